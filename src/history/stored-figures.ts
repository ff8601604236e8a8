import type Database from 'libsql'
import { asBeltRuns } from '../../protocol/belt-factor.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { RunEndedBy } from '../../protocol/panel/run-list.ts'
import type { Run } from '../../protocol/panel/runs.ts'
import { figuresOf, type RunFigures } from '../figures/run-figures.ts'
import { besideIn } from './beaten.ts'
import { IS_GONE } from './gone-runs.ts'
import type { Figures, OwnFigures, Story } from './figures-row.ts'

/**
 * What each ended run comes to, in columns of its own, as its belt ran: what a list, a week and a best are made of without a plan
 * being read. `counts`: 1, it is a runner's who is known, and can be read; 2, the same, of a run from elsewhere: in the weeks alone; `gone_at_ms`: it was deleted, and may come back.
 */
export const FIGURES_TABLE = `
  CREATE TABLE run_figures (
    run              INTEGER PRIMARY KEY REFERENCES runs (key) ON DELETE CASCADE,
    started_at_ms    INTEGER NOT NULL,
    counts           INTEGER NOT NULL,
    kind             TEXT NOT NULL,
    distance_m       REAL NOT NULL,
    moving_s         REAL NOT NULL,
    effort           INTEGER,
    crescendo        INTEGER NOT NULL,
    tempo_kmh        REAL,
    mile_kmh         REAL,
    finish_m         INTEGER,
    finish_kmh       REAL,
    peak_kmh         REAL,
    gained_s_per_mi  REAL,
    gained_pct       REAL,
    shape            TEXT,
    shape_time_s     REAL,
    oxygen_ml_per_kg REAL,
    in_a_row         INTEGER,
    bests            TEXT NOT NULL,
    story            TEXT,
    gone_at_ms       INTEGER
  ) STRICT;
  CREATE INDEX figures_by_start ON run_figures (started_at_ms, run) WHERE gone_at_ms IS NULL;
  CREATE INDEX figures_by_kind ON run_figures (kind, started_at_ms, run) WHERE gone_at_ms IS NULL;
  CREATE INDEX figures_by_shape ON run_figures (shape, started_at_ms, run) WHERE gone_at_ms IS NULL;
  CREATE INDEX figures_by_finish ON run_figures (finish_m, finish_kmh) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_mile ON run_figures (mile_kmh) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_distance ON run_figures (distance_m) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_gained ON run_figures (gained_pct) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_time ON run_figures (shape, shape_time_s) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_row ON run_figures (in_a_row) WHERE counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_by_crescendo ON run_figures (started_at_ms, run, in_a_row)
    WHERE kind = 'crescendo' AND counts = 1 AND gone_at_ms IS NULL;
  CREATE INDEX figures_gone ON run_figures (gone_at_ms) WHERE gone_at_ms IS NOT NULL;
`

interface Row {
  readonly key: number
  readonly runner: number
  readonly started_at_ms: number
  readonly plan: string
  readonly splits: string
  readonly line: string | null
  readonly distance_m: number | null
  readonly moving_s: number | null
  readonly crescendo: number | null
  readonly whose: string
  readonly belt_factor: number
  readonly effort: number | null
  readonly stopped_by: RunEndedBy | null
}

const COLUMNS = `key, runner, started_at_ms, plan, splits, line, distance_m, moving_s, crescendo, whose, belt_factor, effort, stopped_by`

/** Writes down what an ended run comes to, beside all that were before it: by the run's key. */
function keeperIn(db: Database.Database): (key: number) => void {
  const beside = besideIn(db)
  const select = db.prepare(`SELECT ${COLUMNS} FROM runs WHERE key = ? AND state = 'ended'`)
  const insert = db.prepare<Figures & { run: number; runner: number }>(INSERT)
  return (key) => {
    const row = select.get(key) as Row | undefined
    if (row === undefined) return
    const own = ownFiguresOf(row)
    const before =
      own.counts === 1
        ? { in_a_row: beside.inARow(own, key, row.runner), bests: beside.bestsOf(own, key, row.runner).join() }
        : { in_a_row: null, bests: '' }
    insert.run({ ...own, ...before, run: key, runner: row.runner })
  }
}

/** What an ended run comes to. */
export const keepFigures = (db: Database.Database, id: string): void => keepOf(db, 'id = ?', id)

/** What every ended run comes to, in the order in which they were run. */
export const figuresOfAll = (db: Database.Database): void => keepOf(db, '1')

/** Of the runs of guests who are forgotten, by what is left. */
export const figuresOfGuests = (db: Database.Database): void => keepOf(db, `whose = 'nobody'`)

function keepOf(db: Database.Database, which: string, ...values: string[]): void {
  const select = `SELECT key FROM runs WHERE state = 'ended' AND ${which} AND NOT ${IS_GONE('key')} ORDER BY started_at_ms, key`
  const keys = db.prepare(select).all(...values) as { key: number }[]
  if (keys.length === 0) return
  const keep = keeperIn(db)
  for (const { key } of keys) keep(key)
}

/** What cannot be read counts nowhere; the list leaves it out and says so. */
function ownFiguresOf(row: Row): OwnFigures {
  const { started_at_ms, effort, whose, stopped_by: stoppedBy } = row
  const crescendo = row.crescendo ?? 0
  const stood = { started_at_ms, effort, crescendo }
  try {
    const parsed = JSON.parse(row.plan) as Plan
    const told = {
      plan: whose !== 'nobody' && Array.isArray(parsed.phases) ? parsed : null,
      splits: JSON.parse(row.splits) as Run['splits'],
      line: JSON.parse(row.line ?? '[]') as Run['line'],
      distanceM: row.distance_m ?? 0,
    }
    const { distanceM, ...ran } = asBeltRuns(told, row.belt_factor)
    const figures = figuresOf({ ...ran, crescendo: crescendo === 1, stoppedBy })
    const counts = whose !== 'known' ? 0 : told.plan === null ? WEEKS_ALONE : 1
    return { ...stood, counts, distance_m: distanceM, moving_s: row.moving_s ?? 0, ...columnsOf(figures) }
  } catch {
    return { ...stood, counts: 0, distance_m: 0, moving_s: 0, ...UNREADABLE }
  }
}

/** Of a run from elsewhere nothing is measured as here: it is in the weeks, and beside no other. */
const WEEKS_ALONE = 2

type Columns = Omit<OwnFigures, 'counts' | 'started_at_ms' | 'distance_m' | 'moving_s' | 'effort' | 'crescendo'>

const UNREADABLE: Columns = {
  ...{ kind: 'guided', tempo_kmh: null, mile_kmh: null, finish_m: null, finish_kmh: null, peak_kmh: null },
  ...{ gained_s_per_mi: null, gained_pct: null, shape: null, shape_time_s: null, oxygen_ml_per_kg: null, story: null },
}

function columnsOf({ steps, end, faster, ...figures }: RunFigures): Columns {
  const { finish, gained } = figures
  const story: Story = { steps, end, faster }
  return {
    kind: figures.kind,
    tempo_kmh: figures.tempoKmh,
    mile_kmh: figures.mileKmh,
    finish_m: finish === null ? null : Math.round(finish.distanceM),
    finish_kmh: finish?.averageKmh ?? null,
    peak_kmh: finish?.peakKmh ?? null,
    gained_s_per_mi: gained?.sPerMi ?? null,
    gained_pct: gained?.pct ?? null,
    shape: figures.shape,
    shape_time_s: figures.shapeTimeS,
    oxygen_ml_per_kg: figures.oxygenMlPerKg,
    story: JSON.stringify(story),
  }
}

const NAMES = [
  ...['run', 'runner', 'started_at_ms', 'counts', 'kind', 'distance_m', 'moving_s', 'effort', 'crescendo', 'tempo_kmh'],
  ...['mile_kmh', 'finish_m', 'finish_kmh', 'peak_kmh', 'gained_s_per_mi', 'gained_pct', 'shape', 'shape_time_s'],
  ...['oxygen_ml_per_kg', 'in_a_row', 'bests', 'story'],
]
const INSERT = `INSERT OR REPLACE INTO run_figures (${NAMES.join()}) VALUES (${NAMES.map((name) => `@${name}`).join()})`
