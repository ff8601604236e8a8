import type Database from 'libsql'
import { TREND_WEEKS, type Bests, type Trends, type TrendWeek } from '../../protocol/panel/trends.ts'
import { feltIn } from './felt.ts'
import { isoOf } from './iso.ts'
import { KEY_OF } from './runner-writing.ts'

/** What the runs come to, week by week, and the best of them: of those that count. */

const COUNTS = `runner = ${KEY_OF('?')} AND counts = 1 AND gone_at_ms IS NULL`
/** In the weeks those from elsewhere are, too. */
const IN_WEEKS = `runner = ${KEY_OF('?')} AND counts >= 1 AND gone_at_ms IS NULL`

interface WeekRow {
  readonly started_at_ms: number
  readonly distance_m: number
  readonly moving_s: number
  readonly effort: number | null
  readonly tempo_kmh: number | null
  readonly peak_kmh: number | null
}

const SINCE = `SELECT started_at_ms, distance_m, moving_s, effort, tempo_kmh, peak_kmh FROM run_figures
  WHERE ${IN_WEEKS} AND started_at_ms >= ? ORDER BY started_at_ms`

/**
 * @param runner the id of whose they are
 * @param nowMs milliseconds since 1970-01-01 UTC; its week is the last one
 */
export function trendsIn(db: Database.Database, runner: string, nowMs: number): Trends {
  const mondays = mondaysUpTo(nowMs)
  const rows = db.prepare(SINCE).all(runner, mondays[0]?.getTime() ?? nowMs) as WeekRow[]
  const weeks = mondays.map((monday, index) => {
    const [fromMs, untilMs] = [monday.getTime(), mondays[index + 1]?.getTime() ?? Infinity]
    return weekOf(
      monday,
      rows.filter(({ started_at_ms: ms }) => ms >= fromMs && ms < untilMs),
    )
  })
  return { weeks, felt: feltIn(db, runner) }
}

/** Their midnights where the daemon is, the earliest first. */
function mondaysUpTo(nowMs: number): Date[] {
  const now = new Date(nowMs)
  const sinceMonday = (now.getDay() + 6) % 7
  return Array.from({ length: TREND_WEEKS }, (_, index) => {
    const days = sinceMonday + 7 * (TREND_WEEKS - 1 - index)
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)
  })
}

function weekOf(monday: Date, rows: readonly WeekRow[]): TrendWeek {
  const most = (of: (row: WeekRow) => number | null): number | null =>
    rows.map(of).reduce<number | null>((best, value) => (value === null ? best : Math.max(best ?? value, value)), null)
  const loads = rows.flatMap(({ effort, moving_s: movingS }) => (effort === null ? [] : [(effort * movingS) / 60]))
  return {
    monday: [monday.getFullYear(), monday.getMonth() + 1, monday.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
    runs: rows.length,
    distanceM: rows.reduce((sum, row) => sum + row.distance_m, 0),
    tempoKmh: most((row) => row.tempo_kmh),
    sprintPeakKmh: most((row) => row.peak_kmh),
    load: loads.length === 0 ? null : loads.reduce((sum, load) => sum + load, 0),
  }
}

/** More lengths and shapes than these are not shown. */
const MOST_KINDS = 8

interface BestRow {
  readonly id: string
  readonly started_at_ms: number
  readonly best: number
}

export function bestsIn(db: Database.Database, runner: string): Bests {
  const lengths = db.prepare(FINISHES).all(runner) as { finish_m: number }[]
  const shapes = db.prepare(SHAPES).all(runner) as { shape: string }[]
  const gained = bestOf(db, runner, 'gained_pct')
  return {
    sprints: lengths.flatMap(({ finish_m: distanceM }) =>
      shown(bestOf(db, runner, 'finish_kmh', { column: 'finish_m', value: distanceM }), (averageKmh) => ({
        distanceM,
        averageKmh,
      })),
    ),
    mile: shown(bestOf(db, runner, 'mile_kmh'), (averageKmh) => ({ averageKmh }))[0] ?? null,
    longest: shown(bestOf(db, runner, 'distance_m'), (distanceM) => ({ distanceM }))[0] ?? null,
    gained: shown(gained, (pct) => ({ sPerMi: gained?.gained_s_per_mi ?? 0, pct }))[0] ?? null,
    times: shapes.flatMap(({ shape }) => {
      const parts = partsOf(shape)
      if (parts === null) return []
      return shown(bestOf(db, runner, 'shape_time_s', { column: 'shape', value: shape }, 'ASC'), (timeS) => ({
        ...parts,
        timeS,
      }))
    }),
    inARow: {
      now: (db.prepare(ROW_NOW).get(runner) as { many: number } | undefined)?.many ?? 0,
      most: (db.prepare(ROW_MOST).get(runner) as { many: number | null }).many ?? 0,
    },
  }
}

const FINISHES = `SELECT finish_m FROM run_figures WHERE ${COUNTS} AND finish_m IS NOT NULL
  GROUP BY finish_m ORDER BY count(*) DESC, finish_m LIMIT ${MOST_KINDS}`
const SHAPES = `SELECT shape FROM run_figures WHERE ${COUNTS} AND shape_time_s IS NOT NULL
  GROUP BY shape ORDER BY count(*) DESC, shape LIMIT ${MOST_KINDS}`
const ROW_NOW = `SELECT in_a_row AS many FROM run_figures WHERE kind = 'crescendo' AND ${COUNTS}
  ORDER BY started_at_ms DESC, run DESC LIMIT 1`
const ROW_MOST = `SELECT max(in_a_row) AS many FROM run_figures WHERE ${COUNTS}`

/** The first run that was as good. */
function bestOf(
  db: Database.Database,
  runner: string,
  column: 'gained_pct' | 'mile_kmh' | 'distance_m' | 'finish_kmh' | 'shape_time_s',
  among: { readonly column: 'finish_m' | 'shape'; readonly value: number | string } | null = null,
  order: 'ASC' | 'DESC' = 'DESC',
): (BestRow & { readonly gained_s_per_mi: number | null }) | undefined {
  const of = among === null ? '' : ` AND ${among.column} = ?`
  const select = `SELECT runs.id, figures.started_at_ms, figures.gained_s_per_mi, figures.${column} AS best FROM
    (SELECT * FROM run_figures WHERE ${COUNTS}${of} AND ${column} > 0 ORDER BY ${column} ${order} LIMIT 1) AS figures
    JOIN runs ON runs.key = figures.run`
  const values = among === null ? [runner] : [runner, among.value]
  return db.prepare(select).get(...values) as (BestRow & { gained_s_per_mi: number | null }) | undefined
}

const shown = <Of>(row: BestRow | undefined, of: (best: number) => Of): (Of & { run: string; startedAt: string })[] =>
  row === undefined ? [] : [{ run: row.id, startedAt: isoOf(row.started_at_ms), ...of(row.best) }]

/** "run 3x1609 f400": how many stages, how long each, and the finish, m; null of a shape without a finish. */
function partsOf(shape: string): { stages: number; stageM: number | null; finishM: number } | null {
  const [, ...lengths] = shape.split(' ')
  const finish = lengths.at(-1)
  if (finish?.startsWith('f') !== true) return null
  const stages = lengths.slice(0, -1).map((length) => {
    const [many, each] = length.includes('x') ? length.split('x').map(Number) : [1, Number(length)]
    return { many: many ?? 1, each: each ?? 0 }
  })
  const [first] = stages
  return {
    stages: stages.reduce((sum, { many }) => sum + many, 0),
    stageM: stages.length === 1 ? (first?.each ?? null) : null,
    finishM: Number(finish.slice(1)),
  }
}
