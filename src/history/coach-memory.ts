import { randomUUID } from 'node:crypto'
import type Database from 'libsql'
import { Value } from 'typebox/value'
import { CoachKept } from '../../protocol/panel/coach.ts'
import { IS_GONE } from './gone-runs.ts'
import { KEY_OF, type RunnerWriting } from './runner-writing.ts'

/** What a runner decided of what the coach offered. */
export interface CoachMemory {
  /** The oldest first; one that cannot be read is left out. */
  decisions(this: void): readonly CoachKept[]
  keepDecision(this: void, kept: CoachKept): void
  /** The ended runs of the runner, no guest’s, the latest so many, the oldest first: their ids, when they began, and how hard they were. */
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

/**
 * @param db the file as it is now
 * @param runner the id of the current one
 */
export function coachMemoryIn(
  db: () => Database.Database,
  put: (writing: Extract<RunnerWriting, { kind: 'coach' }>) => void,
  runner: () => string,
): CoachMemory {
  const known = new Map<string, readonly CoachKept[]>()
  function decisions(): readonly CoachKept[] {
    const kept = known.get(runner()) ?? decisionsIn(db(), runner())
    known.set(runner(), kept)
    return kept
  }
  return {
    decisions,
    keepDecision(kept) {
      known.set(runner(), [...decisions(), kept].slice(-READ))
      put({ kind: 'coach', of: runner(), id: randomUUID(), kept })
    },
    latest(count) {
      const select = `SELECT id, started_at_ms AS startedAtMs, effort FROM runs WHERE runner = ${KEY_OF('?')} AND state = 'ended' AND whose = 'known' AND NOT ${IS_GONE('key')}
        ORDER BY started_at_ms DESC LIMIT ?`
      return (db().prepare(select).all(runner(), count) as LatestRun[]).reverse()
    },
  }
}

function decisionsIn(db: Database.Database, runner: string): readonly CoachKept[] {
  const rows = db
    .prepare(`SELECT kept FROM coach WHERE runner = ${KEY_OF('?')} ORDER BY place DESC LIMIT ?`)
    .all(runner, READ) as { kept: string }[]
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
