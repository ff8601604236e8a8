import { gone } from '../course/gate.ts'
import { saying } from '../../workout/sayings.ts'
import { coolDownIndexOf, finishIndexOf } from '../../workout/segments.ts'
import { plannedKmhOf } from '../course/targets.ts'
import { jumpTo } from '../course/boundaries.ts'
import { said } from '../course/saying.ts'
import { paced, paceOf, placed, placeOf, targetsOf, type Session } from '../session.ts'
import { segmentOf, wishedKmhOf } from '../speeds.ts'
import type { Asked } from './asked.ts'
import { drivenRefusal, lockRefusal, refused, unnamedRefusal, type Refusal } from './refused.ts'

/** `go`, `not-yet` and `skip-sprint`: the answers to the gate. */

export const GO: Asked<'go'> = {
  refusal: (session, { toKmh }) => gateRefusal(session, 'go') ?? heldRefusal(session, toKmh),
  take: (session) => said(gone(session), saying(segmentOf(session)?.role === 'finish' ? 'go' : 'go-at-the-line')),
}

export const NOT_YET: Asked<'not-yet'> = {
  refusal: (session) => gateRefusal(session, 'not-yet'),
  take: (session) => said(paced(session, { gate: 'open' }), saying('not-yet')),
}

export const SKIP_SPRINT: Asked<'skip-sprint'> = {
  refusal: (session) => gateRefusal(session, 'skip-sprint'),
  take: (session) => said(skipped(session), saying('no-finish-today')),
}

function heldRefusal(session: Session, toKmh: number | undefined): Refusal {
  return paceOf(session).hold === null ? null : unnamedRefusal(session, toKmh, goKmhOf(session))
}

function gateRefusal(session: Session, kind: 'go' | 'not-yet' | 'skip-sprint'): Refusal {
  const driven = drivenRefusal(session)
  if (driven !== null) return driven
  const { gate } = paceOf(session)
  const inFinish = segmentOf(session)?.role === 'finish'
  if (kind === 'skip-sprint' && (gate === 'open' || gate === 'armed')) return null
  if (kind === 'not-yet') return gate === 'armed' ? null : refused('gate-shut', 'go-not-pressed')
  if (kind === 'go') {
    const locked = lockRefusal(session)
    if (locked !== null) return locked
    if (gate === 'open' || (gate === 'skipped' && isBeforeFinish(session))) return null
    if (gate === 'armed') return refused('gate-shut', 'go-pressed-already')
  }
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
  const without = paced(session, { gate: 'skipped' })
  const { segment } = placeOf(without)
  if (segmentOf(session)?.role === 'finish') return jumpTo(without, coolDownIndexOf(session.course.segments))
  return segment === null ? without : placed(without, { segment: { ...segment, rising: false, announced: false } })
}
