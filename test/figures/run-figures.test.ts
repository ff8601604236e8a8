import { expect, test } from 'vitest'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { kcalOf, oxygenAt } from '../../src/figures/oxygen.ts'
import { figuresOf } from '../../src/figures/run-figures.ts'
import { wholePlan } from '../session/plans.ts'
import { INTERVALS } from '../workout/intervals.ts'
import { ran } from './ran.ts'

/** The plan of the coach's worked examples: 5 km in 25:00. */
const PLAN = wholePlan({ level: 'intermediate', reference: { kind: 'race', distanceM: 5000, timeS: 1500 }, unit: 'mi' })
const WALK = wholePlan({ level: 'beginner', reference: { kind: 'comfortable-walk', speedKmh: 5 }, unit: 'mi' })
const CUT = { code: 'cut-short', values: {} } as const
/** Cut short in a stage, with nothing after it. */
const stoppedIn =
  (mile: number) =>
  (split: Split): Split | undefined =>
    split.kind !== 'mile' || (split.mile ?? 0) < mile
      ? split.kind === 'warm-up' || split.kind === 'mile'
        ? split
        : undefined
      : split.mile === mile
        ? { ...split, distanceM: split.distanceM / 2, timeS: split.timeS / 2, note: CUT }
        : undefined

test('a plan that was run as it was planned gained and took what the coach works out of it', () => {
  const figures = figuresOf(ran(PLAN))
  expect(figures.gained?.sPerMi).toBeCloseTo(144, -0.5)
  expect(figures.gained?.pct).toBeCloseTo(21.6, 0)
  expect(Math.abs(kcalOf(figures.oxygenMlPerKg, 70) - 489)).toBeLessThan(3)
  const walked = figuresOf(ran(WALK))
  expect(walked.gained?.sPerMi).toBeCloseTo(289, -0.5)
  expect(walked.gained?.pct).toBeCloseTo(22.4, 0)
  const [speedKmh, oxygen] = [12, 200 * 0.2 + 3.5]
  expect(oxygenAt(speedKmh, 0)).toBeCloseTo(oxygen)
  expect(oxygenAt(speedKmh, 2)).toBeCloseTo(oxygen + 200 * 0.9 * 0.02)
  expect(oxygenAt(6, 3)).toBeCloseTo(100 * 0.1 + 100 * 1.8 * 0.03 + 3.5)
})

test('its steps are the phases on the belt, as planned and as run, and what they come to is of the whole ones', () => {
  const figures = figuresOf(ran(PLAN, (index) => (index === 4 ? 1.05 : 1)))
  expect(figures.steps.map(({ kind, number }) => [kind, number])).toEqual([
    ['warm-up', null],
    ['mile', 1],
    ['mile', 2],
    ['mile', 3],
    ['finish', null],
    ['cool-down', null],
  ])
  const [finish] = figures.steps.slice(4)
  expect(finish?.measuredKmh).toBeCloseTo((finish?.plannedKmh ?? 0) * 1.05)
  expect(figures.finish).toMatchObject({
    distanceM: 400,
    averageKmh: finish?.measuredKmh,
    peakKmh: finish?.measuredKmh,
  })
  expect(figures).toMatchObject({ kind: 'crescendo', end: { how: 'whole', in: null, why: null } })
  expect(figures.faster).toEqual({ count: 3, of: 3 })
  expect([figures.tempoKmh, figures.mileKmh]).toEqual([figures.steps[3]?.measuredKmh, figures.steps[3]?.measuredKmh])
  expect(figures.shape).toBe('run 3x1609 f400')
  const { splits } = ran(PLAN, (index) => (index === 4 ? 1.05 : 1))
  expect(figures.shapeTimeS).toBeCloseTo(splits.slice(1, 5).reduce((sum, { timeS }) => sum + timeS, 0))
})

test('one that was stopped says where, by what, and counts no stage that was not whole', () => {
  const run = { ...ran(PLAN, undefined, stoppedIn(2)), stoppedBy: 'safety-key' } as const
  const figures = figuresOf(run)
  expect(figures.end).toEqual({ how: 'stopped', in: { kind: 'mile', number: 2 }, why: 'safety-key' })
  expect(figures).toMatchObject({
    faster: { count: 1, of: 3 },
    finish: null,
    gained: null,
    tempoKmh: null,
    shapeTimeS: null,
  })
  expect(figures.steps.map(({ whole }) => whole)).toEqual([true, true, false, false, false, false])
  expect(figures.steps[3]).toMatchObject({ measuredKmh: null, measuredM: null })
  const atOnce = ran(PLAN, undefined, (split) => (split.kind === 'warm-up' ? { ...split, note: CUT } : undefined))
  expect(figuresOf(atOnce).end).toEqual({ how: 'stopped', in: null, why: null })
  const toCoolDown = ran(PLAN, undefined, (split) => (split.mile === 3 ? { ...split, note: CUT } : split))
  expect(figuresOf(toCoolDown).end).toEqual({ how: 'stopped', in: { kind: 'mile', number: 3 }, why: 'asked' })
})

test('one that was eased says from where on, and has no time to be beaten', () => {
  const was = (reason: 'eased' | 'heart' | 'asked') =>
    ran(PLAN, undefined, (split) =>
      split.mile === 3 ? { ...split, changes: [{ code: 'was-held', values: { reason } }] } : split,
    )
  for (const why of ['eased', 'heart'] as const) {
    const figures = figuresOf(was(why))
    expect(figures.end).toEqual({ how: 'eased', in: { kind: 'mile', number: 3 }, why })
    expect(figures.shapeTimeS).toBeNull()
  }
  expect(figuresOf(was('asked')).end.how).toBe('whole')
  const { splits, ...rest } = ran(PLAN)
  const noFinish = figuresOf({ ...rest, splits: splits.filter(({ kind }) => kind !== 'finish') })
  expect(noFinish.end).toEqual({ how: 'eased', in: { kind: 'finish', number: null }, why: 'asked' })
})

test('a mile that was slower is none of those that were faster', () => {
  const slower = figuresOf(ran(PLAN, (index) => (index === 3 ? 0.7 : 1)))
  expect(slower.faster).toEqual({ count: 2, of: 3 })
  expect(slower.gained?.sPerMi).toBeLessThan(0)
  expect(slower.shapeTimeS).toBeNull()
})

test('a plan of another kind is guided, has no tempo and gained nothing; of a plan that is forgotten there is what was run', () => {
  const guided = figuresOf(ran(INTERVALS))
  expect(guided).toMatchObject({ kind: 'guided', tempoKmh: null, gained: null, finish: null, shapeTimeS: null })
  const { splits } = ran(PLAN)
  const forgotten = figuresOf({ ...ran(PLAN), plan: null, line: [] })
  expect(forgotten.steps.map(({ measuredM }) => measuredM)).toEqual(splits.map(({ distanceM }) => distanceM))
  expect(forgotten).toMatchObject({ kind: 'crescendo', shape: null, finish: { peakKmh: null } })
})

test('what it took is the same by its line and by its splits, where no phase is both walked and run', () => {
  const whole = ran(PLAN)
  const only = { ...whole, splits: whole.splits.slice(1, 5) }
  const startS = whole.splits[0]?.timeS ?? 0
  const line = whole.line.filter(({ movingS }) => movingS >= startS)
  const from = line[0] ?? { movingS: 0, distanceM: 0 }
  const moved = line.map((point) => ({
    ...point,
    movingS: point.movingS - from.movingS,
    distanceM: point.distanceM - from.distanceM,
  }))
  const endS = only.splits.reduce((sum, { timeS }) => sum + timeS, 0)
  const byLine = figuresOf({ ...only, line: moved.filter(({ movingS }) => movingS <= endS + 1e-6) }).oxygenMlPerKg
  expect(byLine).toBeCloseTo(figuresOf({ ...only, line: [] }).oxygenMlPerKg, 3)
})
