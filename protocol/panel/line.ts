import { Type, type Static } from 'typebox'
import { nullable } from './said.ts'

/** The measured speed along a run. */

const closed = { additionalProperties: false } as const

export const LinePoint = Type.Object(
  {
    /** Seconds on the moving belt, and metres of the run. */
    movingS: Type.Number(),
    distanceM: Type.Number(),
    /** km/h; null where the belt was out of sight from here on. */
    speedKmh: nullable(Type.Number()),
  },
  closed,
)

/** Of the run that is on, or that has ended and was not left yet; `run` is its id, null where none is on. */
export const Line = Type.Object({ run: nullable(Type.String()), points: Type.Array(LinePoint) }, closed)
export type Line = Static<typeof Line>
