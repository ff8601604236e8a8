import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'libsql'
import { expect, onTestFinished } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../src/history/database.ts'
import { journalFrom } from '../../src/history/journal.ts'
import { writeAll } from '../../src/history/writing.ts'
import { TICK_MS } from '../../src/session/event.ts'
import { MACHINE, PLAN, WALL_MS } from '../history/plan.ts'

/** A data folder that is gone when the test is over. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-keeping-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What a run leaves beside its line: so many readings, 45 octets each. */
function readings(db: Database.Database, id: string, count: number): void {
  const journal = journalFrom(0, TICK_MS, (rows) => writeAll(db, [{ kind: 'events', id, rows }]))
  const more = { distanceM: null, elapsedS: null, inclinePct: null, heartRateBpm: null }
  for (let i = 0; i < count; i++)
    journal.append({ kind: 'telemetry', atMs: i * 250, telemetry: { speedKmh: 8 + (i % 7) / 100, ...more } })
  journal.flush()
}

export interface Kept {
  readonly folder: string
  /** The runs that ended, in their order. */
  readonly ids: readonly string[]
}

/**
 * @param name of these runs
 * @param more how many readings each has; whether another one has not ended; whether the last of them is a guest's
 */
export function folderOf(
  name: string,
  count: number,
  more: { readings?: number; open?: boolean; guest?: boolean } = {},
): Kept {
  const [made, folder] = [dataFolder(), dataFolder()]
  const { db } = openDatabase(made, WALL_MS)
  const ids = Array.from({ length: count }, (_, i) => `${name}-${i}`)
  ids.forEach((id, i) => {
    const startedAtMs = WALL_MS + i * 3_600_000
    const isGuests = more.guest === true && i === count - 1
    writeAll(db, [{ kind: 'run', id, startedAtMs, plan: PLAN, machine: MACHINE, isGuests }])
    if (more.readings !== undefined) readings(db, id, more.readings)
    const result = { endedAtMs: startedAtMs + 1000, distanceM: 5, movingS: 1, crescendo: true, line: [], splits: [] }
    writeAll(db, [{ kind: 'end', id, result }])
  })
  if (more.open === true)
    writeAll(db, [
      { kind: 'run', id: `${name}-open`, startedAtMs: WALL_MS + count * 3_600_000, plan: PLAN, machine: MACHINE },
    ])
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  copied(join(made, DATABASE_FILE), join(folder, DATABASE_FILE))
  return { folder, ids }
}

/** The runs that a daemon would find in a data folder. */
export const idsIn = (folder: string): string[] => idsInFile(join(folder, DATABASE_FILE))

/** Those in a backup, or in what was kept of before, with what is beside it. */
export function idsInFile(file: string): string[] {
  const folder = dataFolder()
  copied(file, join(folder, DATABASE_FILE))
  const { db, keptAside } = openDatabase(folder, WALL_MS)
  try {
    expect(keptAside).toBeNull()
    const rows = db.prepare(`SELECT id FROM runs WHERE state = 'ended' ORDER BY started_at_ms`).all()
    return (rows as { id: string }[]).map(({ id }) => id)
  } finally {
    db.close()
  }
}

/** A connection of libsql lasts until its statements are collected: no test looks into a file that another is to have alone. */
function copied(file: string, to: string): void {
  for (const suffix of ['', '-wal']) if (existsSync(file + suffix)) copyFileSync(file + suffix, to + suffix)
}
