import type { Clock } from '../clock.ts'
import { ANSWER_WITH_URGENT_WAITING_MS, ON_THE_AIR_MS, createAttQueue } from './att-queue.ts'
import type { AttQueue } from './att-queue.ts'
import { GattError } from './gatt.ts'
import type { GattCharacteristic, GattLink, GattProperty, ValueListener, Will } from './gatt.ts'
import type { Adapter, NobleCharacteristic, NobleGatt, NoblePeripheral } from './noble-adapter.ts'
import { disconnect } from './noble-connect.ts'
import { portUuid } from './uuid.ts'

/** A link in the process that holds the radio: it carries a will out instead of keeping one. */
export interface NobleLink extends Omit<GattLink, 'leaveWill' | 'feed'> {
  /** Writes the will past everything, again at most twice where nothing acknowledges it. @throws {GattError} `not-found` */
  execute(will: Will): Promise<void>
}

const READ_LIMIT_MS = 5_000
const WRITE_LIMIT_MS = 2_000
/** A will is on the air within 0.5 s, also past a request that is not answered. */
const WILL_PATIENCE_MS = 300
const WILL_ATTEMPTS = 3

const ATT_CHANNEL = 0x0004
const CLIENT_CHARACTERISTIC_CONFIGURATION = 0x2902
const NOTIFICATIONS = 0x0001
const INDICATIONS = 0x0002

/** Characteristic properties, Core Vol 3 Part G §3.3.1.1. */
const PROPERTIES: readonly (readonly [bit: number, property: GattProperty])[] = [
  [0x02, 'read'],
  [0x04, 'write-without-response'],
  [0x08, 'write'],
  [0x10, 'notify'],
  [0x20, 'indicate'],
]

/** The operations on a peripheral that noble has connected to and discovered. */
export function createNobleLink(
  adapter: Adapter,
  peripheral: NoblePeripheral,
  gatt: NobleGatt,
  clock: Clock,
): NobleLink {
  const discovered = discoveredIn(gatt)
  const subscriptions = new Map<number, Set<ValueListener>>()
  const closedListeners = new Set<(reason: string, atMs: number) => void>()
  let closed: { reason: string; atMs: number } | null = null
  let executing = false

  const bearer = {
    send(pdu: Uint8Array): void {
      const commandOnly = (pdu[0] ?? 0) & 0x40
      gatt._queueCommand(Buffer.from(pdu), commandOnly ? null : () => undefined, () => undefined)
    },
    sendPast: (pdu: Uint8Array): void => gatt.writeAtt(Buffer.from(pdu)),
  }
  const queue = createAttQueue(bearer, clock, (reason) => {
    if (!executing) void drop(reason)
  })

  const onPdu = (channel: number, pdu: Buffer): void => {
    if (channel === ATT_CHANNEL) queue.arrived(pdu)
  }
  const onValue = (_address: string, handle: number, octets: Buffer): void => {
    const atMs = clock.nowMs()
    for (const listener of subscriptions.get(handle) ?? []) listener(Uint8Array.from(octets), atMs)
  }
  const onDisconnect = (hciReason: number): void => close(disconnectWordsOf(hciReason))

  function close(reason: string): void {
    if (closed !== null) return
    closed = { reason, atMs: clock.nowMs() }
    peripheral.off('disconnect', onDisconnect)
    gatt._aclStream.off('data', onPdu)
    gatt.off('handleNotify', onValue)
    forgetAdapter()
    queue.fail(new GattError('link-lost', reason))
    for (const listener of closedListeners) listener(reason, closed.atMs)
  }

  async function drop(reason: string): Promise<void> {
    queue.fail(new GattError('link-lost', reason))
    if (closed !== null) return
    peripheral.off('disconnect', onDisconnect)
    await disconnect(peripheral, clock)
    close(reason)
  }

  const forgetAdapter = adapter.onGone(close)
  peripheral.on('disconnect', onDisconnect)
  gatt._aclStream.on('data', onPdu)
  gatt.on('handleNotify', onValue)

  return {
    address: peripheral.address,
    name: peripheral.advertisement.localName ?? null,
    characteristics: discovered.map(({ described }) => described),
    read: async (uuid) => readWhole(queue, gatt, handlesOf(discovered, uuid).valueHandle, uuid),
    async write(uuid, octets, options) {
      await queue.run(writeOf(gatt, discovered, uuid, octets, options?.urgent ? ANSWER_WITH_URGENT_WAITING_MS : null))
    },
    async subscribe(uuid, listener) {
      const handles = handlesOf(discovered, uuid)
      const listeners = subscriptions.get(handles.valueHandle) ?? new Set()
      const enabled = listeners.size > 0
      subscriptions.set(handles.valueHandle, listeners.add(listener))
      try {
        if (!enabled) await enable(queue, gatt, handles, uuid)
      } catch (error) {
        listeners.delete(listener)
        throw error
      }
      // The peripheral goes on sending until the link closes: turning it off is a request that a Stop could meet.
      return () => listeners.delete(listener)
    },
    onClosed(listener) {
      if (closed !== null) listener(closed.reason, closed.atMs)
      else closedListeners.add(listener)
      return () => closedListeners.delete(listener)
    },
    close: () => drop('closed by Crescendo'),
    async execute(will) {
      executing = true
      const request = writeOf(gatt, discovered, will.characteristicUuid, will.octets, WILL_PATIENCE_MS)
      for (let attempt = 1; attempt <= WILL_ATTEMPTS; attempt++) {
        const outcome = await queue.run({ ...request, limitMs: ANSWER_WITH_URGENT_WAITING_MS }).catch(problemOf)
        if (outcome !== 'no-answer') break
      }
      await new Promise<void>((resolve) => void clock.after(ON_THE_AIR_MS, resolve))
    },
  }
}

interface Discovered {
  readonly described: GattCharacteristic
  readonly handles: NobleCharacteristic
}

function discoveredIn(gatt: NobleGatt): readonly Discovered[] {
  return Object.entries(gatt._characteristics).flatMap(([serviceUuid, characteristics]) =>
    Object.values(characteristics).map((handles) => ({
      handles,
      described: {
        serviceUuid: portUuid(serviceUuid),
        uuid: portUuid(handles.uuid),
        properties: PROPERTIES.filter(([bit]) => handles.properties & bit).map(([, property]) => property),
      },
    })),
  )
}

function handlesOf(discovered: readonly Discovered[], uuid: string): NobleCharacteristic {
  const found = discovered.find(({ described }) => described.uuid === uuid)
  if (found === undefined) throw new GattError('not-found', `The peripheral has no characteristic ${uuid}.`)
  return found.handles
}

function writeOf(
  gatt: NobleGatt,
  discovered: readonly Discovered[],
  uuid: string,
  octets: Uint8Array,
  patienceMs: number | null,
): Parameters<AttQueue['run']>[0] {
  const { valueHandle, properties } = handlesOf(discovered, uuid)
  if (!(properties & 0x0c)) throw new GattError('not-found', `Characteristic ${uuid} cannot be written.`)
  const pdu = gatt.writeRequest(valueHandle, Buffer.from(octets), !(properties & 0x08))
  const what = `write ${uuid}`
  if (patienceMs === null) return { pdu, what, limitMs: WRITE_LIMIT_MS }
  const past = gatt.writeRequest(valueHandle, Buffer.from(octets), Boolean(properties & 0x04))
  return { pdu, what, limitMs: WRITE_LIMIT_MS, urgent: { past, patienceMs } }
}

/** Reads on with Read Blob while the answer fills the MTU (Core Vol 3 Part F §3.4.4.5). */
async function readWhole(queue: AttQueue, gatt: NobleGatt, handle: number, uuid: string): Promise<Uint8Array> {
  const what = `read ${uuid}`
  let answer = await queue.run({ pdu: gatt.readRequest(handle), what, limitMs: READ_LIMIT_MS })
  let value = Buffer.from(answer.subarray(1))
  while (answer.length === gatt._mtu) {
    answer = await queue.run({ pdu: gatt.readBlobRequest(handle, value.length), what, limitMs: READ_LIMIT_MS })
    value = Buffer.concat([value, answer.subarray(1)])
  }
  return Uint8Array.from(value)
}

async function enable(queue: AttQueue, gatt: NobleGatt, handles: NobleCharacteristic, uuid: string): Promise<void> {
  if (!(handles.properties & 0x30)) throw new GattError('not-found', `Characteristic ${uuid} sends no values.`)
  const what = `subscribe ${uuid}`
  const find = gatt.readByTypeRequest(handles.startHandle, handles.endHandle, CLIENT_CHARACTERISTIC_CONFIGURATION)
  const answer = Buffer.from(await queue.run({ pdu: find, what, limitMs: READ_LIMIT_MS }))
  const octets = Buffer.alloc(2)
  octets.writeUInt16LE(handles.properties & 0x10 ? NOTIFICATIONS : INDICATIONS)
  const pdu = gatt.writeRequest(answer.readUInt16LE(2), octets, false)
  await queue.run({ pdu, what, limitMs: WRITE_LIMIT_MS })
}

function problemOf(error: unknown): string {
  if (error instanceof GattError) return error.problem
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
