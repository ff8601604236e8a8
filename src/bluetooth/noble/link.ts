import type { Clock } from '../../clock.ts'
import { ANSWER_WITH_URGENT_WAITING_MS, AttQueue, ON_THE_AIR_MS } from './att-queue.ts'
import { GattError } from '../gatt.ts'
import type { GattLink, ValueListener, Will, WriteOptions } from '../gatt.ts'
import type { Adapter } from './adapter.ts'
import type { NobleGatt, NoblePeripheral } from './internals.ts'
import { disconnect } from './connect.ts'
import {
  READ_LIMIT_MS,
  configurationRequestOf,
  enableRequestOf,
  handlesOf,
  tableOf,
  writeRequestOf,
} from './attribute-table.ts'
import type { TableEntry } from './attribute-table.ts'

/** A will is on the air within 0.5 s, also past a request that is not answered. */
const WILL_PATIENCE_MS = 300
const WILL_ATTEMPTS = 3
/** Procedure Already in Progress (Core Specification Supplement Part B §1.2): what is done now will be over soon. */
const BUSY = 0xfe
const BUSY_RETRY_MS = 100

const ATT_CHANNEL = 0x0004
const COMMAND_FLAG = 0x40

/**
 * The operations on a peripheral that noble has connected to and discovered. In the process that holds the radio a
 * will is not kept but carried out.
 */
export class NobleLink implements Omit<GattLink, 'leaveWill' | 'feed'> {
  readonly #adapter: Adapter
  readonly #peripheral: NoblePeripheral
  readonly #gatt: NobleGatt
  readonly #clock: Clock
  readonly #table: readonly TableEntry[]
  readonly #queue: AttQueue
  readonly #subscriptions = new Map<number, Set<ValueListener>>()
  readonly #closedListeners = new Set<(reason: string, atMs: number) => void>()
  readonly #forgetAdapter: () => void
  #closed: { readonly reason: string; readonly atMs: number } | null = null
  #executing = false

  constructor(adapter: Adapter, peripheral: NoblePeripheral, gatt: NobleGatt, clock: Clock) {
    this.#adapter = adapter
    this.#peripheral = peripheral
    this.#gatt = gatt
    this.#clock = clock
    this.#table = tableOf(gatt)
    this.#queue = new AttQueue(bearerOver(gatt), clock, (reason) => {
      if (!this.#executing) void this.#drop(reason)
    })
    this.#forgetAdapter = adapter.onGone((reason) => this.#close(reason))
    peripheral.on('disconnect', this.#onDisconnect)
    gatt._aclStream.on('data', this.#onPdu)
    gatt.on('handleNotify', this.#onValue)
  }

  get address(): string {
    return this.#peripheral.address
  }

  get name(): string | null {
    return this.#peripheral.advertisement.localName ?? null
  }

  get characteristics(): GattLink['characteristics'] {
    return this.#table.map(({ characteristic }) => characteristic)
  }

  /** Reads on with Read Blob while the answer fills the MTU (Core Vol 3 Part F §3.4.4.5). */
  async read(uuid: string): Promise<Uint8Array> {
    const { valueHandle } = handlesOf(this.#table, uuid)
    const ask = (pdu: Buffer): Promise<Uint8Array> =>
      this.#queue.run({ pdu, what: `read ${uuid}`, limitMs: READ_LIMIT_MS })
    let answer = await ask(this.#gatt.readRequest(valueHandle))
    let value = Buffer.from(answer.subarray(1))
    while (answer.length === this.#gatt._mtu) {
      answer = await ask(this.#gatt.readBlobRequest(valueHandle, value.length))
      value = Buffer.concat([value, answer.subarray(1)])
    }
    return Uint8Array.from(value)
  }

  async write(uuid: string, octets: Uint8Array, options?: WriteOptions): Promise<void> {
    const patienceMs = options?.urgent === true ? ANSWER_WITH_URGENT_WAITING_MS : null
    await this.#queue.run(writeRequestOf(this.#gatt, handlesOf(this.#table, uuid), octets, patienceMs))
  }

  async subscribe(uuid: string, listener: ValueListener): Promise<() => void> {
    const handles = handlesOf(this.#table, uuid)
    const find = configurationRequestOf(this.#gatt, handles)
    const listeners = this.#subscriptions.get(handles.valueHandle) ?? new Set()
    this.#subscriptions.set(handles.valueHandle, listeners.add(listener))
    try {
      if (listeners.size === 1) {
        await this.#queue.run(enableRequestOf(this.#gatt, handles, await this.#queue.run(find)))
      }
    } catch (error) {
      listeners.delete(listener)
      throw error
    }
    // The peripheral goes on sending until the link closes: turning it off is a request that a Stop could meet.
    return () => listeners.delete(listener)
  }

  onClosed(listener: (reason: string, atMs: number) => void): () => void {
    if (this.#closed === null) this.#closedListeners.add(listener)
    else listener(this.#closed.reason, this.#closed.atMs)
    return () => this.#closedListeners.delete(listener)
  }

  close(): Promise<void> {
    return this.#drop('closed by Crescendo')
  }

  /**
   * Writes the will past everything, again at most twice where nothing acknowledges it or the peripheral is busy. A
   * command is written once: no answer belongs to it, and the link layer delivers it or loses the link.
   *
   * @throws {GattError} `not-found`
   */
  async execute(will: Will): Promise<void> {
    this.#executing = true
    const handles = handlesOf(this.#table, will.characteristicUuid)
    const write = (octets: Uint8Array, limitMs: number): Promise<unknown> =>
      this.#queue.run({ ...writeRequestOf(this.#gatt, handles, octets, WILL_PATIENCE_MS), limitMs }).catch(problemOf)
    if (will.first !== undefined) await write(will.first, WILL_PATIENCE_MS)
    for (let attempt = 1; attempt <= WILL_ATTEMPTS; attempt++) {
      const outcome = await write(will.octets, ANSWER_WITH_URGENT_WAITING_MS)
      if (outcome === 'busy') await this.#pause(BUSY_RETRY_MS)
      else if (outcome !== 'no-answer') break
    }
    await this.#pause(ON_THE_AIR_MS)
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(ms, resolve))
  }

  readonly #onPdu = (channel: number, pdu: Buffer): void => {
    if (channel === ATT_CHANNEL) this.#queue.arrived(pdu)
  }

  readonly #onValue = (_address: string, handle: number, octets: Buffer): void => {
    const atMs = this.#clock.nowMs()
    for (const listener of this.#subscriptions.get(handle) ?? []) listener(Uint8Array.from(octets), atMs)
  }

  readonly #onDisconnect = (hciReason: number): void => this.#close(disconnectWordsOf(hciReason))

  async #drop(reason: string): Promise<void> {
    this.#queue.fail(new GattError('link-lost', reason))
    if (this.#closed !== null) return
    this.#peripheral.off('disconnect', this.#onDisconnect)
    await disconnect(this.#adapter, this.#peripheral, this.#clock)
    this.#close(reason)
  }

  #close(reason: string): void {
    if (this.#closed !== null) return
    const atMs = this.#clock.nowMs()
    this.#closed = { reason, atMs }
    this.#peripheral.off('disconnect', this.#onDisconnect)
    this.#gatt._aclStream.off('data', this.#onPdu)
    this.#gatt.off('handleNotify', this.#onValue)
    this.#forgetAdapter()
    this.#queue.fail(new GattError('link-lost', reason))
    for (const listener of this.#closedListeners) listener(reason, atMs)
  }
}

function bearerOver(gatt: NobleGatt): ConstructorParameters<typeof AttQueue>[0] {
  return {
    send(pdu) {
      const isCommand = ((pdu[0] ?? 0) & COMMAND_FLAG) !== 0
      // noble waits for an answer where there is a first callback; the second one says that it was sent.
      gatt._queueCommand(Buffer.from(pdu), isCommand ? null : () => undefined, () => undefined)
    },
    sendPast: (pdu) => gatt.writeAtt(Buffer.from(pdu)),
  }
}

function problemOf(error: unknown): string {
  if (error instanceof GattError) return error.attError === BUSY ? 'busy' : error.problem
  throw error
}

/** Controller error codes, Core Vol 1 Part F §1.3. */
function disconnectWordsOf(hciReason: number): string {
  switch (hciReason) {
    case 0x08:
      return 'nothing was heard from the peripheral any more: out of reach or switched off'
    case 0x13:
      return 'the peripheral ended the connection'
    case 0x16:
      return 'this computer ended the connection'
    default:
      return `the connection ended (HCI reason 0x${hciReason.toString(16).padStart(2, '0')})`
  }
}
