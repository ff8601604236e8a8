import { Type, type Static, type TObject, type TProperties } from 'typebox'

const id = () => Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_.:-]+$' })

/** What every ask carries beside its name. */
export const ENVELOPE = {
  /** Chosen by the sender; within a minute the same id is carried out once, but a stop or pause each time it arrives. */
  id: id(),
  /** Number of the snapshot the asker was looking at; an ask that speeds up from one older than 3 s is refused. */
  snapshot: Type.Optional(Type.Integer({ minimum: 0 })),
}

/** What an ask carries of its own; its row in `asks.ts` says which of these. */
export const PAYLOADS = {
  nothing: {},
  touch: {
    /** Which touch of a screen it comes from: chosen by the sender, the same as it lands and as it is held. */
    touch: Type.Optional(id()),
    /** STOP held by touch for 1 s: written whatever is believed of the belt, unless one was written for that touch already. */
    held: Type.Optional(Type.Boolean()),
  },
  speed: {
    /** The speed it leads to as its asker read it, km/h: wanted where it raises a belt that is held. */
    toKmh: Type.Optional(Type.Number({ minimum: 0, maximum: 40 })),
  },
  step: {
    /** A step of 0.5 instead of 0.1 in the miles. */
    coarse: Type.Optional(Type.Boolean()),
  },
  answer: { yes: Type.Boolean() },
  felt: {
    /** Which of the paces that are offered, 0 the slowest; null: the runner has seen it. */
    felt: Type.Union([Type.Integer({ minimum: 0, maximum: 4 }), Type.Null()]),
  },
  console: {
    /** The number the runner reads on the machine's own console. */
    speed: Type.Number({ minimum: 0, maximum: 40 }),
    unit: Type.Enum(['km/h', 'mph']),
  },
} satisfies Record<string, TProperties>

export type Envelope = Static<TObject<typeof ENVELOPE>>
export type Carried = { [Payload in keyof typeof PAYLOADS]: Static<TObject<(typeof PAYLOADS)[Payload]>> }
