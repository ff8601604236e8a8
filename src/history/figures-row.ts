import type { RunBest, RunListed } from '../../protocol/panel/run-list.ts'

/** A row of what an ended run comes to, as `FIGURES_TABLE` keeps it. */

/** What no column says. */
export type Story = Pick<RunListed, 'steps' | 'end' | 'faster'>

/** A row but the run's key. */
export interface Figures {
  readonly counts: number
  readonly started_at_ms: number
  readonly kind: RunListed['kind']
  readonly distance_m: number
  readonly moving_s: number
  readonly effort: number | null
  readonly crescendo: number
  readonly tempo_kmh: number | null
  readonly mile_kmh: number | null
  readonly finish_m: number | null
  readonly finish_kmh: number | null
  readonly peak_kmh: number | null
  readonly gained_s_per_mi: number | null
  readonly gained_pct: number | null
  readonly shape: string | null
  readonly shape_time_s: number | null
  readonly oxygen_ml_per_kg: number | null
  readonly in_a_row: number | null
  /** Names with a comma between. */
  readonly bests: string
  /** JSON; null where it cannot be read. */
  readonly story: string | null
}

export type OwnFigures = Omit<Figures, 'in_a_row' | 'bests'>

export const bestsNamedIn = ({ bests }: Pick<Figures, 'bests'>): RunBest[] =>
  bests === '' ? [] : (bests.split(',') as RunBest[])
