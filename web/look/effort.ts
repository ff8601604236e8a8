import type { PhaseKind } from '../../protocol/panel/snapshot.ts'
import { isStage } from '../../protocol/units.ts'

/** How a phase is coloured. */
export type Tint = 'calm' | 'mile' | 'hot'

export function tintOf(kind: PhaseKind): Tint {
  return isStage({ kind }) ? 'mile' : kind === 'finish' ? 'hot' : 'calm'
}

/** Where mile `number` of `count` lies in the climb: 0 the first, 1 the last. */
const climbOf = (number: number, count: number): number => (count > 1 ? (number - 1) / (count - 1) : 0)

/**
 * Where a stage lies in the climb: a mile by its number, since each is faster than the one before; the stage of another
 * plan by its speed between the slowest and the fastest of them, km/h.
 */
export function climbIn(
  kind: PhaseKind,
  number: number | null,
  kmh: number | null,
  stagesKmh: readonly number[],
): number {
  if (kind === 'mile') return climbOf(number ?? 1, stagesKmh.length)
  const slowest = Math.min(...stagesKmh)
  const fastest = Math.max(...stagesKmh)
  return kind === 'stage' && kmh !== null && fastest > slowest ? (kmh - slowest) / (fastest - slowest) : 0
}

/** Weight of the digits: they get heavier with effort. `p` is the place in the climb. */
export function weightOf(kind: PhaseKind, p: number): number {
  return isStage({ kind }) ? Math.round(450 + 250 * p) : kind === 'finish' ? 850 : 400
}
