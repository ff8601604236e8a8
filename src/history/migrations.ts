import type Database from 'libsql'
import { BROUGHT_TABLE } from './brought-in.ts'
import { HistoryError } from './history-error.ts'
import { PACKED_TABLE } from './packed-journals.ts'
import { choicesToRunner } from './stored-choices.ts'
import { FIGURES_TABLE } from './stored-figures.ts'
import { runnersApart } from './stored-runners.ts'
import { sentencesToCodes } from './stored-sentences.ts'
import { inTransaction } from './transaction.ts'
import { FELT_COLUMN } from './felt.ts'

/** Statements, or what statements cannot say. */
export type Migration = string | ((db: Database.Database) => void)

/**
 * The steps from an empty file to today's tables; `PRAGMA user_version` counts those that were taken. A released step
 * is never edited: a change is a new one at the end.
 */
export const MIGRATIONS: readonly Migration[] = [
  `
  CREATE TABLE runs (
    key           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    state         TEXT NOT NULL CHECK (state IN ('open', 'ended')),
    started_at_ms INTEGER NOT NULL,
    ended_at_ms   INTEGER,
    machine       TEXT NOT NULL,
    plan          TEXT NOT NULL,
    distance_m    REAL,
    moving_s      REAL,
    crescendo     INTEGER,
    splits        TEXT
  ) STRICT;
  CREATE UNIQUE INDEX one_open_run ON runs (state) WHERE state = 'open';
  CREATE INDEX runs_by_start ON runs (started_at_ms);

  CREATE TABLE journal (
    run           INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
    sequence      INTEGER NOT NULL,
    ticks         INTEGER NOT NULL,
    at_ms         REAL NOT NULL,
    event         TEXT,
    speed_001_kmh INTEGER,
    distance_m    INTEGER,
    elapsed_s     INTEGER,
    incline_01_pct INTEGER,
    heart_rate_bpm INTEGER,
    PRIMARY KEY (run, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE machines (
    address TEXT PRIMARY KEY,
    memory  TEXT NOT NULL
  ) STRICT;

  CREATE TABLE chosen_plan (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    choices TEXT NOT NULL
  ) STRICT;
  `,
  // A run that cannot be read back is kept, and keeps no other out.
  `
  ALTER TABLE runs ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0;
  DROP INDEX one_open_run;
  CREATE UNIQUE INDEX one_open_run ON runs (state) WHERE state = 'open' AND set_aside = 0;
  `,
  // A journal begins with the session whole, and says by which rules it was made.
  `
  CREATE TABLE beginnings (
    run      INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    rules    INTEGER NOT NULL,
    session  TEXT NOT NULL,
    PRIMARY KEY (run, sequence)
  ) STRICT, WITHOUT ROWID;
  `,
  sentencesToCodes,
  // What was measured of the belt along the run.
  `ALTER TABLE runs ADD COLUMN line TEXT`,
  choicesToRunner,
  // Of a guest's run nothing of the runner stays.
  `ALTER TABLE runs ADD COLUMN whose TEXT NOT NULL DEFAULT 'known' CHECK (whose IN ('known', 'guest', 'nobody'))`,
  `CREATE TABLE owner (only INTEGER PRIMARY KEY CHECK (only = 1), kept TEXT NOT NULL) STRICT`,
  `CREATE TABLE chosen_machine (only INTEGER PRIMARY KEY CHECK (only = 1), machine TEXT NOT NULL) STRICT`,
  // What was learned of each treadmill; of another of its model it is a proposal.
  `
  CREATE TABLE profiles (
    unit     TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    model    TEXT,
    firmware TEXT,
    met_on   TEXT,
    facts    TEXT NOT NULL
  ) STRICT;
  CREATE INDEX profiles_by_model ON profiles (model, firmware);
  `,
  // All of a run is kept in the numbers of its machine's console; the belt ran them times this.
  `ALTER TABLE runs ADD COLUMN belt_factor REAL NOT NULL DEFAULT 1`,
  // Plans that the runner keeps, in the order in which they came.
  `CREATE TABLE own_plans (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, choices TEXT NOT NULL) STRICT`,
  // What its runner said of it afterwards.
  `
  ALTER TABLE runs ADD COLUMN effort INTEGER CHECK (effort BETWEEN 1 AND 10);
  ALTER TABLE runs ADD COLUMN note TEXT;
  `,
  // The name its runner gave its plan, what stood its belt still at last, and where its distance came from.
  `
  ALTER TABLE runs ADD COLUMN own_plan_name TEXT;
  ALTER TABLE runs ADD COLUMN stopped_by TEXT;
  ALTER TABLE runs ADD COLUMN distance_from TEXT;
  ${FIGURES_TABLE}
  `,
  // What ended before it has its figures from the step on in which runs became one runner's.
  '',
  // What a runner decided of what the coach offered, in the order in which they did.
  `CREATE TABLE coach (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kept TEXT NOT NULL) STRICT`,
  // Which runs went where by themselves.
  `
  CREATE TABLE sendings (
    run    INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
    target TEXT NOT NULL,
    state  TEXT NOT NULL CHECK (state IN ('begun', 'again', 'sent', 'refused')),
    tries  INTEGER NOT NULL,
    at_ms  INTEGER NOT NULL,
    PRIMARY KEY (run, target)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sendings_by_target ON sendings (target, state, at_ms);
  CREATE INDEX runs_by_end ON runs (ended_at_ms) WHERE state = 'ended';
  `,
  // The journals of runs that are over take a fortieth of their room.
  PACKED_TABLE,
  runnersApart,
  // Where a run came from that was brought in, and what was measured along it.
  BROUGHT_TABLE,
  FELT_COLUMN,
]

/**
 * Brings a database up to date, each step in a transaction of its own.
 *
 * @throws HistoryError `newer` where the file was written by a later version; nothing is touched then
 */
export function migrate(db: Database.Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const version = versionOf(db)
  if (version > migrations.length) {
    throw new HistoryError(
      'newer',
      `The history was written by a later version of Crescendo (its tables are version ${version}, this one knows ${migrations.length}). Update Crescendo, or choose another folder with --data.`,
    )
  }
  migrations.slice(version).forEach((step, index) => {
    inTransaction(db, () => {
      if (typeof step === 'string') db.exec(step)
      else step(db)
      db.exec(`PRAGMA user_version = ${version + index + 1}`)
    })
  })
}

/** Whether there is nothing to bring up to date. */
export const isCurrent = (db: Database.Database): boolean => versionOf(db) === MIGRATIONS.length

export function versionOf(db: Database.Database): number {
  const [row] = db.pragma('user_version') as { user_version: number }[]
  return row?.user_version ?? 0
}
