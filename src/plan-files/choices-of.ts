import type { Choices, DistanceUnit, FinishStyle, Plan, Reference, WorkoutStep } from '../../protocol/panel/plan.ts'
import type { PlanFileLoss } from '../../protocol/panel/plan-files.ts'
import { DEFAULT_RACE, LEAST_MILES, MOST_MILES } from '../../protocol/levels.ts'
import { METRES_PER_MILE, PACE_FROM_KMH, roundKmh } from '../../protocol/units.ts'
import { EFFORTS, heldKmh, maximumOf, racedKmh, speedAtCost } from '../workout/paces.ts'
import { stepText, type Pace, type ReadSteps } from './file-step.ts'
import { FINISH_TEXTS } from './steps-of.ts'

/** The steps of a file as choices: a Crescendo where they are one, and a guided workout in any case. */

/** What is run, by whoever runs it. */
export interface OfFile {
  /** Null where they are no Crescendo. */
  readonly crescendo: Choices | null
  readonly guided: Choices
  readonly losses: readonly PlanFileLoss[]
}

/** A step whose speed is known, km/h. */
type Step = WorkoutStep

/** What comes to rest between what is run walks at so much, km/h. */
const REST_KMH = 5
const HOUR_S = 3600

/**
 * @param reference what the runner told of their running; null: nothing
 * @param unit in which speeds are said to them
 */
export function choicesOf({ steps, losses }: ReadSteps, reference: Reference | null, unit: DistanceUnit): OfFile {
  const used = reference === null || reference.kind === 'comfortable-walk' ? DEFAULT_RACE : reference
  const maximum = maximumOf(used)
  const said = [...losses]
  const lose = (loss: PlanFileLoss): void => {
    if (said.every((other) => JSON.stringify(other) !== JSON.stringify(loss))) said.push(loss)
  }
  const timed = steps.map(({ part, length, pace, inclinePct, text, at }): Step => {
    const speedKmh = Math.min(25, Math.max(0.5, kmhOf(pace, maximum)))
    if ('unsaid' in pace) lose({ code: `loss-${pace.because}`, values: { step: at, speedKmh, unit } })
    const pct = Math.min(STEEPEST_PCT, Math.max(0, inclinePct ?? 0))
    if (pct !== (inclinePct ?? 0)) lose({ code: 'loss-incline', values: {} })
    return {
      part,
      length: part === 'stage' ? inWholeUnits(length) : length,
      speedKmh,
      ...(pct === 0 ? {} : { inclinePct: pct }),
      ...(text === undefined || text === '' ? {} : { text: stepText(text) }),
    }
  })
  if (steps.some(({ pace }) => 'part' in pace)) {
    const kmh = racedKmh(TEN_KM, maximum)
    lose({ code: 'loss-relative', values: { distanceM: TEN_KM, timeS: Math.round((TEN_KM / kmh) * 3.6) } })
  }
  const inUse = timed.map((step) => ({ ...step, speedKmh: roundKmh(step.speedKmh) }))
  const isWalked = inUse.every(({ speedKmh }) => speedKmh < PACE_FROM_KMH)
  const guided: Choices = { level: isWalked ? 'beginner' : 'intermediate', workout: { steps: inUse.map(asTimed) } }
  const names: ReadonlySet<string> = new Set(Object.values(FINISH_TEXTS))
  const count = new Set(inUse.flatMap(({ text }) => (text === undefined || names.has(text) ? [] : text))).size
  if (count > 0) lose({ code: 'loss-texts', values: { count } })
  return { crescendo: crescendoOf(inUse), guided, losses: said }
}

const STEEPEST_PCT = 4
const TEN_KM = 10_000

function kmhOf(pace: Pace, maximum: number): number {
  if ('kmh' in pace) return pace.kmh
  if ('ofRaceM' in pace) return pace.part * racedKmh(pace.ofRaceM, maximum)
  if ('ofRaceS' in pace) return pace.part * heldKmh(pace.ofRaceS, maximum)
  return roundKmh(pace.unsaid === 'rest' ? REST_KMH : speedAtCost(EFFORTS.intermediate.start * maximum))
}

/** The pace that is held for an hour: what services call threshold. */
export const ofThreshold = (part: number): Pace => ({ part, ofRaceS: HOUR_S })

/** A quarter of a mile, and so many of them, as exact as it is meant: files round to metres. */
function inWholeUnits(length: Step['length']): Step['length'] {
  if (!('distanceM' in length)) return length
  const quarters = Math.round(length.distanceM / (METRES_PER_MILE / 4))
  const exactM = (quarters * METRES_PER_MILE) / 4
  const isMeant = quarters > 1 && Math.abs(length.distanceM - exactM) < 0.5
  return { distanceM: isMeant ? exactM : Math.round(length.distanceM * 100) / 100 }
}

/** A warm-up and a cool-down are run by time. */
const asTimed = (step: Step): Step =>
  step.part === 'stage' || !('distanceM' in step.length) ? step : { ...step, length: { durationS: secondsOf(step) } }

const secondsOf = ({ length, speedKmh }: Step): number =>
  'durationS' in length ? length.durationS : Math.max(5, Math.round((length.distanceM / speedKmh) * 3.6))

/** One step of the finest grid of a belt, and what rounding to metres makes of a length. */
const SAME_M = 1
const EASING_S = { least: 60, most: 1800 }

/** Stages of one length, each faster, and a finish no longer than they are, the fastest. */
function crescendoOf(steps: readonly Step[]): Choices | null {
  const first = steps.findIndex(({ part }) => part !== 'warm-up')
  const last = steps.findLastIndex(({ part }) => part !== 'cool-down')
  const stages = steps.slice(Math.max(0, first), last + 1)
  const finish = stages.at(-1)
  const miles = stages.slice(0, -1)
  const [{ length } = finish ?? {}] = miles
  if (finish === undefined || length === undefined || !('distanceM' in length) || !('distanceM' in finish.length))
    return null
  const stageM = length.distanceM
  const isFaster = stages.every(({ speedKmh }, index) => speedKmh > (stages[index - 1]?.speedKmh ?? 0))
  const areAlike = miles.every(
    (step) => 'distanceM' in step.length && Math.abs(step.length.distanceM - stageM) <= SAME_M,
  )
  const style = styleOf(finish, miles.at(-1)?.speedKmh ?? 0)
  const level = style === 'brisk-walk' || style === 'light-jog' ? 'beginner' : null
  const finishM = finish.length.distanceM
  const fits =
    miles.length >= LEAST_MILES && miles.length <= MOST_MILES[level ?? 'advanced'] && stageM >= 100 && stageM <= 10_000
  if (!isFaster || !areAlike || !fits || finishM < 100 || finishM > stageM + SAME_M) return null
  const pcts = miles.map(({ inclinePct }) => inclinePct ?? null)
  return {
    ...(level === null ? {} : { level }),
    finish: style,
    miles: miles.length,
    stageM,
    finishM: Math.min(finishM, stageM),
    ...easing('warmUpS', steps.slice(0, Math.max(0, first))),
    ...easing('coolDownS', steps.slice(last + 1)),
    mileSpeedsKmh: miles.map(({ speedKmh }) => speedKmh),
    finishSpeedKmh: finish.speedKmh,
    ...(pcts.some((pct) => pct !== null) ? { mileInclinesPct: pcts } : {}),
    ...(finish.inclinePct === undefined ? {} : { finishInclinePct: finish.inclinePct }),
  }
}

function easing(name: 'warmUpS' | 'coolDownS', steps: readonly Step[]): Choices {
  const s = Math.round(steps.reduce((sum, step) => sum + secondsOf(step), 0))
  return s === 0 ? {} : { [name]: Math.min(EASING_S.most, Math.max(EASING_S.least, s)) }
}

/** So much faster than the stage before it a finish is a sprint. */
const SPRINT_FROM = 1.1

function styleOf({ text, speedKmh }: Step, lastKmh: number): FinishStyle {
  const [named] = Object.entries(FINISH_TEXTS).find(([, one]) => one === text) ?? []
  if (named !== undefined) return named as FinishStyle
  if (lastKmh < PACE_FROM_KMH) return speedKmh < PACE_FROM_KMH ? 'brisk-walk' : 'light-jog'
  return speedKmh >= SPRINT_FROM * lastKmh ? 'sprint' : 'strong'
}

/** What of a file's own warm-up and cool-down is other in the plan that was made of it. */
export function easingLosses(choices: Choices, plan: Plan, { guided }: OfFile): PlanFileLoss[] {
  return (['warm-up', 'cool-down'] as const).flatMap((part): PlanFileLoss[] => {
    const given = (guided.workout?.steps ?? []).filter((step) => step.part === part)
    if (given.length === 0) return [{ code: 'loss-added', values: { part } }]
    const made = plan.phases.flatMap((phase) => (phase.kind === part ? phase.segments : []))
    const isSame =
      choices.workout !== undefined ||
      (made.length === given.length &&
        made.every(({ speedKmh, durationS }, index) => {
          const one = given[index]
          return (
            one !== undefined &&
            Math.abs(one.speedKmh - speedKmh) <= SAME_KMH &&
            Math.abs(secondsOf(one) - durationS) <= SAME_S
          )
        }))
    return isSame ? [] : [{ code: 'loss-easing', values: { part } }]
  })
}
/** A step of a grid, 0.1 mph and the last bit, and what a length in metres makes of a time. */
const SAME_KMH = 0.17
const SAME_S = 2
