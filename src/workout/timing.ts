import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'

/** How long a plan's phases take when run as planned. */

type Kind<K extends PlanPhase['kind']> = Extract<PlanPhase, { kind: K }>
export type MileOf = Kind<'mile'>
export type FinishOf = Kind<'finish'>

export const milesOf = ({ phases }: Pick<Plan, 'phases'>): MileOf[] => phases.filter((phase) => phase.kind === 'mile')

const KMH_PER_M_PER_S = 3.6
const secondsFor = (distanceM: number, speedKmh: number): number => (distanceM / speedKmh) * KMH_PER_M_PER_S

/** Seconds the belt takes from one speed (km/h) to another, rising at `riseKmhPerS`. */
export const rampS = (fromKmh: number, toKmh: number, riseKmhPerS: number): number =>
  Math.max(0, toKmh - fromKmh) / riseKmhPerS

/**
 * Seconds that the finish takes. A sprint's rise from the last mile's speed begins on its line and is part of it;
 * every other finish is at pace on the line.
 */
export function finishS(finish: FinishOf, lastMileKmh: number, riseKmhPerS: number): number {
  if (!finish.sprint) return secondsFor(finish.distanceM, finish.speedKmh)
  const risingS = rampS(lastMileKmh, finish.speedKmh, riseKmhPerS)
  const risenM = (((lastMileKmh + finish.speedKmh) / 2) * risingS) / KMH_PER_M_PER_S
  return risingS + secondsFor(Math.max(0, finish.distanceM - risenM), finish.speedKmh)
}

/** Seconds that a phase takes on the belt; 0 for stretches, which are beside it. */
export function phaseS(phase: PlanPhase, plan: Pick<Plan, 'phases' | 'riseKmhPerS'>): number {
  switch (phase.kind) {
    case 'stretch':
      return 0
    case 'warm-up':
    case 'cool-down':
      return phase.segments.reduce((sum, segment) => sum + segment.durationS, 0)
    case 'mile':
      return secondsFor(phase.distanceM, phase.speedKmh)
    case 'stage':
      return 'durationS' in phase.length ? phase.length.durationS : secondsFor(phase.length.distanceM, phase.speedKmh)
    case 'finish':
      return finishS(phase, milesOf(plan).at(-1)?.speedKmh ?? phase.speedKmh, plan.riseKmhPerS)
  }
}
