import type Database from 'libsql'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { SessionEvent } from '../session/event.ts'
import type { Session } from '../session/session.ts'
import type { SoFar } from '../session/so-far.ts'
import { HistoryError } from './history-error.ts'
import { readJournal } from './journal.ts'
import { isoOf } from './iso.ts'
import { machineOf, type RecordedMachine } from './runs.ts'

/** Which run: its name everywhere. */
export interface RunIdentity {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
}

/** A run that was begun and neither ended nor discarded: at a start of the daemon, one to come back to. */
export interface UnfinishedRun {
  readonly run: RunIdentity
  /** Where it began, and where alone it goes on; null where it cannot be read back. */
  readonly machine: RecordedMachine | null
  /** True where a guest of a gym ran it. */
  readonly isGuests: boolean
  /** @throws HistoryError `unreadable` */
  readBack(): ReadBack
}

/** What was saved of an unfinished run. */
export interface ReadBack {
  readonly plan: Plan
  /** The session it began with and all that happened since; null where it was made by other rules, which nobody can replay. */
  readonly journal: { readonly session: Session; readonly events: Iterable<SessionEvent> } | null
  /** What it came to by the last second that was saved; null where that was not noted. */
  readonly soFar: SoFar | null
  /** The number of the next row of its journal. */
  readonly nextSequence: number
}

interface OpenRow {
  readonly id: string
  readonly started_at_ms: number
  readonly machine: string
  readonly plan: string
  readonly whose: string
  readonly distance_m: number | null
  readonly moving_s: number | null
  readonly splits: string | null
}
interface BeginningRow {
  readonly sequence: number
  readonly rules: number
  readonly session: string
}

/**
 * The run to come back to; null where the last one was ended, discarded or set aside.
 *
 * @param tickMs the grid of session time that ticks fall on, ms
 * @param rules version of the rules that would replay it
 */
export function unfinishedRunIn(db: Database.Database, tickMs: number, rules: number): UnfinishedRun | null {
  const row = db.prepare(`SELECT * FROM runs WHERE state = 'open' AND set_aside = 0`).get() as OpenRow | undefined
  if (row === undefined) return null
  const { id } = row
  return {
    run: { id, startedAt: isoOf(row.started_at_ms) },
    machine: machineOf(row.machine),
    isGuests: row.whose === 'guest',
    readBack() {
      const beginning = beginningOf(db, id)
      const soFar = soFarOf(row)
      const made = beginning?.rules === rules
      if (beginning === null && soFar === null)
        throw new HistoryError('unreadable', 'its journal has lost its beginning, and its distance was not noted')
      return {
        plan: parsed(row.plan, 'its plan') as Plan,
        journal: !made
          ? null
          : {
              session: parsed(beginning.session, 'the beginning of its journal') as Session,
              events: readJournal(db, id, tickMs, beginning.sequence),
            },
        soFar,
        nextSequence: Math.max(lastSequenceOf(db, id) + 1, beginning?.sequence ?? 0),
      }
    },
  }
}

const OF_RUN = 'JOIN runs ON runs.key = run WHERE runs.id = ?'

function beginningOf(db: Database.Database, id: string): BeginningRow | null {
  const select = `SELECT sequence, rules, session FROM beginnings ${OF_RUN} ORDER BY sequence DESC LIMIT 1`
  return (db.prepare(select).get(id) as BeginningRow | undefined) ?? null
}

function lastSequenceOf(db: Database.Database, id: string): number {
  const row = db.prepare(`SELECT max(sequence) AS last FROM journal ${OF_RUN}`).get(id) as { last: number | null }
  return row.last ?? -1
}

function soFarOf({ distance_m: distanceM, moving_s: movingS, splits }: OpenRow): SoFar | null {
  if (distanceM === null || movingS === null || splits === null) return null
  return { distanceM, movingS, splits: parsed(splits, 'what it came to') as SoFar['splits'] }
}

function parsed(json: string, what: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new HistoryError('unreadable', `${what} is damaged`, { cause: error })
  }
}
