import { Type, type Static } from 'typebox'
import { Choices, DistanceUnit, Effort, FinishStyle, GateMode, InclinePct, Level } from './choices.ts'
import { ADVICE, PLAN_NAMES, PLAN_REFUSALS, WHYS } from './plan-codes.ts'
import { LEAST_FACTOR, MOST_FACTOR } from '../belt-factor.ts'
import { nullable, said, type Said } from './said.ts'

/** What daemon and panel say about a plan: the runner's choices going in, the worked-out plan coming back. */

export { Choices, DistanceUnit, Effort, FinishStyle, GateMode, Level, Reference, WorkoutStep } from './choices.ts'

const closed = { additionalProperties: false } as const

export const PlanName = said(PLAN_NAMES, {})
export type PlanName = Said<typeof PLAN_NAMES>
export const Why = said(WHYS, {})
export type Why = Said<typeof WHYS>
export const Advice = said(ADVICE, {})
export type Advice = Said<typeof ADVICE>

/** One stretch card. Its words are found by its id. */
export const StretchCard = Type.Object(
  {
    id: Type.Enum([
      'leg-swings-front',
      'leg-swings-side',
      'arm-circles',
      'torso-twists',
      'hamstrings',
      'quads',
      'calves-straight',
      'calves-bent',
    ]),
    /** One after the other, `durationS` each, with 5 s between: `left`/`right`, `forward`/`back`, or one `null`. */
    sides: Type.Array(nullable(Type.Enum(['left', 'right', 'forward', 'back']))),
    durationS: Type.Number(),
  },
  closed,
)
export type StretchCard = Static<typeof StretchCard>

/** A stretch of time at one speed, in the warm-up and the cool-down. */
export const TimedSegment = Type.Object(
  { speedKmh: Type.Number(), durationS: Type.Number(), gait: Type.Enum(['walk', 'jog']) },
  closed,
)
export type TimedSegment = Static<typeof TimedSegment>

const StretchPhase = Type.Object(
  { kind: Type.Literal('stretch'), when: Type.Enum(['before', 'after']), cards: Type.Array(StretchCard) },
  closed,
)
const WarmUpPhase = Type.Object({ kind: Type.Literal('warm-up'), segments: Type.Array(TimedSegment) }, closed)
const MilePhase = Type.Object(
  {
    kind: Type.Literal('mile'),
    /** 1 to N. */
    number: Type.Integer({ minimum: 1 }),
    distanceM: Type.Number(),
    speedKmh: Type.Number(),
    /** On the machine's grid, %; left out where it is flat. */
    inclinePct: Type.Optional(InclinePct),
    effort: Effort,
    /** Why this speed. */
    why: Why,
  },
  closed,
)
/** A stage of a plan that is no Crescendo, measured in metres or in seconds on the belt. */
const StagePhase = Type.Object(
  {
    kind: Type.Literal('stage'),
    /** 1 to N. */
    number: Type.Integer({ minimum: 1 }),
    length: Type.Union([
      Type.Object({ distanceM: Type.Number() }, closed),
      Type.Object({ durationS: Type.Number() }, closed),
    ]),
    speedKmh: Type.Number(),
    effort: Effort,
    /** On the machine's grid, %; null where it is flat. */
    inclinePct: nullable(InclinePct),
    /** A stage that somebody else made is never hidden. */
    hidden: Type.Literal(false),
    /** Why this speed; null where somebody else made the plan. */
    why: nullable(Why),
  },
  closed,
)
const FinishPhase = Type.Object(
  {
    kind: Type.Literal('finish'),
    style: FinishStyle,
    distanceM: Type.Number(),
    speedKmh: Type.Number(),
    /** On the machine's grid, %; left out where it is flat. */
    inclinePct: Type.Optional(InclinePct),
    /** True where the rise begins on the line at 0.3 km/h per second; else it rises like a mile, at pace on the line. */
    sprint: Type.Boolean(),
    why: Why,
  },
  closed,
)
const CoolDownPhase = Type.Object({ kind: Type.Literal('cool-down'), segments: Type.Array(TimedSegment) }, closed)
export const PlanPhase = Type.Union([StretchPhase, WarmUpPhase, MilePhase, StagePhase, FinishPhase, CoolDownPhase])
export type PlanPhase = Static<typeof PlanPhase>

/** What a heart rate does to the run (coach: heart rate). Rates are beats a minute. */
export const HeartRules = Type.Object(
  {
    /** Above it nothing gets faster; null: there is no ceiling. */
    ceilingBpm: nullable(Type.Integer()),
    /** The finish at a rate that is near the ceiling, km/h: a little above the last mile, never above the plan's. */
    strongKmh: Type.Number(),
    /** Below it the cool-down is over, not before `leastS` and not beyond `mostS`, seconds; null: it lasts as planned. */
    coolDown: nullable(
      Type.Object({ belowBpm: Type.Integer(), leastS: Type.Integer(), mostS: Type.Integer() }, closed),
    ),
  },
  closed,
)
export type HeartRules = Static<typeof HeartRules>

/**
 * The mile whose pace is hidden while it is run, never the first nor the last: at the start its speed is drawn from the grid,
 * between `fromKmh` and that of its phase, km/h (coach: pacing sense).
 */
const HiddenMile = Type.Object({ number: Type.Integer({ minimum: 2 }), fromKmh: Type.Number() }, closed)

/**
 * A plan, snapped to the machine's grid. A Crescendo keeps the promise: each mile faster than the last, the finish the
 * fastest. Plans of another kind have stages in place of miles, and need no finish.
 */
export const Plan = Type.Object(
  {
    name: PlanName,
    level: Level,
    /** Null where the plan has no finish. */
    finish: nullable(FinishStyle),
    unit: DistanceUnit,
    gate: GateMode,
    /** stretch, warm-up, mile or stage 1..N, finish, cool-down, stretch: always in this order. */
    phases: Type.Array(PlanPhase),
    /** The runner's own ceiling, km/h. */
    ceilingKmh: Type.Number(),
    /** The fastest speed of the plan, km/h. */
    fastestKmh: Type.Number(),
    /** The last rung of easing off: 5 km/h for runners, 0.6 × comfortable walk for walkers. */
    walkKmh: Type.Number(),
    riseKmhPerS: Type.Number(),
    /** Normal run pace that mile 1 stays under, km/h; null for walkers. */
    normalRunKmh: nullable(Type.Number()),
    /** Distance of miles and finish, metres, and time of everything on the belt, seconds, when run as planned. */
    distanceM: Type.Number(),
    durationS: Type.Number(),
    /** Advice for the ready screen: a doctor first for joints, a bottle for long runs. */
    advice: Type.Array(Advice),
    /** Where its runner measured the belt: speeds and lengths here are those of the belt, and its console's times this. */
    beltFactor: Type.Optional(Type.Number({ minimum: LEAST_FACTOR, maximum: MOST_FACTOR })),
    /** Left out where the runner wants none. */
    heart: Type.Optional(HeartRules),
    /** Left out where none is. */
    hiddenMile: Type.Optional(HiddenMile),
    /** What it was made of, a Crescendo or a guided workout; null for a plan that nobody chose so. */
    choices: nullable(Choices),
  },
  closed,
)
export type Plan = Static<typeof Plan>

/** Why a plan cannot be kept on this machine, and the nearest that can. `reason` is the kind of `code` it is. */
export const PlanRefusal = said(PLAN_REFUSALS, {
  error: Type.Literal('plan-refused'),
  reason: Type.Enum([
    'not-faster-each-mile',
    'last-mile-too-hard',
    'above-machine',
    'below-machine',
    'above-ceiling',
    'off-grid',
    'mile-one-too-fast',
    'warm-up-too-fast',
    'finish-not-fastest',
    'sprint-too-short',
    'finish-length',
    'too-fast-to-walk',
    'too-slow-to-run',
    'first-sprint',
    'wrong-finish-for-level',
    'miles-for-level',
    'incline-too-steep',
    'rise-too-long',
  ]),
  nearest: nullable(Choices),
})
export type PlanRefusal = Static<typeof PlanRefusal>
