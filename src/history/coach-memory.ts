import { randomUUID } from 'node:crypto'
import type Database from 'libsql'
import { Value } from 'typebox/value'
import { CoachKept } from '../../protocol/panel/coach.ts'
import { IS_GONE } from './gone-runs.ts'

/** What a runner decided of what the coach offered. */
export interface CoachMemory {
  /** The oldest first; one that cannot be read is left out. */
  decisions(this: void): readonly CoachKept[]
  keepDecision(this: void, kept: CoachKept): void
  /** The ended runs of whoever is no guest, the latest so many, the oldest first: their ids, when they began, and how hard they were. */
  latest(this: void, count: number): readonly LatestRun[]
}

export interface LatestRun {
  readonly id: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedAtMs: number
  readonly effort: number | null
}

/** So many of the latest decisions are read: none before them says anything of today. */
const READ = 300

/** @param db the file as it is now */
export function coachMemoryIn(
  db: () => Database.Database,
  put: (writing: { readonly kind: 'coach'; readonly id: string; readonly kept: CoachKept }) => void,
): CoachMemory {
  let known: readonly CoachKept[] | null = null
  const decisions = (): readonly CoachKept[] => (known ??= decisionsIn(db()))
  return {
    decisions,
    keepDecision(kept) {
      known = [...decisions(), kept].slice(-READ)
      put({ kind: 'coach', id: randomUUID(), kept })
    },
    latest(count) {
      const select = `SELECT id, started_at_ms AS startedAtMs, effort FROM runs WHERE state = 'ended' AND whose = 'known' AND NOT ${IS_GONE('key')}
        ORDER BY started_at_ms DESC LIMIT ?`
      return (db().prepare(select).all(count) as LatestRun[]).reverse()
    },
  }
}

function decisionsIn(db: Database.Database): readonly CoachKept[] {
  const rows = db.prepare('SELECT kept FROM coach ORDER BY place DESC LIMIT ?').all(READ) as { kept: string }[]
  return rows.reverse().flatMap(({ kept }) => {
    const decision = jsonIn(kept)
    return Value.Check(CoachKept, decision) ? [decision] : []
  })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
