import { lengthMOf, type SegmentLength, type Segment } from '../../workout/segments.ts'
import { withPlace, placeOf, sessionWith, type Session } from '../session.ts'
import { aheadSOf } from '../speeds.ts'

/** Another length for a segment of the run that is on, by its index. */
export interface NewLength {
  readonly segment: number
  readonly length: SegmentLength
}

/**
 * The run goes on with these lengths: of the segment that is on and of those ahead. What was run stays as it was run, and
 * the plan is what the next run begins with again. A segment that is longer already ends now.
 */
export function relengthed(session: Session, lengths: readonly NewLength[]): Session {
  const { segment: now } = placeOf(session)
  if (now === null) return session
  const segments = session.course.segments.map((segment, index) => {
    const change = lengths.find((other) => other.segment === index)
    return change !== undefined && index >= now.index && isSound(change.length)
      ? { ...segment, length: change.length }
      : segment
  })
  const longer: Session = sessionWith(session, { course: { ...session.course, segments } })
  return withPlace(longer, { segment: { ...now, aheadS: aheadSOf(longer, now.index) } })
}

const isSound = (length: SegmentLength): boolean => {
  switch (length.by) {
    case 'distance':
      return length.m > 0 && Number.isFinite(length.m)
    case 'time':
      return length.s > 0 && Number.isFinite(length.s)
    case 'heart-rate':
      return (
        length.belowBpm > 0 &&
        length.leastS >= 0 &&
        length.elseS >= 0 &&
        length.mostS >= Math.max(length.leastS, length.elseS) &&
        Number.isFinite(length.mostS)
      )
  }
}

/** Metres that the segments of a phase are long in the run that is on; null where any is measured in time. */
export function phaseLengthM(segments: readonly Segment[], phaseIndex: number): number | null {
  const own = segments.filter((segment) => segment.phaseIndex === phaseIndex).map(lengthMOf)
  return own.length === 0 || own.includes(null) ? null : own.reduce<number>((sum, m) => sum + (m ?? 0), 0)
}
