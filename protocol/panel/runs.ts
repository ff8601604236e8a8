import { Type, type Static } from 'typebox'
import { LinePoint } from './line.ts'
import { Plan, PlanName } from './plan.ts'
import { nullable } from './said.ts'
import { Split } from './snapshot.ts'

/** What history says of a run. One that is still on, or was discarded, is not in it. */

const closed = { additionalProperties: false } as const

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
  },
  closed,
)
export type RunSummary = Static<typeof RunSummary>

export const Run = Type.Object(
  {
    ...RunSummary.properties,
    /** Null where the runner was a guest, who is forgotten. */
    plan: nullable(Plan),
    splits: Type.Array(Split),
    /** The measured speed along it; empty in runs of earlier versions, and of guests who are forgotten. */
    line: Type.Array(LinePoint),
  },
  closed,
)
export type Run = Static<typeof Run>
