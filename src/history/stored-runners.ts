import type Database from 'libsql'
import { figuresOfAll } from './stored-figures.ts'

/** The one whose everything was that was kept before there were several. The others have ids that nobody guesses. */
export const FIRST_RUNNER = '0000000000000001'

/**
 * Each run, plan and decision is a runner's; what there was before is the first one's. Keys are never given twice. What is in
 * order for one of them is looked for by them first.
 */
const TABLES = `
  CREATE TABLE runners (
    key     INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE,
    told    TEXT NOT NULL,
    choices TEXT,
    pin     TEXT
  ) STRICT;
  INSERT INTO runners (key, id, told, choices) VALUES
    (1, '${FIRST_RUNNER}', COALESCE((SELECT told FROM runner), '{}'), (SELECT choices FROM chosen_plan));
  DROP TABLE runner;
  DROP TABLE chosen_plan;
  CREATE TABLE current_runner (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT;

  ALTER TABLE runs ADD COLUMN runner INTEGER NOT NULL DEFAULT 1;
  CREATE INDEX runs_by_runner ON runs (runner, started_at_ms);
  DROP INDEX runs_by_end;
  CREATE INDEX runs_by_end ON runs (runner, ended_at_ms) WHERE state = 'ended';

  CREATE TABLE plans_of_runners (
    place   INTEGER PRIMARY KEY,
    runner  INTEGER NOT NULL REFERENCES runners (key) ON DELETE CASCADE,
    id      TEXT NOT NULL,
    name    TEXT NOT NULL,
    choices TEXT NOT NULL,
    UNIQUE (runner, id)
  ) STRICT;
  INSERT INTO plans_of_runners (place, runner, id, name, choices) SELECT place, 1, id, name, choices FROM own_plans;
  DROP TABLE own_plans;
  ALTER TABLE plans_of_runners RENAME TO own_plans;

  CREATE TABLE coach_of_runners (
    place  INTEGER PRIMARY KEY,
    runner INTEGER NOT NULL REFERENCES runners (key) ON DELETE CASCADE,
    id     TEXT NOT NULL UNIQUE,
    kept   TEXT NOT NULL
  ) STRICT;
  INSERT INTO coach_of_runners (place, runner, id, kept) SELECT place, 1, id, kept FROM coach;
  DROP TABLE coach;
  ALTER TABLE coach_of_runners RENAME TO coach;
  CREATE INDEX coach_by_runner ON coach (runner, place);

  ALTER TABLE run_figures ADD COLUMN runner INTEGER NOT NULL DEFAULT 1;
  DROP INDEX figures_by_start;
  DROP INDEX figures_by_kind;
  DROP INDEX figures_by_shape;
  DROP INDEX figures_by_finish;
  DROP INDEX figures_by_mile;
  DROP INDEX figures_by_distance;
  DROP INDEX figures_by_gained;
  DROP INDEX figures_by_time;
  DROP INDEX figures_by_row;
  DROP INDEX figures_by_crescendo;
  CREATE INDEX figures_by_start ON run_figures (runner, started_at_ms, run) WHERE gone_at_ms IS NULL;
  CREATE INDEX figures_by_kind ON run_figures (runner, kind, started_at_ms, run) WHERE gone_at_ms IS NULL;
  CREATE INDEX figures_by_shape ON run_figures (runner, shape, started_at_ms, run) WHERE gone_at_ms IS NULL;
  CREATE INDEX figures_by_finish ON run_figures (runner, finish_m, finish_kmh) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_mile ON run_figures (runner, mile_kmh) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_distance ON run_figures (runner, distance_m) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_gained ON run_figures (runner, gained_pct) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_time ON run_figures (runner, shape, shape_time_s) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_row ON run_figures (runner, in_a_row) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_crescendo ON run_figures (runner, started_at_ms, run, in_a_row)
    WHERE kind = 'crescendo' AND counts = 1 AND gone_at_ms IS NULL;
`

/** What ended before there were figures has them from here on, too. */
export function runnersApart(db: Database.Database): void {
  db.exec(TABLES)
  figuresOfAll(db)
}
