import type { ExportReading, RunExport } from '../../protocol/panel/run-export.ts'
import { decimals, lapOf } from './figures.ts'

/** A table with a row for each reading, by RFC 4180; units in its header, nothing where a value is unknown. */
export function csvOf(run: RunExport): string {
  const columns = columnsOf(run)
  const rows = run.readings.map((reading) => columns.map(([, valueOf]) => valueOf(reading)))
  return [columns.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

type Column = readonly [name: string, valueOf: (reading: ExportReading) => string]

function columnsOf({ laps, run }: RunExport): Column[] {
  const lap = (reading: ExportReading): number => lapOf(laps, reading.movingS)
  const phase = (reading: ExportReading): string => {
    const of = laps[lap(reading)]
    return of === undefined ? '' : of.mile === null ? of.kind : `${of.kind} ${of.mile}`
  }
  return [
    ['time (s)', ({ atS }) => decimals(atS, 3)],
    ['moving time (s)', ({ movingS }) => decimals(movingS, 3)],
    ['lap', (reading) => (lap(reading) < 0 ? '' : decimals(lap(reading) + 1, 0))],
    ['phase', phase],
    ['distance (m)', ({ distanceM }) => decimals(distanceM, 2)],
    ['measured speed (km/h)', ({ speedKmh }) => decimals(speedKmh, 2)],
    ['planned speed (km/h)', ({ plannedKmh }) => decimals(plannedKmh, 2)],
    ['target speed (km/h)', ({ targetKmh }) => decimals(targetKmh, 2)],
    ['incline (%)', ({ inclinePct }) => decimals(inclinePct, 1)],
    ['heart rate (1/min)', ({ heartRateBpm }) => decimals(heartRateBpm, 0)],
    ...(run.beltFactor === undefined
      ? []
      : [['speed on the console (km/h)', ({ consoleKmh = null }: ExportReading) => decimals(consoleKmh, 2)] as const]),
  ]
}
