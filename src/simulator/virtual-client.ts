import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import type { GattCharacteristic, GattProperty } from '../bluetooth/gatt.ts'
import type { AttErrorCode, ClientFacts, ServedClient } from './gatt-server.ts'
import { ATT_ERROR } from './gatt-server.ts'

/** What a client reaches of its machine. */
export interface Host {
  readonly characteristics: readonly GattCharacteristic[]
  readonly requiresEncryption: boolean
  procedureInProgress(): boolean
  valueOf(uuid: string): Uint8Array
  request(client: VirtualClient, octets: Uint8Array): void
  subscriptionsChanged(): void
  left(client: VirtualClient): void
}

const DEFAULT_MTU = 23

/** One client of the virtual machine: its subscriptions, and the ATT errors it gets before the machine is asked at all. */
export class VirtualClient implements ServedClient {
  readonly mtu: number
  readonly #encrypted: boolean
  readonly #host: Host
  readonly #deliveries = new Map<string, (octets: Uint8Array) => void>()
  readonly #onDisconnect = new Set<(reason: string) => void>()

  constructor(host: Host, { mtu = DEFAULT_MTU, encrypted = true }: ClientFacts) {
    this.#host = host
    this.mtu = mtu
    this.#encrypted = encrypted
  }

  read(uuid: string): Uint8Array | AttErrorCode {
    return this.#lacks(uuid, 'read') ?? this.#host.valueOf(uuid)
  }

  write(uuid: string, octets: Uint8Array, { acknowledged }: { readonly acknowledged: boolean }): AttErrorCode | null {
    const error = this.#lacks(uuid, acknowledged ? 'write' : 'write-without-response') ?? this.#refusal(uuid, octets)
    if (error === null) this.#host.request(this, octets)
    return error
  }

  subscribe(uuid: string, on: boolean, deliver: (octets: Uint8Array) => void): AttErrorCode | null {
    const error = this.#lacks(uuid, 'notify', 'indicate')
    if (error !== null) return error
    if (on) this.#deliveries.set(uuid, deliver)
    else this.#deliveries.delete(uuid)
    this.#host.subscriptionsChanged()
    return null
  }

  disconnected(): void {
    this.#deliveries.clear()
    this.#host.left(this)
  }

  onDisconnect(listener: (reason: string) => void): () => void {
    this.#onDisconnect.add(listener)
    return () => this.#onDisconnect.delete(listener)
  }

  isSubscribed(uuid: string): boolean {
    return this.#deliveries.has(uuid)
  }

  /** Sends a value, where the client has subscribed to it. */
  deliver(uuid: string, octets: Uint8Array): void {
    this.#deliveries.get(uuid)?.(octets)
  }

  drop(reason: string): void {
    this.disconnected()
    for (const listener of [...this.#onDisconnect]) listener(reason)
  }

  /** Why a control point write does not even start a procedure; FTMS §4.16.1 and the first checks of an ATT server. */
  #refusal(uuid: string, octets: Uint8Array): AttErrorCode | null {
    if (this.#host.requiresEncryption && !this.#encrypted) return ATT_ERROR.insufficientEncryption
    if (octets.length === 0) return ATT_ERROR.invalidAttributeValueLength
    if (uuid === CHARACTERISTIC.fitnessMachineControlPoint && !this.isSubscribed(uuid)) {
      return ATT_ERROR.cccdImproperlyConfigured
    }
    return this.#host.procedureInProgress() ? ATT_ERROR.procedureAlreadyInProgress : null
  }

  #lacks(uuid: string, ...anyOf: readonly GattProperty[]): AttErrorCode | null {
    const characteristic = this.#host.characteristics.find((candidate) => candidate.uuid === uuid)
    if (characteristic === undefined) return ATT_ERROR.invalidHandle
    if (anyOf.some((property) => characteristic.properties.includes(property))) return null
    if (anyOf.includes('read')) return ATT_ERROR.readNotPermitted
    return anyOf.includes('notify') ? ATT_ERROR.requestNotSupported : ATT_ERROR.writeNotPermitted
  }
}
