import type { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import type { Clock } from '../../clock.ts'
import { openingProblem, adapterStateProblem } from './adapter-problems.ts'
import { GattError } from '../gatt.ts'
import { dropStalePackets } from './acl-queue.ts'
import { replaceHciSocket } from './h4-socket.ts'

/** What is used of a noble peripheral (`lib/peripheral.js`); its own typings lack the connection parameters. */
export interface NoblePeripheral extends EventEmitter {
  readonly id: string
  readonly address: string
  readonly connectable: boolean
  /** `connecting`, `connected`, `error`, … */
  readonly state: string
  readonly rssi: number
  readonly advertisement: {
    readonly localName?: string
    readonly serviceUuids: readonly string[]
    readonly serviceData: readonly { readonly uuid: string; readonly data: Buffer }[]
  }
  connect(parameters: object, done: (error: Error | null) => void): void
  cancelConnect(): void
  disconnect(): void
  discoverAllServicesAndCharacteristics(done: (error: unknown) => void): void
}

/** A characteristic as noble's GATT layer keeps it: handles, and the properties as one octet (Core Vol 3 Part G §3.3.1.1). */
export interface NobleCharacteristic {
  readonly uuid: string
  readonly properties: number
  readonly startHandle: number
  readonly valueHandle: number
  readonly endHandle: number
}

/** noble's attribute client of one connection (`lib/hci-socket/gatt.js`). */
export interface NobleGatt extends EventEmitter {
  readonly _mtu: number
  readonly _aclStream: EventEmitter
  readonly _characteristics: Record<string, Record<string, NobleCharacteristic>>
  _queueCommand(pdu: Buffer, answered: ((pdu: Buffer) => void) | null, sent?: () => void): void
  writeAtt(pdu: Buffer): void
  readRequest(handle: number): Buffer
  readBlobRequest(handle: number, offset: number): Buffer
  readByTypeRequest(startHandle: number, endHandle: number, type: number): Buffer
  writeRequest(handle: number, octets: Buffer, withoutResponse: boolean): Buffer
}

interface NobleBindings {
  readonly _pendingConnectionUuid: string | null
  readonly _gatts: Record<string, NobleGatt | undefined>
  /** The connection's handle by its peripheral's id, and the other way round. */
  readonly _handles: Record<string, number | string | undefined>
  readonly onSigIntBinded: () => void
  onDisconnComplete(handle: number, hciReason: number): void
  readonly _hci: EventEmitter & {
    readonly _socket: EventEmitter & { stop(): void }
    readonly _aclConnections: Map<number, object>
    _aclQueue: readonly { readonly handle: number }[]
    flushAcl: () => Promise<void>
    pollIsDevUp: () => void
    cancelConnect(): void
  }
}

/** One instance of noble (`lib/noble.js`). */
export interface Noble extends EventEmitter {
  /** Reading it for the first time opens the adapter. */
  readonly state: string
  readonly _bindings: NobleBindings
  readonly _peripherals: Record<string, NoblePeripheral | undefined>
  startScanning(serviceUuids: readonly string[], allowDuplicates: boolean): void
  stopScanning(): void
}

/** A Bluetooth adapter that is powered on, with a noble instance of its own. */
export interface Adapter {
  readonly noble: Noble
  /** Why it can no longer be used, or null. */
  readonly goneBecause: string | null
  /** True once the end of a connection was not confirmed: it is to be opened afresh as soon as no link is lost by that. */
  doubted: boolean
  /** Called once, when it can no longer be used. Returns its undo. */
  onGone(listener: (reason: string) => void): () => void
  /** Gives the instance up; its peripherals are lost. */
  discard(reason: string): void
}

const OPEN_LIMIT_MS = 2_000

/**
 * Loads noble where that was not done yet, and opens the adapter with a fresh instance.
 *
 * @param hciPath Unix socket of a controller that speaks H4, or null for the kernel's adapter
 * @throws {GattError} `no-bluetooth`, with what can be done about it
 */
export async function openAdapter(hciPath: string | null, clock: Clock): Promise<Adapter> {
  const noble = createNoble(hciPath)
  const release = initialise(noble)
  const adapter = watch(noble, release)
  const state = noble.state
  const settled = state === 'unknown' ? await firstState(adapter, clock) : state
  if (settled === 'poweredOn') return adapter
  const reason = adapter.goneBecause ?? adapterStateProblem(settled)
  adapter.discard(reason)
  throw new GattError('no-bluetooth', reason)
}

function createNoble(hciPath: string | null): Noble {
  if (process.platform !== 'linux') {
    throw new GattError('no-bluetooth', 'Crescendo drives Bluetooth on Linux only.')
  }
  try {
    const require = createRequire(import.meta.url)
    const fromNoble = createRequire(require.resolve('@abandonware/noble/package.json'))
    if (hciPath !== null) replaceHciSocket(fromNoble, hciPath)
    const create = require('@abandonware/noble/with-custom-binding') as (options: object) => Noble
    const noble = create({})
    dropStalePackets(noble)
    return noble
  } catch (error) {
    throw new GattError('no-bluetooth', openingProblem(error as NodeJS.ErrnoException))
  }
}

/** Opens the adapter. Returns what takes the instance's process handlers away. */
function initialise(noble: Noble): () => void {
  const before = new Set(process.listeners('exit'))
  try {
    void noble.state
  } catch (error) {
    noble._bindings._hci._socket.stop()
    throw new GattError('no-bluetooth', openingProblem(error as NodeJS.ErrnoException))
  }
  // noble's own handler exits at once, which would leave the belt running.
  process.off('SIGINT', noble._bindings.onSigIntBinded)
  const added = process.listeners('exit').filter((listener) => !before.has(listener))
  return () => {
    for (const listener of added) process.off('exit', listener)
  }
}

function watch(noble: Noble, release: () => void): Adapter {
  const listeners = new Set<(reason: string) => void>()
  const socket = noble._bindings._hci._socket
  let goneBecause: string | null = null
  const gone = (reason: string): void => {
    if (goneBecause !== null) return
    goneBecause = reason
    // Its poll of the adapter goes on for ever otherwise, and would open the socket again.
    noble._bindings._hci.pollIsDevUp = () => undefined
    socket.stop()
    release()
    for (const listener of listeners) listener(reason)
  }
  socket.on('lost', gone)
  noble.on('stateChange', (state: string) => {
    if (state !== 'poweredOn') gone(adapterStateProblem(state))
  })
  return {
    noble,
    doubted: false,
    get goneBecause() {
      return goneBecause
    },
    onGone(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    discard(reason) {
      if (goneBecause !== null) return
      // What is pending in the controller outlives the instance.
      if (noble._bindings._pendingConnectionUuid !== null) noble._bindings._hci.cancelConnect()
      noble.stopScanning()
      gone(reason)
    },
  }
}

function firstState(adapter: Adapter, clock: Clock): Promise<string> {
  return new Promise((resolve) => {
    const cancelLimit = clock.after(OPEN_LIMIT_MS, () => resolve('silent'))
    const settle = (state: string): void => {
      cancelLimit()
      resolve(state)
    }
    adapter.noble.once('stateChange', settle)
    adapter.onGone(() => settle('gone'))
  })
}
