import type { Database } from 'libsql'
import { randomUUID } from 'node:crypto'
import type { JournalRow } from '../../src/history/journal-row.ts'
import { writeAll } from '../../src/history/writing.ts'
import { MACHINE, PLAN, WALL_MS } from './plan.ts'

const NOTHING = { speed_001_kmh: null, distance_m: null, elapsed_s: null, incline_01_pct: null, heart_rate_bpm: null }

/** A journal of so many rows: readings, each tenth something that happened. */
export const rowsOf = (count: number): JournalRow[] =>
  Array.from({ length: count }, (_, index): JournalRow => {
    const row = { sequence: index, ticks: index % 4, at_ms: 99.5 + index * 250, event: null }
    if (index % 10 === 9)
      return { ...NOTHING, ...row, event: JSON.stringify({ kind: 'heart-rate', bpm: 120 + (index % 7) }) }
    const readings = { speed_001_kmh: 870 + ((index * 31) % 7), distance_m: index, elapsed_s: null }
    return { ...NOTHING, ...row, ...readings, heart_rate_bpm: index % 5 === 0 ? null : 121 }
  })

/** A run that has ended, with a journal; its id. */
export function endedWith(db: Database, rows: readonly JournalRow[], day = 0): string {
  const id = randomUUID()
  const startedAtMs = WALL_MS + day * 86_400_000
  const result = {
    endedAtMs: startedAtMs + 600_000,
    distanceM: 1400,
    movingS: 500,
    crescendo: false,
    splits: [],
    line: [],
  }
  writeAll(db, [
    { kind: 'run', id, startedAtMs, machine: MACHINE, plan: PLAN },
    { kind: 'events', id, rows },
    { kind: 'end', id, result },
  ])
  return id
}

/** How many rows of journals are packed, and how many are not. */
export function packedIn(db: Database): { readonly packed: number; readonly rows: number } {
  const select = 'SELECT (SELECT count(*) FROM packed_journals) AS packed, (SELECT count(*) FROM journal) AS rows'
  const { packed, rows } = db.prepare(select).get() as { packed: number; rows: number }
  return { packed, rows }
}
