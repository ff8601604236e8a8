import { Type, type Static } from 'typebox'
import { DistanceUnit, OWN_NUMBERS, Reference } from './choices.ts'
import { PlanRefusal } from './plan.ts'
import { RunnerId } from './runners.ts'
import { nullable } from './said.ts'

/** What the runner told of themselves: it outlives every plan, preset and level, and a restart. */

const closed = { additionalProperties: false } as const

/** How a speed is told while running: as a pace, or as a speed. Who walks is told a speed anyway. */
const Tells = Type.Enum(['pace', 'speed'])
export type Tells = Static<typeof Tells>

/** That somebody has read what this belt will do by itself. */
const Acknowledgement = Type.Object(
  {
    /** Which edition of the page. */
    page: Type.Integer({ minimum: 1 }),
    /** When, by the daemon's clock: ISO 8601, UTC. */
    at: Type.String(),
  },
  closed,
)
export type Acknowledgement = Static<typeof Acknowledgement>

const told = {
  /** What they are called: for the panel alone. */
  name: nullable(Type.String({ minLength: 1, maxLength: 40 })),
  unit: nullable(DistanceUnit),
  tells: Tells,
  ceilingKmh: nullable(OWN_NUMBERS.ceilingKmh),
  /** What paces come from while running, and while walking. */
  running: nullable(Reference),
  walking: nullable(Reference),
  runningFloorKmh: nullable(OWN_NUMBERS.runningFloorKmh),
  walkingCeilingKmh: nullable(OWN_NUMBERS.walkingCeilingKmh),
  riseKmhPerS: nullable(OWN_NUMBERS.riseKmhPerS),
  ageYears: nullable(Type.Integer({ minimum: 10, maximum: 110 })),
  weightKg: nullable(Type.Number({ minimum: 20, maximum: 300 })),
  /** The highest heart rate that the runner knows of, beats a minute; null: guessed from the age, where that is known. */
  heartRateMaxBpm: nullable(Type.Integer({ minimum: 100, maximum: 230 })),
  /** Whether nothing gets faster while the heart rate is above its ceiling. */
  heartCeiling: Type.Boolean(),
  /** That ceiling as a doctor gave it, beats a minute; null: worked out of the highest rate. */
  heartCeilingBpm: nullable(Type.Integer({ minimum: 80, maximum: 220 })),
  /** Whether the cool-down lasts until the heart has calmed down. */
  heartCoolDown: Type.Boolean(),
  /** Whether the pace of one mile is hidden and asked for by feel. */
  pacingSense: Type.Boolean(),
}

/** Null is what was not told: then the default of a plan holds. */
export const Runner = Type.Object({ ...told, acknowledged: nullable(Acknowledgement) }, closed)
export type Runner = Static<typeof Runner>

/** What is told anew; what is left out stays, and null takes it back. */
export const RunnerChange = Type.Partial(Type.Object(told, closed), closed)
export type RunnerChange = Static<typeof RunnerChange>

/** Of which edition of the page somebody says that they have read it. */
export const PageRead = Type.Object({ page: Type.Integer({ minimum: 1 }) }, closed)
export type PageRead = Static<typeof PageRead>

/**
 * The runner as told by now. What was told later has a greater `number`, after a restart, too: an answer and an event of the
 * stream overtake each other.
 */
export const NumberedRunner = Type.Object(
  {
    number: Type.Integer(),
    runner: Runner,
    /** Which of those who share the treadmill; left out in a gym. */
    id: Type.Optional(RunnerId),
    /** Their PIN was not given yet: nothing is known of them. */
    locked: Type.Optional(Type.Literal(true)),
  },
  closed,
)
export type NumberedRunner = Static<typeof NumberedRunner>

/** The runner as told; and why the plan that was chosen last cannot be kept by it, where the nearest takes its place. */
export const RunnerTold = Type.Object({ ...NumberedRunner.properties, planInstead: nullable(PlanRefusal) }, closed)
export type RunnerTold = Static<typeof RunnerTold>

export const NOTHING_TOLD: Runner = {
  name: null,
  unit: null,
  tells: 'pace',
  ceilingKmh: null,
  running: null,
  walking: null,
  runningFloorKmh: null,
  walkingCeilingKmh: null,
  riseKmhPerS: null,
  ageYears: null,
  weightKg: null,
  heartRateMaxBpm: null,
  heartCeiling: false,
  heartCeilingBpm: null,
  heartCoolDown: false,
  pacingSense: false,
  acknowledged: null,
}
