import type Database from 'libsql'
import { FEW_LISTED, type RunListed, type RunPage, type RunQuery } from '../../protocol/panel/run-list.ts'
import type { RunSummary } from '../../protocol/panel/runs.ts'
import { kcalOf } from '../figures/oxygen.ts'
import { KEY_OF } from './runner-writing.ts'
import { bestsNamedIn, type Figures, type Story } from './figures-row.ts'

/** The runs that are over, a page at a time. */

/** What stands beside the figures, of the run itself. */
interface OfRun {
  readonly own_plan_name: string | null
  readonly distance_from: 'machine' | 'integral' | null
}
export type ListedRow = Figures & OfRun

/** The columns of `ListedRow`, and those that a summary is made of: no line, no splits. */
export const LISTED = `figures.*, runs.id, runs.ended_at_ms, runs.machine, runs.plan, runs.belt_factor, runs.note, runs.whose,
  runs.own_plan_name, runs.brought_format, runs.brought_by, runs.distance_from, runs.distance_m AS console_m, runs.moving_s AS of_run_s, runs.started_at_ms AS began_ms`

export function listedOf(summary: RunSummary, row: ListedRow, weightKg: number | null): RunListed {
  const { effort, moving_s: movingS, oxygen_ml_per_kg: oxygen, finish_m: finishM, finish_kmh: finishKmh } = row
  const gained = row.gained_s_per_mi === null || row.gained_pct === null
  const story = row.story === null ? NO_STORY : (JSON.parse(row.story) as Story)
  return {
    ...summary,
    ...(row.own_plan_name === null ? {} : { ownPlanName: row.own_plan_name }),
    ...story,
    kind: row.kind,
    finish:
      finishM === null || finishKmh === null
        ? null
        : { distanceM: finishM, averageKmh: finishKmh, peakKmh: row.peak_kmh },
    gained: gained ? null : { sPerMi: row.gained_s_per_mi ?? 0, pct: row.gained_pct ?? 0 },
    bests: bestsNamedIn(row),
    load: effort === null ? null : (effort * movingS) / 60,
    energyKcal: oxygen === null || weightKg === null || row.counts !== 1 ? null : kcalOf(oxygen, weightKg),
    distanceFrom: row.distance_from,
  }
}

const NO_STORY: Story = { steps: [], end: { how: 'stopped', in: null, why: null }, faster: { count: 0, of: 0 } }

/** As the runner told it; null where they did not. */
export function weightKgIn(db: Database.Database, runner: string): number | null {
  const select = `SELECT CASE WHEN json_valid(told) THEN json_extract(told, '$.weightKg') END AS kg FROM runners WHERE id = ?`
  const row = db.prepare(select).get(runner) as { kg: unknown } | undefined
  return typeof row?.kg === 'number' ? row.kg : null
}

const THERE = 'figures.gone_at_ms IS NULL'

/** A page as it is asked for: one run more than it shows, to know whether any is left. */
export function pageRowsIn<Row extends ListedRow & { readonly run: number }>(
  db: Database.Database,
  runner: string,
  { before, limit, kind = 'all', like }: RunQuery,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const many = limit === undefined ? FEW_LISTED : Number(limit)
  const [startedBefore, keyBefore] = before?.split('-').map(Number) ?? [Number.MAX_SAFE_INTEGER, 0]
  const conditions = [
    `figures.runner = ${KEY_OF('@runner')}`,
    THERE,
    '(figures.started_at_ms, figures.run) < (@startedBefore, @keyBefore)',
  ]
  if (kind !== 'all') conditions.push('figures.kind = @kind')
  let of: object = { runner, startedBefore, keyBefore, many: many + 1, ...(kind === 'all' ? {} : { kind }) }
  if (like !== undefined) {
    const model = db.prepare(MODEL).get(like, runner) as { shape: string; started: number; key: number } | undefined
    if (model === undefined) return { rows: [], next: null }
    conditions.push('figures.shape = @shape', '(figures.started_at_ms, figures.run) < (@modelStarted, @modelKey)')
    of = { ...of, shape: model.shape, modelStarted: model.started, modelKey: model.key }
  }
  const select = `${pageSelect(conditions)}`
  const rows = db.prepare<object>(select).all(of) as Row[]
  const last = rows[many - 1]
  const next = rows.length > many && last !== undefined ? `${last.started_at_ms}-${last.run}` : null
  return { rows: rows.slice(0, many), next }
}

const MODEL = `SELECT shape, figures.started_at_ms AS started, figures.run AS key FROM runs JOIN run_figures AS figures
  ON figures.run = runs.key WHERE runs.id = ? AND runs.runner = ${KEY_OF('?')} AND shape IS NOT NULL AND ${THERE}`

const pageSelect = (conditions: readonly string[]): string =>
  `SELECT ${LISTED} FROM run_figures AS figures CROSS JOIN runs ON runs.key = figures.run
   WHERE ${conditions.join(' AND ')} ORDER BY figures.started_at_ms DESC, figures.run DESC LIMIT @many`

export function countsIn(db: Database.Database, runner: string): RunPage['counts'] {
  const select = `SELECT kind, count(*) AS many FROM run_figures WHERE runner = ${KEY_OF('?')} AND gone_at_ms IS NULL GROUP BY kind`
  const rows = db.prepare(select).all(runner) as { kind: RunListed['kind']; many: number }[]
  const of = (kind: RunListed['kind']): number => rows.find((row) => row.kind === kind)?.many ?? 0
  return { all: of('crescendo') + of('guided'), crescendo: of('crescendo'), guided: of('guided') }
}
