import { saying } from '../../workout/sayings.ts'
import type { HeartPace, HeartSaying } from '../run.ts'
import { paceOf, withPace, type Session } from '../session.ts'
import { segmentOf, toFinishSOf } from '../speeds.ts'
import { told } from './saying.ts'

/** What the rules of the heart rate stand on: the ceiling there is, their place in the pace, and their words. */

/** The same line again after so long, ms; none while the last seconds are counted, s. */
const SAID_AGAIN_MS = 60_000
const COUNTED_S = 4

/** Null where there is none, or none counts now. */
export function ceilingBpmOf(session: Session): number | null {
  return segmentOf(session) === null ? null : (session.plan?.heart?.ceilingBpm ?? null)
}

/** Nothing of it is held any more: not in another segment, and not where the runner goes back to the plan. */
export function withoutHeartHold(session: Session): Session {
  const { heart } = paceOf(session)
  return heart.hold === null && !heart.waitsAtLine ? session : withHeart(session, { hold: null, waitsAtLine: false })
}

export const isFor = ({ atMs }: Session, sinceMs: number | null, forMs: number): boolean =>
  sinceMs !== null && atMs - sinceMs >= forMs

/** One of its lines, once a minute at most, and not into the last seconds before the finish. */
export function heartSaid(
  session: Session,
  code: HeartSaying,
  againMs: number = SAID_AGAIN_MS,
  { [code]: lastMs } = paceOf(session).heart.saidAtMs,
): Session {
  const { atMs } = session
  if (lastMs !== undefined && atMs - lastMs < againMs) return session
  if ((toFinishSOf(session) ?? Infinity) < COUNTED_S) return session
  return told(withHeart(session, { saidAtMs: { ...paceOf(session).heart.saidAtMs, [code]: atMs } }), saying(code))
}

/** True where one of its lines was said within the last `ms`: nothing else is said over it. */
export const heartSpeaks = (session: Session, ms: number): boolean =>
  Object.values(paceOf(session).heart.saidAtMs).some((atMs) => session.atMs - atMs < ms)

export function withHeart(session: Session, change: Partial<HeartPace>): Session {
  return withPace(session, { heart: { ...paceOf(session).heart, ...change } })
}
