import { Type, type Static } from 'typebox'
import { AskKindSchema } from './ask-schema.ts'
import { HeldReason } from './banners.ts'
import { nullable } from './said.ts'
import { RunListed, RunPlace } from './run-list.ts'
import { Run } from './runs.ts'
import { WaitCode } from './waits.ts'

/** A run that is looked at: what is kept of it, and what was measured along it. */

const closed = { additionalProperties: false } as const

/** Its row of the list, and all of `Run`. */
export const RunOpened = Type.Object({ ...RunListed.properties, ...Run.properties }, closed)
export type RunOpened = Static<typeof RunOpened>

/** Something that happened along it. Times are seconds since its start; what passed while Crescendo was away is not in them. */
export const RunMoment = Type.Object(
  {
    atS: Type.Number(),
    /** Seconds on the moving belt by then. */
    movingS: Type.Number(),
    in: nullable(RunPlace),
    /**
     * `asked`: by the runner; `held`: nothing gets faster by itself; `waits`: a change was kept back; `rests`: the belt, as measured, until it goes on; `unseen`:
     * the link to the treadmill was lost; `away`: Crescendo was not running, or its computer slept.
     */
    what: Type.Enum(['asked', 'held', 'waits', 'rests', 'unseen', 'away']),
    /** What for. */
    ask: Type.Optional(AskKindSchema),
    /** Of an ask, what it did to the speed that was wished for, km/h; left out where that stayed. */
    byKmh: Type.Optional(Type.Number()),
    /** Why it is held. */
    reason: Type.Optional(HeldReason),
    /** Why a change was kept back. */
    wait: Type.Optional(WaitCode),
    /** Until when it was held, kept back, unseen or at rest, s; null: to the end. */
    untilS: Type.Optional(nullable(Type.Number())),
  },
  closed,
)
export type RunMoment = Static<typeof RunMoment>

/** More points than this are no wider than a screen. */
export const MOST_POINTS = 1000

/** Columns of one length, a point a row. */
export const RunSeries = Type.Object(
  {
    /** Seconds since its start. */
    atS: Type.Array(Type.Number()),
    /** Seconds on the moving belt. */
    movingS: Type.Array(Type.Number()),
    distanceM: Type.Array(Type.Number()),
    measuredKmh: Type.Array(nullable(Type.Number())),
    /** By the plan, and with all that was changed on the way. */
    plannedKmh: Type.Array(nullable(Type.Number())),
    targetKmh: Type.Array(nullable(Type.Number())),
    heartBpm: Type.Array(nullable(Type.Number())),
    /**
     * Of the time that the belt moved in stages and finish, the part in which it was measured within 0.15 km/h of what it was to
     * run at, rises included, %; null where that is not known any more.
     */
    onTargetPct: nullable(Type.Number()),
    moments: Type.Array(RunMoment),
  },
  closed,
)
export type RunSeries = Static<typeof RunSeries>
