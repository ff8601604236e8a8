import { Type, type Static } from 'typebox'
import { LinePoint } from './line.ts'
import { Plan, PlanName } from './plan.ts'
import { nullable } from './said.ts'
import { Split } from './snapshot.ts'

/** What history says of a run. One that is still on, or was discarded, is not in it. */

const closed = { additionalProperties: false } as const

/** How hard a run was, as its runner says: 1 very easy, 10 all there was (coach: load). */
const Effort10 = Type.Integer({ minimum: 1, maximum: 10 })
const MOST_NOTE = 500

/** What a runner says of a run afterwards; null takes it back, what is left out stays. */
export const RunTold = Type.Object(
  {
    effort: Type.Optional(nullable(Effort10)),
    note: Type.Optional(nullable(Type.String({ maxLength: MOST_NOTE }))),
  },
  closed,
)
export type RunTold = Static<typeof RunTold>

/** Where a run came from that was run elsewhere. */
export const BroughtIn = Type.Object(
  {
    format: Type.Enum(['json', 'fit', 'tcx']),
    /** The watch or program that made it, as the file says; null where it does not. */
    by: nullable(Type.String({ maxLength: 60 })),
  },
  closed,
)
export type BroughtIn = Static<typeof BroughtIn>

export const RunSummary = Type.Object(
  {
    id: Type.String(),
    /** ISO 8601, UTC. */
    startedAt: Type.String(),
    endedAt: Type.String(),
    planName: PlanName,
    machineName: Type.String(),
    distanceM: Type.Number(),
    movingS: Type.Number(),
    /** Of a belt that its runner measured: the numbers of its console times this are those here. */
    beltFactor: Type.Optional(Type.Number()),
    /** True where every mile was faster than the one before and the finish the fastest. */
    crescendo: Type.Boolean(),
    /** Left out where its runner did not say. */
    effort: Type.Optional(Effort10),
    /** Of a run that was brought in from a file; else left out. */
    broughtIn: Type.Optional(BroughtIn),
  },
  closed,
)
export type RunSummary = Static<typeof RunSummary>

/** Left out where its runner wrote none. */
export const Note = Type.Optional(Type.String())

export const Run = Type.Object(
  {
    ...RunSummary.properties,
    /** Null where the runner was a guest, who is forgotten, and of a run from elsewhere. */
    plan: nullable(Plan),
    splits: Type.Array(Split),
    /** The measured speed along it; empty in runs of earlier versions, and of guests who are forgotten. */
    line: Type.Array(LinePoint),
    note: Note,
  },
  closed,
)
export type Run = Static<typeof Run>
