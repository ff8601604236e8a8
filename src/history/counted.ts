import type Database from 'libsql'
import { MIGRATIONS, versionOf } from './migrations.ts'
import { hasGuestsIn } from './runs.ts'

/** What a database holds, by its own tables, of whatever version they are. */
export interface Counted {
  /** False for a database that is none of ours. */
  readonly isHistory: boolean
  /** True where a later version of Crescendo wrote it. */
  readonly isNewer: boolean
  readonly runs: number
  /** Whether one of them is on, and whether one is a guest's, of whom nothing is to stay. */
  readonly hasOpen: boolean
  readonly hasGuests: boolean
}

const NONE: Counted = { isHistory: false, isNewer: false, runs: 0, hasOpen: false, hasGuests: false }

/** @throws SqliteError */
export function countedIn(db: Database.Database): Counted {
  const version = versionOf(db)
  const isHere = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'runs'`).get() !== undefined
  if (version === 0 || !isHere) return NONE
  const { runs } = db.prepare('SELECT count(*) AS runs FROM runs').get() as { runs: number }
  const hasOpen = version >= SET_ASIDE_SINCE && db.prepare(OPEN).get() !== undefined
  const hasGuests = version >= GUESTS_SINCE && hasGuestsIn(db)
  return { isHistory: true, isNewer: version > MIGRATIONS.length, runs, hasOpen, hasGuests }
}

const OPEN = `SELECT key FROM runs WHERE state = 'open' AND set_aside = 0 LIMIT 1`

/** The versions of the tables that know of runs that are set aside, and of guests. */
const SET_ASIDE_SINCE = 2
const GUESTS_SINCE = 7
