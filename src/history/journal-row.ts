import type { TelemetryRow } from './telemetry-row.ts'

/** A row of a journal. */
export interface JournalRow extends TelemetryRow {
  /** Counts up by one from the run's first row. */
  readonly sequence: number
  readonly ticks: number
  readonly at_ms: number
  /** The event as JSON without its time; null where the columns say all of it. */
  readonly event: string | null
}
