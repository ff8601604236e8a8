import { Type, type Static } from 'typebox'
import { OWN_NUMBERS } from './choices.ts'
import { nullable } from './said.ts'

/** What the owner of a gym decides for everybody on this treadmill. */

const closed = { additionalProperties: false } as const

export const Owner = Type.Object(
  {
    /** Whether there is a PIN: without one nothing can be decided. */
    hasPin: Type.Boolean(),
    /** No plan of a guest may go faster, km/h; null: each guest's own ceiling alone. */
    ceilingKmh: nullable(OWN_NUMBERS.ceilingKmh),
  },
  closed,
)
export type Owner = Static<typeof Owner>

/** What an owner's PIN is made of. */
export const PIN = '^[0-9]{4,8}$'

/** Decided anew by who knows the PIN. */
export const OwnerChange = Type.Object(
  { pin: Type.String({ pattern: PIN }), ceilingKmh: nullable(OWN_NUMBERS.ceilingKmh) },
  closed,
)
export type OwnerChange = Static<typeof OwnerChange>
