import type { Choices, Plan, PlanPhase, PlanRefusal } from '../../protocol/panel/plan.ts'
import { roundKmh, stepUp, type SpeedGrid } from '../../protocol/units.ts'
import { CEILING_ABOVE_KMH } from './cap.ts'
import { coolDownSegments, lastWalkKmh, warmUpSegments } from './easing.ts'
import { isFault } from './fault.ts'
import type { PlanFault } from './fault.ts'
import { finishSpeed } from './finish.ts'
import { gentlerWorkout, guidedPlan } from './guided.ts'
import { atIncline, flattened } from './incline.ts'
import { mileSpeeds } from './miles.ts'
import { nearestChoices } from './nearest.ts'
import { normalRunKmh } from './paces.ts'
import { brokenPromise, speedsOf } from './promise.ts'
import { SHORTEST_FINISH_M, recipeOf } from './recipe.ts'
import type { PlanMachine, Recipe } from './recipe.ts'
import { STRETCHES_AFTER, STRETCHES_BEFORE } from './stretches.ts'
import { phaseS, type MileOf } from './timing.ts'
import { adviceFor, effortOf, nameFor, whyFinish, whyMile } from './why.ts'

export type PlanOutcome =
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly refusal: PlanRefusal }

/** Works the choices out for this machine: a plan that keeps the promise, a guided workout where one is chosen, or the reason and the nearest one that can. */
export function planOf(choices: Choices, machine: PlanMachine): PlanOutcome {
  const plan = draft(choices, machine)
  if (!isFault(plan)) return { ok: true, plan }
  const nearest =
    choices.workout === undefined
      ? nearestChoices(flattened(choices), machine, { lastMileKmh, keepsPromise })
      : gentlerWorkout(choices, machine)
  return { ok: false, refusal: { error: 'plan-refused', ...plan, nearest } }
}

export const keepsPromise = (choices: Choices, machine: PlanMachine): boolean => !isFault(draft(choices, machine))

function draft(choices: Choices, machine: PlanMachine): Plan | PlanFault {
  if (choices.workout !== undefined) return guidedPlan(choices, machine)
  const recipe = recipeOf(choices, machine)
  if (isFault(recipe)) return recipe
  const phases = phasesOf(recipe, machine)
  if (isFault(phases)) return phases
  const plan = assemble(recipe, phases, machine, choices)
  return brokenPromise(plan, machine.grid) ?? plan
}

/**
 * Speed of the last mile, km/h; null where no finish whatever makes a plan of these choices: what comes before or after it
 * breaks the promise, or there is no room for one that is faster.
 */
export function lastMileKmh(choices: Choices, machine: PlanMachine): number | null {
  const { grid } = machine
  const recipe = recipeOf(choices, machine)
  const miles = isFault(recipe) ? recipe : mileSpeeds(recipe, grid)
  if (isFault(recipe) || isFault(miles)) return null
  const warmUp = warmUpSegments(recipe, miles[0] ?? 0, grid)
  const coolDown = coolDownSegments(recipe, miles[0] ?? 0, grid)
  if (isFault(warmUp) || isFault(coolDown)) return null
  const lastKmh = miles.at(-1) ?? 0
  const slowestKmh = stepUp(grid, lastKmh)
  const distanceM = SHORTEST_FINISH_M
  const phases: PlanPhase[] = [
    { kind: 'warm-up', segments: warmUp },
    ...miles.map((speedKmh, index) => mileOf(recipe, index + 1, speedKmh, grid)),
    {
      kind: 'finish',
      style: 'strong',
      sprint: false,
      speedKmh: slowestKmh,
      distanceM,
      why: whyFinish(recipe, slowestKmh),
    },
    { kind: 'cool-down', segments: coolDown },
  ]
  return brokenPromise(assemble(recipe, phases, machine, choices), grid) === null ? lastKmh : null
}

function phasesOf(recipe: Recipe, { grid }: PlanMachine): PlanPhase[] | PlanFault {
  const miles = mileSpeeds(recipe, grid)
  if (isFault(miles)) return miles
  const stages = miles.map((flatKmh, index) => mileOf(recipe, index + 1, flatKmh, grid))
  const mileOneKmh = stages[0]?.speedKmh
  const lastKmh = miles.at(-1)
  if (mileOneKmh === undefined || lastKmh === undefined)
    return { reason: 'miles-for-level', code: 'stages-missing', values: {} }
  const finishKmh = finishSpeed(recipe, lastKmh, grid)
  if (typeof finishKmh !== 'number') return finishKmh
  const warmUp = warmUpSegments(recipe, mileOneKmh, grid)
  if (isFault(warmUp)) return warmUp
  const coolDown = coolDownSegments(recipe, mileOneKmh, grid)
  if (isFault(coolDown)) return coolDown
  const { finishPct } = recipe.inclines
  return [
    { kind: 'stretch', when: 'before', cards: [...STRETCHES_BEFORE] },
    { kind: 'warm-up', segments: warmUp },
    ...stages,
    {
      kind: 'finish',
      style: recipe.finish,
      distanceM: recipe.finishM,
      ...inclined(finishKmh, recipe.finishEdit, finishPct, recipe.finish === 'brisk-walk' ? 'walk' : 'run', grid),
      sprint: recipe.finish === 'sprint',
      why: whyFinish(recipe, finishKmh),
    },
    { kind: 'cool-down', segments: coolDown },
    { kind: 'stretch', when: 'after', cards: [...STRETCHES_AFTER] },
  ]
}

/** Its effort is that of its speed on the flat. */
function mileOf(recipe: Recipe, number: number, flatKmh: number, grid: SpeedGrid): MileOf {
  const gait = recipe.basis.kind === 'walker' ? 'walk' : 'run'
  const pct = recipe.inclines.milesPct[number - 1] ?? 0
  return {
    kind: 'mile',
    number,
    distanceM: recipe.stageM,
    ...inclined(flatKmh, recipe.mileEdits[number - 1], pct, gait, grid),
    effort: effortOf(recipe, flatKmh),
    why: whyMile(recipe, number, flatKmh),
  }
}

const inclined = (...[flatKmh, typed, pct, gait, grid]: Parameters<typeof atIncline>) => ({
  speedKmh: atIncline(flatKmh, typed, pct, gait, grid),
  ...(pct === 0 ? {} : { inclinePct: pct }),
})

function assemble(recipe: Recipe, phases: PlanPhase[], { grid }: PlanMachine, choices: Choices): Plan {
  const { basis, level, finish, unit, gate, riseKmhPerS } = recipe
  const { beltFactor = 1 } = grid
  const fastestKmh = Math.max(...phases.flatMap(speedsOf))
  const durationS = phases.reduce((sum, phase) => sum + phaseS(phase, { phases, riseKmhPerS }), 0)
  return {
    name: nameFor(recipe),
    level,
    finish,
    unit,
    gate,
    phases,
    ceilingKmh: Math.min(
      recipe.ceilingKmh ?? roundKmh(fastestKmh + CEILING_ABOVE_KMH[basis.kind] * Math.min(1, beltFactor)),
      roundKmh(fastestKmh + recipe.capAboveKmh * Math.min(1, beltFactor)),
    ),
    fastestKmh,
    walkKmh: lastWalkKmh(recipe, grid),
    riseKmhPerS,
    normalRunKmh: basis.kind === 'runner' ? normalRunKmh(basis.maximum) : null,
    distanceM: recipe.miles * recipe.stageM + recipe.finishM,
    durationS,
    advice: adviceFor(recipe, durationS),
    ...(beltFactor === 1 ? {} : { beltFactor }),
    choices,
  }
}
