import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { TURNS } from '../../protocol/belt-turns.ts'
import { PACE_FROM_KMH, snapDown, type SpeedGrid } from '../../protocol/units.ts'

/**
 * The belt is measured by its runner: at three speeds, none above their easy pace, they count turns of a mark on it. A plan as any
 * other, run under the same governor.
 */

/** The slowest speed, as a part of the easy pace. */
const SLOWEST_PART = 0.5
/** Beside the turns: until the belt is at its speed and the runner has found the mark, s. */
const BESIDE_S = 45
/** A belt that runs slower than its console says takes longer for its turns. */
const LONGER = 1.2
const AROUND_S = 30

/**
 * @param easyKmh the runner's easy pace, in the console's numbers
 * @param beltM once around
 * @returns null where the machine has no three speeds up to the easy pace
 */
export function measuringPlan(grid: SpeedGrid, easyKmh: number, beltM: number, unit: Plan['unit']): Plan | null {
  if (easyKmh < grid.minKmh) return null
  const speedsKmh = [SLOWEST_PART, (1 + SLOWEST_PART) / 2, 1].map((part) => snapDown(grid, part * easyKmh))
  const [slowestKmh = 0, , fastestKmh = 0] = speedsKmh
  if (new Set(speedsKmh).size < speedsKmh.length) return null
  const stages = speedsKmh.map((speedKmh, index): PlanPhase => {
    const turnsS = (TURNS * beltM * 3.6) / speedKmh
    return {
      kind: 'stage',
      number: index + 1,
      length: { durationS: Math.ceil(turnsS * LONGER) + BESIDE_S },
      speedKmh,
      effort: speedKmh < PACE_FROM_KMH ? 'walk' : 'easy',
      inclinePct: null,
      hidden: false,
      why: null,
    }
  })
  const around = { speedKmh: slowestKmh, durationS: AROUND_S, gait: 'walk' } as const
  const lengthsS = stages.map((stage) =>
    stage.kind === 'stage' && 'durationS' in stage.length ? stage.length.durationS : 0,
  )
  return {
    name: { code: 'measuring', values: {} },
    level: 'intermediate',
    finish: null,
    unit,
    gate: 'auto',
    phases: [{ kind: 'warm-up', segments: [around] }, ...stages, { kind: 'cool-down', segments: [around] }],
    ceilingKmh: fastestKmh,
    fastestKmh,
    walkKmh: slowestKmh,
    riseKmhPerS: 0.3,
    normalRunKmh: null,
    distanceM: 0,
    durationS: lengthsS.reduce((sum, s) => sum + s, 2 * AROUND_S),
    advice: [],
    choices: null,
  }
}
