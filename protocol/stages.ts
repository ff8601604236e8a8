import type { FinishStyle, GateMode, Level } from './panel/choices.ts'
import type { Plan, PlanPhase } from './panel/plan.ts'
import type { GateState, PhaseKind, Snapshot, Split } from './panel/snapshot.ts'
import { METRES_PER_MILE, PACE_FROM_KMH, isStage } from './units.ts'

/** The stages of a plan and its finish: how many, how fast, what they are called, how long they are; and how they were run. */

type StagePhase = Extract<PlanPhase, { kind: 'mile' | 'stage' }>

const stagesOf = (plan: Plan | null): StagePhase[] => plan?.phases.filter(isStage) ?? []

export const stagesIn = (plan: Plan | null): number => stagesOf(plan).length

/** As planned, km/h. */
export const stagesKmh = (plan: Plan | null): number[] => stagesOf(plan).map(({ speedKmh }) => speedKmh)

/** Metres that a stage is long, at its planned speed where it is measured in time. */
export function lengthM(phase: StagePhase): number {
  if (phase.kind === 'mile') return phase.distanceM
  return 'distanceM' in phase.length ? phase.length.distanceM : (phase.length.durationS * phase.speedKmh) / 3.6
}

/** Metres by which a stage is named; a mile while there is no plan, 0 where stages are measured in time. */
export function stageM(plan: Plan | null): number {
  const [first] = stagesOf(plan)
  if (first === undefined) return METRES_PER_MILE
  return first.kind === 'stage' && 'durationS' in first.length ? 0 : lengthM(first)
}

/** How long each is, metres; those of one length once, those that are measured in time left out. */
export const stageLengthsM = (plan: Plan): number[] => [
  ...new Set(stagesOf(plan).flatMap((phase) => (phase.kind === 'mile' ? [phase.distanceM] : []))),
]

/** The inclines that are told along a plan, percent, flat with them; none of one that names none. */
export function inclinesPct({ phases }: Plan): number[] {
  const named = phases.flatMap((phase) => ('inclinePct' in phase ? (phase.inclinePct ?? 0) : 0))
  return named.some((pct) => pct > 0) ? [...new Set([0, ...named])] : []
}

/** Every speed that is planned, km/h. */
export const speedsKmh = (plan: Plan): number[] =>
  plan.phases.flatMap((phase) => {
    if (phase.kind === 'stretch') return []
    return 'segments' in phase ? phase.segments.map(({ speedKmh }) => speedKmh) : [phase.speedKmh]
  })

/** Whether a speed is told as the treadmill's own display shows it: nobody walks by a pace of 53:39. */
export const isToldAsSpeed = (kmh: number | null, level: Level | null): boolean =>
  level === 'beginner' || (kmh !== null && kmh < PACE_FROM_KMH)

/** How a plan ends; a sprint while there is none. */
export const finishOf = (plan: Plan | null): FinishStyle => plan?.finish ?? 'sprint'

/**
 * Whether the finish comes at its line as things stand, without a further go. What holds disarms: a go that is still armed
 * was said to the hold that is on.
 */
export const finishComesBy = (gate: GateState, planGate: GateMode | null, isHeld: boolean): boolean =>
  gate === 'armed' || (gate !== 'skipped' && !isHeld && planGate === 'auto')

/**
 * Whether it comes as a screen is told. What holds for the heart is over at its line; a finish that is run at the last pace for it
 * does not come.
 */
export function finishComesIn({
  gate,
  held,
  plan,
  phases,
}: Pick<Snapshot, 'gate' | 'held' | 'plan' | 'phases'>): boolean {
  const targetKmh = phases.find(({ kind }) => kind === 'finish')?.targetKmh ?? Infinity
  const isOff = plan?.heart !== undefined && targetKmh <= (phases.findLast(isStage)?.plannedKmh ?? 0)
  return !isOff && finishComesBy(gate, plan?.gate ?? null, isHeldBack(held))
}

/** True where nothing gets faster until the runner says so: the heart ends its own. */
export const isHeldBack = (held: Snapshot['held']): boolean => held !== null && held !== 'heart'

/** What was run of the stages and the finish. */
const stepsOf = (splits: readonly Split[]): Split[] =>
  splits.filter((split) => isStage(split) || split.kind === 'finish')

/** Held, what the finish will be run at is the runner's to say. */
export function finishIsAsAsked({
  plan,
  phases,
  held,
  gate,
}: Pick<Snapshot, 'plan' | 'phases' | 'held' | 'gate'>): boolean {
  const plannedKmh = plan?.phases.find((phase) => phase.kind === 'finish')?.speedKmh ?? null
  const targetKmh = phases.find(({ kind }) => kind === 'finish')?.targetKmh ?? null
  if (!isHeldBack(held) || gate === 'armed' || gate === 'passed' || plannedKmh === null) return false
  return targetKmh !== null && targetKmh < plannedKmh - HALF_A_STEP_KMH
}
/** Of the finest grid of speeds. */
const HALF_A_STEP_KMH = 0.05

/** True of a split that was run to its end. */
export const isWhole = ({ note }: Split): boolean => note === null

/** In which stage a run came to its end that ran none whole, 0 before the first; null where one was run, or is not known to have been cut short. */
export function endedIn(splits: readonly Split[]): number | null {
  const run = splits.filter(isStage)
  if (run.some(isWhole)) return null
  const last = run.at(-1)
  if (last === undefined) return 0
  return last.note?.code.startsWith('cut-short') === true ? last.mile : null
}

/** True where every stage was run faster than the one before and the finish fastest of all; false where any is missing. */
export function isCrescendo(splits: readonly Split[], stages: number): boolean {
  const steps = stepsOf(splits)
  if (stages === 0 || steps.length !== stages + 1 || !steps.every(isWhole)) return false
  return steps.every(({ averageKmh }, index) => {
    const beforeKmh = index === 0 ? 0 : (steps[index - 1]?.averageKmh ?? Infinity)
    return averageKmh !== null && averageKmh > beforeKmh
  })
}

/**
 * Whole seconds to show as gained on the stage before, as the times beside them are shown; a step that was cut short, or one
 * after such a step, gained nothing that was run.
 */
export function gainedS(split: Split, splits: readonly Split[]): number | null {
  const steps = stepsOf(splits)
  const before = steps[steps.indexOf(split) - 1]
  if (before === undefined || !isWhole(split) || !isWhole(before)) return null
  const isAsLong = Math.abs(split.distanceM - before.distanceM) < 0.5
  const gained = isAsLong ? Math.round(before.timeS) - Math.round(split.timeS) : Math.round(split.gainS ?? 0)
  return gained > 0 ? gained : null
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

/** Where the phase that is on lies in the climb, 0 to 1. */
export function climbNow({ phase, phases }: Pick<Snapshot, 'phase' | 'phases'>): number {
  const kmh = phases.filter(isStage).map(({ plannedKmh }) => plannedKmh ?? 0)
  return climbIn(phase.kind, phase.mile, phases[phase.index ?? -1]?.plannedKmh ?? null, kmh)
}

/** The steps of a first meeting with a treadmill. */
export const MEETING_STEPS = ['unit', 'faster', 'faster-again', 'slower', 'keys', 'stop'] as const

/** True of the plan by which a runner measures their belt. */
export const isMeasuring = ({ name }: Pick<Plan, 'name'>): boolean => name.code === 'measuring'

/** True of a plan that is for the treadmill, and has a page of its own: it is no run, and is kept in no history. */
export const isForMachine = (plan: Pick<Plan, 'name'>): boolean => isMeeting(plan) || isMeasuring(plan)

/** True of the plan by which a treadmill is met. */
export const isMeeting = ({ name }: Pick<Plan, 'name'>): boolean => name.code === 'first-meeting'
