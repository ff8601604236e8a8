import { Type, type Static } from 'typebox'

/** What a person may ask for. Sent as JSON to `POST /api/asks`; unknown keys and wrong types are refused. */

const envelope = {
  /** Chosen by the sender; within a minute the same id is carried out once, but a stop or pause each time it arrives. */
  id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_.:-]+$' }),
  /** Number of the snapshot the asker was looking at; an ask that speeds up from one older than 3 s is refused. */
  snapshot: Type.Optional(Type.Integer({ minimum: 0 })),
}
const closed = { additionalProperties: false } as const

/** Asks that need nothing but their name. */
export const PLAIN_ASKS = [
  /** Take the chosen plan and go to the stretches. */
  'begin',
  'start',
  'hold',
  'resume-plan',
  'ease-off',
  'go',
  'not-yet',
  'skip-sprint',
  'next',
  'cool-down',
  'walk-now',
  'stop',
  'pause',
  'resume',
  'end',
  'discard',
  'again',
  'skip',
  'skip-all',
  'belt-is-still',
  'unlock',
] as const
export type PlainAskKind = (typeof PLAIN_ASKS)[number]

const isNoStop = (kind: PlainAskKind): kind is Exclude<PlainAskKind, 'stop'> => kind !== 'stop'
const PlainAsk = Type.Object({ ...envelope, ask: Type.Enum(PLAIN_ASKS.filter(isNoStop)) }, closed)
const StopAsk = Type.Object(
  {
    ...envelope,
    ask: Type.Literal('stop'),
    /** STOP held by touch for 1 s: written whatever is believed of the belt, unless the touch wrote one as it began. */
    held: Type.Optional(Type.Boolean()),
  },
  closed,
)
const StepAsk = Type.Object(
  {
    ...envelope,
    ask: Type.Enum(['slower', 'faster']),
    /** A step of 0.5 instead of 0.1 in the miles. */
    coarse: Type.Optional(Type.Boolean()),
  },
  closed,
)
const ConsoleSaysAsk = Type.Object(
  {
    ...envelope,
    ask: Type.Literal('console-says'),
    /** The number the runner reads on the machine's own console. */
    speed: Type.Number({ minimum: 0, maximum: 40 }),
    unit: Type.Enum(['km/h', 'mph']),
  },
  closed,
)

export const Ask = Type.Union([PlainAsk, StopAsk, StepAsk, ConsoleSaysAsk])
export type Ask = Static<typeof Ask>
export type AskKind = Ask['ask']

/** Why an ask was not taken. `message` is for the person who asked. */
export const AskRefusal = Type.Object(
  {
    error: Type.Enum([
      'wrong-phase',
      'not-at-standstill',
      'belt-not-moving',
      'no-plan',
      'no-treadmill',
      'above-ceiling',
      'above-machine',
      'below-machine',
      'too-much-at-once',
      'nothing-below',
      'stale',
      'locked',
      'gate-shut',
      'not-driven',
      'unwatched',
    ]),
    message: Type.String(),
  },
  closed,
)
export type AskRefusal = Static<typeof AskRefusal>
