import type { Split } from '../../protocol/panel/snapshot.ts'
import type { Run } from './run.ts'
import { placeOf, type Session } from './session.ts'

/** What a run comes to so far. */
export interface SoFar {
  readonly distanceM: number
  /** Seconds on the moving belt. */
  readonly movingS: number
  /** Of the phases that are over. */
  readonly splits: readonly Split[]
}

/** What was measured of the belt along the run. */
export const lineOf = ({ run }: Session): Run['line'] => run?.line ?? []

export function soFarOf(session: Session): SoFar {
  const { odometer, splits } = placeOf(session)
  return { distanceM: odometer.totalM, movingS: odometer.movingS, splits }
}
