import fc from 'fast-check'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { RunExport } from '../../protocol/panel/run-export.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { csvOf } from '../../src/export/csv.ts'
import { fitOf } from '../../src/export/fit.ts'
import { jsonOf } from '../../src/export/json.ts'
import { draws } from '../draws.ts'
import { tcxOf } from '../../src/export/tcx.ts'
import { exportOf } from './ended.ts'
import { randomRun } from './random-run.ts'
import { readFit } from './read-fit.ts'

/** Whatever was run: exported and read back, it has the splits, the distance and the time of the report. */

const numbersIn = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map(([, found]) => Number(found))

/** The rows of a table, by the names in its header. */
function rowsOf(csv: string): { readonly [Column in string]?: string }[] {
  const [header = '', ...lines] = csv.split('\r\n').slice(0, -1)
  const names = header.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

function expectSplits(csv: string, { splits }: Snapshot): void {
  const rows = rowsOf(csv)
  let [untilS, untilM] = [0, 0]
  splits.forEach(({ timeS, distanceM }, index) => {
    untilS += timeS
    untilM += distanceM
    const last = rows.findLast((row) => row.lap === String(index + 1))
    const next = rows.find((row) => row.lap === String(index + 2)) ?? last
    // A phase that was passed over at once lies between two readings.
    if (last === undefined || next === undefined) return
    for (const [column, until] of [
      ['moving time (s)', untilS],
      ['distance (m)', untilM],
    ] as const) {
      expect(Number(last[column])).toBeLessThanOrEqual(until + 0.01)
      expect(Number(next[column])).toBeGreaterThanOrEqual(Math.min(until, Number(rows.at(-1)?.[column])) - 0.01)
    }
  })
}

test('a random run, from the belt to its files and back', async () => {
  await fc.assert(
    fc.asyncProperty(randomRun, async (begin) => {
      const run = await begin()
      const { report } = run
      const made = exportOf(run)

      const json = JSON.parse(jsonOf(made)) as RunExport
      expect(Value.Check(RunExport, json)).toBe(true)
      expect(json.run.distanceM).toBeCloseTo(report.distanceM, 2)
      expect(json.run.movingS).toBeCloseTo(report.movingS, 2)
      expect(json.laps.map(({ kind }) => kind)).toEqual(report.splits.map(({ kind }) => kind))
      report.splits.forEach(({ distanceM, timeS, changes }, index) => {
        expect(json.laps[index]?.distanceM).toBeCloseTo(distanceM, 2)
        expect(json.laps[index]?.timeS).toBeCloseTo(timeS, 2)
        expect(json.laps[index]?.changes).toHaveLength(changes?.length ?? 0)
      })

      const csv = csvOf(made)
      expectSplits(csv, report)
      const rows = rowsOf(csv)
      expect(rows).toHaveLength(made.readings.length)
      expect(Number(rows.at(-1)?.['distance (m)'])).toBeCloseTo(report.distanceM, -0.5)
      expect(rows.map((row) => Number(row['measured speed (km/h)'] ?? NaN))).toEqual(
        made.readings.map(({ speedKmh }) => expect.closeTo(speedKmh ?? 0, 1) as unknown),
      )

      const fit = await readFit(fitOf(made))
      expect(fit.sessions[0]?.total_distance).toBeCloseTo(report.distanceM, 1)
      expect(fit.sessions[0]?.total_timer_time).toBeCloseTo(report.movingS, 2)
      expect(fit.laps.map((lap) => [lap.total_distance, lap.total_timer_time])).toEqual(
        report.splits.map(
          ({ distanceM, timeS }) => [expect.closeTo(distanceM, 1), expect.closeTo(timeS, 2)] as unknown,
        ),
      )
      const recorded = new Set(fit.records.map(({ timestamp }) => timestamp.getTime()))
      expect(recorded.size).toBe(fit.records.length)
      expect(fit.records.at(-1)?.distance).toBeCloseTo(report.distanceM, -0.5)
      // What was measured, and nothing else, to 1/1000 m/s.
      const isMeasured = (kmh: number): boolean =>
        made.readings.some(({ speedKmh }) => Math.abs((speedKmh ?? 0) - kmh) < 0.0019)
      expect(fit.records.filter(({ enhanced_speed }) => !isMeasured(enhanced_speed))).toEqual([])

      const tcx = tcxOf(made)
      expect(numbersIn(tcx, /<TotalTimeSeconds>([^<]+)/g)).toEqual(
        report.splits.map(({ timeS }) => expect.closeTo(timeS, 2) as unknown),
      )
      expect(numbersIn(tcx, /<TotalTimeSeconds>[^<]+<.TotalTimeSeconds>\s*<DistanceMeters>([^<]+)/g)).toEqual(
        report.splits.map(({ distanceM }) => expect.closeTo(distanceM, 1) as unknown),
      )
      const speeds = numbersIn(tcx, /<x:Speed>([^<]+)/g)
      expect(speeds.map((ms) => Math.round(ms * 1000))).toEqual(
        fit.records.map(({ enhanced_speed }) => Math.round(enhanced_speed / 0.0036)),
      )
      expect(numbersIn(tcx, /<Time>[^<]+<.Time><DistanceMeters>([^<]+)/g)).toEqual(
        fit.records.map(({ distance }) => expect.closeTo(distance, 1) as unknown),
      )
    }),
    { numRuns: draws(4) },
  )
})
