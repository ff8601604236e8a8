import { expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { NOTHING_TOLD, type Runner } from '../../protocol/panel/runner.ts'
import { boundsOn } from '../../src/coach/bounds.ts'
import { referenceKmhOf } from '../../src/coach/ran.ts'
import { longer, sized, within } from '../../src/coach/sized.ts'
import { COARSE_IMPERIAL, IMPERIAL, METRIC } from '../workout/machines.ts'
import { ask, EASED, inShort, MILE, NO_SPRINT, R25, ran, speedsOf, STOPPED, walked, wellBefore } from './ran.ts'

/** The worked examples of the next run, by the real recipe. */

const FOR = { runner: R25, machine: METRIC }
const WALKER: Runner = { ...NOTHING_TOLD, walking: { kind: 'comfortable-walk', speedKmh: 5 } }
const WALK: Choices = { level: 'beginner', stageM: MILE / 2 }
const RACE = { kind: 'race', distanceM: 5000, timeS: 1500 } as const
const usual = (pct: number) => ({
  kind: 'usual-speed' as const,
  speedKmh: referenceKmhOf({ reference: RACE }) * (1 + pct / 100),
})
const at = (pct: number): Choices => ({ reference: usual(pct) })
const by = (pct: number): Runner => ({ ...R25, running: usual(pct) })
const kmOf = (choices: Choices): string => (sized(choices, FOR)?.km ?? 0).toFixed(2)

test('25:00, longer each time: 3×1, 3×1.1, 3×1.2, 4×1 of 6.38, 6.86, 7.35 and 7.99 km', () => {
  const chain = [sized({}, FOR)]
  for (const _ of [1, 2, 3]) {
    const before = chain.at(-1)
    chain.push(before ? longer(before.choices, 1.1 * before.km, FOR) : null)
  }
  expect(chain.map(inShort)).toEqual(['3×1', '3×1.1', '3×1.2', '4×1'])
  expect(chain.map((one) => one?.km.toFixed(2))).toEqual(['6.38', '6.86', '7.35', '7.99'])
})

test('a walker, longer each time: 3×0.5, 3×0.55, 3×0.6, 4×0.5 of 3.25, 3.49, 3.73 and 4.05 km', () => {
  const of = { runner: WALKER, machine: METRIC }
  const chain = [sized(WALK, of)]
  for (const _ of [1, 2, 3]) {
    const before = chain.at(-1)
    chain.push(before ? longer(before.choices, 1.1 * before.km, of) : null)
  }
  expect(chain.map(inShort)).toEqual(['3×0.5', '3×0.55', '3×0.6', '4×0.5'])
  expect(chain.map((one) => one?.km.toFixed(2))).toEqual(['3.25', '3.49', '3.73', '4.05'])
})

test('a whole mile more fits from ten on', () => {
  const fits = [4, 5, 6, 7, 8, 9, 10, 11, 12].filter((miles) => {
    const [now, more] = [sized({ miles }, FOR), sized({ miles: miles + 1 }, FOR)]
    return now !== null && more !== null && more.km <= 1.1 * now.km
  })
  expect(fits).toEqual([10, 11, 12])
})

test('in kilometres a stage is longer by 100 m', () => {
  const longest = longer({ unit: 'km' }, 1.1 * Number(kmOf({ unit: 'km' })), FOR)
  expect(longest?.plan.phases.find(({ kind }) => kind === 'mile')).toMatchObject({ distanceM: 1100 })
})

test('R 9.49 moves: +1, +2, −2, −3 and −5 percent', () => {
  expect(referenceKmhOf({ reference: RACE })).toBeCloseTo(9.49, 2)
  const speeds = (pct: number) => speedsOf(sized(at(pct), FOR))
  expect(speeds(1)).toBe('8.8 10 11.2 13.5')
  expect(speeds(2)).toBe('8.9 10.1 11.3 13.7')
  expect(speeds(-2)).toMatch(/^8.6 9.7 10.8 /)
  expect(speeds(-3)).toMatch(/^8.5 9.6 10.7 /)
  expect(speeds(-5)).toMatch(/^8.3 9.4 10.5 /)
})

test('in steps of 0.1 mph one percent moves one of three, so two are taken', () => {
  const of = { runner: R25, machine: IMPERIAL }
  expect(speedsOf(sized({}, of))).toMatch(/^8.69 9.98 11.1 /)
  expect(speedsOf(sized(at(1), of))).toMatch(/^8.85 9.98 11.1 /)
  const runs = [...wellBefore(100), ...[100, 107, 114].map((day) => ran(day, {}, { machine: IMPERIAL, effort: 7 }))]
  const { offer, reason } = ask(116, runs, { machine: IMPERIAL })
  expect(reason).toEqual({ code: 'faster', values: { percent: 2 } })
  expect(speedsOf(offer)).toMatch(/^8.85 10.14 11.27 /)
})

test('the table, row by row: what was measured, what is offered', () => {
  const before = wellBefore(100)
  const second = (how: Parameters<typeof ran>[2], choices: Choices = {}) =>
    ask(104, [...before, ran(97, choices), ran(101, choices, how)])
  const told = ({ offer, reason }: ReturnType<typeof ask>) =>
    `${reason.code}: ${inShort(offer)} ${offer?.plan.finish} ${offer?.plan.gate}`
  expect(told(second({ went: STOPPED }))).toBe('shorter: 3×0.8 strong auto')
  expect(told(second({ went: STOPPED }, { miles: 4 }))).toBe('shorter: 3×1 strong auto')
  expect(told(second({ went: EASED }))).toBe('smooth: 3×1 strong auto')
  expect(told(second({ effort: 9 }))).toBe('smooth: 3×1 strong auto')
  expect(told(second({ went: NO_SPRINT }))).toBe('your-go: 3×1 sprint ask')
  expect(told(second({ effort: 8 }))).toBe('once-more: 3×1 sprint auto')
  expect(told(ask(104, [...before, ran(101, at(0))], { runner: by(0) }))).toBe('once-more: 3×1 sprint auto')
  expect(told(second({ effort: 7 }))).toMatch(/^longer: /)
  expect(told(second({}))).toMatch(/^longer: /)
})

test('twice as planned: longer, as far as the longest of the month allows; as last time stands beside it', () => {
  const runs = [...[79, 81, 83].map((day) => walked(day, 6)), ran(100, {}), ran(104, {})]
  const { offer, same, reason } = ask(107, runs)
  expect(reason.code).toBe('longer')
  expect(inShort(offer)).toBe('3×1.1')
  expect(inShort(same)).toBe('3×1')
})

test('three as planned in 28 days over ten: one percent faster; with efforts of 5 at most, two', () => {
  const days = [100, 105, 110]
  const three = (effort: number | null) =>
    ask(113, [...wellBefore(100), ...days.map((day) => ran(day, {}, { effort }))])
  expect(three(null).reason).toEqual({ code: 'faster', values: { percent: 1 } })
  expect(speedsOf(three(null).offer)).toBe('8.8 10 11.2 13.5')
  expect(three(5).reason).toEqual({ code: 'faster', values: { percent: 2 } })
  expect(speedsOf(three(5).offer)).toBe('8.9 10.1 11.3 13.7')
})

test('not faster where they lie in fewer than ten days, or it moved in the last fourteen', () => {
  const near = ask(111, [...wellBefore(100), ...[100, 105, 109].map((day) => ran(day, {}))])
  expect(near.reason.code).toBe('no-faster-yet')
  expect(speedsOf(near.offer)).toBe('8.7 9.9 11.1 13.4')
  const runner = by(1)
  const three = [99, 104, 109].map((day) => ran(day, {}, { runner }))
  const moved = (today: number) => ask(today, [...wellBefore(98), ran(98, {}), ...three], { runner }).reason.code
  expect(moved(112)).toBe('no-faster-yet')
  expect(moved(113)).toBe('faster')
})

test('four percent in 42 days, and no more', () => {
  const runs = [
    ...wellBefore(100),
    ran(100, {}),
    ran(115, {}, { runner: by(2) }),
    ...[126, 131, 137].map((day) => ran(day, {}, { runner: by(3.5) })),
  ]
  expect(ask(141, runs, { runner: by(3.5) }).reason.code).toBe('no-faster-yet')
  // On the 158th day the reference of the first run is 43 days past.
  const later = [...runs.slice(0, -3), ...[148, 153, 158].map((day) => ran(day, {}, { runner: by(3.5) }))]
  expect(ask(165, later, { runner: by(3.5) }).reason.code).toBe('faster')
})

test('two of the last three stopped, eased or very hard: two percent slower', () => {
  const runs = [...wellBefore(100), ran(100, {}, { went: EASED }), ran(104, {}), ran(108, {}, { effort: 9 })]
  const { offer, reason } = ask(110, runs)
  expect(reason).toEqual({ code: 'slower', values: { percent: 2 } })
  expect(speedsOf(offer)).toMatch(/^8.6 9.7 10.8 /)
  expect(offer?.plan.finish).toBe('strong')
})

test('the first run by a race is three percent slower, and nothing of it is told of the runner', () => {
  const before = ran(100, {}, { runner: { ...R25, running: { kind: 'usual-speed', speedKmh: 9 } } })
  const { offer, reason } = ask(103, [...wellBefore(100), before])
  expect(reason).toEqual({ code: 'after-race', values: { percent: 3 } })
  expect(speedsOf(offer)).toMatch(/^8.5 9.6 10.7 /)
  expect(offer?.choices.reference).toBeUndefined()
})

test('what is not judged counts its kilometres and nothing else', () => {
  const held = ran(
    104,
    {},
    { went: (facts) => ({ ...facts, stages: facts.stages.map((stage) => ({ ...stage, heldOutsideM: 200 })) }) },
  )
  const gentle = ran(104, { adjusted: { capAboveKmh: 0 } }, { went: EASED })
  const cut = ran(104, {}, { went: (facts) => ({ ...facts, cutByClass: 0.11 }) })
  for (const run of [held, gentle, cut]) {
    const { reason } = ask(107, [...wellBefore(100), ran(100, {}), run])
    expect(reason.code).toBe('once-more')
  }
  expect(boundsOn(107, [ran(104, {})], 'run').ranKm).toBeCloseTo(6.38, 2)
})

test('it hurt: nothing is offered, and where to go', () => {
  const runs = [...wellBefore(100), ran(100, {}), ran(104, {}, { went: STOPPED })]
  expect(ask(107, runs).asksIfItHurt).toBe(true)
  expect(ask(107, runs, { hurt: true })).toMatchObject({
    offer: null,
    same: null,
    gentler: null,
    reason: { code: 'pain' },
  })
})

test('once all is well the finish is the runner’s own again', () => {
  const runs = [...wellBefore(100), ran(100, {}), ran(104, {}, { went: EASED }), ran(107, { finish: 'strong' })]
  const { offer } = ask(110, runs)
  expect(offer?.plan.finish).toBe('sprint')
})

test('the bounds: a week, the longest run, and what holds where less was run', () => {
  expect(boundsOn(100, [], 'walk')).toMatchObject({ ranKm: 0, mostWeekKm: 1.1 * 6.5, mostRunKm: 1.1 * 3.3 })
  expect(boundsOn(100, [], 'run')).toMatchObject({ mostWeekKm: 1.1 * 8, mostRunKm: 1.1 * 4 })
  const runs = [walked(75, 9), walked(76, 9), walked(93, 8), walked(94, 6), walked(99, 7)]
  // The best of the seven days that end from the 76th to the 93rd day; today and six before; the longest of thirty.
  expect(boundsOn(100, runs, 'run')).toEqual({
    ranKm: 13,
    mostWeekKm: 1.1 * 18,
    mostRunKm: 1.1 * 9,
    leftKm: 1.1 * 18 - 13,
  })
  expect(boundsOn(106, runs, 'run').mostRunKm).toBeCloseTo(1.1 * 9)
  expect(boundsOn(107, runs, 'run').mostRunKm).toBeCloseTo(1.1 * 8)
})

test('where nothing is kept the longest of the month is asked for: a week is 1.8 times that', () => {
  const told = { day: 100, longestKm: 6.5 }
  expect(boundsOn(100, [], 'run', told).mostWeekKm).toBeCloseTo(1.1 * 1.8 * 6.5, 9)
  expect(boundsOn(100, [], 'run', told)).toMatchObject({ mostRunKm: 1.1 * 6.5 })
  expect(boundsOn(131, [], 'run', told)).toMatchObject({ mostWeekKm: 1.1 * 8, mostRunKm: 1.1 * 4 })
})

test('a week that is full has no room for a run, and says when there is again', () => {
  const runs = [ran(97, {}), ran(98, {}), ran(99, {})]
  const full = ask(100, runs)
  expect(full).toMatchObject({ offer: null, same: null, reason: { code: 'week-full-until' } })
  const { days } = full.reason.values as { days: number }
  expect(ask(100 + days, runs).offer).not.toBeNull()
  for (let day = 1; day < days; day++) expect(ask(100 + day, runs).offer).toBeNull()
})

test('on any treadmill an offer is one of its plans', () => {
  for (const machine of [METRIC, IMPERIAL, COARSE_IMPERIAL]) {
    const runs = [...wellBefore(100), ran(100, {}, { machine }), ran(104, {}, { machine })]
    const { offer } = ask(107, runs, { machine })
    expect(within(offer?.choices ?? {}, Infinity, { runner: R25, machine })).not.toBeNull()
  }
})
