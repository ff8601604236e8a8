import type Database from 'libsql'
import { RUN_BESTS, type RunBest } from '../../protocol/panel/run-list.ts'
import type { OwnFigures } from './figures-row.ts'

/** A run beside those that were before it. */
export interface Beside {
  /** What it beat; nothing where nothing was before it. */
  bestsOf(own: OwnFigures, key: number): RunBest[]
  /** How many Crescendos up to it were each one faster; null of a run of another kind. */
  inARow(own: OwnFigures, key: number): number | null
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

export function besideIn(db: Database.Database): Beside {
  const selects = new Map(
    RUN_BESTS.map((best) => {
      const { column, among } = MEASURES[best]
      const select = `SELECT ${column} AS best FROM run_figures WHERE ${among} AND ${column} IS NOT NULL AND ${COUNTS} AND ${BEFORE}
        ORDER BY ${column} ${isLeast(best) ? 'ASC' : 'DESC'} LIMIT 1`
      return [best, db.prepare<object>(select)]
    }),
  )
  const selectRow = db.prepare<object>(`SELECT in_a_row AS many FROM run_figures
    WHERE kind = 'crescendo' AND ${COUNTS} AND (started_at_ms, run) < (@started, @run)
    ORDER BY started_at_ms DESC, run DESC LIMIT 1`)
  return {
    bestsOf: (own, key) =>
      RUN_BESTS.filter((best) => {
        const { column, of } = MEASURES[best]
        const value = own[column]
        if (value === null || value <= 0) return false
        const among = of === null ? null : own[of]
        const row = selects.get(best)?.get({ among, started: own.started_at_ms, run: key }) as
          { best: number } | undefined
        if (row === undefined) return false
        return isLeast(best) ? value < row.best * (1 - SAME_PART) : value > row.best * (1 + SAME_PART)
      }),
    inARow(own, key) {
      if (own.kind !== 'crescendo') return null
      if (own.crescendo !== 1) return 0
      const before = selectRow.get({ started: own.started_at_ms, run: key }) as { many: number | null } | undefined
      return (before?.many ?? 0) + 1
    },
  }
}
