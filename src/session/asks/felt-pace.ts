import { saying } from '../../workout/sayings.ts'
import { withPacing } from '../course/hidden-pace.ts'
import { said } from '../course/saying.ts'
import { measuredKmhOf } from '../speeds.ts'
import type { Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { refused } from './refused.ts'

/** `felt-pace`: what pace a hidden mile feels like. Nothing on the belt depends on it. */
export const FELT_PACE: Asked<'felt-pace'> = {
  refusal: ({ run }) => (run?.pacing?.state === 'asked' ? null : refused('wrong-phase', 'pace-not-asked-for')),
  take: (session, { felt }) => said(felt === null ? seen(session) : answered(session, felt), saying('pace-felt')),
}

/** Who has seen it has felt nothing. */
function seen(session: Session): Session {
  const pacing = session.run?.pacing ?? null
  return pacing === null ? session : withPacing(session, { ...pacing, state: 'over' })
}

/** Beside what the belt is measured at now; one that is not seen now leaves nothing to compare with. */
function answered(session: Session, key: number): Session {
  const pacing = session.run?.pacing ?? null
  const saidKmh = pacing?.keysKmh[key]
  const ranKmh = measuredKmhOf(session)
  if (pacing === null || saidKmh === undefined || ranKmh === null) return seen(session)
  return withPacing(session, { ...pacing, state: 'over', felt: { saidKmh, ranKmh } })
}
