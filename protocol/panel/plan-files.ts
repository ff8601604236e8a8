import { Type, type Static } from 'typebox'
import { Choices, DistanceUnit, MOST_STEPS } from './choices.ts'
import { OwnPlanName } from './own-plans.ts'
import { Plan } from './plan.ts'
import { nullable, said, type Codes, type Said } from './said.ts'

/** Plans as files: our own JSON, Zwift's `.zwo`, FIT workouts, and the workout text of intervals.icu. */

const closed = { additionalProperties: false } as const
/** Of a step as the file counts them, from 1: repeats not written out. In a text its line. */
const step = Type.Integer()
const seconds = Type.Number()
const kmh = Type.Number()
const metres = Type.Number()

export const PLAN_FORMATS = ['json', 'zwo', 'fit', 'intervals'] as const
export const PlanFormat = Type.Enum(PLAN_FORMATS)
export type PlanFormat = Static<typeof PlanFormat>

/** No plan is longer; octets. */
export const MOST_OCTETS = 256 * 1024

/** Our own: everything that was chosen, and what it is called. A later edition that says more has another version. */
export const PlanFile = Type.Object(
  {
    format: Type.Literal('crescendo-plan'),
    version: Type.Literal(1),
    name: Type.Optional(OwnPlanName),
    choices: Choices,
  },
  closed,
)
export type PlanFile = Static<typeof PlanFile>

/** What of a file cannot be kept, or is only taken as something; and what a format cannot hold of a plan. */
export const PLAN_FILE_LOSSES = {
  /** It says no pace: an easy run, or a walk where it rests. */
  'loss-no-pace': { step, speedKmh: kmh, unit: DistanceUnit },
  'loss-heart-rate': { step, speedKmh: kmh, unit: DistanceUnit },
  /** Between two paces: their middle. */
  'loss-range': { step },
  /** A pace that rises or falls along the step: in so many steps. */
  'loss-ramp': { step, count: Type.Integer() },
  'loss-zone': { step },
  'loss-cadence': { step },
  /** Until a key is pressed, or until something other than a length. */
  'loss-open': { step, durationS: seconds },
  'loss-unknown': { what: Type.String({ maxLength: 40 }) },
  /** Paces that are parts of a race: by the runner's own reference. */
  'loss-relative': { distanceM: metres, timeS: seconds },
  'loss-texts': { count: Type.Integer() },
  'loss-incline': {},
  'loss-added': { part: Type.Enum(['warm-up', 'cool-down']) },
  /** A Crescendo's own in place of the file's. */
  'loss-easing': { part: Type.Enum(['warm-up', 'cool-down']) },
  /** Faster stage by stage, and no Crescendo of this runner on this treadmill. */
  'loss-no-crescendo': {},
  'loss-gate': {},
  /** A format that measures all of a workout in one of the two. */
  'loss-lengths': {},
} as const satisfies Codes
export const PlanFileLoss = said(PLAN_FILE_LOSSES, {})
export type PlanFileLoss = Said<typeof PLAN_FILE_LOSSES>

/** Why a file is no plan. Nothing of it is kept. */
export const PLAN_FILE_FAULTS = {
  'file-too-large': { mostKb: Type.Integer() },
  'file-unknown': {},
  'file-encoding': {},
  'file-not-json': {},
  'file-not-ours': { where: Type.String() },
  'file-newer': {},
  'file-not-xml': {},
  'file-doctype': {},
  'file-too-deep': {},
  'file-watts': {},
  'file-other-sport': {},
  'file-no-steps': {},
  'file-too-many-steps': { most: Type.Literal(MOST_STEPS) },
  'file-bad-length': { step },
  'file-bad-speed': { step },
  'file-bad-repeat': { step },
  'file-bad-fit': {},
  'file-cut-short': {},
  'file-no-workout': {},
} as const satisfies Codes
export type PlanFileFault = Said<typeof PLAN_FILE_FAULTS>
export const PlanFileRefusal = said(PLAN_FILE_FAULTS, { error: Type.Literal('plan-file-refused') })
export type PlanFileRefusal = Static<typeof PlanFileRefusal>

/** What would be kept of a file. Nothing is yet: to keep it, its choices are kept as any plan by a name. */
export const PlanFilePreview = Type.Object(
  {
    format: PlanFormat,
    /** As the file calls it; null where it does not. */
    name: nullable(Type.String()),
    choices: Choices,
    /** On this treadmill. */
    plan: Plan,
    losses: Type.Array(PlanFileLoss),
  },
  closed,
)
export type PlanFilePreview = Static<typeof PlanFilePreview>
