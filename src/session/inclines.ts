import { inclineNowOf } from '../belt/incline.ts'
import { paceOf, type Session } from './session.ts'
import { wishedIndexOf } from './speeds.ts'

/** The incline that is wished for (coach: incline). */

/** How long it is told before it changes, ms. */
export const INCLINE_TOLD_MS = 5000

/** The plan names an incline, and the machine there is has one. */
export const isInclined = ({ seen, course }: Pick<Session, 'seen' | 'course'>): boolean =>
  seen.incline.grid !== null && course.segments.some(({ inclinePct }) => inclinePct > 0)

/** It goes on as the plan has it: nobody set another, and the machine took it. */
export const setsIncline = (session: Session): boolean =>
  isInclined(session) && paceOf(session).incline?.isLeft !== true

/** What is wished of it now, percent; null where it is left alone. */
export function inclineWishOf(session: Session): number | null {
  const { incline } = paceOf(session)
  if (!setsIncline(session)) return null
  if (incline === null) return 0
  return session.atMs - incline.toldAtMs < INCLINE_TOLD_MS ? incline.beforePct : incline.pct
}

/** The belt is steeper than the segment whose speed is wished for: its speed rises once it is not (coach: a fall before a rise). */
export function fallsFirst(session: Session): boolean {
  const nowPct = inclineNowOf(session.seen)
  if (nowPct === null || inclineWishOf(session) === null) return false
  return nowPct > (session.course.segments[wishedIndexOf(session)]?.inclinePct ?? 0)
}
