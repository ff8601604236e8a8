import type Database from 'libsql'
import { IS_GONE } from './gone-runs.ts'
import { KEY_OF } from './runner-writing.ts'

/** Which runs went where, and which are still to go. */

/** Where a run goes: each of them is told its runs once. */
export type SendingTarget = 'folder' | 'intervals'

/**
 * `begun`: it was handed over, and whether it was taken is not known; `again`: it was surely not taken; `sent` and `refused`
 * are the end of it.
 */
export type SendingState = 'begun' | 'again' | 'sent' | 'refused'

export interface Sending {
  readonly id: string
  readonly startedAtMs: number
  /** Null where it was never handed over. */
  readonly state: 'begun' | 'again' | null
  /** How often it was handed over. */
  readonly tries: number
  /** When it is due, milliseconds since 1970-01-01 UTC. */
  readonly atMs: number
}

export interface SendingCounts {
  readonly waiting: number
  readonly sent: number
  readonly refused: number
  readonly lastSentAtMs: number | null
}

export interface Sendings {
  /** The earliest of the ended runs since `sinceMs` that is still to go there; null where none is. */
  next(target: SendingTarget, sinceMs: number): Sending | null
  /** What was noted of it last; null where nothing was. */
  stateOf(target: SendingTarget, id: string): SendingState | null
  counts(target: SendingTarget, sinceMs: number): SendingCounts
}

/** Of a guest nothing leaves, and what came from elsewhere goes nowhere. */
const TO_GO = `FROM runs LEFT JOIN sendings ON sendings.run = runs.key AND sendings.target = @target
  WHERE runs.runner = ${KEY_OF('@runner')} AND runs.state = 'ended' AND runs.whose = 'known' AND runs.brought_format IS NULL AND runs.ended_at_ms >= @sinceMs AND NOT ${IS_GONE('runs.key')}
  AND (sendings.state IS NULL OR sendings.state IN ('begun', 'again'))`

/** @param runner the id of whose runs they are */
export function sendingsIn(db: () => Database.Database, runner: string): Sendings {
  return {
    next(target, sinceMs) {
      const columns = `runs.id, runs.started_at_ms AS startedAtMs, sendings.state, COALESCE(sendings.tries, 0) AS tries, COALESCE(sendings.at_ms, 0) AS atMs`
      const row = db()
        .prepare(`SELECT ${columns} ${TO_GO} ORDER BY runs.ended_at_ms, runs.key LIMIT 1`)
        .get({ runner, target, sinceMs })
      return (row as Sending | undefined) ?? null
    },
    stateOf(target, id) {
      const row = db()
        .prepare(
          `SELECT sendings.state FROM sendings JOIN runs ON runs.key = sendings.run WHERE runs.id = ? AND target = ?`,
        )
        .get(id, target) as { readonly state: SendingState } | undefined
      return row?.state ?? null
    },
    counts(target, sinceMs) {
      const { waiting } = db().prepare(`SELECT count(*) AS waiting ${TO_GO}`).get({ runner, target, sinceMs }) as {
        readonly waiting: number
      }
      const done = db()
        .prepare(
          `SELECT count(*) FILTER (WHERE sendings.state = 'sent') AS sent, count(*) FILTER (WHERE sendings.state = 'refused') AS refused,
           max(at_ms) FILTER (WHERE sendings.state = 'sent') AS lastSentAtMs FROM sendings JOIN runs ON runs.key = sendings.run
           WHERE runner = ${KEY_OF('?')} AND target = ?`,
        )
        .get(runner, target) as Omit<SendingCounts, 'waiting'>
      const { sent, refused, lastSentAtMs } = done
      return { waiting, sent, refused, lastSentAtMs }
    },
  }
}
