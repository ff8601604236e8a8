import { expect, test } from 'vitest'
import { fitOf } from '../../src/export/fit.ts'
import { fitString } from '../../src/export/fit-values.ts'
import { anyRun } from './any-run.ts'
import { readFit, STAMP_S } from './read-fit.ts'

/** A FIT file, as another program reads it. */

test('it is a run on a treadmill, with a lap for each phase', async () => {
  const run = await anyRun()
  const { file_ids, sessions, laps, activity } = await readFit(fitOf(run))
  expect(file_ids).toMatchObject([{ type: 'activity', manufacturer: 'development' }])
  const [session] = sessions
  expect(session).toMatchObject({ sport: 'running', sub_sport: 'treadmill', num_laps: 6, max_heart_rate: 141 })
  expect(session?.total_distance).toBeCloseTo(run.run.distanceM, 1)
  expect(session?.total_timer_time).toBeCloseTo(run.run.movingS, 2)
  expect((session?.total_elapsed_time ?? 0) - (session?.total_timer_time ?? 0)).toBeGreaterThan(30)
  expect(activity).toMatchObject({ num_sessions: 1, total_timer_time: session?.total_timer_time })
  expect(laps.map(({ intensity, lap_trigger }) => [intensity, lap_trigger])).toEqual([
    ['warmup', 'time'],
    ...[0, 1, 2, 3].map(() => ['active', 'distance']),
    ['cooldown', 'time'],
  ])
  laps.forEach((lap, index) => {
    const own = run.laps[index] ?? expect.fail('one too many')
    expect(lap).toMatchObject({ sport: 'running', sub_sport: 'treadmill', message_index: { value: index } })
    expect(lap.total_distance).toBeCloseTo(own.distanceM, 1)
    expect(lap.total_timer_time).toBeCloseTo(own.timeS, 2)
    expect(lap.enhanced_avg_speed).toBeCloseTo(own.averageKmh ?? 0, 1)
    expect(lap.enhanced_max_speed).toBeCloseTo(own.mostKmh ?? 0, 1)
  })
  expect(laps.map(({ planned_speed }) => planned_speed ?? null)).toEqual(
    run.laps.map(({ plannedKmh }) => (plannedKmh === null ? null : (expect.closeTo(plannedKmh, 1) as unknown))),
  )
})

test('each second has a record: measured as measured, the target and the console’s number beside it', async () => {
  const run = await anyRun()
  const { records, field_descriptions } = await readFit(fitOf(run))
  expect(field_descriptions.map(({ field_name, units }) => [field_name, units])).toEqual([
    ['target_speed', 'km/h'],
    ['planned_speed', 'km/h'],
    ['console_speed', 'km/h'],
  ])
  const times = records.map(({ timestamp }) => timestamp.getTime() / 1000)
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  expect(records.length).toBeGreaterThan(250)
  const startedS = Date.parse(run.run.startedAt) / 1000
  for (const record of records) {
    const at = record.timestamp.getTime() / 1000 - startedS
    const near = run.readings.filter(({ atS }) => Math.abs(atS - at) <= STAMP_S)
    const own = near.find(({ distanceM }) => Math.abs(distanceM - record.distance) < 0.006) ?? expect.fail('no reading')
    const same = near.filter(({ distanceM }) => distanceM === own.distanceM)
    const isOne = same.some(({ speedKmh }) => Math.abs((speedKmh ?? 0) - record.enhanced_speed) < 0.0019)
    expect(isOne).toBe(true)
    const told = same.some(
      ({ targetKmh, plannedKmh, consoleKmh }) =>
        Math.abs((targetKmh ?? 0) - (record.target_speed ?? 0)) < 0.0051 &&
        Math.abs((plannedKmh ?? 0) - (record.planned_speed ?? 0)) < 0.0051 &&
        Math.abs((consoleKmh ?? 0) - (record.console_speed ?? 0)) < 0.0051,
    )
    expect(told).toBe(true)
  }
  expect(
    records.filter(({ enhanced_speed, target_speed }) => enhanced_speed < (target_speed ?? 0) - 1).length,
  ).toBeGreaterThan(20)
  expect(records.filter(({ heart_rate }) => heart_rate === 141).length).toBeGreaterThan(100)
  expect(records.at(-1)?.heart_rate).toBeUndefined()
  expect(records.at(-1)?.distance).toBeCloseTo(run.run.distanceM, 1)
})

test('the timer stands while the belt does; what was asked and held is marked', async () => {
  const run = await anyRun()
  const { events } = await readFit(fitOf(run))
  const timer = events.filter(({ event }) => event === 'timer').map(({ event_type }) => event_type)
  expect(timer).toEqual(['start', 'stop_all', 'start', 'stop_all'])
  expect(events.filter(({ event }) => event === 'user_marker').length).toBeGreaterThanOrEqual(3)
})

test('whatever a value is, what is written is one that FIT has', async () => {
  const run = await anyRun()
  const [first, ...readings] = run.readings.slice(0, 40)
  const strange = {
    ...run,
    run: { ...run.run, machineName: `Läufer 跑步 \u0000\n${'x'.repeat(300)}`, distanceM: 1e12 },
    readings: [
      { ...first!, atS: 5, heartRateBpm: 300, speedKmh: 1e6, distanceM: 0.29, inclinePct: -1e9 },
      { ...first!, atS: 6, heartRateBpm: 0, speedKmh: -4, distanceM: NaN, inclinePct: 8.29 },
      ...readings.filter(({ atS }) => atS > 7),
    ],
  }
  const { records, sessions, device_infos } = await readFit(fitOf(strange))
  expect(records[0]).toMatchObject({ distance: 0.29 })
  expect(records[0]?.heart_rate).toBeUndefined()
  expect(records[0]?.speed).toBeCloseTo(65.534 * 3.6, 3)
  expect(records[1]).toMatchObject({ speed: 0, distance: 0, grade: 8.29 })
  expect(sessions[0]?.total_distance).toBeCloseTo(42_949_672.94, 1)
  expect(device_infos[1]?.product_name).toMatch(/^Läufer 跑步 x+$/)
})

test('a string ends, and is cut between two signs', () => {
  expect(fitString('ab')).toBe('ab\0')
  const octets = fitString('€'.repeat(40))
  expect(octets).toHaveLength(64)
  expect(Buffer.from(octets.slice(0, -1), 'latin1').toString('utf8')).toBe('€'.repeat(21))
})
