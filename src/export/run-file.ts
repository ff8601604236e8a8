import type { ExportFormat, RunExport } from '../../protocol/panel/run-export.ts'
import { withKeptRuns, type KeptRuns } from '../history/kept-run.ts'
import { TICK_MS } from '../session/event.ts'
import { csvOf } from './csv.ts'
import { endedRun } from './ended-run.ts'
import { fitOf } from './fit.ts'
import { jsonOf } from './json.ts'
import { tcxOf } from './tcx.ts'

/** A run as a file to be saved. */
export interface RunFile {
  /** "crescendo-2026-03-01-0730.csv", by the time of day where it is made. */
  readonly name: string
  readonly mediaType: string
  readonly octets: Uint8Array
}

/** Why there is none: no such run, several whose ids begin so, or one that has not ended. */
export type NoRunFile = 'unknown-run' | 'several-runs' | 'still-on'

const text = (written: string): Uint8Array => new TextEncoder().encode(written)

const FORMATS: Readonly<
  Record<ExportFormat, { readonly mediaType: string; readonly octetsOf: (run: RunExport) => Uint8Array }>
> = {
  fit: { mediaType: 'application/vnd.ant.fit', octetsOf: fitOf },
  tcx: { mediaType: 'application/vnd.garmin.tcx+xml', octetsOf: (run) => text(tcxOf(run)) },
  csv: { mediaType: 'text/csv; charset=utf-8', octetsOf: (run) => text(csvOf(run)) },
  json: { mediaType: 'application/json; charset=utf-8', octetsOf: (run) => text(jsonOf(run)) },
}

/**
 * @param which the id of a run, the beginning of one, or `last`: the latest of whose treadmill it is
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @throws HistoryError where the folder cannot be used, or the run cannot be read
 */
export const runFileIn = (
  folder: string,
  wallMs: number,
  which: string,
  format: ExportFormat,
): Promise<RunFile | NoRunFile> => withKeptRuns(folder, wallMs, TICK_MS, (runs) => runFileOf(runs, which, format))

function runFileOf(runs: KeptRuns, which: string, format: ExportFormat): RunFile | NoRunFile {
  const exact = runs.get(which)
  if (exact === 'on') return 'still-on'
  const ids = exact === 'none' ? idsOf(runs, which) : [which]
  const [id] = ids
  if (id === undefined) return 'unknown-run'
  if (ids.length > 1) return 'several-runs'
  const kept = runs.get(id)
  if (kept === 'none' || kept === 'on') return 'unknown-run'
  const run = endedRun(kept)
  const { mediaType, octetsOf } = FORMATS[format]
  return { name: `crescendo-${minuteOf(run.run.startedAt)}.${format}`, mediaType, octets: octetsOf(run) }
}

function idsOf(runs: KeptRuns, which: string): string[] {
  if (which === 'last') return runs.ids(runs.current()).slice(0, 1)
  return runs.ids().filter((id) => which !== '' && id.startsWith(which))
}

function minuteOf(iso: string): string {
  const at = new Date(iso)
  const [month, day, hour, minute] = [at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${at.getFullYear()}-${month}-${day}-${hour}${minute}`
}
