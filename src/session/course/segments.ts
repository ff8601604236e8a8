import type { Plan } from '../../../protocol/panel/plan.ts'
import { METRES_PER_MILE } from '../../../protocol/units.ts'

/**
 * One stretch of belt at one planned speed: a segment of the warm-up or cool-down, a mile, the finish. A run is its segments
 * one after the other; a line lies between two of them.
 */
export interface Segment {
  /** Index into `plan.phases`. */
  readonly phaseIndex: number
  readonly kind: 'warm-up' | 'mile' | 'finish' | 'cool-down'
  /** 1 to N for miles, else null. */
  readonly mile: number | null
  /** As planned, km/h. */
  readonly speedKmh: number
  /** Length in metres, or null where it is measured in time. */
  readonly lengthM: number | null
  /** Length in seconds on the moving belt, or null where it is measured in distance. */
  readonly lengthS: number | null
  readonly walk: boolean
  /** True where the rise begins on the line instead of ending there. */
  readonly sprint: boolean
}

export function segmentsOf(plan: Plan): readonly Segment[] {
  return plan.phases.flatMap((phase, phaseIndex): readonly Segment[] => {
    switch (phase.kind) {
      case 'stretch':
        return []
      case 'warm-up':
      case 'cool-down':
        return phase.segments.map(({ speedKmh, durationS, gait }) => ({
          phaseIndex,
          kind: phase.kind,
          mile: null,
          speedKmh,
          lengthM: null,
          lengthS: durationS,
          walk: gait === 'walk',
          sprint: false,
        }))
      case 'mile':
      case 'finish': {
        const { kind, speedKmh, distanceM } = phase
        const mile = kind === 'mile' ? phase.number : null
        const sprint = kind === 'finish' && phase.sprint
        const walk = kind === 'mile' ? phase.effort === 'walk' : phase.style === 'brisk-walk'
        return [{ phaseIndex, kind, mile, speedKmh, lengthM: distanceM, lengthS: null, walk, sprint }]
      }
    }
  })
}

/** Seconds that a whole segment takes at a speed. */
export function segmentS(segment: Segment, kmh: number): number {
  return segment.lengthS ?? (segment.lengthM ?? 0) / (kmh / 3.6)
}

/** Metres that a whole segment covers at a speed. */
export function segmentM(segment: Segment, kmh: number): number {
  return segment.lengthM ?? (segment.lengthS ?? 0) * (kmh / 3.6)
}

/** Index of the finish among the segments, or their number where a plan has none. */
export function finishIndexOf(segments: readonly Segment[]): number {
  const index = segments.findIndex(({ kind }) => kind === 'finish')
  return index < 0 ? segments.length : index
}

/** Index of the first segment of the cool-down, or the number of segments. */
export function coolDownIndexOf(segments: readonly Segment[]): number {
  const index = segments.findIndex(({ kind }) => kind === 'cool-down')
  return index < 0 ? segments.length : index
}

/** The size of one step of `slower` and `faster` in the runner's own unit, km/h. */
export function stepKmhOf(plan: Plan, sprinting: boolean, coarse: boolean): number {
  const mph = plan.unit === 'mi'
  const size = sprinting ? (mph ? 0.2 : 0.3) : coarse ? 0.5 : 0.1
  return mph ? (size * METRES_PER_MILE) / 1000 : size
}

/** Index of the walk that ends the cool-down, where it lies beyond segment `index`; null where it is on, or there is none. */
export function walkIndexOf(segments: readonly Segment[], index: number): number | null {
  if (segments[index]?.kind === 'cool-down' && segments[index].walk) return null
  const walk = segments.findIndex((segment, i) => i > index && segment.kind === 'cool-down' && segment.walk)
  return walk < 0 ? null : walk
}
