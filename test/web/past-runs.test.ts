import { describe, expect, test } from 'vitest'
import type { RunStep } from '../../protocol/panel/run-list.ts'
import { bestRowsOf } from '../../web/history/best-rows.ts'
import { gainedTold } from '../../web/history/gained.ts'
import { scaleOf, smallStepsOf } from '../../web/history/heights.ts'
import { alongOf, atTimes, bandsOf, plannedIn } from '../../web/history/opened/bands.ts'
import { APART_PX, pinsOf, toldMomentsOf, type ToldMoment } from '../../web/history/opened/moments.ts'
import { stepTo } from '../../web/history/opened/step-to.ts'
import { trendsOf } from '../../web/history/trend-words.ts'
import { rowsTrend } from './past-trends.ts'
import { openedAs, seriesAs } from './past-runs.ts'
import './speak-english.ts'

const step = (kind: RunStep['kind'], kmh: number, change: Partial<RunStep> = {}): RunStep => ({
  ...{ kind, number: kind === 'mile' ? 1 : null, effort: null, whole: true },
  ...{ plannedKmh: kmh, plannedM: 1000, measuredKmh: kmh, measuredM: 1000 },
  ...change,
})
const run = (...steps: RunStep[]) => ({ steps })

test('what was gained is told by the mile or kilometre, as is the best pace', () => {
  expect(gainedTold(140, 'mi')).toBe('140 s/mi')
  const at = { run: 'r1', startedAt: '2026-01-01T07:00:00Z' }
  const bests = {
    ...{ sprints: [{ ...at, distanceM: 400, averageKmh: 13.4 }], mile: { ...at, averageKmh: 11.1 }, longest: null },
    ...{ gained: { ...at, sPerMi: 140, pct: 21 }, times: [], inARow: { now: 0, most: 0 } },
  }
  expect(bestRowsOf(bests, 'mi').map(({ value }) => value)).toEqual(['7:12 /mi', '8:42 /mi', '140 s/mi'])
  expect(bestRowsOf(bests, 'km').map(({ value }) => value)).toEqual(['4:29 /km', '5:24 /km', '87 s/km'])
})

describe('a small staircase', () => {
  const slow = run(step('mile', 6), step('finish', 8))
  const fast = run(step('mile', 9), step('finish', 13))

  test('one speed is at one height in every run', () => {
    const scale = scaleOf([slow, fast, run(step('mile', 8))])
    const finish = smallStepsOf(slow, scale)[1]
    const mile = smallStepsOf(run(step('mile', 8)), scale)[0]
    expect(finish?.ranY).toBe(mile?.ranY)
    expect(smallStepsOf(fast, scale)[1]?.ranY).toBe(0)
  })

  test('what was not run is a body at its plan, beside what was', () => {
    const scale = scaleOf([slow, fast])
    const cut = smallStepsOf(run(step('mile', 9, { whole: false, measuredM: 400 }), step('finish', 13)), scale)[0]
    expect(cut?.ranWidth).toBeCloseTo((cut?.width ?? 0) * 0.4)
    expect(cut?.planY).not.toBeNull()
    const never = { measuredKmh: null, measuredM: null, whole: false }
    expect(smallStepsOf(run(step('mile', 9, never)), scale)[0]).toMatchObject({ ranWidth: 0, ranY: 100 })
    expect(smallStepsOf(fast, scale)[0]?.planY).toBeNull()
  })

  test('steps fill the width, and nothing is wider than it', () => {
    const steps = smallStepsOf(
      run(step('warm-up', 7), step('mile', 9), step('mile', 10), step('finish', 13)),
      scaleOf([fast]),
    )
    const last = steps.at(-1)
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(99.5)
    expect(smallStepsOf(run(), scaleOf([]))).toEqual([])
    for (const { x, width, ranY } of smallStepsOf(run(step('warm-up', 7)), scaleOf([])))
      expect([x, width, ranY].every(Number.isFinite)).toBe(true)
  })
})

describe('a run along its time', () => {
  test('its bands follow each other without a gap, and what was planned lies within them', () => {
    const bands = bandsOf(openedAs('r1'))
    expect(bands[0]?.fromS).toBe(0)
    bands.slice(1).forEach((band, index) => expect(band.fromS).toBe(bands[index]?.toS))
    const planned = plannedIn(bands, seriesAs('r1'))
    expect(planned.length).toBeGreaterThan(bands.length)
    for (const { band, fromS, toS } of planned) {
      expect(fromS).toBeGreaterThanOrEqual(band.fromS - 0.5)
      expect(toS).toBeLessThanOrEqual(band.toS + 0.5)
    }
    for (const band of bands)
      expect(
        planned
          .filter((piece) => piece.band === band)
          .map(({ toS }) => toS)
          .at(-1),
      ).toBe(band.toS)
  })

  test('an earlier run lies on it by its own time; beyond its ends it is nowhere', () => {
    expect(atTimes([0, 5, 10, 20], [0, 10], [8, 10])).toEqual([8, 9, 10, null])
    expect(atTimes([5], [0, 10], [null, 10])).toEqual([null])
    const [shorter, longer] = [seriesAs('r1'), seriesAs('r4')]
    const along = alongOf(shorter, longer)
    expect(along.timesS.at(-1)).toBe(longer.movingS.at(-1))
    expect(along.measuredKmh.at(-1)).toBeNull()
    expect(
      new Set([along.timesS, along.measuredKmh, along.heartBpm, along.otherKmh].map(({ length }) => length)).size,
    ).toBe(1)
  })

  test('keys lead along it', () => {
    expect(['ArrowLeft', 'ArrowRight', 'PageUp', 'Home', 'End', 'x'].map((key) => stepTo(key, 50, 100))).toEqual([
      49,
      51,
      60,
      0,
      100,
      null,
    ])
  })
})

describe('what was changed', () => {
  const asked = { what: 'asked', in: null } as const
  const nowhere = (): string => ''

  test('presses one after the other are one change; a hold that follows what was asked says nothing of its own', () => {
    const told = toldMomentsOf(
      [
        { ...asked, atS: 10, movingS: 10, ask: 'slower', byKmh: -0.2 },
        { ...asked, atS: 13, movingS: 13, ask: 'slower', byKmh: -0.3 },
        { what: 'held', in: null, atS: 14, movingS: 14, reason: 'asked', untilS: 60 },
        { ...asked, atS: 40, movingS: 40, ask: 'slower', byKmh: -0.1 },
        { what: 'held', in: null, atS: 90, movingS: 90, reason: 'heart', untilS: 120 },
        { what: 'rests', in: null, atS: 130, movingS: 125, untilS: 160 },
      ],
      'km',
      nowhere,
    )
    expect(told.map(({ says, when }) => `${says} ${when}`)).toEqual([
      'Slower by 0.5 km/h 0:10',
      'Slower by 0.1 km/h 0:40',
      'Kept for the heart 1:30',
      'The belt rested 0:30 2:05',
    ])
  })

  test('a change that was kept back says why and for how long', () => {
    const place = { kind: 'mile', number: 2 } as const
    const waits = { atS: 700, movingS: 690, in: place, what: 'waits', wait: 'nobody-watches', untilS: 724 } as const
    const [told] = toldMomentsOf([waits], 'mi', () => 'mile 2')
    expect(told).toMatchObject({ says: 'Nobody is seen to watch (0:24)', when: 'mile 2, 11:30' })
  })

  test('pins that would lie on each other are one', () => {
    const at = (atS: number): ToldMoment => ({ atS, sign: 'other', says: '', when: '' })
    const apart = (100 * APART_PX) / 1000
    const pins = pinsOf([at(10), at(10 + apart - 0.1), at(10 + apart + 0.1)], 100, 1000)
    expect(pins.map(({ moments }) => moments.length)).toEqual([2, 1])
    expect(pinsOf([at(0)], 0, 1000).map(({ x }) => x)).toEqual([0])
  })
})

describe('how far off a hidden pace is felt', () => {
  const told = (...pcts: readonly number[]) =>
    trendsOf({ weeks: [], felt: pcts.map((pct) => ({ startedAt: '2026-01-01T07:00:00Z', pct })) }, 'km').at(-1)

  test('is the mean of five runs, either side alike, nearer is higher, beside what guessing comes to', () => {
    expect(told(-9, 3, -6, 6, -6, 1)).toMatchObject({ value: '4.4', unit: '% off', level: -6.4 })
    expect(told(-9, 3, -6)?.weeks).toEqual([-9, -6, -6])
    expect(trendsOf({ weeks: [], felt: [] }, 'km')).toHaveLength(4)
  })

  test('leans from five runs on, and from 3 %', () => {
    expect(told(-9)?.says).toBe('of one run')
    expect(told(-9, -9, -9, -9)?.says).toBe('mean of 4 runs')
    expect(told(-9, -9, -9, -9, -9)?.says).toBe('You feel slower than you run.')
    expect(told(3, 3, 3, 3, 3)?.says).toBe('You feel faster than you run.')
    expect(told(9, 2.9, 2.9, 2.9, 2.9, 2.9)?.says).toBe('mean of 5 runs')
  })
})

describe('trends', () => {
  test('of the first week it is not said what it is beside the last', () => {
    const now = { runs: 1, distanceM: 1800 }
    expect(rowsTrend([{}, {}, now])[0]).toBe('1.8 km: ')
    expect(rowsTrend([{}, { runs: 1, distanceM: 900 }, now])[0]).toContain('0.9')
  })

  test('say what the week is beside the last, and a pace beside the first and the best', () => {
    expect(rowsTrend([{ distanceM: 10_000 }, { distanceM: 12_000 }])).toContain('12.0 km: 2.0 on last week')
    expect(rowsTrend([{ distanceM: 12_000 }, { distanceM: 10_000 }])).toContain('10.0 km: 2.0 less than last week')
    expect(rowsTrend([{ tempoKmh: 10 }, {}, { tempoKmh: 12 }])).toContain('5:00 /km: 1:00 faster since September')
    expect(rowsTrend([{ sprintPeakKmh: 15 }, { sprintPeakKmh: 12 }])).toContain('5:00 /km: best 4:00 in September')
    expect(rowsTrend([{ sprintPeakKmh: 12 }, { sprintPeakKmh: 15 }])).toContain('4:00 /km: your best yet')
  })

  test('a load is told beside the mean of four weeks; what is not known is no zero', () => {
    const weeks = [100, 100, 100, 100].map((load) => ({ load }))
    expect(rowsTrend([...weeks, { load: 105 }])).toContain('105 this week: as the last month')
    expect(rowsTrend([...weeks, { load: 130 }])).toContain('130 this week: 30 % over the last month')
    expect(rowsTrend([...weeks, { load: null }])).toContain('– this week: ')
    expect(rowsTrend([{}, {}])).toContain('– : none yet')
  })
})
