import { Type, type Static } from 'typebox'

/** What daemon and panel say about a plan: the runner's choices going in, the worked-out plan coming back. */

const closed = { additionalProperties: false } as const

export const Level = Type.Enum(['beginner', 'intermediate', 'advanced'])
export type Level = Static<typeof Level>

/** How the run ends: runners `sprint` or `strong`, beginners `brisk-walk` or `light-jog`. */
export const FinishStyle = Type.Enum(['sprint', 'strong', 'brisk-walk', 'light-jog'])
export type FinishStyle = Static<typeof FinishStyle>

/** `auto`: the finish comes by itself; `ask`: only after the runner's `go`. */
export const GateMode = Type.Enum(['auto', 'ask'])
export type GateMode = Static<typeof GateMode>

/** The unit in which a runner thinks of distance and pace. Everything on the wire stays metric. */
export const DistanceUnit = Type.Enum(['mi', 'km'])
export type DistanceUnit = Static<typeof DistanceUnit>

/** The one thing that all paces come from. */
export const Reference = Type.Union([
  Type.Object({ kind: Type.Literal('usual-speed'), speedKmh: Type.Number({ minimum: 3, maximum: 25 }) }, closed),
  Type.Object(
    {
      kind: Type.Literal('race'),
      distanceM: Type.Number({ minimum: 800, maximum: 100_000 }),
      timeS: Type.Number({ minimum: 100, maximum: 86_400 }),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('comfortable-walk'), speedKmh: Type.Number({ minimum: 2, maximum: 8 }) }, closed),
])
export type Reference = Static<typeof Reference>

/**
 * What a runner may choose. Every field but none is required: what is left out is the default of the design.
 * This is also the file that `run PLAN.json` reads.
 */
export const Choices = Type.Object(
  {
    level: Type.Optional(Level),
    finish: Type.Optional(FinishStyle),
    unit: Type.Optional(DistanceUnit),
    reference: Type.Optional(Reference),
    /** Number of miles (stages), 3 to 13; for beginners 3 to 6. */
    miles: Type.Optional(Type.Integer({ minimum: 3, maximum: 13 })),
    /** Length of a stage, metres; default 1609.344, or 1000 for `km`. */
    stageM: Type.Optional(Type.Number({ minimum: 100, maximum: 10_000 })),
    /** Length of the finish, metres; 100 m to one stage. */
    finishM: Type.Optional(Type.Number({ minimum: 100, maximum: 10_000 })),
    warmUpS: Type.Optional(Type.Integer({ minimum: 60, maximum: 1800 })),
    coolDownS: Type.Optional(Type.Integer({ minimum: 60, maximum: 1800 })),
    gate: Type.Optional(GateMode),
    /** Never faster than this, km/h. Null: the plan's fastest + 2 (+ 1 for beginners). */
    ceilingKmh: Type.Optional(Type.Union([Type.Number({ minimum: 1, maximum: 25 }), Type.Null()])),
    /** Speeds edited by the runner, km/h, one a mile; null keeps the worked-out one. */
    mileSpeedsKmh: Type.Optional(
      Type.Array(Type.Union([Type.Number({ minimum: 0.5, maximum: 25 }), Type.Null()]), { maxItems: 13 }),
    ),
    finishSpeedKmh: Type.Optional(Type.Union([Type.Number({ minimum: 0.5, maximum: 25 }), Type.Null()])),
    /** The limits of §1.3: neither walking nor running is comfortable between them. */
    runningFloorKmh: Type.Optional(Type.Number({ minimum: 5, maximum: 10 })),
    walkingCeilingKmh: Type.Optional(Type.Number({ minimum: 4, maximum: 9 })),
    /** Rise from standstill and into the sprint, km/h per second, 0.3 to 0.5. */
    riseKmhPerS: Type.Optional(Type.Number({ minimum: 0.1, maximum: 0.5 })),
  },
  closed,
)
export type Choices = Static<typeof Choices>

export const Effort = Type.Enum(['easy', 'moderate', 'tempo', 'walk'])
export type Effort = Static<typeof Effort>

/** One stretch card; its words and picture are the panel's, found by `id`. */
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
    name: Type.String(),
    sentence: Type.String(),
    /** One after the other, `durationS` each, with 5 s between: `left`/`right`, `forward`/`back`, or one `null`. */
    sides: Type.Array(Type.Union([Type.Enum(['left', 'right', 'forward', 'back']), Type.Null()])),
    durationS: Type.Number(),
  },
  closed,
)
export type StretchCard = Static<typeof StretchCard>

/** A stretch of time at one speed, in the warm-up and the cool-down. */
export const Segment = Type.Object(
  { speedKmh: Type.Number(), durationS: Type.Number(), gait: Type.Enum(['walk', 'jog']) },
  closed,
)
export type Segment = Static<typeof Segment>

const StretchPhase = Type.Object(
  { kind: Type.Literal('stretch'), when: Type.Enum(['before', 'after']), cards: Type.Array(StretchCard) },
  closed,
)
const WarmUpPhase = Type.Object({ kind: Type.Literal('warm-up'), segments: Type.Array(Segment) }, closed)
const MilePhase = Type.Object(
  {
    kind: Type.Literal('mile'),
    /** 1 to N. */
    number: Type.Integer({ minimum: 1 }),
    distanceM: Type.Number(),
    speedKmh: Type.Number(),
    effort: Effort,
    /** Why this speed, in words. */
    why: Type.String(),
  },
  closed,
)
const FinishPhase = Type.Object(
  {
    kind: Type.Literal('finish'),
    style: FinishStyle,
    distanceM: Type.Number(),
    speedKmh: Type.Number(),
    /** True where the rise begins on the line at 0.3 km/h per second; else it rises like a mile, at pace on the line. */
    sprint: Type.Boolean(),
    why: Type.String(),
  },
  closed,
)
const CoolDownPhase = Type.Object({ kind: Type.Literal('cool-down'), segments: Type.Array(Segment) }, closed)
export const PlanPhase = Type.Union([StretchPhase, WarmUpPhase, MilePhase, FinishPhase, CoolDownPhase])
export type PlanPhase = Static<typeof PlanPhase>

/** A plan that keeps the promise: snapped to the machine's grid, each mile faster than the last, the finish the fastest. */
export const Plan = Type.Object(
  {
    name: Type.String(),
    level: Level,
    finish: FinishStyle,
    unit: DistanceUnit,
    gate: GateMode,
    /** stretch, warm-up, mile 1..N, finish, cool-down, stretch: always in this order. */
    phases: Type.Array(PlanPhase),
    /** The runner's own ceiling, km/h. */
    ceilingKmh: Type.Number(),
    /** The fastest speed of the plan, km/h. */
    fastestKmh: Type.Number(),
    /** The last rung of easing off: 5 km/h for runners, 0.6 × comfortable walk for walkers. */
    walkKmh: Type.Number(),
    riseKmhPerS: Type.Number(),
    /** Normal run pace that mile 1 stays under, km/h; null for walkers. */
    normalRunKmh: Type.Union([Type.Number(), Type.Null()]),
    /** Distance of miles and finish, metres, and time of everything on the belt, seconds, when run as planned. */
    distanceM: Type.Number(),
    durationS: Type.Number(),
    /** Advice for the ready screen: a doctor first for joints, a bottle for long runs. */
    advice: Type.Array(Type.String()),
    choices: Choices,
  },
  closed,
)
export type Plan = Static<typeof Plan>

/** Why a plan cannot be kept on this machine, and the nearest that can. */
export const PlanRefusal = Type.Object(
  {
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
    ]),
    message: Type.String(),
    nearest: Type.Union([Choices, Type.Null()]),
  },
  closed,
)
export type PlanRefusal = Static<typeof PlanRefusal>
