import { createRequire } from 'node:module'
import type { Clock } from '../../clock.ts'
import { adapterStateProblem, noBluetooth, openingProblem } from './adapter-problems.ts'
import type { AdapterChoice, ChosenAdapter } from '../adapter-choice.ts'
import { dropStalePackets } from './acl-queue.ts'
import { replaceHciSocket } from './h4-socket.ts'
import type { Noble } from './internals.ts'

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
 * One process drives one adapter: noble takes its socket when it is loaded.
 *
 * @throws {GattError} `no-bluetooth`, with what can be done about it
 */
export async function openAdapter(chosen: ChosenAdapter, clock: Clock): Promise<Adapter> {
  const noble = createNoble(chosen)
  const release = initialise(noble)
  const adapter = watch(noble, release)
  const state = noble.state
  const settled = state === 'unknown' ? await firstState(adapter, clock) : state
  if (settled === 'poweredOn') return adapter
  const inState = adapterStateProblem(settled)
  const why = adapter.goneBecause === null ? inState : { ...inState, says: adapter.goneBecause }
  adapter.discard(why.says)
  throw noBluetooth(why)
}

/**
 * The adapter that is meant: for `first` the kernel's first one that is switched on, or hci0 where none is.
 *
 * @throws {GattError} `no-bluetooth`, with what can be done about it
 */
export function chosenAdapter(choice: AdapterChoice): ChosenAdapter {
  if (choice.kind !== 'first') return choice
  const index = inWords(() => {
    const KernelSocket = requireFromNoble()('@abandonware/bluetooth-hci-socket') as new () => KernelSocket
    const socket = new KernelSocket()
    const first = socket.getDeviceList().find(({ devUp }) => devUp)
    return first?.devId ?? 0
  })
  return { kind: 'kernel', index }
}

/** What is used of the kernel's socket before noble has one. */
interface KernelSocket {
  getDeviceList(): readonly { readonly devId: number; readonly devUp: boolean }[]
}

function createNoble(chosen: ChosenAdapter): Noble {
  return inWords(() => {
    if (chosen.kind === 'h4') replaceHciSocket(requireFromNoble(), chosen.path)
    const create = requireFromNoble()('@abandonware/noble/with-custom-binding') as (options: object) => Noble
    const noble = create(chosen.kind === 'kernel' ? { deviceId: chosen.index } : {})
    dropStalePackets(noble)
    return noble
  })
}

function requireFromNoble(): NodeJS.Require {
  return createRequire(createRequire(import.meta.url).resolve('@abandonware/noble/package.json'))
}

/** @throws {GattError} `no-bluetooth` */
function inWords<T>(work: () => T): T {
  if (process.platform !== 'linux') {
    throw noBluetooth({ problem: 'not-linux', says: 'Crescendo drives Bluetooth on Linux only.' })
  }
  try {
    return work()
  } catch (error) {
    throw noBluetooth(openingProblem(error as NodeJS.ErrnoException))
  }
}

/** Opens the adapter. Returns what takes the instance's process handlers away. */
function initialise(noble: Noble): () => void {
  const before = new Set(process.listeners('exit'))
  try {
    void noble.state
  } catch (error) {
    noble._bindings._hci._socket.stop()
    throw noBluetooth(openingProblem(error as NodeJS.ErrnoException))
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
    if (state !== 'poweredOn') gone(adapterStateProblem(state).says)
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
