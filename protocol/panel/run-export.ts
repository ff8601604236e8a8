import { Type, type Static } from 'typebox'
import { AskKindSchema } from './ask-schema.ts'
import { HeldReason } from './banners.ts'
import { LinePoint } from './line.ts'
import { Plan } from './plan.ts'
import { nullable } from './said.ts'
import { RunEndedBy } from './run-list.ts'
import { Note, RunSummary } from './runs.ts'
import { Split } from './snapshot.ts'
import { WaitCode } from './waits.ts'

/**
 * An ended run as it leaves Crescendo: the JSON of it, and what every other format is made of. Speeds and lengths are those
 * of the belt; null is unknown. Times are seconds since `startedAt`; what passed while Crescendo was not running, or its
 * computer slept, is not in them.
 */

const closed = { additionalProperties: false } as const

/** In the order in which they are offered. */
export const EXPORT_FORMATS = ['fit', 'tcx', 'csv', 'json'] as const
export const ExportFormat = Type.Enum(EXPORT_FORMATS)
export type ExportFormat = Static<typeof ExportFormat>

/** One phase on the belt. */
export const ExportLap = Type.Object(
  {
    ...Split.properties,
    fromS: Type.Number(),
    untilS: Type.Number(),
    /** Metres of the run where it begins. */
    fromM: Type.Number(),
    /** Of what was measured in it; null where nothing was. */
    mostKmh: nullable(Type.Number()),
    mostHeartRateBpm: nullable(Type.Number()),
  },
  closed,
)
export type ExportLap = Static<typeof ExportLap>

/** One reading of the treadmill. */
export const ExportReading = Type.Object(
  {
    atS: Type.Number(),
    /** Seconds on the moving belt, and metres of the run, from where the run took its distance. */
    movingS: Type.Number(),
    distanceM: Type.Number(),
    /** Measured; null where the reading told none. */
    speedKmh: nullable(Type.Number()),
    /** The same as the console said it, of a belt that runs other than that; else left out. */
    consoleKmh: Type.Optional(nullable(Type.Number())),
    /** By the plan; null where that is not known any more. */
    plannedKmh: nullable(Type.Number()),
    /** What the belt was to run at, with all that was changed on the way. */
    targetKmh: nullable(Type.Number()),
    inclinePct: nullable(Type.Number()),
    heartRateBpm: nullable(Type.Number()),
  },
  closed,
)
export type ExportReading = Static<typeof ExportReading>

/** Something that happened along the run. */
export const ExportEvent = Type.Object(
  {
    atS: Type.Number(),
    /**
     * `asked`: by the runner; `held`, `not-held`: nothing gets faster by itself, and again it does; `moves`, `rests`: the belt,
     * as measured; `unseen`, `seen`: the link to the treadmill; `waits`, `waits-no-more`: the belt is not where it is wished, and gets no
     * order; `away`: Crescendo was not running, or its computer slept.
     */
    what: Type.Enum([
      ...(['asked', 'held', 'not-held', 'waits', 'waits-no-more', 'moves', 'rests', 'unseen', 'seen', 'away'] as const),
    ]),
    /** What for. */
    ask: Type.Optional(AskKindSchema),
    /** Why it is held. */
    reason: Type.Optional(HeldReason),
    /** Why it waits. */
    wait: Type.Optional(WaitCode),
  },
  closed,
)
export type ExportEvent = Static<typeof ExportEvent>

export const RunExport = Type.Object(
  {
    crescendo: Type.Literal('run'),
    version: Type.Literal(1),
    run: Type.Object({ ...RunSummary.properties, note: Note }, closed),
    /** The name its runner gave the plan, and what stood its belt still at last; left out where that is not known. */
    ownPlanName: Type.Optional(Type.String({ maxLength: 40 })),
    stoppedBy: Type.Optional(RunEndedBy),
    /** `machine`: as the treadmill counts it; `integral`: by its measured speed; null: not known any more. */
    distanceFrom: nullable(Type.Enum(['machine', 'integral'])),
    /** Null where it is not kept. */
    plan: nullable(Plan),
    laps: Type.Array(ExportLap),
    /** The oldest first, as are the readings. */
    events: Type.Array(ExportEvent),
    readings: Type.Array(ExportReading),
    /** The measured speed in few points, as it is drawn; left out where none is kept. */
    line: Type.Optional(Type.Array(LinePoint)),
  },
  closed,
)
export type RunExport = Static<typeof RunExport>
