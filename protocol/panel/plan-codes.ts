import { Type } from 'typebox'
import { DistanceUnit, FinishStyle, Level } from './choices.ts'
import { nullable, type Codes } from './said.ts'

/** What a plan says of itself and why one is refused. Speeds km/h, lengths metres; `unit` is the one to say them in. */

const kmh = Type.Number()
const metres = Type.Number()
const seconds = Type.Number()
const unit = DistanceUnit
const count = Type.Integer()
/** Walkers' stages have none of these. */
const effort = Type.Enum(['easy', 'moderate', 'tempo'])
const percent = Type.Number()
/** What a stage of this plan is called. */
const stage = Type.Enum(['mile', 'kilometre', 'stage'])
/** A part of a plan: a stage by its number. */
const part = { part: Type.Enum(['warm-up', 'mile', 'finish', 'cool-down']), number: nullable(count), stage }

export const PLAN_NAMES = {
  'stages-and-finish': { count, stageM: metres, finish: FinishStyle, finishM: metres, unit },
  /** With a treadmill, feet on the rails. */
  'first-meeting': {},
  /** Of a belt whose runner measures it by its turns. */
  measuring: {},
  /** Plans that are their stages and nothing more. */
  'stages-of-length': { count, stageM: metres, unit },
  'stages-of-time': { count, stageS: seconds },
  /** Of a run that was brought in from elsewhere: it had none here. */
  'no-plan': {},
  /** Somebody else's plan, that is no Crescendo. */
  'guided-workout': { count, lastsS: seconds },
} as const satisfies Codes

/** Why a stage or the finish has its speed. `percent` of the runner's maximum, for walkers of their comfortable walk. */
export const WHYS = {
  /** Of a run from before the reason was kept as a code. */
  'as-planned-then': {},
  'set-by-you': {},
  effort: { effort, percent },
  'effort-from-race': {
    effort,
    percent,
    distanceM: metres,
    timeS: seconds,
    normalRunKmh: kmh,
    unit,
  },
  'effort-from-usual-speed': { effort, percent, usualKmh: kmh, normalRunKmh: kmh, unit },
  'slowest-comfortable-run': { effort, percent },
  'a-step-above-the-last': { effort, percent, stage },
  'part-of-your-walk': { percent, walkKmh: kmh, unit },
  'part-of-a-usual-walk': { percent, walkKmh: kmh, unit },
  'first-sprint-here': { stage },
  'race-pace': { finishM: metres, unit },
  'a-little-above-tempo': {},
  'brisk-and-comfortable': {},
  'slowest-comfortable-jog': {},
  'half-as-fast-again': {},
} as const satisfies Codes

/** What to know before the start. */
export const ADVICE = {
  'ask-a-doctor': {},
  'first-sprint-is-short': { finishM: metres, unit, stage },
  'bottle-and-towel': {},
  'sip-before-start': {},
  /** An incline is named, and the treadmill has none. */
  'no-incline': {},
  /** An incline is named, and the one the treadmill has cannot be set from here. */
  'keeps-its-incline': {},
  /** Rises that take longer than the stage before leaves them. */
  'late-at-pace': { count },
} as const satisfies Codes

/** Why a plan cannot be made or kept. */
export const PLAN_REFUSALS = {
  'planned-above-machine': { ...part, speedKmh: kmh, maxKmh: kmh, unit },
  'planned-below-machine': { ...part, speedKmh: kmh, minKmh: kmh, unit },
  'planned-outside-machine': { ...part, speedKmh: kmh, minKmh: kmh, maxKmh: kmh, unit },
  'planned-above-ceiling': { ...part, speedKmh: kmh, ceilingKmh: kmh, unit },
  /** The runner's own, above what the owner of the gym allows. */
  'ceiling-above-house': { ceilingKmh: kmh, houseKmh: kmh, unit },
  'incline-too-steep': { ...part, inclinePct: percent, mostPct: percent },
  'planned-off-grid': { ...part, speedKmh: kmh, unit },
  'set-above-machine': { ...part, speedKmh: kmh, maxKmh: kmh, unit },
  'set-below-machine': { ...part, speedKmh: kmh, minKmh: kmh, unit },
  'set-above-ceiling': { ...part, speedKmh: kmh, ceilingKmh: kmh, unit },
  'set-too-slow-to-run': { ...part, speedKmh: kmh, floorKmh: kmh, unit },
  'set-too-fast-to-walk': { ...part, speedKmh: kmh, ceilingKmh: kmh, unit },
  'no-faster-step-left': { stage, number: count, lastKmh: kmh, unit },
  'no-room-below-normal-run': { stage, normalRunKmh: kmh, slowestKmh: kmh, unit },
  'walked-too-fast': { stage, number: count, speedKmh: kmh, ceilingKmh: kmh, unit },
  'ends-too-hard': { stage, count, lastKmh: kmh, hardestKmh: kmh, unit },
  'walk-gives-no-run': { walkKmh: kmh, unit },
  'finish-of-another-level': { finish: FinishStyle, level: Level, usual: FinishStyle, gentle: FinishStyle },
  'too-many-walked-stages': { stage, least: count, most: count, count },
  'speeds-for-more-stages': { stage, count },
  'finish-out-of-bounds': { finishM: metres, leastM: metres, stageM: metres, unit },
  'finish-longer-than-stage': { finishM: metres, stageM: metres, unit },
  'stages-missing': {},
  'warm-up-not-slower': { warmUpKmh: kmh, firstKmh: kmh, stage, unit },
  'first-not-below-normal-run': { stage, speedKmh: kmh, normalRunKmh: kmh, unit },
  'not-faster-than-before': { stage, number: count, speedKmh: kmh, beforeKmh: kmh, unit },
  'finish-not-faster': { finishKmh: kmh, lastKmh: kmh, stage, unit },
  'sprint-shorter-than-rise': { risingS: seconds, finishKmh: kmh, finishM: metres, lastsS: seconds, unit },
  /** By the end of the stage the belt would still be rising: what it takes, and how long there is for it. */
  'never-at-pace': { ...part, speedKmh: kmh, risingS: seconds, withinS: seconds, unit },
  'first-sprint-too-fast': { mostKmh: kmh, speedKmh: kmh, unit },
} as const satisfies Codes
