import type Database from 'libsql'
import { RUN_BESTS, type RunBest } from '../../protocol/panel/run-list.ts'
import type { OwnFigures } from './figures-row.ts'

/** A run beside those of its runner that were before it. */
export interface Beside {
  /** What it beat; nothing where nothing was before it. */
  bestsOf(own: OwnFigures, key: number, runner: number): RunBest[]
  /** How many Crescendos up to it were each one faster; null of a run of another kind. */
  inARow(own: OwnFigures, key: number, runner: number): number | null
}

/** Of runs that count. */
const COUNTS = `counts = 1 AND gone_at_ms IS NULL`
/** Run before this one: nearly all were, so that the best is looked for by the order of what is best (`+`: and not by this). */
const BEFORE = `(+started_at_ms, +run) < (@started, @run)`

/** Near enough to be the same, as a part of it: a best is shown to the second. */
const SAME_PART = 1e-4

/** The column of each, and among which of the runs it is the best. */
const MEASURES = {
  sprint: { column: 'finish_kmh', among: 'finish_m = @among', of: 'finish_m' },
  mile: { column: 'mile_kmh', among: '@among IS NULL', of: null },
  longest: { column: 'distance_m', among: '@among IS NULL', of: null },
  gained: { column: 'gained_pct', among: '@among IS NULL', of: null },
  time: { column: 'shape_time_s', among: 'shape = @among', of: 'shape' },
} as const satisfies Record<RunBest, unknown>

/** Of a time the least is the best. */
const isLeast = (best: RunBest): boolean => best === 'time'

const isBeaten = (best: RunBest, value: number, before: number): boolean =>
  isLeast(best) ? value < before * (1 - SAME_PART) : value > before * (1 + SAME_PART)

export function besideIn(db: Database.Database): Beside {
  const selects = new Map(
    RUN_BESTS.map((best) => {
      const { column, among } = MEASURES[best]
      const select = `SELECT ${column} AS best FROM run_figures WHERE runner = @runner AND ${among} AND ${column} IS NOT NULL AND ${COUNTS} AND ${BEFORE}
        ORDER BY ${column} ${isLeast(best) ? 'ASC' : 'DESC'} LIMIT 1`
      return [best, db.prepare<object>(select)]
    }),
  )
  const selectRow = db.prepare<object>(`SELECT in_a_row AS many FROM run_figures
    WHERE runner = @runner AND kind = 'crescendo' AND ${COUNTS} AND (started_at_ms, run) < (@started, @run)
    ORDER BY started_at_ms DESC, run DESC LIMIT 1`)
  return {
    bestsOf: (own, key, runner) =>
      RUN_BESTS.filter((best) => {
        const { column, of } = MEASURES[best]
        const value = own[column]
        if (value === null || value <= 0) return false
        const among = of === null ? null : own[of]
        const row = selects.get(best)?.get({ among, runner, started: own.started_at_ms, run: key }) as
          { best: number } | undefined
        return row !== undefined && isBeaten(best, value, row.best)
      }),
    inARow(own, key, runner) {
      if (own.kind !== 'crescendo') return null
      if (own.crescendo !== 1) return 0
      const before = selectRow.get({ runner, started: own.started_at_ms, run: key }) as
        { many: number | null } | undefined
      return (before?.many ?? 0) + 1
    },
  }
}

/** What is kept of a run beside those before it, of what is compared. */
interface Compared {
  readonly run: number
  readonly kind: OwnFigures['kind']
  readonly crescendo: number
  readonly finish_m: number | null
  readonly finish_kmh: number | null
  readonly mile_kmh: number | null
  readonly distance_m: number
  readonly gained_pct: number | null
  readonly shape: string | null
  readonly shape_time_s: number | null
  readonly in_a_row: number | null
  readonly bests: string
}

const COMPARED = `SELECT run, kind, crescendo, finish_m, finish_kmh, mile_kmh, distance_m, gained_pct, shape, shape_time_s, in_a_row, bests
  FROM run_figures WHERE runner = ? AND ${COUNTS} ORDER BY started_at_ms, run`

/** Each run of a runner beside those that are before it now: where one came between them or went, others beat less or more. Within a transaction. */
export function besideAgain(db: Database.Database, runner: number): void {
  const update = db.prepare('UPDATE run_figures SET in_a_row = ?, bests = ? WHERE run = ?')
  const best = new Map<string, number>()
  let row = 0
  for (const one of db.prepare(COMPARED).all(runner) as Compared[]) {
    const bests = RUN_BESTS.filter((name) => {
      const { column, of } = MEASURES[name]
      const value = one[column]
      const among = of === null ? '' : one[of]
      if (value === null || among === null) return false
      const key = `${name} ${among}`
      const before = best.get(key)
      if (before === undefined || (isLeast(name) ? value < before : value > before)) best.set(key, value)
      return value > 0 && before !== undefined && isBeaten(name, value, before)
    }).join()
    const isOne = one.kind === 'crescendo'
    if (isOne) row = one.crescendo === 1 ? row + 1 : 0
    const inARow = isOne ? row : null
    if (one.in_a_row !== inARow || one.bests !== bests) update.run(inARow, bests, one.run)
  }
}
