import type Database from 'libsql'
import { besideAgain } from './beaten.ts'

/** Runs that their runner deleted: out of everything at once, had back for a while, and then gone for good. */

/** For so long a deleted run can be had back, ms: whoever pressed the wrong key sees it within seconds. */
export const COMES_BACK_MS = 60_000

/** Of a run's key. */
export const IS_GONE = (key: string): string => `${key} IN (SELECT run FROM run_figures WHERE gone_at_ms IS NOT NULL)`

/**
 * Takes an ended run out of everything, or has it back. Within a transaction.
 *
 * @param atMs when it was deleted, milliseconds since 1970-01-01 UTC; null: it comes back
 */
export function becomeGone(db: Database.Database, id: string, atMs: number | null): void {
  const isThere = atMs === null ? 'gone_at_ms IS NOT NULL' : 'gone_at_ms IS NULL'
  const of = `run = (SELECT key FROM runs WHERE id = ? AND state = 'ended') AND ${isThere}`
  const { changes } = db.prepare(`UPDATE run_figures SET gone_at_ms = ? WHERE ${of}`).run(atMs, id)
  if (changes > 0) besideAgain(db)
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
