import { randomUUID } from 'node:crypto'
import type Database from 'libsql'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { SessionEvent } from '../session/event.ts'
import { HistoryError, notWritten, reasonOf } from './history-error.ts'
import { openJournal, readJournal, type Journal } from './journal.ts'
import { runsIn, type OpenRun, type RunMachine, type RunResult } from './runs.ts'

/** The run that was left open, with its events. */
export interface LeftOpen {
  readonly run: { readonly id: string; readonly startedAt: string }
  /** Where it began, and where alone it goes on. */
  readonly machine: RunMachine
  readonly events: Iterable<SessionEvent>
}

/** Keeps the one run that is on: its journal while it runs, its result at the end. */
export interface RunBook {
  /**
   * The run to carry on, from now on the one that is on.
   *
   * @throws HistoryError `unreadable`, here or while its events are read
   */
  leftOpen(): LeftOpen | null
  /** Keeps a run that cannot be carried on out of the way. Says so in words; null where none was left open. */
  setAside(because: unknown): string | null
  begin(plan: Plan, machine: RunMachine): { readonly id: string; readonly startedAt: string }
  append(event: SessionEvent): void
  flush(): void
  finish(last: Snapshot, how: 'ended' | 'discarded'): void
}

/**
 * @param tickMs the grid of session time that ticks fall on, ms
 * @param resultOf what a run comes to, from the last that was seen of it
 * @param failed told when a run cannot be written; it goes on all the same: a full disk neither starts nor stops a belt
 */
export function runBookIn(
  db: Database.Database,
  tickMs: number,
  wallMs: () => number,
  resultOf: (last: Snapshot) => Omit<RunResult, 'endedAtMs'>,
  failed: (problem: HistoryError) => void,
): RunBook {
  const runs = runsIn(db)
  let open: OpenRun | null = null
  let journal: Journal | null = null
  const isoOf = (ms: number): string => new Date(ms).toISOString()
  /** The end of a run, until it is written: a run that stays open would keep the next one out. */
  let unwrittenEnd: (() => void) | null = null
  let failing = false
  const writeEnd = (): void => {
    try {
      unwrittenEnd?.()
      unwrittenEnd = null
      failing = false
    } catch (error) {
      if (!failing) failed(notWritten('The end of this run', error))
      failing = true
    }
  }
  const tried = <T>(write: () => T): T | null => {
    try {
      return write()
    } catch (error) {
      failed(notWritten('This run', error))
      return null
    }
  }
  return {
    leftOpen() {
      open = runs.open()
      if (open === null) return null
      const { id, startedAtMs, machine } = open
      if (machine === null) throw new HistoryError('unreadable', 'nobody can tell on which machine it was begun')
      journal = openJournal(db, id, tickMs, failed)
      return { run: { id, startedAt: isoOf(startedAtMs) }, machine, events: readJournal(db, id, tickMs) }
    },
    setAside(because) {
      if (open === null) return null
      const { id, startedAtMs } = open
      open = null
      journal = null
      tried(() => runs.setAside(id))
      const reason =
        because instanceof HistoryError ? because.message : `its journal makes no run (${reasonOf(because)})`
      return `The run of ${isoOf(startedAtMs)} cannot be carried on: ${reason}. It is kept in the history, out of the way.`
    },
    begin(plan, machine) {
      const startedAtMs = Math.round(wallMs())
      writeEnd()
      open = tried(() => runs.start(plan, machine, startedAtMs))
      const id = open?.id
      journal = id === undefined ? null : tried(() => openJournal(db, id, tickMs, failed))
      return { id: id ?? randomUUID(), startedAt: isoOf(startedAtMs) }
    },
    append: (event) => journal?.append(event),
    flush() {
      journal?.flush()
      writeEnd()
    },
    finish(last, how) {
      if (open !== null) {
        const { id } = open
        const rest = journal
        const endedAtMs = wallMs()
        unwrittenEnd = () => {
          rest?.flush()
          if (how === 'ended') runs.end(id, { ...resultOf(last), endedAtMs })
          else runs.discard(id)
        }
      }
      open = null
      journal = null
      writeEnd()
    },
  }
}
