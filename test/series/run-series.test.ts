import fc from 'fast-check'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { RunExport, type ExportReading } from '../../protocol/panel/run-export.ts'
import { RunSeries } from '../../protocol/panel/run-opened.ts'
import { seriesOf } from '../../src/series/run-series.ts'
import { ended, exportOf, ran } from '../export/ended.ts'

test('what happened is told with its moment, its place, what it changed and until when it held', async () => {
  const run = await ran({}, async (on) => {
    await on.until('mile 1', ({ phase }) => phase.mile === 1)
    await on.clock.advance(5000)
    expect(on.ask('slower')).toBeNull()
    await on.clock.advance(5000)
    expect(on.ask('hold')).toBeNull()
    await on.clock.advance(10_000)
    expect(on.ask('resume-plan')).toBeNull()
    await on.clock.advance(5000)
    expect(on.ask('stop')).toBeNull()
    await on.until('it stands', ({ belt }) => belt === 'stopped')
    await on.clock.advance(3000)
    expect(on.ask('resume')).toBeNull()
    await on.until('it moves', ({ belt }) => belt === 'moving')
  })
  const series = seriesOf(exportOf(run))
  expect(Value.Check(RunSeries, series)).toBe(true)
  const inMile = { kind: 'mile', number: 1 }
  const { moments } = series
  const named = moments.map(({ what, ask, reason }) => ask ?? reason ?? what)
  expect(named).toEqual(expect.arrayContaining(['slower', 'hold', 'resume-plan', 'stop', 'resume', 'rests']))
  expect(named).not.toContain('begin')
  const of = (name: string) => moments.find(({ what, ask }) => (ask ?? what) === name)
  expect(of('slower')).toMatchObject({ in: inMile, byKmh: expect.toSatisfy((kmh: number) => kmh < 0) as unknown })
  const held = moments.find(({ what, reason }) => what === 'held' && reason === 'asked')
  expect(held).toMatchObject({ in: inMile, untilS: of('resume-plan')?.atS })
  expect(held?.atS).toBe(of('hold')?.atS ?? of('slower')?.atS)
  const [rests, ...others] = moments.filter(({ what }) => what === 'rests')
  expect(others, 'the rest it ends with').toEqual([])
  expect((rests?.untilS ?? 0) - (rests?.atS ?? 0)).toBeGreaterThan(3)
  expect(rests?.atS).toBeGreaterThan(of('stop')?.atS ?? Infinity)
})

test('a rise that was kept back is told with its reason, from and until when it was on the screen, though nothing of it was written down', async () => {
  const shown: number[] = []
  const run = await ran({}, async (on) => {
    await on.until('mile 1', ({ phase }) => phase.mile === 1)
    on.daemon.subscribe(() => {
      const { waiting, atMs } = on.daemon.snapshot()
      if (waiting?.code === 'nobody-watches') shown.push(atMs / 1000)
    })
    on.watched(false)
    await on.until('it waits', ({ waiting }) => waiting?.code === 'nobody-watches')
    await on.clock.advance(8000)
    on.watched(true)
  })
  const made = exportOf(run)
  const { moments } = seriesOf(made)
  expect(Value.Check(RunExport, made)).toBe(true)
  const waits = moments.filter(({ what }) => what === 'waits')
  expect(waits.map(({ wait }) => wait)).toEqual(['nobody-watches'])
  const [{ atS, untilS = null } = expect.unreachable()] = waits
  const [first = NaN, last = NaN] = [shown[0], shown.at(-1)]
  expect((untilS ?? 0) - atS).toBeGreaterThan(7.5)
  expect((untilS ?? 0) - atS).toBeCloseTo(last - first, 0)
})

test('a run as planned has no wait to tell', async () => {
  const { moments } = seriesOf(exportOf(await ended()))
  expect(moments.filter(({ what }) => what === 'waits')).toEqual([])
})

test('a run as planned is on target but for its rises; off it is what was measured elsewhere', async () => {
  const plain = exportOf(await ended())
  const { onTargetPct } = seriesOf(plain)
  expect(onTargetPct).toBeGreaterThan(60)
  expect(onTargetPct).toBeLessThan(100)
  const off = (byKmh: number): RunExport => ({
    ...plain,
    readings: plain.readings.map((one) => ({ ...one, speedKmh: (one.targetKmh ?? 0) + byKmh })),
  })
  expect(seriesOf(off(0)).onTargetPct).toBeCloseTo(100)
  expect(seriesOf(off(-0.14)).onTargetPct).toBeCloseTo(100)
  expect(seriesOf(off(0.16)).onTargetPct).toBe(0)
  const inWarmUp = plain.laps[0]?.timeS ?? 0
  const slowly = plain.readings.map((one) => ({ ...one, speedKmh: one.movingS < inWarmUp ? 2 : one.targetKmh }))
  expect(seriesOf({ ...plain, readings: slowly }).onTargetPct).toBeCloseTo(100)
  const unknown = { ...plain, readings: plain.readings.map((one) => ({ ...one, targetKmh: null })) }
  expect(seriesOf(unknown).onTargetPct).toBeNull()
})

test('what holds for another reason holds until the next', async () => {
  const events: RunExport['events'] = [
    { atS: 10, what: 'held', reason: 'console' },
    { atS: 20, what: 'held', reason: 'link' },
    { atS: 30, what: 'not-held' },
    { atS: 40, what: 'held', reason: 'asked' },
  ]
  const { moments } = seriesOf({ ...exportOf(await ended()), events })
  expect(moments.map(({ reason, untilS }) => [reason, untilS])).toEqual([
    ['console', 20],
    ['link', 30],
    ['asked', null],
  ])
})

const BLANK = { inclinePct: null, plannedKmh: null, targetKmh: null }
const reading = fc.record({
  speedKmh: fc.option(fc.integer({ min: 0, max: 2200 }).map((count) => count / 100)),
  heartRateBpm: fc.option(fc.integer({ min: 40, max: 220 })),
})

test('a long run is told in a thousand points of its own, from its first to its last, and no peak is lost', () => {
  const base: Omit<RunExport, 'readings'> = {
    ...{ crescendo: 'run', version: 1, run: {} as RunExport['run'] },
    ...{ plan: null, laps: [], events: [], distanceFrom: null },
  }
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 40 }), fc.integer({ min: 1, max: 400 }), (pattern, times) => {
      const readings = Array.from({ length: times }, () => pattern)
        .flat()
        .map((one, index): ExportReading => ({ ...BLANK, ...one, atS: index, movingS: index, distanceM: index * 2 }))
      const { atS, ...columns } = seriesOf({ ...base, readings })
      expect(atS.length).toBeLessThanOrEqual(1000)
      if (readings.length <= 1000) expect(atS).toHaveLength(readings.length)
      expect([atS[0], atS.at(-1)]).toEqual([readings[0]?.atS, readings.at(-1)?.atS])
      expect(atS.every((at, index) => index === 0 || at > (atS[index - 1] ?? at))).toBe(true)
      for (const [index, at] of atS.entries())
        expect([columns.measuredKmh[index], columns.heartBpm[index], columns.distanceM[index]]).toEqual([
          ...[readings[at]?.speedKmh, readings[at]?.heartRateBpm, readings[at]?.distanceM],
        ])
    }),
    { numRuns: 40 },
  )
  const even = Array.from({ length: 14_400 }, (_, index): ExportReading => {
    const speedKmh = index === 7_777 ? 13.4 : 9
    return { ...BLANK, speedKmh, heartRateBpm: null, atS: index, movingS: index, distanceM: index }
  })
  expect(seriesOf({ ...base, readings: even }).measuredKmh).toContain(13.4)
})
