import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { ExportReading, RunExport } from '../../protocol/panel/run-export.ts'
import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import { fitOf } from '../../src/export/fit.ts'
import { jsonOf } from '../../src/export/json.ts'
import { tcxOf } from '../../src/export/tcx.ts'
import { sameRunIn } from '../../src/history/brought-in.ts'
import { openDatabase } from '../../src/history/database.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { runsIn } from '../../src/history/runs.ts'
import { readRun } from '../../src/import/read.ts'
import { draws } from '../draws.ts'
import { ended, exportOf } from '../export/ended.ts'
import { randomRun } from '../export/random-run.ts'
import { WALL_MS } from '../history/plan.ts'
import { brought, NOW_MS } from './brought.ts'

/** What left Crescendo and is brought in again. */

/**
 * As it leaves, to the thousandth; but what is worked out of speeds that were rounded: which of two miles was faster that differ by
 * less, and energy.
 */
function asLeft(run: Omit<RunOpened, 'broughtIn'> | null): unknown {
  const speeds = run?.splits.flatMap(({ averageKmh }) => averageKmh ?? []) ?? []
  const isClose = speeds.some((kmh, index) => Math.abs(kmh - (speeds[index - 1] ?? 0)) < 0.002)
  const told = {
    ...run,
    energyKcal: null,
    gained: null,
    finish: null,
    ...(isClose ? { faster: null, crescendo: null } : {}),
  }
  const rounded = (_: string, one: unknown): unknown =>
    typeof one === 'number' ? Math.round(one * 1000) / 1000 + 0 : one
  return JSON.parse(JSON.stringify(told), rounded)
}

test('our own JSON is the same run again, whatever was run: its row, its plan, its splits, and what was measured along it', async () => {
  await fc.assert(
    fc.asyncProperty(randomRun, async (begin) => {
      const ended = await begin()
      const made = jsonOf(exportOf(ended))
      const again = brought(made)
      expect(jsonOf(again.made)).toBe(made)

      const { db } = openDatabase(ended.folder, WALL_MS)
      const before = runsIn(
        () => db,
        (problem) => expect.fail(problem.message),
        () => FIRST_RUNNER,
      ).opened(ended.id)
      db.close()
      const { broughtIn, ...after } = again.run
      expect(broughtIn).toEqual({ format: 'json', by: null })
      const [one, other] = [asLeft(after), asLeft(before)]
      expect(one).toEqual(other)
    }),
    { numRuns: draws(2) },
  )
})

/** The last reading of each second of the wall, from where the belt first moved. */
function eachSecond({ run, readings, laps }: RunExport): Map<number, ExportReading> {
  const startedS = Date.parse(run.startedAt) / 1000
  const fromS = laps[0]?.fromS ?? 0
  return new Map(
    readings.filter(({ atS }) => atS >= fromS).map((reading) => [Math.round(startedS + reading.atS), reading]),
  )
}

test.each([
  ['FIT', fitOf],
  ['TCX', tcxOf],
] as const)(
  'a %s of ours, brought in elsewhere: times, distance, speed and heart rate as they were',
  async (format, write) => {
    await fc.assert(
      fc.asyncProperty(randomRun, async (begin) => {
        const before = exportOf(await begin())
        if (before.laps.length === 0 || !(before.run.distanceM > 0)) return
        const { run, made } = brought(write(before))
        expect(run).toMatchObject({ plan: null, kind: 'guided', crescendo: false, planName: { code: 'no-plan' } })
        expect(run.broughtIn).toEqual({ format: format.toLowerCase(), by: 'Crescendo' })
        expect(run.distanceM).toBeCloseTo(before.run.distanceM, 0)
        expect(run.movingS).toBeCloseTo(before.run.movingS, 1)
        const firstMs = Date.parse(before.run.startedAt) + (before.laps[0]?.fromS ?? 0) * 1000
        expect(Math.abs(Date.parse(run.startedAt) - firstMs)).toBeLessThanOrEqual(501)

        const lapsBefore = before.laps.filter(({ timeS }) => timeS > 0.0005)
        expect(made.laps).toHaveLength(lapsBefore.length)
        made.laps.forEach((lap, index) => {
          const was = lapsBefore[index]
          expect(lap.distanceM).toBeCloseTo(was?.distanceM ?? 0, 1)
          expect(lap.timeS).toBeCloseTo(was?.timeS ?? 0, 2)
          if (typeof was?.heartRateBpm === 'number') expect(lap.heartRateBpm).toBe(was.heartRateBpm)
        })

        const seconds = eachSecond(before)
        const startedS = Date.parse(made.run.startedAt) / 1000
        expect(made.readings).toHaveLength(seconds.size)
        for (const { atS, speedKmh, distanceM, heartRateBpm } of made.readings) {
          const was = seconds.get(Math.round(startedS + atS))
          expect(speedKmh).toBeCloseTo(was?.speedKmh ?? NaN, 2)
          expect(
            Math.abs(distanceM + (seconds.values().next().value?.distanceM ?? 0) - (was?.distanceM ?? NaN)),
          ).toBeLessThan(0.011)
          expect(heartRateBpm).toBe(was?.heartRateBpm ?? null)
        }
      }),
      { numRuns: draws(1) },
    )
  },
)

test('of a run in simulated time, sixty times as fast, all is within its own beginning and end, and a FIT and a TCX of it are that run', async () => {
  const of = await ended()
  const { db } = openDatabase(of.folder, WALL_MS)
  onTestFinished(() => void db.close())
  const before = exportOf(of)
  const spanS = 1 + Math.max(before.readings.at(-1)?.atS ?? 0, before.events.at(-1)?.atS ?? 0)
  db.exec(`UPDATE runs SET ended_at_ms = started_at_ms + ${Math.round((spanS * 1000) / 60)}`)
  const made = exportOf(of)
  const wallS = (Date.parse(made.run.endedAt) - Date.parse(made.run.startedAt)) / 1000
  expect(wallS).toBeCloseTo(spanS / 60, 2)
  for (const { fromS, untilS } of made.laps)
    expect([0 <= fromS, fromS < untilS, untilS <= wallS + 0.1]).toEqual([true, true, true])
  for (const { atS } of [...made.readings, ...made.events]) expect([0 <= atS, atS <= wallS + 0.1]).toEqual([true, true])
  expect(made.laps.map(({ timeS }) => timeS)).toEqual(before.laps.map(({ timeS }) => timeS))
  for (const file of [fitOf(made), new TextEncoder().encode(tcxOf(made))]) {
    const read = readRun(file, NOW_MS)
    expect(read.ok && sameRunIn(db, FIRST_RUNNER, read.run)).toBe(of.id)
  }
})
