import { Type, type Static } from 'typebox'
import { nullable, said, type Codes, type Said } from './said.ts'

/** Where every finished run goes by itself: a folder, and intervals.icu. What lets Crescendo in there is never told back. */

const closed = { additionalProperties: false } as const

/** Why runs wait, or one is not sent. */
export const SYNC_PROBLEMS = {
  /** What was set cannot be read back: it is to be set anew. */
  'sync-settings-unreadable': {},
  'sync-folder-missing': { folder: Type.String() },
  'sync-folder-not-writable': { folder: Type.String() },
  'sync-key-refused': {},
  /** It asks to be left alone for a while. */
  'sync-service-busy': {},
  'sync-service-unreachable': {},
  /** Whether it took the run is not known: it is asked before the run is sent again. */
  'sync-not-known': {},
  /** A run that it does not take; the others go on. */
  'sync-run-refused': { status: Type.Integer() },
  /** A run that no file can be made of. */
  'sync-no-file': {},
  /** Nothing is sent that could not be noted down first. */
  'sync-not-noted': {},
} as const satisfies Codes
export const SyncProblem = said(SYNC_PROBLEMS, {})
export type SyncProblem = Said<typeof SYNC_PROBLEMS>

const STATE = {
  /** Whether the runs of before go there, too. */
  earlier: Type.Boolean(),
  /** Runs that are still to go there. */
  waiting: Type.Integer(),
  sent: Type.Integer(),
  /** Runs that are not taken there, and are not sent again. */
  refused: Type.Integer(),
  /** ISO 8601, UTC; null: none was sent yet. */
  lastSentAt: nullable(Type.String()),
  /** Null while all is well. */
  problem: nullable(SyncProblem),
}

export const Sync = Type.Object(
  {
    /** Null: runs go into no folder. */
    folder: nullable(Type.Object({ path: Type.String(), ...STATE }, closed)),
    /** Null: Crescendo has no key. */
    intervals: nullable(Type.Object(STATE, closed)),
    /** Why nothing goes anywhere; null while all is well. */
    problem: nullable(SyncProblem),
  },
  closed,
)
export type Sync = Static<typeof Sync>

/** Why nothing was changed. */
export const SyncRefusal = said(SYNC_PROBLEMS, { error: Type.Literal('sync-refused') })
export type SyncRefusal = Static<typeof SyncRefusal>

export const SyncChange = Type.Object(
  {
    /** An absolute path on the daemon's computer; null: no folder any more. What is left out stays. */
    folder: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 1000 }))),
    /** From intervals.icu's settings; null: Crescendo forgets it. */
    intervalsKey: Type.Optional(nullable(Type.String({ pattern: '^[!-~]{8,200}$' }))),
    /** True: the runs of before go, too; there where this sets something, or else wherever runs go. */
    earlier: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type SyncChange = Static<typeof SyncChange>
