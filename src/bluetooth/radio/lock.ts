import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import type { Server } from 'node:net'
import type { Clock } from '../../clock.ts'
import { folderInName, takeName } from '../../named-lock.ts'
import { nameOf } from '../adapter-choice.ts'
import type { ChosenAdapter } from '../adapter-choice.ts'
import { GattError } from '../gatt.ts'

/** An old radio that carries out its will needs at most 4 s, and 2 s more to end its connections. */
const WAIT_LIMIT_MS = 10_000
const RETRY_EVERY_MS = 100

/** What one radio process at a time may have. */
export interface Lock {
  /** As `takeName` takes it. */
  readonly name: string
  /** What is said where somebody else has it. */
  readonly taken: string
}

/**
 * What a radio holds: its data folder, so that a new daemon waits for the radio of the last one, and the kernel's adapter,
 * whoever of this computer's users drives it. A controller behind a socket is there for whoever connects.
 *
 * @throws {GattError} `no-bluetooth` where there is no such folder
 */
export function locksOf(adapter: ChosenAdapter, dataDir: string): readonly Lock[] {
  if (!existsSync(dataDir)) throw new GattError('no-bluetooth', `There is no data folder ${dataDir}.`)
  const folder: Lock = {
    name: `\0crescendo-radio-${process.getuid?.() ?? 0}-${folderInName(dataDir)}`,
    taken: `Another Crescendo is using the Bluetooth of ${dataDir}.`,
  }
  if (adapter.kind === 'h4') return [folder]
  const hci = nameOf(adapter)
  const taken = `Another Crescendo on this computer is using the Bluetooth adapter ${hci}. Stop that one, or give this one another adapter: --adapter hci${adapter.index === 0 ? 1 : 0}.`
  return [folder, { name: `\0crescendo-radio-${hci}`, taken }]
}

/**
 * Waits until no other radio process has any of these locks, and holds them until this process ends.
 *
 * @throws {GattError} `no-bluetooth` when another radio is still there after 10 s
 */
export async function holdLocks(locks: readonly Lock[], clock: Clock, waiting: () => void): Promise<readonly Server[]> {
  const untilMs = clock.nowMs() + WAIT_LIMIT_MS
  const held: Server[] = []
  for (const lock of locks) held.push(await holdLock(lock, untilMs, clock, waiting))
  return held
}

async function holdLock({ name, taken }: Lock, untilMs: number, clock: Clock, waiting: () => void): Promise<Server> {
  for (;;) {
    const held = await takeName(name)
    if (held !== null) return held
    if (clock.nowMs() >= untilMs) throw new GattError('no-bluetooth', taken)
    waiting()
    await holderLeft(name, clock)
  }
}

/** Resolves when the holder's end of a connection closes, which the kernel does at its death, or after a while. */
function holderLeft(name: string, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(name)
    const leave = (): void => {
      socket.destroy()
      resolve()
    }
    clock.after(RETRY_EVERY_MS, leave)
    socket.once('error', leave)
    socket.once('close', leave)
  })
}
