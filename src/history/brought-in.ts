import type Database from 'libsql'
import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { asConsoleSays } from '../../protocol/belt-factor.ts'
import type { ExportReading, RunExport } from '../../protocol/panel/run-export.ts'
import type { RunEndedBy } from '../../protocol/panel/run-list.ts'
import type { BroughtIn } from '../../protocol/panel/runs.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { besideAgain } from './beaten.ts'
import { becomeGone, IS_GONE } from './gone-runs.ts'
import { KEY_OF } from './runner-writing.ts'
import { noteFelt } from './felt.ts'
import { keepFigures } from './stored-figures.ts'

/** Runs that were brought in from files: rows as others, and beside each what was measured along it, packed, since no journal is. */

export const BROUGHT_TABLE = `
  ALTER TABLE runs ADD COLUMN brought_format TEXT;
  ALTER TABLE runs ADD COLUMN brought_by TEXT;
  CREATE TABLE brought_along (run INTEGER PRIMARY KEY REFERENCES runs (key) ON DELETE CASCADE, packed BLOB NOT NULL) STRICT;
`

/** A row of its own, in the numbers of its console; plain data. */
export interface BroughtRun {
  readonly id: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedAtMs: number
  readonly endedAtMs: number
  readonly machine: string
  /** JSON of a plan, or of its name alone. */
  readonly plan: string
  readonly distanceM: number
  readonly movingS: number
  readonly crescendo: 0 | 1
  readonly splits: string
  readonly line: string
  readonly effort: number | null
  readonly note: string | null
  readonly ownPlanName: string | null
  readonly stoppedBy: RunEndedBy | null
  readonly distanceFrom: 'machine' | 'integral' | null
  readonly beltFactor: number
  readonly format: BroughtIn['format']
  readonly by: string | null
  readonly along: Uint8Array
}

/** @param of where the run came from */
export function broughtRun(export_: RunExport, of: BroughtIn): BroughtRun {
  const { run, ownPlanName = null, stoppedBy = null, distanceFrom, line = [] } = export_
  const { id, startedAt, endedAt, machineName, planName, effort = null, note = null, beltFactor = 1 } = run
  const splits = export_.laps.map(splitOf)
  const plan = export_.plan ?? { name: planName }
  const { distanceM, ...own } = asConsoleSays({ distanceM: run.distanceM, plan, splits, line }, beltFactor)
  return {
    ...{ id, startedAtMs: Date.parse(startedAt), endedAtMs: Date.parse(endedAt) },
    machine: JSON.stringify({ name: machineName, address: '' }),
    ...{ plan: JSON.stringify(own.plan), splits: JSON.stringify(own.splits), line: JSON.stringify(own.line) },
    ...{ distanceM, movingS: run.movingS, crescendo: run.crescendo ? 1 : 0 },
    ...{ effort, note, ownPlanName, stoppedBy, distanceFrom, beltFactor, ...of },
    along: packAlong(export_),
  }
}

function splitOf(lap: RunExport['laps'][number]): Split {
  const { fromS: _from, untilS: _until, fromM: _m, mostKmh: _most, mostHeartRateBpm: _bpm, ...split } = lap
  return split
}

/**
 * Keeps it for a runner, by their id, with what it comes to; one of its own id that was there stays as it is, and comes back where it was
 * deleted. Within a transaction.
 */
export function keepBrought(db: Database.Database, runner: string, run: BroughtRun): void {
  const { along, ...row } = run
  const { changes } = db.prepare<object>(INSERT).run({ ...row, runner })
  if (changes === 0) return becomeGone(db, { of: runner, id: run.id, atMs: null })
  db.prepare('INSERT INTO brought_along (run, packed) SELECT key, ? FROM runs WHERE id = ?').run(
    Buffer.from(along),
    run.id,
  )
  noteFelt(db, run.id)
  keepFigures(db, run.id)
  const isLast =
    db.prepare('SELECT 1 FROM run_figures WHERE started_at_ms > ? LIMIT 1').get(run.startedAtMs) === undefined
  const of = db.prepare('SELECT key FROM runners WHERE id = ?').get(runner) as { readonly key: number }
  if (!isLast) besideAgain(db, of.key)
}

const INSERT = `INSERT INTO runs (id, runner, state, started_at_ms, ended_at_ms, machine, plan, distance_m, moving_s, crescendo, splits,
    line, effort, note, own_plan_name, stopped_by, distance_from, belt_factor, brought_format, brought_by)
  SELECT @id, key, 'ended', @startedAtMs, @endedAtMs, @machine, @plan, @distanceM, @movingS, @crescendo, @splits,
    @line, @effort, @note, @ownPlanName, @stoppedBy, @distanceFrom, @beltFactor, @format, @by
  FROM runners WHERE id = @runner ON CONFLICT (id) DO NOTHING`

/** Under its own id, or where another runner has that, under one of this runner's. */
export function asOwnOf(db: Database.Database, runner: string, run: BroughtRun): BroughtRun {
  const select = `SELECT 1 FROM runs WHERE id = ? AND runner IS NOT ${KEY_OF('?')}`
  return db.prepare(select).get(run.id, runner) === undefined ? run : { ...run, id: idFrom(`${runner} ${run.id}`) }
}

/** An id as those of runs are written, the same for the same octets. */
export function idFrom(octets: Uint8Array | string): string {
  const hex = createHash('sha256').update(octets).digest('hex')
  const third = `8${hex.slice(13, 16)}`
  return [hex.slice(0, 8), hex.slice(8, 12), third, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

/**
 * The id of the run that a file holds, where the history of a runner has it: by its id, or since its runner was on another run for more than half of
 * the shorter of the two. Nobody runs two at once: it is one run, written down twice.
 */
export function sameRunIn(
  db: Database.Database,
  runner: string,
  { id, startedAtMs, endedAtMs }: Pick<BroughtRun, 'id' | 'startedAtMs' | 'endedAtMs'>,
): string | null {
  const rows = db.prepare(BESIDE).all(runner, id, endedAtMs, startedAtMs - LONGEST_MS, startedAtMs) as {
    readonly id: string
    readonly from: number
    readonly until: number
  }[]
  const own = rows.find((row) => row.id === id)
  if (own !== undefined) return own.id
  const same = rows.find(({ from, until }) => {
    const bothMs = Math.min(until, endedAtMs) - Math.max(from, startedAtMs)
    return bothMs > Math.min(until - from, endedAtMs - startedAtMs) / 2
  })
  return same?.id ?? null
}

/** No run takes longer. */
const LONGEST_MS = 4 * 86_400_000
const BESIDE = `SELECT id, started_at_ms AS "from", ended_at_ms AS until FROM runs WHERE state = 'ended' AND runner = ${KEY_OF('?')} AND NOT ${IS_GONE('key')}
  AND (id = ? OR (started_at_ms < ? AND started_at_ms > ? AND ended_at_ms > ? AND whose = 'known'))`

/** What an export has beside what is kept of every run. */
export type AlongRun = Pick<RunExport, 'laps' | 'events' | 'readings'>

/** Null where none was kept: it was not brought in. */
export function broughtAlong(db: Database.Database, runId: string): AlongRun | null {
  const select = 'SELECT packed FROM brought_along JOIN runs ON runs.key = run WHERE runs.id = ?'
  const row = db.prepare(select).get(runId) as { packed: Buffer } | undefined
  return row === undefined ? null : unpackAlong(row.packed)
}

type Column = keyof ExportReading
type Packed = Pick<RunExport, 'laps' | 'events'> & {
  readonly count: number
  /** Of each reading what it adds to the one before, in thousandths; null is unknown. */
  readonly columns: Partial<Record<Column, readonly (number | null)[]>>
}

const COLUMNS: readonly Column[] = [
  ...(['atS', 'movingS', 'distanceM', 'speedKmh', 'plannedKmh', 'targetKmh'] as const),
  ...(['inclinePct', 'heartRateBpm', 'consoleKmh'] as const),
]

/** To the thousandth, as everything leaves Crescendo. */
function packAlong({ laps, events, readings }: AlongRun): Uint8Array {
  const columns = Object.fromEntries(
    COLUMNS.flatMap((name) => {
      if (readings.every((reading) => reading[name] === undefined)) return []
      let last = 0
      const added = readings.map((reading) => {
        const value = reading[name] ?? null
        if (value === null) return null
        const whole = Math.round(value * 1000)
        const difference = whole - last
        last = whole
        return difference
      })
      return [[name, added]]
    }),
  )
  return deflateSync(JSON.stringify({ laps, events, count: readings.length, columns } satisfies Packed), { level: 9 })
}

function unpackAlong(packed: Uint8Array): AlongRun {
  const { laps, events, count, columns } = JSON.parse(inflateSync(packed).toString()) as Packed
  const last = new Map<Column, number>()
  const valueOf = (name: Column, index: number): number | null => {
    const added = columns[name]?.[index] ?? null
    if (added === null) return null
    const whole = (last.get(name) ?? 0) + added
    last.set(name, whole)
    return whole / 1000
  }
  const names = COLUMNS.filter((name) => columns[name] !== undefined)
  const readings = Array.from({ length: count }, (_, index) =>
    Object.fromEntries(names.map((name) => [name, valueOf(name, index)])),
  ) as unknown as ExportReading[]
  return { laps, events, readings }
}
