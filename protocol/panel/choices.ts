import { Type, type Static } from 'typebox'
import { FINISH_STYLES, LEAST_MILES, LEVELS, MOST_MILES } from '../levels.ts'

/** What a runner chooses before a plan is worked out. */

const closed = { additionalProperties: false } as const

export const Level = Type.Enum([...LEVELS])
export type Level = Static<typeof Level>

/** How the run ends: runners `sprint` or `strong`, beginners `brisk-walk` or `light-jog`. */
export const FinishStyle = Type.Enum([...FINISH_STYLES])
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

/** Of what a runner tells of themselves, the numbers that plans are made by: what each may be. */
export const OWN_NUMBERS = {
  /** Never faster than this, km/h. */
  ceilingKmh: Type.Number({ minimum: 1, maximum: 25 }),
  /** The limits of §1.3: neither walking nor running is comfortable between them, km/h. */
  runningFloorKmh: Type.Number({ minimum: 5, maximum: 10 }),
  walkingCeilingKmh: Type.Number({ minimum: 4, maximum: 9 }),
  /** Rise from standstill and into the sprint, km/h per second, 0.3 to 0.5. */
  riseKmhPerS: Type.Number({ minimum: 0.1, maximum: 0.5 }),
} as const

/** No run is steeper: from 6 % on running fails (coach: incline). Never downhill. */
export const InclinePct = Type.Number({ minimum: 0, maximum: 4 })

/** More steps are no workout that anybody follows, and every screen is told all of them. */
export const MOST_STEPS = 100

/** One step of a guided workout: so long at one speed, in metres or in seconds on the belt. */
export const WorkoutStep = Type.Object(
  {
    /** A warm-up before the first stage and a cool-down after the last are run as such; every other step is a stage. */
    part: Type.Enum(['warm-up', 'stage', 'cool-down']),
    length: Type.Union([
      Type.Object({ distanceM: Type.Number({ minimum: 10, maximum: 100_000 }) }, closed),
      Type.Object({ durationS: Type.Number({ minimum: 5, maximum: 14_400 }) }, closed),
    ]),
    speedKmh: Type.Number({ minimum: 0.5, maximum: 25 }),
    inclinePct: Type.Optional(InclinePct),
    /** What whoever made it wrote beside it. */
    text: Type.Optional(Type.String({ maxLength: 24 })),
  },
  closed,
)
export type WorkoutStep = Static<typeof WorkoutStep>

/** A plan that somebody else made, and that is no Crescendo: its steps one after the other, repeats written out. */
const Workout = Type.Object({ steps: Type.Array(WorkoutStep, { minItems: 1, maxItems: MOST_STEPS }) }, closed)

/**
 * What is other of one run alone, gentler most of the time: nothing of it is told of the runner, whose reference, rise and ceiling stay what
 * they are.
 */
export const Adjusted = Type.Object(
  {
    /** Of the reference, percent: -5 makes a comfortable 10 km/h 9.5. */
    referencePct: Type.Optional(Type.Number({ minimum: -10, maximum: 2 })),
    /** Points on the effort of the last mile, 0.01 of the maximum each; for walkers of the comfortable walk. */
    lastMilePoints: Type.Optional(Type.Integer({ minimum: -6, maximum: 2 })),
    /** No rise is brisker, km/h per second. */
    riseKmhPerS: Type.Optional(OWN_NUMBERS.riseKmhPerS),
    /** So far above the plan's fastest the ceiling lies at most, km/h. */
    capAboveKmh: Type.Optional(Type.Number({ minimum: 0, maximum: 2 })),
  },
  closed,
)
export type Adjusted = Static<typeof Adjusted>

/**
 * What a runner may choose. Every field but none is required. What of it is the runner and not the run (unit,
 * references, ceiling, comfort, rise) is told of themselves by being chosen (`runner.ts`), and where it is left out it is
 * what they told; else what is left out is the default of the design.
 * This is also the file that `run PLAN.json` reads.
 */
export const Choices = Type.Object(
  {
    level: Type.Optional(Level),
    finish: Type.Optional(FinishStyle),
    unit: Type.Optional(DistanceUnit),
    reference: Type.Optional(Reference),
    /** What the runner told for the other gait: kept, unused, until the level is one that it fits. */
    otherReference: Type.Optional(Reference),
    /** Number of miles (stages), 3 to 13; for beginners 3 to 6. */
    miles: Type.Optional(Type.Integer({ minimum: LEAST_MILES, maximum: MOST_MILES.advanced })),
    /** Length of a stage, metres; default 1609.344, or 1000 for `km`. */
    stageM: Type.Optional(Type.Number({ minimum: 100, maximum: 10_000 })),
    /** Length of the finish, metres; 100 m to one stage. */
    finishM: Type.Optional(Type.Number({ minimum: 100, maximum: 10_000 })),
    warmUpS: Type.Optional(Type.Integer({ minimum: 60, maximum: 1800 })),
    coolDownS: Type.Optional(Type.Integer({ minimum: 60, maximum: 1800 })),
    gate: Type.Optional(GateMode),
    /** Never faster than this, km/h. Null: the plan's fastest + 2 (+ 1 for beginners). */
    ceilingKmh: Type.Optional(Type.Union([OWN_NUMBERS.ceilingKmh, Type.Null()])),
    /** Speeds edited by the runner, km/h, one a mile; null keeps the worked-out one. */
    mileSpeedsKmh: Type.Optional(
      Type.Array(Type.Union([Type.Number({ minimum: 0.5, maximum: 25 }), Type.Null()]), {
        maxItems: MOST_MILES.advanced,
      }),
    ),
    finishSpeedKmh: Type.Optional(Type.Union([Type.Number({ minimum: 0.5, maximum: 25 }), Type.Null()])),
    /** Inclines that the runner named, percent, one a mile; null and left out: flat. Its last, and the finish, 1 at most. */
    mileInclinesPct: Type.Optional(
      Type.Array(Type.Union([InclinePct, Type.Null()]), { maxItems: MOST_MILES.advanced }),
    ),
    finishInclinePct: Type.Optional(Type.Union([InclinePct, Type.Null()])),
    runningFloorKmh: Type.Optional(OWN_NUMBERS.runningFloorKmh),
    walkingCeilingKmh: Type.Optional(OWN_NUMBERS.walkingCeilingKmh),
    riseKmhPerS: Type.Optional(OWN_NUMBERS.riseKmhPerS),
    adjusted: Type.Optional(Adjusted),
    /** A guided workout in place of a Crescendo: miles, finish and their speeds are left unused. It keeps every guard and promises nothing. */
    workout: Type.Optional(Workout),
    /** Id of an earlier run of the same plan, shown beside this one as a quiet line. Nothing that is run depends on it. */
    beside: Type.Optional(Type.String({ pattern: '^[\\w-]{1,64}$' })),
  },
  closed,
)
export type Choices = Static<typeof Choices>

/** How hard a stage is. */
export const Effort = Type.Enum(['easy', 'moderate', 'tempo', 'walk'])
export type Effort = Static<typeof Effort>
