import type { GattLink } from '../bluetooth/gatt.ts'
import { GattError } from '../bluetooth/gatt.ts'
import type { UnlockWrite } from '../profile/facts.ts'
import { offers } from './identify.ts'
import { TreadmillError } from './treadmill.ts'

/** What some makers' machines want to be written before their control point does anything (quirks 6 to 8). */

/** Subscribes to what they answer on; what is not there is passed over. @throws {TreadmillError} `link-lost` */
export async function listenForUnlock(link: GattLink, writes: readonly UnlockWrite[]): Promise<void> {
  for (const { answersOn } of writes) {
    if (answersOn === null) continue
    const error = await tried(link, answersOn, () => link.subscribe(answersOn, () => undefined))
    if (error?.problem === 'link-lost') throw new TreadmillError('link-lost', error.message)
  }
}

/**
 * Writes them in order, each followed by a pause. Never rejects: a machine that refuses is another than its name says, and is
 * spoken to as any other; whether it did any good is told by the control point.
 */
export async function unlock(
  link: GattLink,
  writes: readonly UnlockWrite[],
  pause: () => Promise<void>,
): Promise<void> {
  for (const { to, hex } of writes) {
    await tried(link, to, () => link.write(to, Uint8Array.from(Buffer.from(hex, 'hex'))))
    await pause()
  }
}

/** What came of it, where the characteristic is there; null for the best. */
async function tried(link: GattLink, uuid: string, act: () => Promise<unknown>): Promise<GattError | null> {
  if (!offers(link, uuid)) return null
  try {
    await act()
    return null
  } catch (error) {
    if (error instanceof GattError) return error
    throw error
  }
}
