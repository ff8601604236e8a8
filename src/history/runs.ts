import { randomUUID } from 'node:crypto'
import type Database from 'libsql'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Run, RunSummary } from '../../protocol/panel/runs.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { written } from './database.ts'

/** The machine a run is on, as far as it has to be found again after a restart. */
export interface RunMachine {
  readonly name: string
  readonly address: string
}

/** A run that was begun and neither ended nor discarded: at a start of the daemon, one to come back to. */
export interface OpenRun {
  readonly id: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedAtMs: number
  /** Null where it cannot be read back. */
  readonly machine: RunMachine | null
}

/** What is worked out when a run ends. */
export interface RunResult {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly endedAtMs: number
  readonly distanceM: number
  readonly movingS: number
  readonly crescendo: boolean
  readonly splits: readonly Split[]
}

/** Runs of this database. There is at most one open run. */
export interface Runs {
  /** @throws SqliteError where another run is still open */
  start(plan: Plan, machine: RunMachine, startedAtMs: number): OpenRun
  /** The run to come back to; null where the last one was ended, discarded or set aside. */
  open(): OpenRun | null
  /** Keeps a run as it is, and out of the way of the next. */
  setAside(id: string): void
  /** Puts the open run into history. */
  end(id: string, result: RunResult): void
  /** Leaves nothing of a run, its journal included. */
  discard(id: string): void
  /** Ended runs, the latest first. */
  list(): RunSummary[]
  /** An ended run; null where there is none of this id. */
  get(id: string): Run | null
}

interface OpenRow {
  readonly id: string
  readonly started_at_ms: number
  readonly machine: string
  readonly plan: string
}
interface EndedRow extends OpenRow {
  readonly ended_at_ms: number
  readonly distance_m: number
  readonly moving_s: number
  readonly crescendo: number
  readonly splits: string
}

export function runsIn(db: Database.Database): Runs {
  const write = (sql: string, ...values: (string | number)[]): void =>
    void written(db, () => db.prepare(sql).run(...values))
  return {
    start(plan, machine, startedAtMs) {
      const run = { id: randomUUID(), startedAtMs: Math.round(startedAtMs), machine }
      write(
        `INSERT INTO runs (id, state, started_at_ms, machine, plan) VALUES (?, 'open', ?, ?, ?)`,
        run.id,
        run.startedAtMs,
        JSON.stringify(machine),
        JSON.stringify(plan),
      )
      return run
    },
    open() {
      const row = db.prepare(`SELECT * FROM runs WHERE state = 'open' AND set_aside = 0`).get() as OpenRow | undefined
      if (row === undefined) return null
      return { id: row.id, startedAtMs: row.started_at_ms, machine: machineOf(row) }
    },
    setAside: (id) => write('UPDATE runs SET set_aside = 1 WHERE id = ?', id),
    end(id, result) {
      write(
        `UPDATE runs SET state = 'ended', ended_at_ms = ?, distance_m = ?, moving_s = ?, crescendo = ?, splits = ?
         WHERE id = ? AND state = 'open'`,
        Math.round(result.endedAtMs),
        result.distanceM,
        result.movingS,
        result.crescendo ? 1 : 0,
        JSON.stringify(result.splits),
        id,
      )
    },
    discard: (id) => write('DELETE FROM runs WHERE id = ?', id),
    list() {
      const rows = db.prepare(`SELECT * FROM runs WHERE state = 'ended' ORDER BY started_at_ms DESC, key DESC`).all()
      return (rows as EndedRow[]).map(summaryOf)
    },
    get(id) {
      const row = db.prepare(`SELECT * FROM runs WHERE id = ? AND state = 'ended'`).get(id) as EndedRow | undefined
      if (row === undefined) return null
      return { ...summaryOf(row), plan: JSON.parse(row.plan) as Plan, splits: JSON.parse(row.splits) as Split[] }
    },
  }
}

const isoOf = (wallMs: number): string => new Date(wallMs).toISOString()

function machineOf({ machine }: OpenRow): RunMachine | null {
  try {
    return JSON.parse(machine) as RunMachine
  } catch {
    return null
  }
}

function summaryOf(row: EndedRow): RunSummary {
  return {
    id: row.id,
    startedAt: isoOf(row.started_at_ms),
    endedAt: isoOf(row.ended_at_ms),
    planName: (JSON.parse(row.plan) as Plan).name,
    machineName: machineOf(row)?.name ?? 'unknown',
    distanceM: row.distance_m,
    movingS: row.moving_s,
    crescendo: row.crescendo === 1,
  }
}
