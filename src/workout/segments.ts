import type { GateMode, Plan, TimedSegment } from '../../protocol/panel/plan.ts'

/** What a segment is for. Everything that follows a run reads this, whatever the kind of plan. */
export type Role = 'warm-up' | 'stage' | 'finish' | 'cool-down'

/**
 * Until when a segment lasts: so far, m; so long on the moving belt, s; or until the heart has come below a rate, bpm,
 * not before `leastS` and not beyond `mostS`, or `elseS` where it is not known (coach: cool-down).
 */
export type SegmentLength =
  | { readonly by: 'distance'; readonly m: number }
  | { readonly by: 'time'; readonly s: number }
  | {
      readonly by: 'heart-rate'
      readonly belowBpm: number
      readonly leastS: number
      readonly mostS: number
      readonly elseS: number
    }

/** One stretch of belt at one planned speed. A run is its segments one after the other; a boundary lies between two of them. */
export interface Segment {
  /** Index into `plan.phases`. */
  readonly phaseIndex: number
  readonly role: Role
  /** 1 to N for stages, else null. */
  readonly stage: number | null
  /** As planned, km/h. */
  readonly speedKmh: number
  readonly length: SegmentLength
  readonly gait: 'walk' | 'run'
  /** Whether the belt is at pace on the boundary before it, or begins to rise there, as into a sprint. */
  readonly rise: 'to-the-line' | 'from-the-line'
  /** Whether it comes by itself or is asked for; null where it just comes. */
  readonly gate: GateMode | null
  /** Its incline, percent; 0: flat. */
  readonly inclinePct: number
  /** Whether its pace is hidden while it is run. */
  readonly hidden: boolean
}

/** The segments of a plan, in the order of the run. Stretches have none. */
export function segmentsOf(plan: Plan): readonly Segment[] {
  return plan.phases.flatMap((phase, phaseIndex): readonly Segment[] => {
    const plain = { phaseIndex, stage: null, rise: 'to-the-line', gate: null, inclinePct: 0, hidden: false } as const
    switch (phase.kind) {
      case 'stretch':
        return []
      case 'warm-up':
      case 'cool-down': {
        const lengths = phase.kind === 'cool-down' ? coolDownLengths(plan, phase) : phase.segments.map(timed)
        return phase.segments.map(({ speedKmh, gait }, index) => ({
          ...plain,
          role: phase.kind,
          speedKmh,
          length: lengths[index] ?? { by: 'time', s: 0 },
          gait: gait === 'walk' ? 'walk' : 'run',
        }))
      }
      case 'mile': {
        const { speedKmh, distanceM, effort, number, inclinePct = 0 } = phase
        const length = { by: 'distance', m: distanceM } as const
        const gait = effort === 'walk' ? 'walk' : 'run'
        const hidden = number === plan.hiddenMile?.number
        return [{ ...plain, role: 'stage', stage: number, speedKmh, length, gait, inclinePct, hidden }]
      }
      case 'stage': {
        const { speedKmh, effort, number, inclinePct, hidden } = phase
        const length: SegmentLength =
          'distanceM' in phase.length
            ? { by: 'distance', m: phase.length.distanceM }
            : { by: 'time', s: phase.length.durationS }
        const gait = effort === 'walk' ? 'walk' : 'run'
        return [{ ...plain, role: 'stage', stage: number, speedKmh, length, gait, inclinePct: inclinePct ?? 0, hidden }]
      }
      case 'finish': {
        const { speedKmh, distanceM, style, sprint, inclinePct = 0 } = phase
        const length = { by: 'distance', m: distanceM } as const
        const gait = style === 'brisk-walk' ? 'walk' : 'run'
        const rise = sprint ? 'from-the-line' : 'to-the-line'
        return [{ ...plain, role: 'finish', speedKmh, length, gait, inclinePct, rise, gate: plan.gate }]
      }
    }
  })
}

const timed = ({ durationS }: TimedSegment): SegmentLength => ({ by: 'time', s: durationS })

/**
 * As planned, or until the heart has calmed down: each part may end early once the least was run of the whole, and the last
 * may go on up to the most. Without a rate all of it lasts as planned.
 */
function coolDownLengths(
  { heart }: Plan,
  { segments }: { readonly segments: readonly TimedSegment[] },
): SegmentLength[] {
  const coolDown = heart?.coolDown ?? null
  if (coolDown === null) return segments.map(timed)
  const { belowBpm, leastS, mostS } = coolDown
  return segments.map(({ durationS }, index) => {
    const beforeS = segments.slice(0, index).reduce((sum, segment) => sum + segment.durationS, 0)
    const longestS = index < segments.length - 1 ? durationS : Math.max(durationS, mostS - beforeS)
    const shortestS = Math.min(longestS, Math.max(0, leastS - beforeS))
    return { by: 'heart-rate', belowBpm, leastS: shortestS, mostS: longestS, elseS: durationS }
  })
}

/** Metres where it is measured in distance, else null. */
export function lengthMOf({ length }: Segment): number | null {
  return length.by === 'distance' ? length.m : null
}

/** Seconds where it is measured in time, the most of them where a heart rate may end it; null where it is measured in distance. */
export function lengthSOf({ length }: Segment): number | null {
  if (length.by === 'distance') return null
  return length.by === 'time' ? length.s : length.mostS
}

/** Seconds that a whole segment takes at a speed. */
export function segmentS(segment: Segment, kmh: number): number {
  return lengthSOf(segment) ?? (lengthMOf(segment) ?? 0) / (kmh / 3.6)
}

/** Metres that a whole segment covers at a speed. */
export function segmentM(segment: Segment, kmh: number): number {
  return lengthMOf(segment) ?? (lengthSOf(segment) ?? 0) * (kmh / 3.6)
}

/** Index of the finish among the segments, or their number where a plan has none. */
export function finishIndexOf(segments: readonly Segment[]): number {
  return indexOf(segments, 'finish')
}

/** Index of the first segment of the cool-down, or the number of segments. */
export function coolDownIndexOf(segments: readonly Segment[]): number {
  return indexOf(segments, 'cool-down')
}

function indexOf(segments: readonly Segment[], wanted: Role): number {
  const index = segments.findIndex(({ role }) => role === wanted)
  return index < 0 ? segments.length : index
}

/** Length of a stage, metres, by which it is named; 0 where a plan has none or measures them in time. */
export function stageLengthM(segments: readonly Segment[]): number {
  const stage = segments.find(({ role }) => role === 'stage')
  return stage === undefined ? 0 : (lengthMOf(stage) ?? 0)
}

/** Index of the walk that ends the cool-down, where it lies beyond segment `index`; null where it is on, or there is none. */
export function walkIndexOf(segments: readonly Segment[], index: number): number | null {
  const isWalk = (segment: Segment | undefined): boolean => segment?.role === 'cool-down' && segment.gait === 'walk'
  if (isWalk(segments[index])) return null
  const walk = segments.findIndex((segment, i) => i > index && isWalk(segment))
  return walk < 0 ? null : walk
}
