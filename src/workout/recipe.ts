import type { Choices, DistanceUnit, FinishStyle, GateMode, Level, Reference } from '../../protocol/panel/plan.ts'
import { DEFAULT_RACE, DEFAULT_WALK, FINISHES, LEAST_MILES, MOST_MILES } from '../../protocol/levels.ts'
import { UNIT_M, roundKmh, stageNoun } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import { isFault } from './fault.ts'
import type { PlanFault } from './fault.ts'
import { inclinesOf, type Inclines, type MachineIncline } from './incline.ts'
import { EFFORTS, WALKERS_START, maximumOf, normalRunKmh } from './paces.ts'
import type { RunnerLevel } from './paces.ts'

/** What a plan needs to know of the treadmill it is made for. */
export interface PlanMachine extends MachineIncline {
  readonly grid: SpeedGrid
  /** The simulated treadmill counts as known. */
  readonly simulated: boolean
  /** False until a run on this machine reached its sprint. */
  readonly sprintedBefore: boolean
}

export interface RunnersBasis {
  readonly kind: 'runner'
  readonly level: RunnerLevel
  /** VDOT, ml/kg/min. */
  readonly maximum: number
}

export interface WalkersBasis {
  readonly kind: 'walker'
  /** Comfortable walking speed, km/h. */
  readonly walkKmh: number
}

/** The runner's choices with every default in its place. Speeds km/h, distances metres. */
export interface Recipe {
  readonly level: Level
  readonly finish: FinishStyle
  readonly unit: DistanceUnit
  readonly miles: number
  readonly stageM: number
  readonly finishM: number
  readonly warmUpS: number
  readonly coolDownS: number
  readonly gate: GateMode
  /** Null until the plan's fastest is known. */
  readonly ceilingKmh: number | null
  readonly mileEdits: readonly (number | null)[]
  readonly finishEdit: number | null
  readonly inclines: Inclines
  readonly runningFloorKmh: number
  readonly walkingCeilingKmh: number
  readonly riseKmhPerS: number
  readonly reference: Reference
  /** What the paces come from. */
  readonly basis: RunnersBasis | WalkersBasis
  /** Effort of mile 1; for walkers a part of their comfortable walk. */
  readonly start: number
  readonly lastMilePoints: number
  /** How far above the plan's fastest its ceiling may lie at most, km/h. */
  readonly capAboveKmh: number
  /** The first sprint on a real machine is shorter, and little faster than the last mile. */
  readonly firstSprint: boolean
}

export const DEFAULT_WALK_KMH = DEFAULT_WALK.speedKmh

/** Between these neither walking nor running is comfortable. */
const RUNNING_FLOOR_KMH = 7.4
const WALKING_CEILING_KMH = 6.7

const FIRST_SPRINT_M = 200
export const SHORTEST_FINISH_M = 100
export const LONGEST_STAGE_M = 10_000

export const defaultStageM = (unit: DistanceUnit): number => UNIT_M[unit]

/** Length of the finish by level, style and number of miles, metres. */
function usualFinishM(level: Level, finish: FinishStyle, miles: number): number {
  if (level === 'beginner') return 200
  if (finish === 'strong' || miles <= 6) return 400
  if (miles <= 10) return level === 'advanced' ? 400 : 300
  return level === 'advanced' ? 300 : 200
}

/** Fills in the defaults, or says which choices contradict each other. */
export function recipeOf(choices: Choices, machine: PlanMachine): Recipe | PlanFault {
  const level = choices.level ?? 'intermediate'
  const finish = choices.finish ?? FINISHES[level][0]
  const unit = choices.unit ?? 'mi'
  const miles = choices.miles ?? LEAST_MILES
  const stageM = choices.stageM ?? defaultStageM(unit)
  const fault = contradictionIn(choices, { level, finish, unit, miles, stageM })
  if (fault !== null) return fault

  const reference = choices.reference ?? (level === 'beginner' ? DEFAULT_WALK : DEFAULT_RACE)
  const told = level === 'beginner' ? walkersBasis(reference) : runnersBasis(level, reference, unit)
  if (isFault(told)) return told
  const { adjusted = {} } = choices
  const basis = adjustedBy(told, adjusted.referencePct ?? 0)
  const inclines = inclinesOf(choices, { level, miles, stageM }, machine)
  if (isFault(inclines)) return inclines

  const firstSprint = finish === 'sprint' && !machine.simulated && !machine.sprintedBefore
  const finishM = Math.min(choices.finishM ?? usualFinishM(level, finish, miles), stageM)
  const ceiling = choices.ceilingKmh ?? null
  const ceilingKmh = ceiling === null ? null : ownCeilingKmh(ceiling, machine.grid)
  const rounded = (kmh: number | null | undefined) => (kmh === null || kmh === undefined ? null : roundKmh(kmh))
  return {
    level,
    finish,
    unit,
    miles,
    stageM,
    finishM: firstSprint ? Math.min(finishM, FIRST_SPRINT_M) : finishM,
    warmUpS: choices.warmUpS ?? 300,
    coolDownS: choices.coolDownS ?? 300,
    gate: choices.gate ?? (firstSprint || finish === 'light-jog' ? 'ask' : 'auto'),
    ceilingKmh,
    mileEdits: Array.from({ length: miles }, (_, index) => rounded(choices.mileSpeedsKmh?.[index])),
    finishEdit: rounded(choices.finishSpeedKmh),
    inclines,
    runningFloorKmh: choices.runningFloorKmh ?? RUNNING_FLOOR_KMH,
    walkingCeilingKmh: choices.walkingCeilingKmh ?? WALKING_CEILING_KMH,
    riseKmhPerS: Math.min(choices.riseKmhPerS ?? 0.3, adjusted.riseKmhPerS ?? Infinity),
    reference,
    basis,
    start: level === 'beginner' ? WALKERS_START : EFFORTS[level].start,
    lastMilePoints: adjusted.lastMilePoints ?? 0,
    capAboveKmh: adjusted.capAboveKmh ?? Infinity,
    firstSprint,
  }
}

/** The same runner, by a reference that is so many percent other. */
function adjustedBy(basis: RunnersBasis | WalkersBasis, pct: number): RunnersBasis | WalkersBasis {
  if (pct === 0) return basis
  const part = 1 + pct / 100
  if (basis.kind === 'walker') return { ...basis, walkKmh: basis.walkKmh * part }
  const speedKmh = normalRunKmh(basis.maximum) * part
  return { ...basis, maximum: maximumOf({ kind: 'usual-speed', speedKmh }) }
}

/**
 * How fast a belt may run under the runner's own ceiling, km/h: the greater of what the belt does and of what its console says is not
 * above it.
 */
export const ownCeilingKmh = (ceilingKmh: number, { beltFactor = 1 }: SpeedGrid): number =>
  roundKmh(ceilingKmh) * Math.min(1, beltFactor)

function runnersBasis(level: RunnerLevel, reference: Reference, unit: DistanceUnit): RunnersBasis | PlanFault {
  if (reference.kind === 'comfortable-walk')
    return { reason: 'too-slow-to-run', code: 'walk-gives-no-run', values: { walkKmh: reference.speedKmh, unit } }
  return { kind: 'runner', level, maximum: maximumOf(reference) }
}

/** A race says nothing about walking; a beginner's usual speed on the treadmill is a walk. */
const walkersBasis = (reference: Reference): WalkersBasis => ({
  kind: 'walker',
  walkKmh: reference.kind === 'race' ? DEFAULT_WALK_KMH : reference.speedKmh,
})

function contradictionIn(
  choices: Choices,
  chosen: Pick<Recipe, 'level' | 'finish' | 'unit' | 'miles' | 'stageM'>,
): PlanFault | null {
  const { level, finish, unit, miles, stageM } = chosen
  if (!FINISHES[level].includes(finish))
    return {
      reason: 'wrong-finish-for-level',
      code: 'finish-of-another-level',
      values: { finish, level, usual: FINISHES[level][0], gentle: FINISHES[level][1] },
    }
  if (level === 'beginner' && miles > MOST_MILES.beginner)
    return {
      reason: 'miles-for-level',
      code: 'too-many-walked-stages',
      values: { stage: stageNoun(stageM), least: LEAST_MILES, most: MOST_MILES.beginner, count: miles },
    }
  if ((choices.mileSpeedsKmh ?? []).slice(miles).some((kmh) => kmh !== null))
    return {
      reason: 'miles-for-level',
      code: 'speeds-for-more-stages',
      values: { stage: stageNoun(stageM), count: miles },
    }
  const { finishM } = choices
  if (finishM !== undefined && (finishM < SHORTEST_FINISH_M || finishM > stageM))
    return {
      reason: 'finish-length',
      code: 'finish-out-of-bounds',
      values: { finishM, leastM: SHORTEST_FINISH_M, stageM, unit },
    }
  return null
}
