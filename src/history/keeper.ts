import type Database from 'libsql'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { SessionEvent } from '../session/event.ts'
import type { HistoryError } from './history-error.ts'
import { openJournal, readJournal, type Journal } from './journal.ts'
import { runsIn, type OpenRun, type RunMachine, type RunResult } from './runs.ts'

/** The run that was left open, with its events. */
export interface LeftOpen {
  readonly run: { readonly id: string; readonly startedAt: string }
  readonly events: Iterable<SessionEvent>
}

/** Keeps the one run that is on: its journal while it runs, its result at the end. */
export interface RunBook {
  leftOpen(): LeftOpen | null
  begin(plan: Plan, machine: RunMachine): { readonly id: string; readonly startedAt: string }
  append(event: SessionEvent): void
  flush(): void
  finish(last: Snapshot, how: 'ended' | 'discarded'): void
}

/**
 * @param resultOf what a run comes to, from the last that was seen of it
 * @param failed told when a run cannot be written; it goes on all the same
 */
export function runBookIn(
  db: Database.Database,
  wallMs: () => number,
  resultOf: (last: Snapshot) => Omit<RunResult, 'endedAtMs'>,
  failed: (problem: HistoryError) => void,
): RunBook {
  const runs = runsIn(db)
  let open: OpenRun | null = runs.open()
  let journal: Journal | null = open === null ? null : openJournal(db, open.id, failed)
  const nameOf = (run: OpenRun) => ({ id: run.id, startedAt: new Date(run.startedAtMs).toISOString() })
  return {
    leftOpen: () => (open === null ? null : { run: nameOf(open), events: readJournal(db, open.id) }),
    begin(plan, machine) {
      open = runs.start(plan, machine, wallMs())
      journal = openJournal(db, open.id, failed)
      return nameOf(open)
    },
    append: (event) => journal?.append(event),
    flush: () => journal?.flush(),
    finish(last, how) {
      if (open === null) return
      journal?.flush()
      if (how === 'ended') runs.end(open.id, { ...resultOf(last), endedAtMs: wallMs() })
      else runs.discard(open.id)
      open = null
      journal = null
    },
  }
}
