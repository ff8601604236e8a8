import { GattError, type GattProblem } from '../bluetooth/gatt.ts'
import type { SearchTarget } from './search-target.ts'
import { TreadmillError } from './treadmill.ts'

const BECAUSE = {
  'not-found': 'not-heard',
  'no-bluetooth': 'no-bluetooth',
  'no-answer': 'does-not-answer',
  'not-connected': 'does-not-answer',
  'link-lost': 'does-not-answer',
  refused: 'does-not-answer',
} as const satisfies Record<GattProblem, string>

/**
 * Why an attempt to connect to the treadmill that is searched for failed, for the runner, with its name as people know it;
 * null for any treadmill.
 */
export function notConnectedBy(error: Error, searched: SearchTarget | null) {
  const isSomethingElse = error instanceof TreadmillError && error.problem === 'not-a-treadmill'
  const because = error instanceof GattError ? BECAUSE[error.problem] : 'does-not-answer'
  return { treadmill: searched?.knownAs ?? null, because: isSomethingElse ? ('not-a-treadmill' as const) : because }
}

/** True where the computer has no Bluetooth to wait for: an adapter that was lost may come back. */
export const isWithoutBluetooth = (error: Error, wasConnected: boolean): boolean =>
  !wasConnected && error instanceof GattError && error.problem === 'no-bluetooth'
