import { asConsoleSays } from '../../protocol/belt-factor.ts'
import type { Plan, PlanPhase, TimedSegment } from '../../protocol/panel/plan.ts'
import { roundKmh } from '../../protocol/units.ts'

/**
 * A plan as it is run: in the numbers of the machine's own console, which orders, cap and unit check are in, from the moment it is
 * taken. Where the runner measured no belt it is the plan itself. The runner's ceiling was held to the greater of both numbers when
 * it was planned: see `ownCeilingKmh`.
 */
export function asTaken(plan: Plan): Plan {
  const { beltFactor = 1 } = plan
  if (beltFactor === 1) return plan
  const own = asConsoleSays(plan, beltFactor)
  const { heart, hiddenMile } = own
  return {
    ...own,
    phases: own.phases.map(onGrid),
    fastestKmh: roundKmh(own.fastestKmh),
    walkKmh: roundKmh(own.walkKmh),
    ...(heart === undefined ? {} : { heart: { ...heart, strongKmh: roundKmh(heart.strongKmh) } }),
    ...(hiddenMile === undefined ? {} : { hiddenMile: { ...hiddenMile, fromKmh: roundKmh(hiddenMile.fromKmh) } }),
  }
}

/** A planned speed is one of the machine's grid: a multiple of 0.01 km/h, which the division missed by its last bit. */
function onGrid(phase: PlanPhase): PlanPhase {
  if ('segments' in phase) return { ...phase, segments: phase.segments.map(atSpeed<TimedSegment>) }
  return phase.kind === 'stretch' ? phase : atSpeed(phase)
}

const atSpeed = <Of extends { readonly speedKmh: number }>(of: Of): Of => ({ ...of, speedKmh: roundKmh(of.speedKmh) })
