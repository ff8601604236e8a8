import { Type, type Static } from 'typebox'
import { Preset } from './answers.ts'
import { Choices } from './choices.ts'
import { nullable } from './said.ts'

/** Plans with a name: those to begin from, and those that the runner keeps. */

const closed = { additionalProperties: false } as const

/** Of whoever keeps it: a plan that is kept again under it takes the place of the one before. */
export const OwnPlanId = Type.String({ pattern: '^[\\w-]{8,64}$' })
/** Something that can be read, on one line. */
export const OwnPlanName = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*$',
})
/** More are not kept: nobody finds one among them. */
export const MOST_OWN_PLANS = 50

/** What is kept: what is run. What its runner told of themselves is not in it. */
export const KeptPlan = Type.Object({ name: OwnPlanName, choices: Choices }, closed)
export type KeptPlan = Static<typeof KeptPlan>

export const OwnPlan = Type.Object({ id: OwnPlanId, ...KeptPlan.properties }, closed)
export type OwnPlan = Static<typeof OwnPlan>

/** One of them, in any case; a preset in any language, or by its code. */
export const ByName = Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }) }, closed)
export type ByName = Static<typeof ByName>

export const NamedPlans = Type.Object(
  {
    presets: Type.Array(Preset),
    /** In the order in which they came; null where every runner is a guest, and nobody keeps any. */
    own: nullable(Type.Array(OwnPlan)),
  },
  closed,
)
export type NamedPlans = Static<typeof NamedPlans>
