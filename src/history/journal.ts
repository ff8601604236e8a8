import type Database from 'libsql'
import type { SessionEvent } from '../session/event.ts'
import { HistoryError } from './history-error.ts'
import type { JournalRow } from './journal-row.ts'
import { journalRows } from './packed-journals.ts'
import { rowOf, telemetryOf, NO_TELEMETRY } from './telemetry-row.ts'

/**
 * The events of one run as rows, in the order in which they happened. What is handed on is always a beginning of the run
 * without a gap: an ask, order or notice is handed on at once and takes with it the telemetry that came before it.
 *
 * Ticks are counted, not written. Each row says how many ticks, `tickMs` apart, were played since the row before
 * it, so an event is read back between the same two ticks, even one that arrived after the tick it is stamped before.
 * Only a tick that does not follow the last one on the grid (the first, and the first after a restart) has a row.
 */
export interface Journal {
  append(event: SessionEvent): void
  /** Hands on what is still in memory. Called once a second: this is how much telemetry waits here. */
  flush(): void
  /** The number that the next row will have. */
  readonly next: number
}

/** More ticks than a row can have gathered, at one flush a second of session time: an hour of them. */
const MOST_TICKS = 36_000
/** More ticks than a run has: two days of them. Replaying more would keep a start waiting for minutes. */
const MOST_TICKS_IN_ALL = 48 * MOST_TICKS
/** An event is stamped this near to the one before it, ms, a month: a daemon that comes back goes on at the time it left. */
const MOST_APART_MS = 30 * 86_400_000

/**
 * @param first the number of its first row
 * @param tickMs the grid of session time that ticks fall on, ms
 * @param handOn gets the rows that are to be written, in their order
 */
export function journalFrom(first: number, tickMs: number, handOn: (rows: readonly JournalRow[]) => void): Journal {
  let next = first
  let waiting: JournalRow[] = []
  let ticks = 0
  let lastTickMs: number | null = null

  const queue = (event: SessionEvent, ticksBefore: number): void => {
    waiting.push(toRow(event, next++, ticksBefore))
    ticks = 0
  }
  const handAllOn = (): void => {
    const rows = waiting
    waiting = []
    if (rows.length > 0) handOn(rows)
  }

  return {
    get next() {
      return next
    },
    append(event) {
      if (event.kind === 'tick') {
        const follows = lastTickMs !== null && event.atMs === lastTickMs + tickMs
        lastTickMs = event.atMs
        if (follows) ticks++
        else queue(event, ticks)
        return
      }
      queue(event, ticks)
      if (event.kind !== 'telemetry') handAllOn()
    },
    flush() {
      // Counted ticks have no row to ride on yet: the last of them becomes one.
      if (ticks > 0 && lastTickMs !== null) queue({ kind: 'tick', atMs: lastTickMs }, ticks - 1)
      handAllOn()
    },
  }
}

/**
 * Every event of a run with its ticks, as it was appended, row by row: a long run is never in memory whole. Empty where there
 * is no such run.
 *
 * @param first the number of the row to begin with
 * @param before the number of the row to end before
 * @throws HistoryError `unreadable` at the first row that is missing, no event, or more than a run can have
 */
export function* readJournal(
  db: Database.Database,
  runId: string,
  tickMs: number,
  first = 0,
  before = Number.MAX_SAFE_INTEGER,
): Generator<SessionEvent, void, undefined> {
  let lastTickMs = 0
  let lastMs: number | null = null
  let ticksInAll = 0
  let next = first
  for (const row of rowsOf(db, runId, first, before)) {
    if (row.sequence !== next) throw unreadable(`row ${next} of its journal is missing`)
    next++
    ticksInAll += row.ticks
    if (!(row.ticks >= 0 && row.ticks <= MOST_TICKS) || ticksInAll > MOST_TICKS_IN_ALL)
      throw unreadable(`row ${row.sequence} of its journal counts ${row.ticks} ticks, more than a run can have`)
    if (lastMs !== null && Math.abs(row.at_ms - lastMs) > MOST_APART_MS)
      throw unreadable(`row ${row.sequence} of its journal lies months from the one before it`)
    lastMs = row.at_ms
    for (let tick = 0; tick < row.ticks; tick++) {
      lastTickMs += tickMs
      yield { kind: 'tick', atMs: lastTickMs }
    }
    const event = toEvent(row)
    if (event.kind === 'tick') lastTickMs = event.atMs
    yield event
  }
}

function* rowsOf(
  ...[db, runId, first, before]: Parameters<typeof journalRows>
): Generator<JournalRow, void, undefined> {
  try {
    yield* journalRows(db, runId, first, before)
  } catch (error) {
    throw error instanceof HistoryError ? error : unreadable('its packed journal is damaged', error)
  }
}

function toRow(event: SessionEvent, sequence: number, ticks: number): JournalRow {
  const { atMs, ...rest } = event
  const columns = event.kind === 'telemetry' ? rowOf(event.telemetry) : null
  const text = columns === null ? JSON.stringify(rest) : null
  return { sequence, ticks, at_ms: atMs, event: text, ...(columns ?? NO_TELEMETRY) }
}

function toEvent(row: JournalRow): SessionEvent {
  if (row.event === null) return { kind: 'telemetry', atMs: row.at_ms, telemetry: telemetryOf(row) }
  try {
    return { atMs: row.at_ms, ...(JSON.parse(row.event) as object) } as SessionEvent
  } catch (error) {
    throw unreadable(`row ${row.sequence} of its journal is damaged`, error)
  }
}

const unreadable = (words: string, cause?: unknown): HistoryError => new HistoryError('unreadable', words, { cause })
