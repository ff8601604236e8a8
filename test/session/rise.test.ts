import { expect, test } from 'vitest'
import { placeOf } from '../../src/session/session.ts'
import type { Stage } from './play.ts'
import { ask, inMile, look, played, stage, started, tick, until, untilPhase, waitS } from './play.ts'
import { planWith, wholePlan } from './plans.ts'

/** When, and at which measured speed, the run came to a phase. */
function lineOf(on: Stage, kind: string, mile: number | null = null): { atMs: number; kmh: number } {
  untilPhase(kind, mile)(on)
  return { atMs: on.nowMs, kmh: on.belt.speedKmh }
}

const orderTo = (on: Stage, kmh: number): number =>
  on.orders.find(({ order }) => order.kind === 'speed' && order.speedKmh === kmh)?.atMs ?? NaN

test.each([
  ['mile 2', 2, 8.7, 9.9],
  ['mile 3', 3, 9.9, 11.1],
])('the belt is at the pace of %s on its line, having risen by 0.1 km/h a second', (_, mile, fromKmh, toKmh) => {
  const on = played(stage(planWith()), ...started)
  const line = lineOf(on, 'mile', mile)
  expect(line.kmh).toBeCloseTo(toKmh, 1)
  expect((line.atMs - orderTo(on, toKmh)) / 1000).toBeCloseTo((toKmh - fromKmh) / 0.1, 0)
})

test('the walk of the warm-up is reached briskly, its jog gently and on the line between them', () => {
  const on = played(
    stage(planWith()),
    ...started,
    until((session) => placeOf(session).segment?.index === 1),
  )
  expect(on.belt.speedKmh).toBeCloseTo(8.1, 1)
  const rises = on.wishes.flatMap(({ wish }) => (wish?.belt === 'moving' ? [[wish.speedKmh, wish.rise]] : []))
  expect(rises.map((rise) => rise.join(' '))).toEqual(expect.arrayContaining(['5.5 brisk', '5.5 gentle', '8.1 gentle']))
  expect(rises).not.toContainEqual([8.1, 'brisk'])
})

test('the sprint’s rise begins on its line, and briskly', () => {
  const on = played(stage(planWith()), ...started)
  const line = lineOf(on, 'finish')
  expect(line.kmh).toBeCloseTo(11.1, 1)
  expect(orderTo(on, 13.4) - line.atMs).toBeLessThanOrEqual(100)
  expect(on.wishes.at(-1)?.wish).toMatchObject({ speedKmh: 13.4, rise: 'brisk' })
})

test('a strong finish rises like a mile: at pace on its line', () => {
  const on = played(stage(planWith({ finish: 'strong' })), ...started)
  const line = lineOf(on, 'finish')
  expect(line.kmh).toBeCloseTo(11.7, 1)
  expect((line.atMs - orderTo(on, 11.7)) / 1000).toBeCloseTo(6, 0)
  expect(look(on.session).gate).toBe('passed')
})

test('each change is announced once, 5 s before its rise begins', () => {
  const on = played(stage(planWith()), ...started, untilPhase('finish'))
  const told = on.said.filter(({ text }) => /^(Easy jog\.$|Stage \d)/.test(text))
  expect(told.map(({ text }) => text)).toEqual([
    'Easy jog.',
    'Stage 1. A little faster.',
    'Stage 2. A little faster.',
    'Stage 3. A little faster.',
  ])
  const rises = [8.1, 8.7, 9.9, 11.1].map((kmh) => orderTo(on, kmh))
  expect(told.map(({ atMs }, i) => ((rises[i] ?? NaN) - atMs) / 1000)).toEqual(
    [5, 5, 5, 5].map((s) => expect.closeTo(s, 0) as number),
  )
})

test.each([
  ['a mile', {}, 'Mile 2. A little faster.'],
  ['a kilometre', { unit: 'km' }, 'Kilometre 2. A little faster.'],
  ['half a mile', { stageM: 804.672 }, 'Stage 2. A little faster.'],
] as const)('a stage of %s is announced by its own name', (_, choices, words) => {
  const on = played(stage(wholePlan(choices)), ...started, untilPhase('mile', 2))
  expect(on.said.map(({ text }) => text)).toContain(words)
})

test.each([
  ['a runner', {}, ['Walking now.', 'Slower now.']],
  ['a walker', { level: 'beginner' }, ['Slower now.']],
] as const)('in the cool-down %s is told once to walk, and of every change', (_, choices, words) => {
  const on = played(stage(planWith(choices)), ...started, untilPhase('stretch'))
  expect(on.said.flatMap(({ text }) => (/Walking|Slower/.test(text) ? [text] : []))).toEqual(words)
})

test('the runner’s own step is not announced', () => {
  const on = played(stage(planWith()), inMile(2))
  const before = on.said.length
  played(on, ask('faster'), ask('slower'), ask('slower'), waitS(10))
  expect(on.said.slice(before)).toEqual([])
})

test('the distance counts from the line, not from the moment the belt is at pace', () => {
  const on = played(stage(planWith()), ...started, untilPhase('finish'))
  const fromM = on.belt.distanceM
  tick(on)
  untilPhase('cool-down')(on)
  expect(on.belt.distanceM - fromM).toBeCloseTo(400, -1)
})

test('a mile that is held is neither announced nor risen into', () => {
  const on = played(stage(planWith()), inMile(1), ask('hold'), untilPhase('mile', 2), waitS(30))
  expect(on.belt.speedKmh).toBeCloseTo(8.7, 2)
  expect(on.said.map(({ text }) => text)).not.toContain('Stage 2. A little faster.')
})
