import { expect, test } from 'vitest'
import { OLDER_YEARS } from '../../protocol/heart.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import { boundsOn } from '../../src/coach/bounds.ts'
import { segmentsOf } from '../workout/machines.ts'
import { ask, inShort, MILE, R25, ran, speedsOf, walked, wellBefore } from './ran.ts'

/** The gentler defaults, column by column. */

const secondsOf = (segments: readonly { durationS: number }[]): number =>
  segments.reduce((sum, { durationS }) => sum + durationS, 0)

/** Warm-up and cool-down in minutes, the rise, how far the ceiling lies above the plan, finish and gate. */
function gentleOf(plan: NonNullable<ReturnType<typeof ask>['offer']>['plan']): string {
  const minutes = (['warm-up', 'cool-down'] as const).map((kind) => secondsOf(segmentsOf(plan, kind)) / 60)
  const capKmh = Math.round(100 * (plan.ceilingKmh - plan.fastestKmh)) / 100
  const finish = plan.phases.flatMap((phase) => (phase.kind === 'finish' ? [`${phase.style} ${phase.distanceM}`] : []))
  return `${minutes.join(', ')} min; ${plan.riseKmhPerS}, +${capKmh}; ${finish.join()} ${plan.gate}`
}

test('65 is when the first of them begins', () => expect(OLDER_YEARS).toBe(65))

test('from 65: the last mile 0.03 easier, three stages, strong and asked for, eight minutes around', () => {
  const runner = { ...R25, ageYears: 65 }
  const run = ran(100, {}, { runner })
  const { offer } = ask(104, [...wellBefore(98), run], { runner })
  expect(inShort(offer)).toBe('3×1')
  expect(speedsOf(offer)).toMatch(/^8.7 9.8 10.8 /)
  expect(gentleOf(offer!.plan)).toBe('8, 8 min; 0.2, +1; strong 400 ask')
  expect(ask(104, [...wellBefore(98), run], { runner: { ...runner, ageYears: 64 } }).offer?.plan.finish).toBe('sprint')
})

test('the first run ever: a walk of three half miles is offered, and one’s own run of as much beside it', () => {
  const { offer, same, reason } = ask(100, [])
  expect(reason.code).toBe('first-run')
  expect(offer?.plan.level).toBe('beginner')
  expect([inShort(offer), inShort(same)]).toEqual(['3×0.5', '3×0.5'])
  expect(gentleOf(offer!.plan)).toBe('8, 5 min; 0.2, +1; brisk-walk 200 ask')
  expect(gentleOf(same!.plan)).toBe('8, 5 min; 0.2, +1; strong 200 ask')
  // By a race, a notch easier.
  expect(speedsOf(same)).toMatch(/^8.5 9.6 10.7 /)
})

test('gentler today: five percent slower, three stages at most, nothing above its plan, and a finish that only comes when asked for', () => {
  const run: Choices = { miles: 5, stageM: MILE }
  const { gentler } = ask(104, [...wellBefore(98, 30), ran(94, run), ran(100, run)])
  expect(inShort(gentler)).toBe('3×1')
  expect(speedsOf(gentler)).toMatch(/^8.3 9.4 10.5 /)
  expect(gentleOf(gentler!.plan)).toBe('8, 8 min; 0.2, +0; strong 400 ask')
  expect(gentler?.choices).not.toHaveProperty('reference')
})

test.each([
  [14, 'once-more', null],
  [15, 'after-break', 2],
  [28, 'after-break', 2],
  [29, 'after-break', 5],
  [56, 'after-break', 5],
  [57, 'after-break', 10],
])('%d days without a run: %s, %s percent slower', (days, code, percent) => {
  const { offer, reason } = ask(100 + days, [...wellBefore(100, 30), ran(100, {})])
  expect(reason).toEqual(percent === null ? { code, values: {} } : { code, values: { days, percent } })
  const finish = days > 28 ? 'strong' : 'sprint'
  expect(offer?.plan.finish).toBe(finish)
  if (percent === 5) expect(speedsOf(offer)).toMatch(/^8.3 9.4 10.5 /)
})

test('after a break of more than four weeks: half of the best week, then three quarters, by what was run before', () => {
  const before = [walked(93, 10), walked(97, 10), ran(100, { miles: 6 })]
  const best = 10 + before[2]!.km
  const back = ask(135, before)
  expect(gentleOf(back.offer!.plan)).toBe('8, 5 min; 0.3, +1; strong 400 auto')
  expect(back.offer!.km).toBeLessThanOrEqual(4.4)
  const [first, second, third] = [walked(135, 4.2), walked(138, 4), walked(143, 4)]
  const leftOn = (day: number, ...runs: ReturnType<typeof walked>[]) => ask(day, [...before, ...runs])
  expect(best * 0.5).toBeGreaterThan(4.2 + 4)
  expect(leftOn(138, first).offer!.km + 4.2).toBeLessThanOrEqual(0.5 * best)
  expect(leftOn(143, first, second).offer!.plan.finish).toBe('sprint')
  expect(leftOn(143, first, second).offer!.plan).toMatchObject({ gate: 'ask' })
  expect(gentleOf(leftOn(143, first, second).offer!.plan)).toBe('8, 5 min; 0.3, +1; sprint 200 ask')
  expect(gentleOf(leftOn(147, first, second, third).offer!.plan)).toMatch(/sprint 400 auto$/)
})

test('nothing gentler tells anything of the runner: their own reference, rise and ceiling stay', () => {
  const runner = { ...R25, ageYears: 70, riseKmhPerS: 0.4, ceilingKmh: 15 }
  const { offer, gentler } = ask(104, [...wellBefore(98), ran(100, {}, { runner })], { runner })
  for (const { choices, plan } of [offer!, gentler!]) {
    for (const told of ['reference', 'otherReference', 'ceilingKmh', 'riseKmhPerS', 'unit'])
      expect(choices).not.toHaveProperty(told)
    expect(plan.riseKmhPerS).toBe(0.2)
    expect(plan.ceilingKmh).toBeLessThanOrEqual(15)
  }
})

test('half of the best week before a break, three quarters in the second, then as ever', () => {
  const before = [walked(97, 6), walked(100, 5)]
  const mostOn = (day: number) => boundsOn(day, [...before, walked(135, 3)], 'run').mostWeekKm
  expect(boundsOn(135, before, 'run').mostWeekKm).toBe(0.5 * 11)
  expect([141, 142, 148].map(mostOn)).toEqual([0.5 * 11, 0.75 * 11, 0.75 * 11])
  expect(mostOn(149)).toBe(1.1 * 8)
})
