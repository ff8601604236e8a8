import type Database from 'libsql'
import { asBeltRuns } from '../../protocol/belt-factor.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { RunEndedBy, RunListed, RunPage, RunQuery } from '../../protocol/panel/run-list.ts'
import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import type { BroughtIn, Run, RunSummary } from '../../protocol/panel/runs.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import type { MachineFacts } from '../belt/event.ts'
import type { SoFar } from '../session/so-far.ts'
import { IS_GONE } from './gone-runs.ts'
import { HistoryError, reasonOf } from './history-error.ts'
import { isoOf } from './iso.ts'
import { KEY_OF } from './runner-writing.ts'
import { countsIn, LISTED, listedOf, pageRowsIn, weightKgIn, type ListedRow } from './run-list.ts'

/** The machine a run is on, as far as it has to be found again after a restart. */
export interface RecordedMachine {
  readonly name: string
  readonly address: string
  /** Missing in runs of earlier versions. */
  readonly facts?: MachineFacts | undefined
}

/** What is worked out when a run ends. */
export interface RunResult extends SoFar {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly endedAtMs: number
  readonly crescendo: boolean
  readonly line: Run['line']
  /** What stood the belt still at last, and where its distance came from; left out where nobody told. */
  readonly stoppedBy?: RunEndedBy | null
  readonly distanceFrom?: 'machine' | 'integral'
}

/** The runs of a runner that are over. */
export interface Runs {
  /** Ended runs, the latest first, a page at a time. One that cannot be read is left out, and said. */
  page(query: RunQuery): RunPage
  /** Whether it has an ended run of this id, readable or not. */
  has(id: string): boolean
  /**
   * An ended run; null where there is none of this id.
   *
   * @throws HistoryError `unreadable`
   */
  get(id: string): Run | null
  /**
   * The same with what its row of the list says.
   *
   * @throws HistoryError `unreadable`
   */
  opened(id: string): RunOpened | null
}

/** Of an ended run, what its summary is made of. */
interface EndedRow {
  readonly id: string
  readonly started_at_ms: number
  readonly machine: string
  readonly plan: string
  readonly ended_at_ms: number
  readonly distance_m: number
  readonly moving_s: number
  readonly crescendo: number
  /** `nobody`: of a guest who is forgotten, with their plan. */
  readonly whose: 'known' | 'guest' | 'nobody'
  /** Everything else here is in the numbers of the machine's console. */
  readonly belt_factor: number
  /** Null where it was run here. */
  readonly brought_format: BroughtIn['format'] | null
  readonly brought_by: string | null
  /** Null where its runner said nothing. */
  readonly effort: number | null
}

interface WholeRow extends EndedRow {
  readonly splits: string
  /** Null in runs of earlier versions. */
  readonly line: string | null
  readonly note: string | null
}

/** A row of the list: of figures and run, which both have a length and a time. */
type PageRow = ListedRow &
  EndedRow & { readonly run: number; readonly console_m: number; readonly of_run_s: number; readonly began_ms: number }

/**
 * @param leftOut told once of each run that cannot be read
 * @param runner the id of whose they are
 */
export function runsIn(
  db: () => Database.Database,
  leftOut: (problem: HistoryError) => void,
  runner: () => string,
): Runs {
  const told = new Set<string>()
  const readable = (row: PageRow, weightKg: number | null): RunListed[] => {
    try {
      return [rowListed(row, weightKg)]
    } catch (error) {
      if (!told.has(row.id)) leftOut(unreadable(row, error))
      told.add(row.id)
      return []
    }
  }
  const get = (id: string): Run | null => {
    const row = db().prepare(ENDED_OF).get(id, runner()) as WholeRow | undefined
    return row === undefined ? null : readOf(row)
  }
  return {
    page(query) {
      const { rows, next } = pageRowsIn<PageRow>(db(), runner(), query)
      const weightKg = weightKgIn(db(), runner())
      return { runs: rows.flatMap((row) => readable(row, weightKg)), next, counts: countsIn(db(), runner()) }
    },
    has: (id) => db().prepare(ENDED_OF).get(id, runner()) !== undefined,
    get,
    opened(id) {
      const run = get(id)
      const row = run === null ? undefined : (db().prepare(ONE).get(id) as PageRow | undefined)
      if (run === null || row === undefined) return null
      return { ...rowListed(row, weightKgIn(db(), runner())), ...run }
    },
  }
}

const ENDED = `SELECT * FROM runs WHERE id = ? AND state = 'ended' AND NOT ${IS_GONE('key')}`
const ENDED_OF = `${ENDED} AND runner = ${KEY_OF('?')}`
const ONE = `SELECT ${LISTED} FROM runs JOIN run_figures AS figures ON figures.run = runs.key WHERE runs.id = ?`

const rowListed = (row: PageRow, weightKg: number | null): RunListed =>
  listedOf(
    summaryOf({ ...row, distance_m: row.console_m, moving_s: row.of_run_s, started_at_ms: row.began_ms }),
    row,
    weightKg,
  )

/**
 * An ended run, whosever it is; null where there is none of this id.
 *
 * @throws HistoryError `unreadable`
 */
export function endedIn(db: Database.Database, id: string): Run | null {
  const row = db.prepare(ENDED).get(id) as WholeRow | undefined
  return row === undefined ? null : readOf(row)
}

function readOf(row: WholeRow): Run {
  try {
    return wholeOf(row)
  } catch (error) {
    throw unreadable(row, error)
  }
}

function wholeOf(row: WholeRow): Run {
  const named = planOf(row)
  const isPlan = Array.isArray(named.phases)
  const plan = row.whose === 'nobody' || (row.brought_format !== null && !isPlan) ? null : named
  const splits = JSON.parse(row.splits) as Split[]
  if (!Array.isArray(splits) || (plan !== null && !isPlan)) throw new Error('its plan or its splits are none')
  const line = JSON.parse(row.line ?? '[]') as Run['line']
  const own = asBeltRuns({ plan, splits, line }, row.belt_factor)
  return { ...summaryOf(row), ...own, ...(row.note === null ? {} : { note: row.note }) }
}

/** Whether there are runs of guests who are not forgotten yet. */
export const hasGuestsIn = (db: Database.Database): boolean =>
  db.prepare(`SELECT key FROM runs WHERE whose = 'guest' LIMIT 1`).get() !== undefined

function unreadable({ id }: EndedRow, error: unknown): HistoryError {
  const words = `The run ${id} cannot be read and is left out of the history; nothing of it was deleted (${reasonOf(error)})`
  return new HistoryError('unreadable', words, { cause: error })
}

/** @throws where the row makes no summary */
function summaryOf(row: EndedRow): RunSummary {
  const numbers = [row.distance_m, row.moving_s, row.crescendo]
  if (!numbers.every(Number.isFinite)) throw new Error('what it came to is not there')
  const summary = {
    id: row.id,
    startedAt: isoOf(row.started_at_ms),
    endedAt: isoOf(row.ended_at_ms),
    planName: planOf(row).name,
    machineName: machineOf(row.machine)?.name ?? 'unknown',
    distanceM: row.distance_m,
    movingS: row.moving_s,
    crescendo: row.crescendo === 1,
    ...(row.effort === null ? {} : { effort: row.effort }),
    ...(row.brought_format === null ? {} : { broughtIn: { format: row.brought_format, by: row.brought_by } }),
  }
  const { belt_factor: beltFactor } = row
  return beltFactor === 1 ? summary : { ...asBeltRuns(summary, beltFactor), beltFactor }
}

/** @throws where it is none, or of before its name was a code */
function planOf({ plan: json }: EndedRow): Plan {
  const plan = JSON.parse(json) as { readonly name?: { readonly code?: unknown } } | null
  if (typeof plan?.name?.code !== 'string') throw new Error('its plan has no name')
  return plan as Plan
}

/** Null where it cannot be read back. */
export function machineOf(json: string): RecordedMachine | null {
  try {
    return JSON.parse(json) as RecordedMachine
  } catch {
    return null
  }
}
