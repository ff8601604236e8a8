import { Type, type Static } from 'typebox'
import { Plan } from './plan.ts'
import { Split } from './snapshot.ts'

/** What history says of a run. */

const closed = { additionalProperties: false } as const

export const RunSummary = Type.Object(
  {
    id: Type.String(),
    /** ISO 8601, UTC. */
    startedAt: Type.String(),
    endedAt: Type.Union([Type.String(), Type.Null()]),
    state: Type.Enum(['open', 'ended', 'discarded']),
    planName: Type.String(),
    machineName: Type.String(),
    distanceM: Type.Number(),
    movingS: Type.Number(),
    /** True where every mile was faster than the one before and the finish the fastest. */
    crescendo: Type.Boolean(),
  },
  closed,
)
export type RunSummary = Static<typeof RunSummary>

export const Run = Type.Object(
  { ...RunSummary.properties, plan: Type.Union([Plan, Type.Null()]), splits: Type.Array(Split) },
  closed,
)
export type Run = Static<typeof Run>
