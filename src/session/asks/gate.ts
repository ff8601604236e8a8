import type { Saying } from '../../../protocol/panel/sayings.ts'
import { gone, takesSkipBack } from '../course/gate.ts'
import { saying } from '../../workout/sayings.ts'
import { finishIndexOf } from '../../workout/segments.ts'
import { plannedKmhOf } from '../course/targets.ts'
import { said } from '../course/saying.ts'
import { withPace, paceOf, withPlace, placeOf, targetsOf, type Session } from '../session.ts'
import { segmentOf, wishedKmhOf } from '../speeds.ts'
import type { Asked } from './asked.ts'
import { coolDown } from './phase.ts'
import { drivenRefusal, lockRefusal, refused, unnamedRefusal, type Refusal } from './refused.ts'
import { slowing } from './slowing.ts'

/** `go`, `not-yet` and `skip-sprint`: the answers to the gate. */

export const GO: Asked<'go'> = {
  refusal: (session, { toKmh }) => goRefusal(session) ?? heldRefusal(session, toKmh),
  take: (session) => said(gone(session), goWords(session)),
}

export const NOT_YET: Asked<'not-yet'> = slowing(
  (session) => said(isArmed(session) ? withPace(session, { gate: 'open' }) : session, saying('not-yet')),
  (session) => !isArmed(session),
)

/** At any time before the end of the finish; behind it there is nothing to skip. */
export const SKIP_SPRINT: Asked<'skip-sprint'> = slowing(
  (session) => (nothingToSkip(session) ? session : said(skipped(session), saying('no-finish-today'))),
  nothingToSkip,
)

const isArmed = (session: Session): boolean => paceOf(session).gate === 'armed'

function nothingToSkip(session: Session): boolean {
  if (segmentOf(session)?.role === 'finish') return false
  return paceOf(session).gate === 'skipped' || !isBeforeFinish(session)
}

function goWords(session: Session): Saying {
  if (segmentOf(session)?.role === 'finish') return saying('go')
  return saying(takesSkipBack(session) ? 'finish-is-on' : 'go-at-the-line')
}

function heldRefusal(session: Session, toKmh: number | undefined): Refusal {
  return paceOf(session).hold === null ? null : unnamedRefusal(session, toKmh, goKmhOf(session))
}

function goRefusal(session: Session): Refusal {
  const notOurs = drivenRefusal(session) ?? lockRefusal(session)
  if (notOurs !== null) return notOurs
  const { gate } = paceOf(session)
  if (gate === 'open' || (gate === 'skipped' && isBeforeFinish(session))) return null
  if (gate === 'armed') return refused('gate-shut', 'go-pressed-already')
  const inFinish = segmentOf(session)?.role === 'finish'
  return refused('gate-shut', inFinish ? 'finish-has-begun' : 'too-early-or-late')
}

/** Where `go` leads, km/h: at once in the finish, on its line before. */
export function goKmhOf(session: Session): number {
  if (segmentOf(session)?.role === 'finish') return wishedKmhOf(gone(session))
  return plannedKmhOf(targetsOf(session))[finishIndexOf(session.course.segments)] ?? 0
}

function isBeforeFinish(session: Session): boolean {
  return (placeOf(session).segment?.aheadS ?? null) !== null
}

/** Before the line the finish is passed over; in it, it ends. */
function skipped(session: Session): Session {
  const without = withPace(session, { gate: 'skipped' })
  const { segment } = placeOf(without)
  if (segmentOf(session)?.role === 'finish') return coolDown(without)
  // A rise into a stage is none of the finish's.
  const isNext = segment !== null && session.course.segments[segment.index + 1]?.role === 'finish'
  return isNext ? withPlace(without, { segment: { ...segment, rising: false, announcedAtMs: null } }) : without
}
