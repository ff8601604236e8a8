import { Type } from 'typebox'

/** Why the runner moves the belt and Crescendo only guides. */
export const GuidedBecause = Type.Enum([
  'no-control-point',
  'refuses',
  'does-not-follow',
  'no-motor',
  'started-on-the-console',
  'asked',
  /** It counts and shows its speeds in miles, as though they were km/h. */
  'other-unit',
])
export type GuidedBecause = Type.Static<typeof GuidedBecause>
