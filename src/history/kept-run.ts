import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import type { RunEndedBy } from '../../protocol/panel/run-list.ts'
import type { Run } from '../../protocol/panel/runs.ts'
import type { SessionEvent } from '../session/event.ts'
import type { Session } from '../session/session.ts'
import { broughtAlong, type AlongRun } from './brought-in.ts'
import { DATABASE_FILE } from './database.ts'
import { IS_GONE } from './gone-runs.ts'
import { HistoryError, reasonOf } from './history-error.ts'
import { readJournal } from './journal.ts'
import { withDatabase } from './locked-database.ts'
import { isCurrent } from './migrations.ts'
import { KEY_OF } from './runner-writing.ts'
import { CURRENT } from './runners-memory.ts'
import { endedIn } from './runs.ts'

/** An ended run, with all that was written down along it. */
export interface KeptRun {
  readonly run: Run
  /** What the console's numbers are multiplied with; those of `run` are already. */
  readonly beltFactor: number
  /** Its journal, each part with the session that it begins with; empty where nothing of it is kept. */
  readonly parts: readonly KeptPart[]
  /** Of a run that was brought in, in place of a journal; else null. */
  readonly along: AlongRun | null
  /** The name its runner gave the plan, what stood its belt still at last, and where its distance came from; null where that is not known. */
  readonly ownPlanName: string | null
  readonly stoppedBy: RunEndedBy | null
  readonly distanceFrom: 'machine' | 'integral' | null
}

/** Of a journal that was begun anew: by a daemon that came back, or where something could not be written. */
export interface KeptPart {
  readonly session: Session
  /** Version of the rules that made the session. */
  readonly rules: number
  /** @throws HistoryError `unreadable` as it is read */
  readonly events: Iterable<SessionEvent>
}

/** The runs of a data folder, to be read. */
export interface KeptRuns {
  /** Ids of the ended runs, the latest first: of the runner of this id, or of all. */
  ids(runner?: string | null): string[]
  /** Whether a run is not over. */
  isOn(): boolean
  /** Whose treadmill it is; null where nothing is kept yet. */
  current(): string | null
  /**
   * `on`: it has not ended; `none`: there is none of this id, or it is a guest's.
   *
   * @throws HistoryError `unreadable`
   */
  get(id: string): KeptRun | 'on' | 'none'
}

/**
 * Opens a data folder to read its runs, beside the daemon that may run on it.
 *
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @param tickMs the grid of session time that ticks fall on, ms
 * @throws HistoryError where it cannot be used
 */
export async function withKeptRuns<Of>(
  folder: string,
  wallMs: number,
  tickMs: number,
  use: (runs: KeptRuns) => Of,
): Promise<Of> {
  const file = join(folder, DATABASE_FILE)
  if (!existsSync(file)) return use(NO_RUNS)
  const db = new Database(file)
  try {
    if (isReadable(db, file)) return use(keptRunsIn(db, tickMs))
  } finally {
    db.close()
  }
  // Of another version: nobody may use it while it is brought up to date.
  return withDatabase(folder, wallMs, (upToDate) => use(keptRunsIn(upToDate, tickMs)))
}

/** Whether its tables are those of today; from here on nothing is written into it. */
function isReadable(db: Database.Database, file: string): boolean {
  try {
    db.pragma('query_only = ON')
    return isCurrent(db)
  } catch (error) {
    const words = `The history in ${file} cannot be read: ${reasonOf(error)}`
    throw new HistoryError('cannot-open', words, { cause: error })
  }
}

const NO_RUNS: KeptRuns = { ids: () => [], isOn: () => false, current: () => null, get: () => 'none' }

interface BeginningRow {
  readonly sequence: number
  readonly rules: number
  readonly session: string
}

export function keptRunsIn(db: Database.Database, tickMs: number): KeptRuns {
  return {
    ids: (runner = null) => (db.prepare<object>(IDS).all({ runner }) as { id: string }[]).map(({ id }) => id),
    isOn: () => db.prepare(OPEN).get() !== undefined,
    current: () => (db.prepare(CURRENT).get() as { id: string }).id,
    get(id) {
      const row = db.prepare(KEPT).get(id) as KeptRow | undefined
      if (row === undefined || row.whose === 'guest') return 'none'
      const run = endedIn(db, id)
      if (run === null) return 'on'
      return {
        ...{ run, beltFactor: row.belt_factor, parts: partsOf(db, id, tickMs), along: broughtAlong(db, id) },
        ...{ ownPlanName: row.own_plan_name, stoppedBy: row.stopped_by, distanceFrom: row.distance_from },
      }
    },
  }
}

interface KeptRow {
  readonly whose: string
  readonly belt_factor: number
  readonly own_plan_name: string | null
  readonly stopped_by: RunEndedBy | null
  readonly distance_from: 'machine' | 'integral' | null
}
const KEPT = `SELECT whose, belt_factor, own_plan_name, stopped_by, distance_from FROM runs WHERE id = ? AND NOT ${IS_GONE('key')}`

const OPEN = `SELECT 1 FROM runs WHERE state = 'open' AND set_aside = 0`

const IDS = `SELECT id FROM runs WHERE state = 'ended'
  AND NOT ${IS_GONE('key')} AND (@runner IS NULL OR runner = ${KEY_OF('@runner')}) ORDER BY started_at_ms DESC, key DESC`

function partsOf(db: Database.Database, id: string, tickMs: number): KeptPart[] {
  const select =
    'SELECT sequence, rules, session FROM beginnings JOIN runs ON runs.key = run WHERE runs.id = ? ORDER BY sequence'
  const rows = db.prepare(select).all(id) as BeginningRow[]
  return rows.map(({ sequence, rules, session }, index) => ({
    session: sessionOf(id, session),
    rules,
    events: readJournal(db, id, tickMs, sequence, rows[index + 1]?.sequence),
  }))
}

function sessionOf(id: string, json: string): Session {
  try {
    return JSON.parse(json) as Session
  } catch (error) {
    throw new HistoryError('unreadable', `The beginning of the journal of the run ${id} is damaged`, { cause: error })
  }
}
