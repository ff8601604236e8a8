import type Database from 'libsql'
import { isDeepStrictEqual } from 'node:util'
import type { JournalRow } from './journal-row.ts'
import { packRows, unpackRows } from './packed-rows.ts'

/** Journals of runs that are over, each packed into one column: 2,400 readings are 2.4 KB in place of 100. */
export const PACKED_TABLE = `
  CREATE TABLE packed_journals (run INTEGER PRIMARY KEY REFERENCES runs (key) ON DELETE CASCADE, rows BLOB NOT NULL) STRICT;
`

/**
 * The rows of a journal in their order, packed or not: the one way to read them. Empty where there is no such run.
 *
 * @param first the number of the row to begin with
 * @param before the number of the row to end before
 * @throws where what was packed is damaged
 */
export function* journalRows(
  db: Database.Database,
  runId: string,
  first: number,
  before: number,
): Generator<JournalRow, void, undefined> {
  let isOpen = false
  for (const row of db.prepare(SELECT).iterate(runId, first, before) as Iterable<JournalRow>) {
    isOpen = true
    yield row
  }
  if (isOpen) return
  // Looked for last: what is packed meanwhile is in one of the two.
  const packed = db.prepare(SELECT_PACKED).get(runId) as { rows: Buffer } | undefined
  if (packed === undefined) return
  for (const row of unpackRows(packed.rows)) if (row.sequence >= first && row.sequence < before) yield row
}

const COLUMNS = [
  ...[
    'sequence',
    'ticks',
    'at_ms',
    'event',
    'speed_001_kmh',
    'distance_m',
    'elapsed_s',
    'incline_01_pct',
    'heart_rate_bpm',
  ],
]
  .map((name) => `journal.${name}`)
  .join()
const SELECT = `SELECT ${COLUMNS} FROM journal JOIN runs ON runs.key = journal.run
  WHERE runs.id = ? AND journal.sequence >= ? AND journal.sequence < ? ORDER BY journal.sequence`
const SELECT_PACKED = `SELECT rows FROM packed_journals JOIN runs ON runs.key = run WHERE runs.id = ?`

/** Packs the journal of a run that has ended; one that does not come back as it was stays as it is. Within a transaction. */
export function packJournal(db: Database.Database, runId: string): void {
  const run = db.prepare(`SELECT key FROM runs WHERE id = ? AND state = 'ended'`).get(runId) as
    { key: number } | undefined
  if (run === undefined) return
  const rows = db.prepare(`SELECT ${COLUMNS} FROM journal WHERE run = ? ORDER BY sequence`).all(run.key) as JournalRow[]
  if (rows.length === 0) return
  const packed = packedSame(rows)
  if (packed === null) return
  db.prepare('INSERT OR REPLACE INTO packed_journals (run, rows) VALUES (?, ?)').run(run.key, packed)
  db.prepare('DELETE FROM journal WHERE run = ?').run(run.key)
}

/** Null where it does not come back as it was. */
function packedSame(rows: readonly JournalRow[]): Buffer | null {
  try {
    const packed = packRows(rows)
    return isDeepStrictEqual(unpackRows(packed), plain(rows)) ? packed : null
  } catch {
    return null
  }
}

/** As objects of their own, in the order of the columns that are packed. */
const plain = (rows: readonly JournalRow[]): JournalRow[] =>
  rows.map(({ sequence, ticks, at_ms, event, ...telemetry }) => ({ sequence, ticks, at_ms, event, ...telemetry }))

/** The next run after a key whose journal is not packed yet; null where there is none. */
export function unpackedAfter(
  db: Database.Database,
  key: number,
): { readonly id: string; readonly key: number } | null {
  const row = db.prepare(NEXT).get(key) as { id: string; key: number } | undefined
  return row ?? null
}

const NEXT = `SELECT id, key FROM runs WHERE key > ? AND state = 'ended' AND EXISTS (SELECT 1 FROM journal WHERE run = key)
  ORDER BY key LIMIT 1`
