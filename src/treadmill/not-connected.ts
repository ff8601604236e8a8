import { GattError, type GattProblem } from '../bluetooth/gatt.ts'
import type { SearchTarget } from './search-target.ts'
import { TreadmillError } from './treadmill.ts'

/** Why the treadmill that is searched for is not connected. */
export interface NotConnected {
  /** As people know it; null for any treadmill. */
  readonly treadmill: string | null
  readonly because: 'not-heard' | 'does-not-answer' | 'not-a-treadmill' | 'no-bluetooth'
}

const BECAUSE: Record<GattProblem, NotConnected['because']> = {
  'not-found': 'not-heard',
  'no-bluetooth': 'no-bluetooth',
  'no-answer': 'does-not-answer',
  'not-connected': 'does-not-answer',
  'link-lost': 'does-not-answer',
  refused: 'does-not-answer',
}

/** Why an attempt to connect to the treadmill that is searched for failed, for the runner. */
export function notConnectedBy(error: Error, searched: SearchTarget | null): NotConnected {
  const isSomethingElse = error instanceof TreadmillError && error.problem === 'not-a-treadmill'
  const because = error instanceof GattError ? BECAUSE[error.problem] : 'does-not-answer'
  return { treadmill: searched?.knownAs ?? null, because: isSomethingElse ? 'not-a-treadmill' : because }
}
