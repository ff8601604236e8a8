import { snap, snapDown, type SpeedGrid } from '../../../protocol/units.ts'
import type { Segment } from '../../workout/segments.ts'
import { EXACT_KMH } from '../../belt/limits.ts'

/**
 * The speed of every segment: as planned, less what `slower` took from the rest of the run, plus what `faster` put on the
 * phase that is on. Slower carries, faster expires.
 */
export interface Targets {
  /** As planned and carried, km/h, one a segment. */
  readonly base: readonly number[]
  /** What the runner's own `faster` put on the phase that is on, km/h. */
  readonly raiseKmh: number
  /** A speed that somebody set on the machine, or that the belt was found at; null where there is none. */
  readonly adopted: Adopted | null
  /** What is wished for in each segment, km/h. */
  readonly kmh: readonly number[]
  /** True where a `faster` left no room below the cap for a later stage to be faster still. */
  readonly lapsed: boolean
}

export interface Adopted {
  readonly kmh: number
  /** `phase`: the phase's speed until its end; `finish`: over each line up to the one that ends the finish. */
  readonly until: 'phase' | 'finish'
}

/** Where in the run the targets are changed, and within which limits. */
export interface Scope {
  readonly segments: readonly Segment[]
  /** The segment that is on, or that the belt already rises to. */
  readonly index: number
  readonly grid: SpeedGrid
  readonly capKmh: number
}

/** By how much the stage after a raised one is faster still, km/h (design: `faster`). */
const FASTER_STILL_KMH = 0.2

export const NO_TARGETS: Targets = { base: [], raiseKmh: 0, adopted: null, kmh: [], lapsed: false }

export function plannedTargets(segments: readonly Segment[], grid: SpeedGrid): Targets {
  const base = segments.map(({ speedKmh }) => snap(grid, speedKmh))
  return { base, raiseKmh: 0, adopted: null, kmh: base, lapsed: false }
}

/** Puts `byKmh` on the phase that is on. */
export function raised(targets: Targets, scope: Scope, byKmh: number): Targets {
  return worked({ ...targets, raiseKmh: targets.raiseKmh + byKmh }, scope)
}

/** Takes back what `faster` put on in this phase; what is left over is carried to the end of the run. */
export function lowered(targets: Targets, scope: Scope, byKmh: number): Targets {
  const backKmh = Math.min(targets.raiseKmh, byKmh)
  const carriedKmh = byKmh - backKmh
  const lower = (kmh: number): number => (carriedKmh > EXACT_KMH ? snap(scope.grid, kmh - carriedKmh) : kmh)
  const base = targets.base.map((kmh, index) => (index < scope.index ? kmh : lower(kmh)))
  const adopted = targets.adopted === null ? null : { ...targets.adopted, kmh: lower(targets.adopted.kmh) }
  return worked({ ...targets, base, adopted, raiseKmh: Math.max(0, targets.raiseKmh - backKmh) }, scope)
}

/** Makes another speed than the plan's that of the phase that is on, and of those after it where it stays so long. */
export function adopted(targets: Targets, scope: Scope, speed: Adopted): Targets {
  return worked({ ...targets, raiseKmh: 0, adopted: speed }, scope)
}

/** Undoes what `faster` and the machine's own keys did to the phase that is on. What was carried stays. */
export function backToPlan(targets: Targets, scope: Scope): Targets {
  return worked({ ...targets, raiseKmh: 0, adopted: null }, scope)
}

/**
 * At the line to another phase: the raise is over; later stages stay as much faster as it made them. A speed that stays
 * over the line is kept with what was put on it, since nothing else moves a belt that is held.
 */
export function phaseEnded(targets: Targets): Targets {
  const { adopted, raiseKmh, kmh } = targets
  if (raiseKmh === 0 && adopted === null) return targets
  if (adopted?.until === 'finish')
    return { ...targets, raiseKmh: 0, adopted: { ...adopted, kmh: adopted.kmh + raiseKmh } }
  return { ...targets, base: kmh, raiseKmh: 0, adopted: null }
}

/** The speeds that the run goes back to, km/h, one a segment: those without a speed that stays over the lines. */
export const plannedKmhOf = ({ adopted, base, kmh }: Targets): readonly number[] =>
  adopted?.until === 'finish' ? base : kmh

/** No segment from here on is faster than `kmh`: the way into a cool-down never speeds up. */
export function limited(targets: Targets, scope: Scope, kmh: number): Targets {
  const base = targets.base.map((baseKmh, index) => (index < scope.index ? baseKmh : Math.min(baseKmh, kmh)))
  return worked({ ...targets, base, raiseKmh: 0, adopted: null }, scope)
}

/** The same speeds on the grid of another machine. */
export function regridded(targets: Targets, grid: SpeedGrid): Targets {
  const onGrid = (kmh: number): number => snap(grid, kmh)
  return { ...targets, base: targets.base.map(onGrid), kmh: targets.kmh.map(onGrid) }
}

function worked(targets: Targets, scope: Scope): Targets {
  const { segments, index, grid, capKmh } = scope
  const topKmh = snapDown(grid, capKmh)
  const phaseIndex = segments[index]?.phaseIndex
  const { adopted, raiseKmh } = targets
  const own = adopted !== null || raiseKmh > EXACT_KMH
  const stays = adopted?.until === 'finish'
  const kmh = targets.base.map((baseKmh, i) => {
    if (i < index) return targets.kmh[i] ?? baseKmh
    const reaches = segments[i]?.phaseIndex === phaseIndex || (stays && segments[i]?.role !== 'cool-down')
    if (!own || !reaches) return baseKmh
    // No hold keeps a belt up at a line of the cool-down.
    const isKept = i === index || segments[i]?.role !== 'cool-down'
    return Math.min(topKmh, snap(grid, (isKept ? (adopted?.kmh ?? baseKmh) : baseKmh) + raiseKmh))
  })
  const lapsed = raiseKmh > EXACT_KMH && !stays && keepCrescendo(kmh, scope, topKmh)
  return { ...targets, kmh, lapsed }
}

/**
 * Makes each later stage faster than the one before, where the cap leaves room; true where it does not. Only as far as the
 * plan itself climbs: one that goes up and down promises nothing.
 */
function keepCrescendo(kmh: number[], { segments, index, grid }: Scope, topKmh: number): boolean {
  const byKmh = Math.max(grid.stepKmh, FASTER_STILL_KMH)
  let beforeKmh: number | null = segments[index]?.role === 'stage' ? (kmh[index] ?? null) : null
  let lapsed = false
  for (let i = index + 1; i < segments.length && beforeKmh !== null; i++) {
    const own = kmh[i] ?? 0
    if ((segments[i]?.speedKmh ?? 0) <= (segments[i - 1]?.speedKmh ?? 0)) break
    if (segments[i]?.role === 'stage') {
      kmh[i] = Math.max(own, Math.min(topKmh, snap(grid, beforeKmh + byKmh)))
    } else if (segments[i]?.role !== 'finish') break
    lapsed ||= (kmh[i] ?? 0) <= beforeKmh
    beforeKmh = kmh[i] ?? null
  }
  return lapsed
}
