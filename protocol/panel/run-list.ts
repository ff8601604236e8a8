import { Type, type Static } from 'typebox'
import { Effort } from './choices.ts'
import { nullable } from './said.ts'
import { PhaseKind } from './snapshot.ts'
import { RunSummary } from './runs.ts'

/** The runs that are over, a page at a time: what a row of the history shows. Speeds and lengths are those of the belt; null is unknown. */

const closed = { additionalProperties: false } as const

/** `crescendo`: of a plan whose every stage is faster than the last; `guided`: of any other. */
const RUN_KINDS = ['crescendo', 'guided'] as const
export const RunKind = Type.Enum(RUN_KINDS)
export type RunKind = Static<typeof RunKind>

/** A phase on the belt, as a step of the small staircase, in the order of the plan. */
export const RunStep = Type.Object(
  {
    kind: PhaseKind,
    /** 1 to N of a stage, else null. */
    number: nullable(Type.Integer()),
    effort: nullable(Effort),
    /** Mean speed, km/h, and length, m: as planned, null where the plan is forgotten; as measured, null where it was not run. */
    plannedKmh: nullable(Type.Number()),
    plannedM: nullable(Type.Number()),
    measuredKmh: nullable(Type.Number()),
    measuredM: nullable(Type.Number()),
    /** False where it was not run, or was cut short. */
    whole: Type.Boolean(),
  },
  closed,
)
export type RunStep = Static<typeof RunStep>

/** A stage by its number, or another phase. */
export const RunPlace = Type.Object({ kind: PhaseKind, number: nullable(Type.Integer()) }, closed)
export type RunPlace = Static<typeof RunPlace>

export const RunEndedBy = Type.Enum([
  'asked',
  'eased',
  'heart',
  'safety-key',
  'console',
  'link',
  'restart',
  'unwatched',
  'fault',
])
export type RunEndedBy = Static<typeof RunEndedBy>

/**
 * `whole`: every stage and the finish to their ends; `eased`: so, but eased off from `in` on, or without its finish; `stopped`: it
 * ended in the stage or finish `in`, or before the first.
 */
export const RunEnd = Type.Object(
  {
    how: Type.Enum(['whole', 'eased', 'stopped']),
    in: nullable(RunPlace),
    /**
     * `asked`: by its runner, who stopped, skipped or ended it; `eased`: EASE OFF; `heart`: its ceiling; `unwatched`: nobody watched,
     * or nobody was on the belt; `restart`: Crescendo was begun anew; `fault`: the belt did not do what it was told.
     */
    why: nullable(RunEndedBy),
  },
  closed,
)
export type RunEnd = Static<typeof RunEnd>

/** The last whole stage beside the first (coach: gained): seconds a mile, and of the first one's pace, %. Below zero: slower. */
export const Gained = Type.Object({ sPerMi: Type.Number(), pct: Type.Number() }, closed)
export type Gained = Static<typeof Gained>

/**
 * What it beat of all that came before it: `sprint`, the mean speed of a finish as long; `mile`, a stage of a mile at least;
 * `longest`, in distance; `gained`, in %; `time`, over stages and finish of the same shape, each one faster and nothing eased.
 */
export const RUN_BESTS = ['sprint', 'mile', 'longest', 'gained', 'time'] as const
export const RunBest = Type.Enum(RUN_BESTS)
export type RunBest = Static<typeof RunBest>

export const RunListed = Type.Object(
  {
    ...RunSummary.properties,
    kind: RunKind,
    /** The name its runner gave the plan; left out where it has none, or none was kept. */
    ownPlanName: Type.Optional(Type.String()),
    steps: Type.Array(RunStep),
    end: RunEnd,
    /** How many stages were faster than the one before, the first being so by itself; and how many there are. */
    faster: Type.Object({ count: Type.Integer(), of: Type.Integer() }, closed),
    /** Of the finish, where it was run to its end: its length, its mean speed, and the fastest that was measured in it. */
    finish: nullable(
      Type.Object({ distanceM: Type.Number(), averageKmh: Type.Number(), peakKmh: nullable(Type.Number()) }, closed),
    ),
    gained: nullable(Gained),
    /** None of the first run of its kind: it beat nothing. */
    bests: Type.Array(RunBest),
    /** Effort times minutes on the moving belt; null where its runner told no effort. */
    load: nullable(Type.Number()),
    /** Gross, kcal; null where the weight of its runner is not known. */
    energyKcal: nullable(Type.Number()),
    /** `machine`: as the treadmill counts it; `integral`: by its measured speed. */
    distanceFrom: nullable(Type.Enum(['machine', 'integral'])),
  },
  closed,
)
export type RunListed = Static<typeof RunListed>

/** The most runs of a page. */
export const MOST_LISTED = 100
export const FEW_LISTED = 20

/** What is asked for: all of it may be left out. */
export const RunQuery = Type.Object(
  {
    /** `next` of the page before; without it, the latest. */
    before: Type.Optional(Type.String({ pattern: '^[0-9]{1,16}-[0-9]{1,16}$' })),
    limit: Type.Optional(
      Type.String({ pattern: '^([1-9][0-9]?|100)$', description: 'How many; 20 where it is left out.' }),
    ),
    kind: Type.Optional(Type.Enum(['all', ...RUN_KINDS])),
    /** The id of a run: those before it with as many stages and a finish of the same lengths. */
    like: Type.Optional(Type.String()),
  },
  closed,
)
export type RunQuery = Static<typeof RunQuery>

export const RunPage = Type.Object(
  {
    /** The latest first. */
    runs: Type.Array(RunListed),
    /** To be sent as `before`; null where no run is left. */
    next: nullable(Type.String()),
    /** How many there are of each kind, whatever was asked for. */
    counts: Type.Object({ all: Type.Integer(), crescendo: Type.Integer(), guided: Type.Integer() }, closed),
  },
  closed,
)
export type RunPage = Static<typeof RunPage>
