import type Database from 'libsql'
import type { SessionEvent } from '../session/event.ts'
import { written } from './database.ts'
import { HistoryError, notWritten } from './history-error.ts'
import { rowOf, telemetryOf, NO_TELEMETRY } from './telemetry-row.ts'
import type { TelemetryRow } from './telemetry-row.ts'

/**
 * The events of one run, in the order in which they were appended. What is in the file is always a beginning of the run
 * without a gap: an ask, order or notice is written at once and takes with it the telemetry that came before it.
 *
 * Ticks are counted, not written. Each row says how many ticks, `tickMs` apart, were played since the row before
 * it, so an event is read back between the same two ticks, even one that arrived after the tick it is stamped before.
 * Only a tick that does not follow the last one on the grid (the first, and the first after a restart) has a row.
 */
export interface Journal {
  append(event: SessionEvent): void
  /** Writes what is still in memory, in one transaction. Called once a second: this is how much a kill can lose. */
  flush(): void
}

interface Row extends TelemetryRow {
  readonly ticks: number
  readonly at_ms: number
  /** The event as JSON without its time; null where the columns say all of it. */
  readonly event: string | null
}

/**
 * Goes on with the journal of a run that {@link startRun} made.
 *
 * @param tickMs the grid of session time that ticks fall on, ms
 * @param failed told once when writing begins to fail (a full disk): the run goes on, what is unwritten stays in memory
 *   and is tried again with each event and flush
 * @throws HistoryError `cannot-write` where there is no such run
 */
export function openJournal(
  db: Database.Database,
  runId: string,
  tickMs: number,
  failed: (problem: HistoryError) => void,
): Journal {
  const run = keyOf(db, runId)
  if (run === null) throw new HistoryError('cannot-write', `There is no run ${runId} in the history.`)
  let sequence = nextSequence(db, run)
  let unwritten: Row[] = []
  let ticks = 0
  let lastTickMs: number | null = null
  let failing = false

  const insert = db.prepare<Row & { run: number; sequence: number }>(INSERT)
  const insertAll = (rows: readonly Row[]): void =>
    written(db, () => rows.forEach((row, index) => insert.run({ ...row, run, sequence: sequence + index })))
  const write = (): void => {
    if (unwritten.length === 0) return
    try {
      insertAll(unwritten)
      sequence += unwritten.length
      unwritten = []
      failing = false
    } catch (error) {
      if (!failing) failed(notWritten('This run', error))
      failing = true
    }
  }
  const queue = (event: SessionEvent, ticksBefore: number): void => {
    unwritten.push(toRow(event, ticksBefore))
    ticks = 0
  }

  return {
    append(event) {
      if (event.kind === 'tick') {
        const follows = lastTickMs !== null && event.atMs === lastTickMs + tickMs
        lastTickMs = event.atMs
        if (follows) ticks++
        else queue(event, ticks)
        return
      }
      queue(event, ticks)
      if (event.kind !== 'telemetry') write()
    },
    flush() {
      // Counted ticks have no row to ride on yet: the last of them becomes one.
      if (ticks > 0 && lastTickMs !== null) queue({ kind: 'tick', atMs: lastTickMs }, ticks - 1)
      write()
    },
  }
}

/**
 * Every event of a run with its ticks, as it was appended; empty where there is no such run.
 *
 * @throws HistoryError `unreadable` at the first row that is no event
 */
export function* readJournal(
  db: Database.Database,
  runId: string,
  tickMs: number,
): Generator<SessionEvent, void, undefined> {
  const run = keyOf(db, runId)
  if (run === null) return
  let atMs = 0
  for (const row of db.prepare(SELECT).all(run) as (Row & { readonly sequence: number })[]) {
    for (let tick = 0; tick < row.ticks; tick++) {
      atMs += tickMs
      yield { kind: 'tick', atMs }
    }
    const event = toEvent(row)
    if (event.kind === 'tick') atMs = event.atMs
    yield event
  }
}

const INSERT = `INSERT INTO journal (run, sequence, ticks, at_ms, event, speed_001_kmh, distance_m, elapsed_s, incline_01_pct, heart_rate_bpm)
  VALUES (@run, @sequence, @ticks, @at_ms, @event, @speed_001_kmh, @distance_m, @elapsed_s, @incline_01_pct, @heart_rate_bpm)`
const SELECT = 'SELECT * FROM journal WHERE run = ? ORDER BY sequence'

function toRow(event: SessionEvent, ticks: number): Row {
  const { atMs, ...rest } = event
  const columns = event.kind === 'telemetry' ? rowOf(event.telemetry) : null
  const text = columns === null ? JSON.stringify(rest) : null
  return { ticks, at_ms: atMs, event: text, ...(columns ?? NO_TELEMETRY) }
}

function toEvent(row: Row & { readonly sequence: number }): SessionEvent {
  if (row.event === null) return { kind: 'telemetry', atMs: row.at_ms, telemetry: telemetryOf(row) }
  try {
    return { atMs: row.at_ms, ...(JSON.parse(row.event) as object) } as SessionEvent
  } catch (error) {
    throw new HistoryError('unreadable', `row ${row.sequence} of its journal is damaged`, { cause: error })
  }
}

function keyOf(db: Database.Database, runId: string): number | null {
  const row = db.prepare('SELECT key FROM runs WHERE id = ?').get(runId) as { key: number } | undefined
  return row?.key ?? null
}

function nextSequence(db: Database.Database, run: number): number {
  const row = db.prepare('SELECT max(sequence) AS last FROM journal WHERE run = ?').get(run) as { last: number | null }
  return (row.last ?? -1) + 1
}
