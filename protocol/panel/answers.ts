import { Type, type Static } from 'typebox'
import { Choices } from './choices.ts'
import { said, type Codes, type Said } from './said.ts'

/** What the daemon answers beside plans, snapshots and runs. */

const closed = { additionalProperties: false } as const

/** Why a request was not answered. `message` says what to do about it. */
export const Fault = Type.Object(
  {
    error: Type.Enum([
      /** The body, or a part of the path, is not what the schema says. */
      'invalid',
      'not-json',
      'json-only',
      'too-large',
      'not-found',
      'wrong-host',
      'cross-site',
      'not-this-computer',
      /** The address of a screen on the wall, where nothing can be asked for. */
      'read-only',
      'id-reused',
      'too-many',
      /** A proof of watching that names no snapshot of the last 3 s. */
      'not-drawn',
      /** A page that was read, of another edition than the one that is shown. */
      'not-shown',
      /** Of the owner of a gym. */
      'no-pin',
      'wrong-pin',
      /** Nobody's PIN is looked at for a while. */
      'too-many-pins',
      /** Of plans that a runner keeps. */
      'name-taken',
      'too-many-plans',
      /** Of runners who share a treadmill: a PIN is asked for, it is not theirs now, there are as many as there can be. */
      'locked',
      'not-current',
      'too-many-runners',
      'failed',
    ]),
    message: Type.String(),
    /** Of a PIN: no other is looked at for so long, s. */
    againInS: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
)
export type Fault = Static<typeof Fault>

/** Sent each second by a screen that shows the session: the number of the snapshot it has drawn. */
export const Drawn = Type.Object({ drawn: Type.Integer({ minimum: 0 }) }, closed)
export type Drawn = Static<typeof Drawn>

/** Why a screen gets no more snapshots. */
export const STREAM_ENDS = { 'newer-windows': {} } as const satisfies Codes
export const StreamEnd = said(STREAM_ENDS, {})
export type StreamEnd = Said<typeof STREAM_ENDS>

/** The ask was taken. What comes of it is seen in the snapshots. */
export const AskTaken = Type.Object({ taken: Type.Literal(true) }, closed)
export type AskTaken = Static<typeof AskTaken>

/** Choices worth a name, to begin from. What they leave out is the default, or the runner's own. */
export const PRESETS = {
  classic: {},
  'first-crescendo': {},
  'four-mile': {},
  long: {},
  'half-marathon': {},
  'easy-on-the-knees': {},
  'lunch-break': {},
} as const satisfies Codes
export const Preset = said(PRESETS, { choices: Choices })
export type Preset = Said<typeof PRESETS> & { choices: Choices }
