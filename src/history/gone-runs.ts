import type Database from 'libsql'
import { besideAgain } from './beaten.ts'
import { KEY_OF } from './runner-writing.ts'

/** Runs that their runner deleted: out of everything at once, had back for a while, and then gone for good. */

/** A runner, by their id, deleted a run (milliseconds since 1970-01-01 UTC), or has it back (null). */
interface Gone {
  readonly of: string
  readonly id: string
  readonly atMs: number | null
}

/** For so long a deleted run can be had back, ms: whoever pressed the wrong key sees it within seconds. */
export const COMES_BACK_MS = 60_000

/** Of a run's key. */
export const IS_GONE = (key: string): string => `${key} IN (SELECT run FROM run_figures WHERE gone_at_ms IS NOT NULL)`

/** Takes an ended run of a runner out of everything, or has it back. Within a transaction. */
export function becomeGone(db: Database.Database, { of, id, atMs }: Gone): void {
  const select = `SELECT key, runner FROM runs WHERE id = ? AND state = 'ended' AND runner = ${KEY_OF('?')}`
  const run = db.prepare(select).get(id, of) as { key: number; runner: number } | undefined
  if (run === undefined) return
  const isOther = `run = ? AND gone_at_ms IS ${atMs === null ? 'NOT NULL' : 'NULL'}`
  const { changes } = db.prepare(`UPDATE run_figures SET gone_at_ms = ? WHERE ${isOther}`).run(atMs, run.key)
  if (changes > 0) besideAgain(db, run.runner)
}

/** Those that can be had back are of this while; a clock that was put back makes none stay longer. */
const MAY_GO = 'gone_at_ms IS NOT NULL AND gone_at_ms NOT BETWEEN ? AND ?'

/** @param nowMs milliseconds since 1970-01-01 UTC */
export function deleteGone(db: Database.Database, nowMs: number): void {
  const which = `SELECT run FROM run_figures WHERE ${MAY_GO}`
  db.prepare(`DELETE FROM runs WHERE key IN (${which})`).run(nowMs - COMES_BACK_MS, nowMs)
}

/** Whether any may go. @param nowMs milliseconds since 1970-01-01 UTC */
export const mayAnyGo = (db: Database.Database, nowMs: number): boolean =>
  db.prepare(`SELECT 1 FROM run_figures WHERE ${MAY_GO} LIMIT 1`).get(nowMs - COMES_BACK_MS, nowMs) !== undefined
