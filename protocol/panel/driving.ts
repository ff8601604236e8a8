import { Type } from 'typebox'

/** Who moves the belt of a run: Crescendo, by orders; or the runner at the treadmill, told what to press. */

const closed = { additionalProperties: false } as const

/** Why the runner moves the belt and Crescendo only guides. */
export const GuidedBecause = Type.Enum([
  'no-control-point',
  'refuses',
  'does-not-follow',
  'no-motor',
  'started-on-the-console',
  'asked',
])
export type GuidedBecause = Type.Static<typeof GuidedBecause>

export const DrivingView = Type.Union([
  Type.Object({ by: Type.Literal('us') }, closed),
  Type.Object({ by: Type.Literal('runner'), because: GuidedBecause }, closed),
])
export type DrivingView = Type.Static<typeof DrivingView>
