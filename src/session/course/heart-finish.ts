import { EXACT_KMH } from '../../belt/limits.ts'
import { heartBpmOf } from '../heart.ts'
import type { HeartFinish } from '../run.ts'
import { paceOf, type Session } from '../session.ts'
import { toFinishSOf } from '../speeds.ts'
import { keptForHeart, noted } from './changes.ts'
import { ceilingBpmOf, heartSaid, withHeart } from './heart-pace.ts'

/** What the heart rate leaves of the finish (coach: heart rate). */

/** So far below the ceiling it is as planned, beats a minute. */
const ROOM_BPM = 5
/** The finish is judged so long before its line, s. */
const JUDGED_S = [60, 10] as const

/** 60 and 10 s before its line: as planned, strong, or the last pace; never more than was judged before. */
export function finishJudged(session: Session): Session {
  const toFinishS = toFinishSOf(session)
  const { judged } = paceOf(session).heart.finish
  const dueS = JUDGED_S[judged]
  return toFinishS === null || dueS === undefined || toFinishS > dueS ? session : judgedNow(session, toFinishS)
}

function judgedNow(session: Session, toFinishS: number): Session {
  const { finish } = paceOf(session).heart
  const judged = JUDGED_S.filter((s) => toFinishS <= s).length
  const is = lower(finish.is, verdictOf(session))
  const next = withHeart(session, { finish: { is, judged } })
  if (is === finish.is) return next
  return heartSaid(next, is === 'strong' ? 'heart-strong' : 'heart-no-finish')
}

/** On its line, where it was not judged as late as it ought to be: somebody jumped to it. */
export function finishJudgedAtLine(session: Session): Session {
  if (ceilingBpmOf(session) === null) return session
  const judged = paceOf(session).heart.finish.judged < JUDGED_S.length ? judgedNow(session, 0) : session
  const isLowered = paceOf(judged).heart.finish.is !== 'as-planned'
  return isLowered ? noted(judged, keptForHeart(heartBpmOf(session, session.atMs) === null)) : judged
}

function verdictOf(session: Session): HeartFinish['is'] {
  const ceilingBpm = ceilingBpmOf(session)
  const bpm = heartBpmOf(session, session.atMs)
  if (ceilingBpm === null) return 'as-planned'
  if (bpm === null || bpm > ceilingBpm) return 'last-pace'
  if (bpm <= ceilingBpm - ROOM_BPM) return 'as-planned'
  // One that is planned as a strong finish, or slower, is one already.
  const finish = session.course.segments.find(({ role }) => role === 'finish')
  return (finish?.speedKmh ?? 0) <= (session.plan?.heart?.strongKmh ?? 0) + EXACT_KMH ? 'as-planned' : 'strong'
}

const ORDER: readonly HeartFinish['is'][] = ['as-planned', 'strong', 'last-pace']
const lower = (one: HeartFinish['is'], other: HeartFinish['is']): HeartFinish['is'] =>
  ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other

/** True where the finish is run at the last pace: it comes without a call, and there is no go for it. */
export const isFinishOff = (session: Session): boolean => paceOf(session).heart.finish.is === 'last-pace'
