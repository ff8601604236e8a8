import type { Choices, Plan, PlanPhase, TimedSegment, WorkoutStep } from '../../protocol/panel/plan.ts'
import { inclineDown } from '../../protocol/incline.ts'
import { steepestPct } from '../../protocol/levels.ts'
import { lengthM } from '../../protocol/stages.ts'
import { isStage, roundKmh, snap, snapDown, type SpeedGrid } from '../../protocol/units.ts'
import { LIMITS } from '../belt/limits.ts'
import { CEILING_ABOVE_KMH } from './cap.ts'
import { coolDownSegments, lastWalkKmh, warmUpSegments } from './easing.ts'
import { isFault, type PlanFault, type PartName } from './fault.ts'
import { isAbove, isBelow, outsideMachine } from './grid-fit.ts'
import { COARSEST_STEP_PCT } from './incline.ts'
import { recipeOf, type PlanMachine, type Recipe } from './recipe.ts'
import { segmentM, segmentS, segmentsOf, type Segment } from './segments.ts'
import { STRETCHES_AFTER, STRETCHES_BEFORE } from './stretches.ts'
import { adviceFor, effortOf } from './why.ts'

/**
 * A guided workout: a plan that somebody else made, step by step. It promises nothing; every speed is on the machine's grid, in its
 * range and under the runner's ceiling, and no rise takes longer than there is time for. One without a warm-up or a cool-down gets
 * those of a Crescendo.
 */

/** A rise is announced so long before it begins, s. */
const ANNOUNCED_S = 5

/** What a Crescendo alone is chosen by. */
const OF_CRESCENDO: ReadonlySet<string> = new Set([
  ...['finish', 'miles', 'stageM', 'finishM', 'gate', 'mileSpeedsKmh', 'finishSpeedKmh'],
  ...['mileInclinesPct', 'finishInclinePct', 'workout'],
])
const ownOf = (choices: Choices): Choices =>
  Object.fromEntries(Object.entries(choices).filter(([name]) => !OF_CRESCENDO.has(name)))

/** The plan of `choices.workout` on this machine, or why it cannot be run there. */
export function guidedPlan(choices: Choices, machine: PlanMachine): Plan | PlanFault {
  const recipe = recipeOf(ownOf(choices), machine)
  if (isFault(recipe)) return recipe
  const { before, stages, after } = inParts(stepsOf(choices))
  if (stages.length === 0) return { reason: 'miles-for-level', code: 'stages-missing', values: {} }
  const { grid } = machine
  const phases: PlanPhase[] = []
  const [firstKmh = 0] = stages.map(({ speedKmh }) => snap(grid, speedKmh))
  const warmUp = before.length > 0 ? timed(before, 'warm-up', recipe, grid) : warmUpSegments(recipe, firstKmh, grid)
  if (isFault(warmUp)) return warmUp
  phases.push({ kind: 'stretch', when: 'before', cards: [...STRETCHES_BEFORE] }, { kind: 'warm-up', segments: warmUp })
  for (const [index, step] of stages.entries()) {
    const stage = stageOf(step, index + 1, recipe, machine)
    if (isFault(stage)) return stage
    phases.push(stage)
  }
  const coolDown = after.length > 0 ? timed(after, 'cool-down', recipe, grid) : coolDownSegments(recipe, firstKmh, grid)
  if (isFault(coolDown)) return coolDown
  phases.push(
    {
      kind: 'cool-down',
      segments: coolDown.map((segment) => ({ ...segment, gait: gaitOf(segment.speedKmh, recipe) })),
    },
    { kind: 'stretch', when: 'after', cards: [...STRETCHES_AFTER] },
  )
  return judged(assembled(choices, recipe, phases, stages, machine), grid)
}

/** Gentler for one run by as much as its reference is; what would be more than was written is not. */
function stepsOf({ workout, adjusted }: Choices): readonly WorkoutStep[] {
  const part = 1 + Math.min(0, adjusted?.referencePct ?? 0) / 100
  return (workout?.steps ?? []).map((step) => (part === 1 ? step : { ...step, speedKmh: step.speedKmh * part }))
}

/** Warm-up before the first stage, cool-down after the last; what is called so between them is a stage as any other. */
function inParts(steps: readonly WorkoutStep[]) {
  const first = steps.findIndex(({ part }) => part !== 'warm-up')
  const last = steps.findLastIndex(({ part }) => part !== 'cool-down')
  const from = first < 0 ? steps.length : first
  const until = Math.max(from, last + 1)
  return { before: steps.slice(0, from), stages: steps.slice(from, until), after: steps.slice(until) }
}

const gaitOf = (kmh: number, { runningFloorKmh }: Recipe): 'walk' | 'jog' =>
  isBelow(kmh, runningFloorKmh) ? 'walk' : 'jog'

function timed(
  steps: readonly WorkoutStep[],
  part: PartName['part'],
  recipe: Recipe,
  grid: SpeedGrid,
): TimedSegment[] | PlanFault {
  const segments: TimedSegment[] = []
  for (const { speedKmh, length } of steps) {
    const kmh = placed(speedKmh, { part, number: null, stage: 'stage' }, recipe, grid)
    if (typeof kmh !== 'number') return kmh
    const durationS = 'durationS' in length ? length.durationS : Math.round((length.distanceM / kmh) * 3.6)
    segments.push({ speedKmh: kmh, durationS, gait: gaitOf(kmh, recipe) })
  }
  return segments
}

function stageOf(step: WorkoutStep, number: number, recipe: Recipe, machine: PlanMachine): PlanPhase | PlanFault {
  const part: PartName = { part: 'mile', number, stage: 'stage' }
  const speedKmh = placed(step.speedKmh, part, recipe, machine.grid)
  if (typeof speedKmh !== 'number') return speedKmh
  const inclinePct = inclineOf(step.inclinePct ?? 0, part, recipe, machine)
  if (typeof inclinePct !== 'number') return inclinePct
  return {
    kind: 'stage',
    number,
    length: step.length,
    speedKmh,
    effort: gaitOf(speedKmh, recipe) === 'walk' ? 'walk' : effortOf(recipe, speedKmh),
    inclinePct: inclinePct === 0 ? null : inclinePct,
    hidden: false,
    why: null,
  }
}

/** On the grid, half up; what lies outside the machine or above the ceiling is refused, never moved. */
function placed(kmh: number, part: PartName, { unit, ceilingKmh }: Recipe, grid: SpeedGrid): number | PlanFault {
  const outside = outsideMachine(kmh, part, unit, grid)
  if (outside !== null) return outside
  const speedKmh = snap(grid, kmh)
  if (ceilingKmh === null || !isAbove(speedKmh, ceilingKmh)) return speedKmh
  return { reason: 'above-ceiling', code: 'planned-above-ceiling', values: { ...part, speedKmh, ceilingKmh, unit } }
}

function inclineOf(
  pct: number,
  part: PartName,
  { level }: Recipe,
  { incline = null }: PlanMachine,
): number | PlanFault {
  const has = incline !== null && incline.stepPct <= COARSEST_STEP_PCT ? incline : null
  const mostPct = Math.min(steepestPct(level), has?.maxPct ?? Infinity)
  if (pct > mostPct)
    return { reason: 'incline-too-steep', code: 'incline-too-steep', values: { ...part, inclinePct: pct, mostPct } }
  return has === null ? 0 : inclineDown(has, pct)
}

function assembled(
  choices: Choices,
  recipe: Recipe,
  phases: PlanPhase[],
  steps: readonly WorkoutStep[],
  { grid, keepsItsIncline = false }: PlanMachine,
): Plan {
  const { level, unit, riseKmhPerS, basis } = recipe
  const { beltFactor = 1 } = grid
  const speedsKmh = phases.flatMap((phase) =>
    phase.kind === 'stretch'
      ? []
      : 'segments' in phase
        ? phase.segments.map(({ speedKmh }) => speedKmh)
        : phase.speedKmh,
  )
  const stages = phases.filter(isStage)
  const fastestKmh = Math.max(...speedsKmh)
  const aboveKmh = recipe.ceilingKmh === null ? CEILING_ABOVE_KMH[basis.kind] : Infinity
  const isFlat = stages.every((stage) => (stage.inclinePct ?? 0) === 0)
  const lostIncline = isFlat && steps.some(({ inclinePct = 0 }) => inclinePct > 0)
  const plan: Plan = {
    name: { code: 'guided-workout', values: { count: stages.length, lastsS: 0 } },
    level,
    finish: null,
    unit,
    gate: 'auto',
    phases,
    ceilingKmh: Math.min(
      recipe.ceilingKmh ?? Infinity,
      roundKmh(fastestKmh + Math.min(aboveKmh, recipe.capAboveKmh) * Math.min(1, beltFactor)),
    ),
    fastestKmh,
    walkKmh: lastWalkKmh(recipe, grid),
    riseKmhPerS,
    normalRunKmh: null,
    distanceM: stages.reduce((sum, stage) => sum + lengthM(stage), 0),
    durationS: 0,
    advice: [],
    ...(beltFactor === 1 ? {} : { beltFactor }),
    choices,
  }
  const durationS = segmentsOf(plan).reduce((sum, segment) => sum + segmentS(segment, segment.speedKmh), 0)
  const flatInstead = lostIncline ? (keepsItsIncline ? 'keeps-its-incline' : 'no-incline') : null
  const own = {
    ...recipe,
    firstSprint: false,
    finish: 'sprint',
    inclines: { ...recipe.inclines, flatInstead },
  } as const
  return {
    ...plan,
    name: { code: 'guided-workout', values: { count: stages.length, lastsS: durationS } },
    durationS,
    advice: adviceFor(own, durationS),
  }
}

/** Refused where a stage would be over before the belt is at its pace; where that is only late, it is told. */
function judged(plan: Plan, { beltFactor = 1 }: SpeedGrid): Plan | PlanFault {
  const segments = segmentsOf(plan)
  let count = 0
  for (const [index, segment] of segments.entries()) {
    const before = segments[index - 1]
    if (before === undefined || segment.speedKmh <= before.speedKmh) continue
    const risingS = (segment.speedKmh - before.speedKmh) / beltFactor / LIMITS.gentleRiseKmhPerS
    const beforeS = Math.max(0, segmentS(before, before.speedKmh) - ANNOUNCED_S)
    if (risingS <= beforeS) continue
    const withinS = beforeS + risingThrough(before, segment)
    if (segment.role === 'stage' && risingS > withinS) return neverAtPace(segment, risingS, withinS, plan)
    count += 1
  }
  return count === 0 ? plan : { ...plan, advice: [{ code: 'late-at-pace', values: { count } }, ...plan.advice] }
}

/** Seconds that a segment lasts on a belt that rises to its speed all the while. */
const risingThrough = (before: Segment, segment: Segment): number =>
  segment.length.by === 'distance'
    ? (segmentM(segment, segment.speedKmh) * 7.2) / (before.speedKmh + segment.speedKmh)
    : segmentS(segment, segment.speedKmh)

function neverAtPace(segment: Segment, risingS: number, withinS: number, { unit }: Plan): PlanFault {
  const { speedKmh, stage } = segment
  const values = { part: 'mile', number: stage, stage: 'stage', speedKmh, risingS, withinS, unit } as const
  return { reason: 'rise-too-long', code: 'never-at-pace', values }
}

/**
 * The same workout within this machine's range and the runner's ceiling, its inclines as steep as it goes, and each stage only so
 * fast as the belt comes to; null where that is none that can be run.
 */
export function gentlerWorkout(choices: Choices, machine: PlanMachine): Choices | null {
  const { grid } = machine
  const { minKmh, maxKmh } = grid
  const mostPct = Math.min(steepestPct(choices.level), machine.incline?.maxPct ?? Infinity)
  let steps = (choices.workout?.steps ?? []).map((step) => ({
    ...step,
    speedKmh: Math.max(minKmh, Math.min(step.speedKmh, maxKmh, choices.ceilingKmh ?? Infinity)),
    ...(step.inclinePct === undefined ? {} : { inclinePct: Math.min(step.inclinePct, mostPct) }),
  }))
  const first = Math.max(
    0,
    steps.findIndex(({ part }) => part !== 'warm-up'),
  )
  // Each round makes the one stage gentler that is refused, and what lies before it stays.
  for (let round = 0; round <= steps.length; round++) {
    const tried = { ...choices, workout: { steps } }
    const plan = guidedPlan(tried, machine)
    if (!isFault(plan)) return tried
    if (plan.code !== 'never-at-pace') return null
    const { number, speedKmh, risingS, withinS } = plan.values
    const kmh = snapDown(grid, speedKmh - (risingS - withinS) * LIMITS.gentleRiseKmhPerS * (grid.beltFactor ?? 1))
    const at = first + (number ?? 1) - 1
    steps = steps.map((step, index) => (index === at ? { ...step, speedKmh: kmh } : step))
  }
  return null
}
