import type {
  Advertisement,
  GattCentral,
  GattCharacteristic,
  GattLink,
  ValueListener,
  WriteOptions,
} from '../bluetooth/gatt.ts'
import { GattError } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import type { AttErrorCode, GattServer, ServedClient } from './gatt-server.ts'

/** How the air between a client and a virtual machine behaves. */
export interface VirtualAir {
  /** One way, ms. */
  readonly delayMs: number
  /** ATT_MTU in octets. */
  readonly mtu: number
}

const USUAL_AIR: VirtualAir = { delayMs: 1, mtu: 23 }
const ADVERTISING_INTERVAL_MS = 100

/** Scans and connects to virtual machines in this process; each machine's address is its key. */
export function virtualCentral(
  servers: ReadonlyMap<string, GattServer>,
  clock: Clock,
  air: Partial<VirtualAir> = {},
): GattCentral {
  return {
    scan(found) {
      const advertise = (): void => {
        for (const [address, server] of servers) found(advertisementOf(address, server))
      }
      const cancel = clock.every(ADVERTISING_INTERVAL_MS, advertise)
      return Promise.resolve(() => Promise.resolve(cancel()))
    },
    async connect(address) {
      const server = servers.get(address)
      if (server === undefined) throw new GattError('not-found', `no simulated treadmill at ${address}`)
      await new Promise<void>((resolve) => clock.after(air.delayMs ?? USUAL_AIR.delayMs, resolve))
      return new VirtualLink(address, server, clock, air)
    },
    close: () => Promise.resolve(),
  }
}

function advertisementOf(address: string, { advertised }: GattServer): Advertisement {
  return { address, rssiDbm: null, connectable: true, ...advertised }
}

/**
 * A GattLink to a server in this process. Octets take the air's delay each way by the clock given. There is no radio
 * process: a will left here is nobody's, and the feed feeds nothing.
 */
export class VirtualLink implements GattLink {
  readonly address: string
  readonly name: string
  readonly characteristics: readonly GattCharacteristic[]
  readonly #clock: Clock
  readonly #delayMs: number
  readonly #client: ServedClient
  readonly #pending = new Set<(error: GattError) => void>()
  readonly #closedListeners = new Set<(reason: string, atMs: number) => void>()
  readonly #valueListeners = new Map<string, Set<ValueListener>>()
  #closed: { readonly reason: string; readonly atMs: number } | null = null
  #lastDone: Promise<unknown> = Promise.resolve()

  constructor(address: string, server: GattServer, clock: Clock, air: Partial<VirtualAir> = {}) {
    const { delayMs, mtu } = { ...USUAL_AIR, ...air }
    this.address = address
    this.name = server.advertised.name
    this.characteristics = server.characteristics
    this.#clock = clock
    this.#delayMs = delayMs
    this.#client = server.accept({ mtu })
    this.#client.onDisconnect((reason) => this.dropLink(reason))
  }

  async read(uuid: string): Promise<Uint8Array> {
    const answer = await this.#operate(() => this.#client.read(uuid))
    if (typeof answer === 'number') throw refused(answer, `read ${uuid}`)
    return answer
  }

  async write(uuid: string, octets: Uint8Array, { urgent = false }: WriteOptions = {}): Promise<void> {
    const characteristic = this.characteristics.find((candidate) => candidate.uuid === uuid)
    const acknowledged = characteristic?.properties.includes('write') ?? false
    const act = () => this.#client.write(uuid, octets, { acknowledged })
    refuse(await (urgent ? this.#exchange(act) : this.#operate(act)), `write ${uuid}`)
  }

  async subscribe(uuid: string, listener: ValueListener): Promise<() => void> {
    const deliver = (octets: Uint8Array): void => this.#deliver(uuid, octets)
    refuse(await this.#operate(() => this.#client.subscribe(uuid, true, deliver)), `subscribe to ${uuid}`)
    const listeners = this.#valueListeners.get(uuid) ?? new Set()
    this.#valueListeners.set(uuid, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#closed === null) this.#client.subscribe(uuid, false, deliver)
    }
  }

  onClosed(listener: (reason: string, atMs: number) => void): () => void {
    if (this.#closed === null) this.#closedListeners.add(listener)
    else listener(this.#closed.reason, this.#closed.atMs)
    return () => this.#closedListeners.delete(listener)
  }

  leaveWill(): void {}

  feed(): void {}

  close(): Promise<void> {
    this.dropLink('closed by us')
    return Promise.resolve()
  }

  /** Link loss: both ends notice at once, and everything pending fails. */
  dropLink(reason = 'connection timeout'): void {
    if (this.#closed !== null) return
    const atMs = this.#clock.nowMs()
    this.#closed = { reason, atMs }
    this.#client.disconnected()
    for (const reject of this.#pending) reject(this.#lost())
    this.#pending.clear()
    for (const listener of [...this.#closedListeners]) listener(reason, atMs)
  }

  /** One operation on the air at a time. */
  #operate<Answer>(act: () => Answer): Promise<Answer> {
    const done = this.#lastDone.then(() => this.#exchange(act))
    this.#lastDone = done.catch(() => undefined)
    return done
  }

  /** Octets there, the answer back; fails when the link closes in between. */
  #exchange<Answer>(act: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#closed !== null) return reject(this.#lost())
      this.#pending.add(reject)
      this.#clock.after(this.#delayMs, () => {
        if (this.#closed !== null) return
        const answer = act()
        this.#clock.after(this.#delayMs, () => {
          this.#pending.delete(reject)
          if (this.#closed === null) resolve(answer)
        })
      })
    })
  }

  #deliver(uuid: string, octets: Uint8Array): void {
    this.#clock.after(this.#delayMs, () => {
      if (this.#closed !== null) return
      for (const listener of [...(this.#valueListeners.get(uuid) ?? [])]) listener(octets, this.#clock.nowMs())
    })
  }

  #lost(): GattError {
    return new GattError('link-lost', `the link to ${this.name} is closed: ${this.#closed?.reason}`)
  }
}

const refused = (error: AttErrorCode, what: string): GattError =>
  new GattError(
    'refused',
    `the treadmill refused to ${what}: ATT error 0x${error.toString(16).padStart(2, '0')}`,
    error,
  )

function refuse(error: AttErrorCode | null, what: string): void {
  if (error !== null) throw refused(error, what)
}
