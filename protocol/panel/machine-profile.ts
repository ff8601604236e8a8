import { Type, type Static } from 'typebox'
import { SPEEDS } from '../belt-turns.ts'
import { AskRefusal } from './ask-refusals.ts'
import { ENVELOPE } from './ask-payloads.ts'
import { FACT_VALUES, KnownFacts } from './machine-facts.ts'
import { Plan } from './plan.ts'
import { nullable } from './said.ts'

/** What is known of the treadmill that is connected, and the first meeting in which it is learned. */

const closed = { additionalProperties: false } as const

/** Once around, cm. */
const BELT_CM = Type.Integer({ minimum: 150, maximum: 700 })

/** Neither its name nor its address: it is shown to others. */
export const KnownOfMachine = Type.Object(
  {
    /** The day of its first meeting, while it is still what it was then; null where it is yet to be met. */
    metOn: nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    /** All that is known of it beyond what is so of most, and from where. */
    facts: KnownFacts,
  },
  closed,
)
export type KnownOfMachine = Static<typeof KnownOfMachine>

export const MachineProfile = Type.Object(
  {
    ...KnownOfMachine.properties,
    /** As it says itself; null where it says none. */
    model: nullable(Type.String()),
    firmware: nullable(Type.String()),
    /** The factor of its belt that the plan there is was taken with, 1 where left out: one that was told since holds from the next run on. */
    beltFactorNow: Type.Optional(FACT_VALUES.beltFactor),
    /** The meeting as it would be had; null where there is none with it. */
    meeting: nullable(Plan),
    /** Why there is none with it; null where there is one. */
    refusal: nullable(AskRefusal),
  },
  closed,
)
export type MachineProfile = Static<typeof MachineProfile>

/** Begins a first meeting: the belt starts. */
export const MeetingBegun = Type.Object(
  {
    ...ENVELOPE,
    /** Whoever asks stands beside the belt, and nobody on it. */
    feetOnRails: Type.Literal(true),
    /** Of one that was met before: to be met once more. */
    again: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type MeetingBegun = Static<typeof MeetingBegun>

/** Begins the measuring of its belt by turns: the belt starts, with its runner on it. */
export const MeasuringBegun = Type.Object(
  {
    ...ENVELOPE,
    /** Whoever asks will walk and run on it. */
    onTheBelt: Type.Literal(true),
    beltCm: BELT_CM,
  },
  closed,
)
export type MeasuringBegun = Static<typeof MeasuringBegun>

/** What only who stands there can tell. */
export const MachineTold = Type.Object(
  {
    /** Whether the keys of its console still change the speed while it is driven. */
    keysWork: Type.Optional(Type.Boolean()),
    /** What its belt runs over what its console says, and how that is known. It holds from the next run on. */
    beltFactor: Type.Optional(
      Type.Object({ value: FACT_VALUES.beltFactor, by: Type.Enum(['runner', 'foot-pod']) }, closed),
    ),
    /** The turns that were counted of it: one count at each of the three speeds. */
    turns: Type.Optional(
      Type.Object(
        {
          beltCm: BELT_CM,
          counted: Type.Array(
            Type.Object(
              {
                timeS: Type.Number({ minimum: 5, maximum: 600 }),
                speedKmh: Type.Number({ minimum: 0.5, maximum: 25 }),
              },
              closed,
            ),
            { minItems: SPEEDS, maxItems: SPEEDS },
          ),
        },
        closed,
      ),
    ),
  },
  { ...closed, minProperties: 1 },
)
export type MachineTold = Static<typeof MachineTold>
