import type Database from 'libsql'
import { MOST_FELT, type Trends } from '../../protocol/panel/trends.ts'
import { isoOf } from './iso.ts'
import { KEY_OF } from './runner-writing.ts'

/** How far off the paces were that a runner felt, run by run. */

/** Of the mile whose pace was hidden, what was said over what was run, percent; null where nothing was said that counts. */
export const FELT_COLUMN = `
  ALTER TABLE runs ADD COLUMN felt_pct REAL;
  CREATE INDEX runs_by_felt ON runs (runner, started_at_ms) WHERE felt_pct IS NOT NULL;
`

const NOTE = `UPDATE runs SET felt_pct =
    (SELECT 100.0 * (json_extract(value, '$.felt.saidKmh') / json_extract(value, '$.felt.ranKmh') - 1)
     FROM json_each(runs.splits) WHERE json_extract(value, '$.felt.ranKmh') > 0 LIMIT 1)
  WHERE id = ?`

/** Once the splits of a run that is over are written. */
export const noteFelt = (db: Database.Database, id: string): void => void db.prepare(NOTE).run(id)

const FELT = `SELECT runs.started_at_ms, felt_pct FROM runs CROSS JOIN run_figures AS figures ON figures.run = runs.key
  WHERE runs.runner = ${KEY_OF('?')} AND felt_pct IS NOT NULL AND figures.counts >= 1 AND figures.gone_at_ms IS NULL
  ORDER BY runs.started_at_ms DESC LIMIT ${MOST_FELT}`

/** @param runner the id of whose they are */
export function feltIn(db: Database.Database, runner: string): Trends['felt'] {
  const rows = db.prepare(FELT).all(runner) as { started_at_ms: number; felt_pct: number }[]
  return rows.map((row) => ({ startedAt: isoOf(row.started_at_ms), pct: row.felt_pct })).reverse()
}
