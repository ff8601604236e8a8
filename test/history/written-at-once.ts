import { randomUUID } from 'node:crypto'
import type { Database } from 'libsql'
import { expect } from 'vitest'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { RunListed } from '../../protocol/panel/run-list.ts'
import type { Run } from '../../protocol/panel/runs.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { journalFrom, type Journal } from '../../src/history/journal.ts'
import { runsIn, type RecordedMachine, type RunResult } from '../../src/history/runs.ts'
import { unfinishedRunIn } from '../../src/history/unfinished-run.ts'
import { writeAll } from '../../src/history/writing.ts'
import { TICK_MS } from '../../src/session/event.ts'
import { RULES_VERSION } from '../../src/session/rules-version.ts'

export interface StoredRun {
  readonly id: string
  readonly startedAtMs: number
  readonly machine: RecordedMachine | null
}

/** The runs of a database, each step written at once. */
export function runsOf(db: Database) {
  const runs = runsIn(
    () => db,
    ({ message }) => expect.fail(message),
    () => FIRST_RUNNER,
  )
  return {
    start(plan: Plan, machine: RecordedMachine, startedAtMs: number): StoredRun {
      const run = { id: randomUUID(), startedAtMs, machine }
      writeAll(db, [{ kind: 'run', ...run, plan }])
      return run
    },
    open(): StoredRun | null {
      const unfinished = unfinishedRunIn(db, TICK_MS, RULES_VERSION)
      if (unfinished === null) return null
      const { run, machine } = unfinished
      return { id: run.id, startedAtMs: Date.parse(run.startedAt), machine }
    },
    end: (id: string, result: RunResult): void => writeAll(db, [{ kind: 'end', id, result }]),
    discard: (id: string): void => writeAll(db, [{ kind: 'discard', id }]),
    setAside: (id: string): void => writeAll(db, [{ kind: 'set-aside', id }]),
    list: (): RunListed[] => runs.page({}).runs,
    get: (id: string): Run | null => runs.get(id),
    opened: (id: string) => runs.opened(id),
  }
}

/** Goes on with the journal of a run; what is handed on is written at once. */
export function openJournal(db: Database, id: string): Journal {
  const select = 'SELECT max(sequence) AS last FROM journal JOIN runs ON runs.key = run WHERE runs.id = ?'
  const { last } = db.prepare(select).get(id) as { last: number | null }
  return journalFrom((last ?? -1) + 1, TICK_MS, (rows) => writeAll(db, [{ kind: 'events', id, rows }]))
}
