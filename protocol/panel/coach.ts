import { Type, type Static } from 'typebox'
import { Choices, DistanceUnit, Level } from './choices.ts'
import { nullable, said, type Codes, type Said } from './said.ts'

/** What the coach offers for the next run, from what was measured of those before, and what the runner decided. */

const closed = { additionalProperties: false } as const

/** Why this is offered, or why the same is. */
export const COACH_REASONS = {
  /** The run before was stopped: fewer stages, or shorter ones. */
  shorter: {},
  /** It was eased, or harder than 8 of 10. */
  smooth: {},
  'your-go': {},
  'once-more': {},
  longer: {},
  faster: { percent: Type.Number() },
  /** Two of the last three were stopped, eased or harder than 8: with whatever else is offered. */
  slower: { percent: Type.Number() },
  /** A rule says no: to a longer run, to faster paces. */
  'no-longer-yet': {},
  'no-faster-yet': {},
  'not-counted': {},
  /** None was run by this reference yet. */
  'new-paces': {},
  /** So much is the most today, km: a tenth more than before. */
  'no-further-yet': { mostKm: Type.Number(), unit: DistanceUnit },
  /** The first run by a race: a belt feels faster than the road. */
  'after-race': { percent: Type.Number() },
  'after-break': { days: Type.Integer(), percent: Type.Number() },
  'first-run': {},
  /** So far in seven days, km, and the most there is room for. */
  'week-full': { ranKm: Type.Number(), mostKm: Type.Number(), unit: DistanceUnit },
  /** The same, and in how many days there is room again. */
  'week-full-until': { ranKm: Type.Number(), mostKm: Type.Number(), unit: DistanceUnit, days: Type.Integer() },
  /** It hurt. */
  pain: {},
  /** Of six weeks: the session, as it stands; in a week back; or begun again. */
  'block-short': {},
  'block-long': {},
  'block-easy': {},
  'block-test': { percent: Type.Number() },
  'block-smooth': {},
  'block-back': {},
  'block-again': { percent: Type.Number() },
  /** The next of its sessions is in so many days. */
  'block-rest': { days: Type.Integer() },
} as const satisfies Codes
export const CoachReason = said(COACH_REASONS, {})
export type CoachReason = Said<typeof COACH_REASONS>

/** One run as it could be chosen: by `PUT /api/plan`, as any other. */
export const Offer = Type.Object(
  {
    choices: Choices,
    /** All on the belt when run as planned, km. */
    km: Type.Number(),
    stages: Type.Integer(),
    stageM: Type.Number(),
    /** Of the last stage, km/h. */
    lastKmh: Type.Number(),
  },
  closed,
)
export type Offer = Static<typeof Offer>

/** One of the six weeks' sessions. */
export const BlockSession = Type.Object(
  {
    /** Of the block, 1 to 6. */
    week: Type.Integer({ minimum: 1, maximum: 6 }),
    kind: Type.Enum(['short', 'long', 'easy', 'test']),
    state: Type.Enum(['done', 'dropped', 'today', 'ahead']),
    /** The day it is planned for, or was run on: days since 1970-01-01. */
    day: Type.Integer(),
    km: Type.Number(),
    /** Of each stage, as planned, or as run; then of the finish, km/h. */
    speedsKmh: Type.Array(Type.Number()),
  },
  closed,
)
export type BlockSession = Static<typeof BlockSession>

export const BlockView = Type.Object(
  {
    /** Days since 1970-01-01. */
    startedOn: Type.Integer(),
    today: Type.Integer(),
    level: Level,
    sessions: Type.Array(BlockSession),
    /** Sessions that were run, and moved. */
    done: Type.Integer(),
    moved: Type.Integer(),
    /** Whether today's may be moved to tomorrow. */
    mayMove: Type.Boolean(),
    isOver: Type.Boolean(),
  },
  closed,
)
export type BlockView = Static<typeof BlockView>

/** What is offered today. */
export const Coach = Type.Object(
  {
    /** The run that this follows; null before the first. */
    of: nullable(Type.String()),
    offer: nullable(Offer),
    /** As last time; null where a rule says no, or it is what is offered. */
    same: nullable(Offer),
    /** Easier today, whatever is offered; null where there is no such plan. */
    gentler: nullable(Offer),
    reason: CoachReason,
    /** Whether the run before is asked about: did it hurt? */
    asksIfItHurt: Type.Boolean(),
    /** What the runner decided of this offer; null until they did. */
    decided: nullable(Type.Enum(['offer', 'same', 'gentler'])),
    block: nullable(BlockView),
    /** Whether six weeks could begin today. */
    mayBeginBlock: Type.Boolean(),
    /** What their first week is, and its longest run, km, and the most that there is room for yet; null where they wait for nothing. */
    blockWaits: nullable(
      Type.Object(
        { weekKm: Type.Number(), mostWeekKm: Type.Number(), runKm: Type.Number(), mostRunKm: Type.Number() },
        closed,
      ),
    ),
    /** Whether a new runner is asked how far the longest run of their last month was. */
    asksMonth: Type.Boolean(),
  },
  closed,
)
export type Coach = Static<typeof Coach>

/** What the runner decides: kept, each. */
export const CoachDecision = Type.Union([
  Type.Object(
    { kind: Type.Literal('took'), of: nullable(Type.String()), took: Type.Enum(['offer', 'same', 'gentler']) },
    closed,
  ),
  Type.Object({ kind: Type.Literal('hurt'), of: Type.String(), hurt: Type.Boolean() }, closed),
  /** The longest run of the last month, km, where none is kept. */
  Type.Object({ kind: Type.Literal('month'), longestKm: Type.Number({ minimum: 0, maximum: 100 }) }, closed),
  Type.Object({ kind: Type.Literal('block-begun') }, closed),
  /** Today's session of the block, to tomorrow. */
  Type.Object({ kind: Type.Literal('block-moved') }, closed),
  Type.Object({ kind: Type.Literal('block-ended') }, closed),
])
export type CoachDecision = Static<typeof CoachDecision>

/** A block as it is kept, whole: what was decided of it. Days since 1970-01-01. */
const BlockKept = Type.Object(
  {
    startedOn: Type.Integer(),
    level: Level,
    /** What it began with, km/h. */
    referenceKmh: Type.Number(),
    /** Sessions moved to another day: of the nth week since it began, from 0; the short one, or the long. */
    moved: Type.Array(
      Type.Object(
        { nth: Type.Integer(), session: Type.Union([Type.Literal(0), Type.Literal(1)]), day: Type.Integer() },
        closed,
      ),
    ),
    endedOn: nullable(Type.Integer()),
  },
  closed,
)

/** A decision as it is kept: with what was offered, and the day. */
export const CoachKept = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('took'),
      day: Type.Integer(),
      of: nullable(Type.String()),
      took: Type.Enum(['offer', 'same', 'gentler']),
      reason: CoachReason,
      choices: Choices,
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('hurt'), day: Type.Integer(), of: Type.String(), hurt: Type.Boolean() }, closed),
  Type.Object({ kind: Type.Literal('month'), day: Type.Integer(), longestKm: Type.Number() }, closed),
  Type.Object({ kind: Type.Literal('block'), day: Type.Integer(), block: BlockKept }, closed),
])
export type CoachKept = Static<typeof CoachKept>
