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
  /** A speed that somebody set on the machine, or that the belt was found at: the phase's speed until its end. */
  readonly adoptedKmh: number | null
  /** What is wished for in each segment, km/h. */
  readonly kmh: readonly number[]
  /** True where a `faster` left no room below the cap for a later mile to be faster still. */
  readonly lapsed: boolean
}

/** Where in the run the targets are changed, and within which limits. */
export interface Scope {
  readonly segments: readonly Segment[]
  /** The segment that is on, or that the belt already rises to. */
  readonly index: number
  readonly grid: SpeedGrid
  readonly capKmh: number
}

/** By how much the mile after a raised one is faster still, km/h (design: `faster`). */
const FASTER_STILL_KMH = 0.2

export const NO_TARGETS: Targets = { base: [], raiseKmh: 0, adoptedKmh: null, kmh: [], lapsed: false }

export function plannedTargets(segments: readonly Segment[], grid: SpeedGrid): Targets {
  const base = segments.map(({ speedKmh }) => snap(grid, speedKmh))
  return { base, raiseKmh: 0, adoptedKmh: null, kmh: base, lapsed: false }
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
  const adoptedKmh = targets.adoptedKmh === null ? null : lower(targets.adoptedKmh)
  return worked({ ...targets, base, adoptedKmh, raiseKmh: Math.max(0, targets.raiseKmh - backKmh) }, scope)
}

/** Makes `kmh` the speed of the phase that is on. */
export function adopted(targets: Targets, scope: Scope, kmh: number): Targets {
  return worked({ ...targets, raiseKmh: 0, adoptedKmh: kmh }, scope)
}

/** Undoes what `faster` and the machine's own keys did to the phase that is on. What was carried stays. */
export function backToPlan(targets: Targets, scope: Scope): Targets {
  return worked({ ...targets, raiseKmh: 0, adoptedKmh: null }, scope)
}

/** At the line to another phase: the raise is over; later miles stay as much faster as it made them. */
export function overBoundary(targets: Targets): Targets {
  if (targets.raiseKmh === 0 && targets.adoptedKmh === null) return targets
  return { ...targets, base: targets.kmh, raiseKmh: 0, adoptedKmh: null }
}

/** No segment from here on is faster than `kmh`: the way into a cool-down never speeds up. */
export function limited(targets: Targets, scope: Scope, kmh: number): Targets {
  const base = targets.base.map((baseKmh, index) => (index < scope.index ? baseKmh : Math.min(baseKmh, kmh)))
  return worked({ ...targets, base, raiseKmh: 0, adoptedKmh: null }, scope)
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
  const own = targets.adoptedKmh !== null || targets.raiseKmh > EXACT_KMH
  const kmh = targets.base.map((baseKmh, i) => {
    if (i < index) return targets.kmh[i] ?? baseKmh
    if (!own || segments[i]?.phaseIndex !== phaseIndex) return baseKmh
    return Math.min(topKmh, snap(grid, (targets.adoptedKmh ?? baseKmh) + targets.raiseKmh))
  })
  const lapsed = targets.raiseKmh > EXACT_KMH && keepCrescendo(kmh, scope, topKmh)
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
