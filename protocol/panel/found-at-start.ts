import { Type } from 'typebox'
import type { Codes, Said } from './said.ts'

/**
 * What is found when Crescendo starts, of what was left before: said once, in the terminal it is started in. Moments are
 * ISO 8601, UTC.
 */
export const FOUND_AT_START = {
  /** The file that was damaged, and where it is kept. */
  'history-damaged': { file: Type.String(), keptAs: Type.String() },
  /** A former daemon ended while nothing could be written. */
  'not-all-saved': {},
  'run-rebuilt': { startedAt: Type.String() },
  /** It is not offered to whoever runs now; whether a guest of a gym ran it. */
  'run-closed': { startedAt: Type.String(), isGuests: Type.Boolean() },
  /** Why the run cannot be carried on: what of it is damaged, or the error that its sound journal ends in. */
  'run-set-aside': { startedAt: Type.String(), because: Type.Enum(['damaged', 'makes-no-run']), error: Type.String() },
  /** The run's treadmill, by its name. */
  'run-is-elsewhere': { startedAt: Type.String(), treadmill: Type.String(), isSimulated: Type.Boolean() },
} as const satisfies Codes
export type FoundAtStart = Said<typeof FOUND_AT_START>
