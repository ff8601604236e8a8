import { Type, type Static } from 'typebox'
import { nullable } from './said.ts'

/** Several runners on one treadmill: each with what is kept of them, none with what is kept of another. */

const closed = { additionalProperties: false } as const

export const RunnerId = Type.String({ pattern: '^[0-9a-f]{16}$' })
/** Something that can be read, on one line. */
const RunnerName = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*$',
})
/** Four digits, as a hand on a belt can press them. */
export const RUNNER_PIN = '^[0-9]{4}$'
const Pin = Type.String({ pattern: RUNNER_PIN })
/** More do not share one treadmill. */
export const MOST_RUNNERS = 12

export const RunnerListed = Type.Object(
  {
    id: RunnerId,
    /** Null where none was told. */
    name: nullable(Type.String()),
    /** Whether a PIN is asked for before anything of theirs is shown. */
    hasPin: Type.Boolean(),
  },
  closed,
)
export type RunnerListed = Static<typeof RunnerListed>

export const Runners = Type.Object(
  {
    /** Whose treadmill it is now: every screen is theirs. */
    current: RunnerId,
    /** Their PIN was not given yet: nothing of theirs is shown, and no run begins. */
    locked: Type.Boolean(),
    /** In the order in which they came. */
    runners: Type.Array(RunnerListed),
    /** How much is kept of the one it is now; null while that is locked. */
    keeps: nullable(Type.Object({ runs: Type.Integer(), plans: Type.Integer() }, closed)),
  },
  closed,
)
export type Runners = Static<typeof Runners>

/** Somebody new, who is the one it is from then on. */
export const NewRunner = Type.Object({ name: RunnerName, pin: Type.Optional(Pin) }, closed)
export type NewRunner = Static<typeof NewRunner>

/** What lets in whoever has one. */
export const RunnerPin = Type.Object({ pin: Type.Optional(Pin) }, closed)
export type RunnerPin = Static<typeof RunnerPin>

/** What is left out stays; null takes the PIN back. */
export const RunnerKept = Type.Object({ name: Type.Optional(RunnerName), pin: Type.Optional(nullable(Pin)) }, closed)
export type RunnerKept = Static<typeof RunnerKept>
