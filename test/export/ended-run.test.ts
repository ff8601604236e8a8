import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { RunExport } from '../../protocol/panel/run-export.ts'
import { csvOf } from '../../src/export/csv.ts'
import { fitOf } from '../../src/export/fit.ts'
import { jsonOf } from '../../src/export/json.ts'
import { tcxOf } from '../../src/export/tcx.ts'
import { openDatabase } from '../../src/history/database.ts'
import { readJournal } from '../../src/history/journal.ts'
import { RULES_VERSION } from '../../src/session/rules-version.ts'
import { TICK_MS } from '../../src/session/event.ts'
import { WALL_MS } from '../history/plan.ts'
import { ended, exportOf, ran, type Ended } from './ended.ts'
import { readFit } from './read-fit.ts'

/** What the treadmill told along a run, km/h. */
function toldIn({ folder, id }: Ended): (number | null)[] {
  const { db } = openDatabase(folder, WALL_MS)
  const told = [...readJournal(db, id, TICK_MS)].flatMap((event) =>
    event.kind === 'telemetry' ? [event.telemetry.speedKmh] : [],
  )
  db.close()
  return told
}

function changed({ folder }: Ended, statement: string): void {
  const { db } = openDatabase(folder, WALL_MS)
  db.exec(statement)
  db.close()
}

test('laps, time and distance are those of the report, and the readings lie along them', async () => {
  const run = await ended()
  const { report } = run
  const made = exportOf(run)
  expect(Value.Check(RunExport, made)).toBe(true)
  expect(made.run).toMatchObject({ id: run.id, distanceM: report.distanceM, movingS: report.movingS })
  expect(made.laps).toEqual(report.splits.map((split) => expect.objectContaining(split) as unknown))
  expect(made).toMatchObject({ distanceFrom: report.distanceSource, plan: report.plan })
  expect(made.laps.map(({ untilS }) => untilS).slice(0, -1)).toEqual(made.laps.slice(1).map(({ fromS }) => fromS))
  for (const { fromS, untilS, fromM, timeS, distanceM } of made.laps) {
    expect(untilS - fromS).toBeCloseTo(timeS, 2)
    const inIt = made.readings.filter(({ atS }) => atS >= fromS && atS <= untilS)
    expect(inIt[0]?.distanceM).toBeCloseTo(fromM, -0.5)
    expect(inIt.at(-1)?.distanceM).toBeCloseTo(fromM + distanceM, -0.5)
  }
  expect(made.readings.at(-1)).toMatchObject({ distanceM: report.distanceM, movingS: report.movingS })
})

test('the measured speed is what the treadmill told, the target what was asked of it, each as it was', async () => {
  const run = await ran({}, async (on) => {
    await on.until('mile 1', ({ phase }) => phase.mile === 1)
    await on.clock.advance(5000)
    expect(on.ask('slower')).toBeNull()
    await on.clock.advance(5000)
    on.machine.console.pressFaster()
  })
  const { readings, events, laps } = exportOf(run)
  const told = toldIn(run)
  const first = readings.findIndex(({ speedKmh }) => speedKmh !== 0)
  expect(readings.map(({ speedKmh }) => speedKmh).slice(first)).toEqual(
    told.slice(told.findIndex((kmh) => kmh !== 0)).slice(0, readings.length - first),
  )
  const [mile] = laps.filter(({ mile }) => mile === 1)
  // It rises to each target for a while.
  expect(readings.filter(({ speedKmh, targetKmh }) => speedKmh !== targetKmh).length).toBeGreaterThan(100)
  const inMile = readings.filter(({ atS }) => atS > (mile?.fromS ?? 0) + 1 && atS < (mile?.untilS ?? 0) - 1)
  expect(new Set(inMile.map(({ plannedKmh }) => plannedKmh))).toEqual(new Set([mile?.plannedKmh]))
  expect(Math.min(...inMile.map(({ targetKmh }) => targetKmh ?? 0))).toBeLessThan(mile?.plannedKmh ?? 0)
  expect(events).toEqual(
    expect.arrayContaining([
      { atS: expect.any(Number) as unknown, what: 'asked', ask: 'slower' },
      { atS: expect.any(Number) as unknown, what: 'held', reason: 'console' },
    ]),
  )
})

test('a stop on the way is in the events, and its time in the lap but not in the moving time', async () => {
  const run = await ran({}, async (on) => {
    await on.until('mile 2', ({ phase }) => phase.mile === 2)
    on.ask('stop')
    await on.until('it to stand', ({ belt }) => belt === 'stopped')
    await on.clock.advance(30_000)
    on.ask('resume')
    await on.until('it to move', ({ belt }) => belt === 'moving')
  })
  const { events, laps } = exportOf(run)
  expect(events.map(({ what }) => what).filter((what) => what === 'moves' || what === 'rests')).toEqual([
    ...['moves', 'rests', 'moves', 'rests'],
  ])
  const stood = laps.map(({ fromS, untilS, timeS }) => Math.round((untilS - fromS - timeS) / 10) * 10)
  expect(stood.reduce((sum, s) => sum + s, 0)).toBeGreaterThanOrEqual(30)
  expect(stood.filter((s) => s > 0)).toHaveLength(1)
})

test('a run that another daemon went on with is one run, each reading of it once', async () => {
  const run = await ran(
    {},
    (on) => on.until('mile 1', ({ phase }) => phase.mile === 1).then(() => on.clock.advance(20_000)),
    async (on) => {
      await on.until('the belt to be seen', ({ belt }) => belt === 'moving')
      on.ask('resume-plan')
    },
  )
  const { readings, events, laps } = exportOf(run)
  expect(laps.map(({ distanceM }) => distanceM)).toEqual(run.report.splits.map(({ distanceM }) => distanceM))
  expect(events.filter(({ what }) => what === 'away')).toHaveLength(1)
  const times = readings.map(({ atS }) => atS)
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  expect(readings.at(-1)).toMatchObject({ distanceM: run.report.distanceM, movingS: run.report.movingS })
})

test('of a belt that runs other than its console says there is both', async () => {
  const run = await ran({ beltFactor: 1.04 })
  const made = exportOf(run)
  expect(Value.Check(RunExport, made)).toBe(true)
  expect(made.run.beltFactor).toBe(1.04)
  expect(made.laps.map(({ distanceM }) => distanceM)).toEqual(run.report.splits.map(({ distanceM }) => distanceM))
  expect(made.readings.at(-1)?.distanceM).toBeCloseTo(run.report.distanceM, 3)
  const fast = made.readings.filter(({ consoleKmh }) => (consoleKmh ?? 0) > 5)
  expect(fast.length).toBeGreaterThan(500)
  for (const { speedKmh, consoleKmh } of fast) expect(speedKmh).toBeCloseTo((consoleKmh ?? 0) * 1.04, 6)
  expect(Math.max(...fast.map(({ plannedKmh }) => plannedKmh ?? 0))).toBeCloseTo(made.plan?.fastestKmh ?? 0, 6)
})

test('a journal that other rules made gives its readings, along what was kept of the run', async () => {
  const run = await ran({}, async (on) => {
    on.daemon.told({ kind: 'heart-rate', bpm: 141 })
    await on.clock.advance(1000)
  })
  const today = exportOf(run)
  changed(
    run,
    `UPDATE beginnings SET rules = ${RULES_VERSION - 1}, session = '{"atMs":' || (session ->> 'atMs') || '}'`,
  )
  const made = exportOf(run)
  expect(Value.Check(RunExport, made)).toBe(true)
  expect(made.distanceFrom).toBeNull()
  expect(made.laps.map(({ distanceM, timeS }) => [distanceM, timeS])).toEqual(
    today.laps.map(({ distanceM, timeS }) => [distanceM, timeS]),
  )
  expect(made.readings.length).toBeGreaterThan(1000)
  expect(made.readings.some(({ heartRateBpm }) => heartRateBpm === 141)).toBe(true)
  for (const reading of made.readings) {
    const { distanceM, movingS, speedKmh } = today.readings.find(({ atS }) => atS === reading.atS) ?? reading
    expect(reading.speedKmh).toBe(speedKmh)
    expect(Math.abs(reading.movingS - movingS)).toBeLessThan(0.5)
    expect(Math.abs(reading.distanceM - distanceM)).toBeLessThan(1.5)
  }
})

test('where no journal is kept, the measured line stands in for the readings', async () => {
  const run = await ended()
  changed(run, 'DELETE FROM beginnings; DELETE FROM journal')
  const made = exportOf(run)
  expect(Value.Check(RunExport, made)).toBe(true)
  expect(made.laps).toHaveLength(6)
  expect(made.readings.length).toBeGreaterThan(20)
  expect(made.readings.at(-1)?.distanceM).toBeCloseTo(run.report.distanceM, -0.5)
})

test('of a run of which nobody knows the readings any more each format says what it came to', async () => {
  const run = await ended()
  changed(run, `DELETE FROM beginnings; DELETE FROM journal; UPDATE runs SET line = NULL, whose = 'nobody'`)
  const made = exportOf(run)
  expect([made.readings, made.plan]).toEqual([[], null])
  const { sessions, records } = await readFit(fitOf(made))
  expect([sessions[0]?.num_laps, records]).toEqual([6, []])
  expect(sessions[0]?.total_distance).toBeCloseTo(run.report.distanceM, 1)
  expect(tcxOf(made).split('<Lap ')).toHaveLength(7)
  expect(csvOf(made).split('\r\n')).toHaveLength(2)
  expect(Value.Check(RunExport, JSON.parse(jsonOf(made)))).toBe(true)
})
