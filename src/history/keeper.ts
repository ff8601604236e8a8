import { randomUUID } from 'node:crypto'
import type Database from 'libsql'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { SessionEvent } from '../session/event.ts'
import { notWritten, type HistoryError } from './history-error.ts'
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
 * @param failed told when a run cannot be written; it goes on all the same: a full disk neither starts nor stops a belt
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
  const nameOf = (id: string, startedAtMs: number) => ({ id, startedAt: new Date(startedAtMs).toISOString() })
  /** The end of a run, until it is written: a run that stays open would keep the next one out. */
  let unwrittenEnd: (() => void) | null = null
  const writeEnd = (): void => {
    unwrittenEnd?.()
    unwrittenEnd = null
  }
  const tried = <T>(write: () => T): T | null => {
    try {
      return write()
    } catch (error) {
      failed(notWritten(error))
      return null
    }
  }
  return {
    leftOpen: () =>
      open === null ? null : { run: nameOf(open.id, open.startedAtMs), events: readJournal(db, open.id) },
    begin(plan, machine) {
      const startedAtMs = Math.round(wallMs())
      open = tried(() => {
        writeEnd()
        return runs.start(plan, machine, startedAtMs)
      })
      const id = open?.id
      journal = id === undefined ? null : tried(() => openJournal(db, id, failed))
      return nameOf(id ?? randomUUID(), startedAtMs)
    },
    append: (event) => journal?.append(event),
    flush: () => journal?.flush(),
    finish(last, how) {
      const id = open?.id ?? null
      journal?.flush()
      open = null
      journal = null
      if (id === null) return
      const endedAtMs = wallMs()
      unwrittenEnd = () => (how === 'ended' ? runs.end(id, { ...resultOf(last), endedAtMs }) : runs.discard(id))
      tried(writeEnd)
    },
  }
}
