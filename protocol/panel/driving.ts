import { Type } from 'typebox'
import { GuidedBecause } from './guided-because.ts'
import { nullable } from './said.ts'
import { Saying } from './sayings.ts'

/** Who moves the belt of a run: Crescendo, by orders; or the runner at the treadmill, told what to press. */

const closed = { additionalProperties: false } as const

export const DrivingView = Type.Union([
  Type.Object({ by: Type.Literal('us') }, closed),
  Type.Object(
    {
      by: Type.Literal('runner'),
      because: GuidedBecause,
      /** What they are to do now; null while nothing is. */
      instruction: nullable(Saying),
    },
    closed,
  ),
])
export type DrivingView = Type.Static<typeof DrivingView>
