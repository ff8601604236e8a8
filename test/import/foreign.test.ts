import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { coachMemoryIn } from '../../src/history/coach-memory.ts'
import { sameRunIn } from '../../src/history/brought-in.ts'
import { sendingsIn } from '../../src/history/sendings.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { writeAll } from '../../src/history/writing.ts'
import { bestsIn, trendsIn } from '../../src/history/trends.ts'
import { ranOf } from '../../src/coach/ran-of.ts'
import { readRun } from '../../src/import/read.ts'
import { seriesOf } from '../../src/series/run-series.ts'
import { fitOf } from '../../src/export/fit.ts'
import { jsonOf } from '../../src/export/json.ts'
import { tcxOf } from '../../src/export/tcx.ts'
import { csvOf } from '../../src/export/csv.ts'
import { dataFolder } from '../history/data-folder.ts'
import { activity, evenly, fit, STARTED_MS, tcx } from './foreign.ts'
import { brought, codesOf, NOW_MS } from './brought.ts'

/** Runs of other programs. */

const TWO_LAPS = [
  { s: 0, timeS: 300, m: 900, points: evenly(0, 299) },
  { s: 300, timeS: 300, m: 900, points: evenly(300, 600) },
]

test('a watch’s TCX: times, distance and heart rate, its laps as stages, and what is left out of it', () => {
  const { run, made, losses } = brought(tcx(activity(TWO_LAPS)))
  expect(run).toMatchObject({
    ...{ startedAt: '2026-10-04T08:00:00.000Z', endedAt: '2026-10-04T08:10:00.000Z', distanceM: 1800, movingS: 600 },
    ...{ planName: { code: 'no-plan' }, plan: null, kind: 'guided', crescendo: false, bests: [], gained: null },
    ...{ broughtIn: { format: 'tcx', by: 'Garmin Forerunner 255' }, machineName: 'Garmin Forerunner 255' },
    ...{ energyKcal: null, load: null, distanceFrom: null, finish: null },
  })
  expect(
    run.splits.map(({ kind, mile, distanceM, timeS, heartRateBpm }) => [kind, mile, distanceM, timeS, heartRateBpm]),
  ).toEqual([
    ['stage', 1, 900, 300, 140],
    ['stage', 2, 900, 300, 140],
  ])
  expect(codesOf(losses)).toEqual([
    'run-file-left-out positions',
    'run-file-left-out heights',
    'run-file-left-out cadence',
  ])
  const { measuredKmh, plannedKmh, targetKmh, onTargetPct } = seriesOf(made)
  expect([measuredKmh[300], plannedKmh[300], targetKmh[300], onTargetPct]).toEqual([10.8, null, null, null])
})

test('what a file does not say is unknown, and never made up', () => {
  const bare = brought(tcx(activity([{ s: 0, timeS: 600, m: 1500, points: [{ s: 0 }, { s: 300 }, { s: 600 }] }])))
  expect(codesOf(bare.losses)).toEqual([
    ...['run-file-left-out positions', 'run-file-left-out heights'],
    ...['run-file-no-speed', 'run-file-no-distance-along', 'run-file-no-heart'],
  ])
  expect(bare.made.readings.map(({ speedKmh, heartRateBpm }) => [speedKmh, heartRateBpm])).toEqual(
    Array(3).fill([null, null]),
  )
  expect(bare.run.line).toEqual([])
  expect(bare.run.splits[0]).not.toHaveProperty('heartRateBpm')

  const totals = brought(fit({ timeS: 1800, m: 5000 }))
  expect(codesOf(totals.losses)).toEqual(['run-file-nothing-along', 'run-file-no-heart', 'run-file-no-laps'])
  expect(totals.run).toMatchObject({
    distanceM: 5000,
    movingS: 1800,
    broughtIn: { format: 'fit', by: 'Garmin fenix 7' },
  })
})

test('a distance that nobody wrote down is by the measured speed, and said to be; without either there is no run', () => {
  const points = Array.from({ length: 101 }, (_, s) => ({ s, ms: 2.5 }))
  const { run, losses } = brought(fit({ points, timeS: 100 }))
  expect(run.distanceM).toBeCloseTo(250, 0)
  expect(run.distanceFrom).toBe('integral')
  expect(codesOf(losses)).toContain('run-file-distance-by-speed')
  expect(() =>
    brought(
      fit({
        points: [
          { s: 0, bpm: 120 },
          { s: 100, bpm: 150 },
        ],
        timeS: 100,
      }),
    ),
  ).toThrow('neither how far')
})

test('while its clock stood nothing ran: by its stops in FIT, in TCX by the gap that the time of its lap leaves', () => {
  const points = [...evenly(0, 100), ...evenly(100, 200).map((one) => ({ ...one, s: one.s + 60 }))]
  const asFit = brought(fit({ points, laps: [{ s: 0, timeS: 200, m: 600 }], timeS: 200, m: 600, stops: [[100, 160]] }))
  const asTcx = brought(tcx(activity([{ s: 0, timeS: 200, m: 600, points }])))
  for (const { made } of [asFit, asTcx]) {
    expect(made.readings.at(-1)).toMatchObject({ atS: 260, movingS: 200, distanceM: 600 })
    expect(made.events.map(({ atS, what }) => [atS, what])).toEqual([
      [0, 'moves'],
      [100, 'rests'],
      [160, 'moves'],
    ])
    expect(made.laps[0]).toMatchObject({ timeS: 200, fromS: 0, untilS: 260 })
    expect(seriesOf(made).moments).toMatchObject([{ what: 'rests', atS: 100, untilS: 160 }])
  }
})

test('laps in another order, and a summary that comes first, are the same run', () => {
  const laps = [
    { s: 300, timeS: 300, m: 1000 },
    { s: 0, timeS: 300, m: 800 },
  ]
  const { run } = brought(fit({ laps, points: evenly(0, 600), timeS: 600, m: 1800, summaryFirst: true }))
  expect(run.splits.map(({ mile, distanceM }) => [mile, distanceM])).toEqual([
    [1, 800],
    [2, 1000],
  ])
})

test('of several activities the first run, and that others were left out; of none but a ride nothing', () => {
  const ride = activity([{ s: 0, timeS: 60, m: 500 }], 'Biking')
  const { run, losses } = brought(tcx(ride, activity(TWO_LAPS)))
  expect(run.distanceM).toBe(1800)
  expect(losses[0]).toEqual({ code: 'run-file-other-activities', values: { count: 1 } })
  expect(() => brought(tcx(ride))).toThrow('another sport')
  expect(() => brought(fit({ sport: 'cycling', timeS: 60, m: 500 }))).toThrow('another sport')
})

test('it counts in the week and in its load, beside no best, in no row of Crescendos, and for the coach in kilometres alone', () => {
  const { db, run } = brought(fit({ points: evenly(0, 1000, 20 / 3.6), timeS: 1000, m: 5000 }))
  db.exec('UPDATE runs SET effort = 5; UPDATE run_figures SET effort = 5')
  const week = trendsIn(db, FIRST_RUNNER, STARTED_MS).weeks.at(-1)
  expect(week).toMatchObject({
    runs: 1,
    distanceM: 5000,
    load: expect.closeTo((5 * 1000) / 60, 5) as unknown,
    tempoKmh: null,
    sprintPeakKmh: null,
  })
  expect(bestsIn(db, FIRST_RUNNER)).toMatchObject({
    longest: null,
    mile: null,
    gained: null,
    sprints: [],
    times: [],
    inARow: { now: 0, most: 0 },
  })
  expect(
    coachMemoryIn(
      () => db,
      () => undefined,
      () => FIRST_RUNNER,
    ).latest(5),
  ).toHaveLength(1)
  expect(ranOf(run, 1)).toEqual({ id: run.id, day: 1, km: 5, crescendo: null })
})

test('it goes nowhere by itself', () => {
  const { db } = brought(fit({ timeS: 1800, m: 5000 }))
  expect(sendingsIn(() => db, FIRST_RUNNER).next('intervals', 0)).toBeNull()
  expect(sendingsIn(() => db, FIRST_RUNNER).counts('folder', 0).waiting).toBe(0)
})

test('the same run is not doubled: the same file, and whatever was written down of the same hour', () => {
  const file = fit({ points: evenly(0, 600), timeS: 600, m: 1800 })
  const { db, run } = brought(file)
  const sameAs = (other: Uint8Array | string): string | null => {
    const read = readRun(typeof other === 'string' ? new TextEncoder().encode(other) : other, NOW_MS)
    return read.ok ? sameRunIn(db, FIRST_RUNNER, read.run) : expect.fail(read.fault.code)
  }
  expect(sameAs(file)).toBe(run.id)
  // The same by another watch: begun a little later, and not quite as far.
  expect(sameAs(tcx(activity([{ s: 4, timeS: 598, m: 1830, points: evenly(4, 602) }])))).toBe(run.id)
  expect(sameAs(tcx(activity([{ s: 400, timeS: 600, m: 1800 }])))).toBeNull()
  expect(sameAs(tcx(activity([{ s: 601, timeS: 600, m: 1800 }])))).toBeNull()
})

test('one that was deleted a moment ago comes back with its file', () => {
  const file = fit({ timeS: 1800, m: 5000 })
  const { db, run } = brought(file)
  writeAll(db, [{ kind: 'gone', of: FIRST_RUNNER, id: run.id, atMs: NOW_MS }])
  expect(trendsIn(db, FIRST_RUNNER, STARTED_MS).weeks.at(-1)?.runs).toBe(0)
  const read = readRun(file, NOW_MS)
  expect(read.ok && sameRunIn(db, FIRST_RUNNER, read.run)).toBeNull()
  brought(file, db)
  expect(trendsIn(db, FIRST_RUNNER, STARTED_MS).weeks.at(-1)?.runs).toBe(1)
})

test('it leaves again in every format, and comes back from our own JSON as it was', () => {
  const { made } = brought(fit({ points: evenly(0, 600), laps: [{ s: 0, timeS: 600, m: 1800 }], timeS: 600, m: 1800 }))
  const json = jsonOf(made)
  const again = brought(json)
  expect(jsonOf(again.made)).toBe(json)
  expect(again.run.broughtIn).toEqual({ format: 'fit', by: 'Garmin fenix 7' })
  expect(csvOf(made).split('\r\n')).toHaveLength(603)
  expect(brought(fitOf(made)).run).toMatchObject({ distanceM: 1800, movingS: 600 })
  expect(brought(tcxOf(made)).run).toMatchObject({ distanceM: 1800, movingS: 600 })
})

test('what gpsbabel writes as TCX is read', () => {
  const folder = dataFolder()
  const rows = evenly(0, 120).map(
    ({ s }) =>
      `${s},10.${String(s).padStart(4, '0')},20,2026/10/04,08:0${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')},145`,
  )
  writeFileSync(join(folder, 'in.csv'), `No,Latitude,Longitude,Date,Time,Heartrate\n${rows.join('\n')}\n`)
  const out = join(folder, 'out.tcx')
  const { status, stderr } = spawnSync(
    'gpsbabel',
    [
      '-t',
      '-i',
      'unicsv,utc=0',
      '-f',
      join(folder, 'in.csv'),
      '-x',
      'track,course,speed',
      '-o',
      'gtrnctr,course=0,sport=Running',
      '-F',
      out,
    ],
    { encoding: 'utf8' },
  )
  expect([status, stderr]).toEqual([0, ''])
  const text = readFileSync(out, 'utf8')
  expect(brought(text).run).toMatchObject({ movingS: 120, broughtIn: { format: 'tcx' } })
})
