import { Type } from 'typebox'
import { ASK_KINDS, kindsCarrying } from './asks.ts'

/** What `POST /api/asks` takes, made of the rows in `asks.ts`, and what it answers; unknown keys and wrong types are refused. */

const envelope = {
  /** Chosen by the sender; within a minute the same id is carried out once, but a stop or pause each time it arrives. */
  id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_.:-]+$' }),
  /** Number of the snapshot the asker was looking at; an ask that speeds up from one older than 3 s is refused. */
  snapshot: Type.Optional(Type.Integer({ minimum: 0 })),
}
const closed = { additionalProperties: false } as const

const PlainAsk = Type.Object({ ...envelope, ask: Type.Enum(kindsCarrying('nothing')) }, closed)
const SpeedAsk = Type.Object(
  {
    ...envelope,
    ask: Type.Enum(kindsCarrying('speed')),
    /** The speed it leads to as its asker read it, km/h. */
    toKmh: Type.Optional(Type.Number({ minimum: 0, maximum: 40 })),
  },
  closed,
)
const StopAsk = Type.Object(
  {
    ...envelope,
    ask: Type.Enum(kindsCarrying('touch')),
    /** STOP held by touch for 1 s: written whatever is believed of the belt, unless the touch wrote one as it began. */
    held: Type.Optional(Type.Boolean()),
  },
  closed,
)
const StepAsk = Type.Object(
  {
    ...envelope,
    ask: Type.Enum(kindsCarrying('step')),
    /** A step of 0.5 instead of 0.1 in the miles. */
    coarse: Type.Optional(Type.Boolean()),
  },
  closed,
)
const ConsoleAsk = Type.Object(
  {
    ...envelope,
    ask: Type.Enum(kindsCarrying('console')),
    /** The number the runner reads on the machine's own console. */
    speed: Type.Number({ minimum: 0, maximum: 40 }),
    unit: Type.Enum(['km/h', 'mph']),
  },
  closed,
)

export const AskSchema = Type.Union([PlainAsk, StopAsk, SpeedAsk, StepAsk, ConsoleAsk])
export const AskKindSchema = Type.Enum(ASK_KINDS)

export { AskRefusal } from './ask-refusals.ts'
