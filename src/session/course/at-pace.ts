import { EPSILON_KMH } from '../../belt/limits.ts'
import type { PhaseRun } from '../run.ts'
import { paceOf, placeOf, withPlace, type Session } from '../session.ts'
import { expectedKmhOf, heldReasonOf } from '../speeds.ts'

/** How near to its line a stage was at pace: before it or behind it. */

/** After each reading: since when the belt is at the speed of the segment that it is to run, or rises to. */
export function pacedOn(before: Session, session: Session): Session {
  const { sample } = session.seen
  const { segment, phase } = placeOf(session)
  if (segment === null || sample === null || sample === before.seen.sample) return session
  const index = segment.index + (segment.rising ? 1 : 0)
  // Most readings say what the one before them said, of a belt that is there.
  const isOn = phase.paced?.index === index && phase.atPaceS !== null && paceOf(session) === paceOf(before)
  if (isOn && sample.speedKmh === before.seen.sample?.speedKmh) return session
  const isAt = heldReasonOf(session) === null && isAtPace(session, index, sample.speedKmh)
  const was = phase.paced?.index === index ? phase.paced : null
  const paced = isAt ? (was ?? { index, atMs: sample.atMs }) : null
  const isTold = phase.atPaceS !== null || paced === null || index !== segment.index || phase.lineAtMs === null
  const atPaceS = isTold ? phase.atPaceS : (paced.atMs - phase.lineAtMs) / 1000
  if (paced === phase.paced && atPaceS === phase.atPaceS) return session
  return withPlace(session, { phase: { ...phase, paced, atPaceS } })
}

/** Where the next phase begins, on the line to segment `index`: the belt may be at its pace already. */
export function onTheLine(
  { paced }: PhaseRun,
  index: number,
  atMs: number,
): Pick<PhaseRun, 'paced' | 'lineAtMs' | 'atPaceS'> {
  const isThere = paced?.index === index
  return { paced: isThere ? paced : null, lineAtMs: atMs, atPaceS: isThere ? (paced.atMs - atMs) / 1000 : null }
}

/** Within half a step of the grid: a step before its last is not it yet. */
function isAtPace(session: Session, index: number, measuredKmh: number): boolean {
  const { seen } = session
  const kmh = expectedKmhOf(session, index)
  const nearKmh = (seen.grid?.stepKmh ?? 0) / 2
  return Math.abs(measuredKmh - kmh) <= nearKmh + EPSILON_KMH
}
