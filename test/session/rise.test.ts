import { expect, test } from 'vitest'
import { isStage } from '../../protocol/units.ts'
import { placeOf } from '../../src/session/session.ts'
import { wishOf } from '../../src/session/wish.ts'
import type { Stage, Step } from './play.ts'
import { ask, event, inMile, look, played, stage, started, tick, until, untilPhase, waitS } from './play.ts'
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

const unwatched = (forMs: number): Step => event({ kind: 'unwatched', forMs })
const toldOf = (on: Stage, sinceMs: number): string[] =>
  on.said.filter(({ atMs }) => atMs >= sinceMs).map(({ text }) => text)
const riseOf = (on: Stage): string | null => {
  const wish = wishOf(on.session)
  return wish?.belt === 'moving' ? wish.rise : null
}
/** Into the rise to mile 2, with nobody watching by then. */
const keptFromRising = (): Stage => {
  const on = played(stage(planWith()), inMile(1), unwatched(5000))
  on.belt.obeys = false
  return played(
    on,
    until((session) => placeOf(session).segment?.rising === true),
  )
}

test('a change is read 5 s before it begins, where the coach speaks', () => {
  const rising = until((session) => placeOf(session).segment?.rising === true)
  const on = played(stage(planWith()), inMile(1), waitS(60))
  played(
    on,
    until((session) => look(session).cue?.code === 'next-stage'),
  )
  const toldAtMs = on.nowMs
  expect(on.said.at(-1)).toMatchObject({ atMs: toldAtMs, text: 'Stage 2. A little faster.' })
  played(on, rising)
  expect((on.nowMs - toldAtMs) / 1000).toBeCloseTo(5, 0)
})

test('while the belt rises to the next stage, the one that is on is still told at its own speed', () => {
  const rising = until((session) => placeOf(session).segment?.rising === true)
  const on = played(stage(planWith()), inMile(1), rising)
  const { phases, phase, targetKmh } = look(on.session)
  const [one, two] = phases.filter(isStage)
  expect(phases[phase.index ?? -1]).toBe(one)
  expect(one).toMatchObject({ targetKmh: one?.plannedKmh, partsKmh: [one?.plannedKmh] })
  expect(targetKmh).toBe(two?.plannedKmh)
})

test('a rise that was kept back for 5 s is announced again, and is wished for 5 s later', () => {
  const on = played(keptFromRising(), waitS(8))
  const watchedAtMs = on.nowMs
  expect(toldOf(on, watchedAtMs - 7000)).toEqual([])
  played(on, event({ kind: 'watched' }))
  expect(toldOf(on, watchedAtMs)).toEqual(['Stage 2. A little faster.'])
  expect(riseOf(on)).toBe('not-yet')
  played(on, waitS(4.9))
  expect(riseOf(on)).toBe('not-yet')
  played(on, waitS(0.2))
  expect(riseOf(on)).toBe('gentle')
  expect(toldOf(on, watchedAtMs)).toHaveLength(1)
})

test('one that was kept back for less goes on at once, and one that is kept back again is announced again', () => {
  const brief = played(keptFromRising(), waitS(3), event({ kind: 'watched' }))
  expect(riseOf(brief)).toBe('gentle')

  const on = played(keptFromRising(), waitS(8), event({ kind: 'watched' }), waitS(2), unwatched(5000), waitS(1))
  const watchedAtMs = on.nowMs
  played(on, event({ kind: 'watched' }))
  expect(toldOf(on, watchedAtMs)).toHaveLength(1)
  played(on, waitS(4.9))
  expect(riseOf(on)).toBe('not-yet')
})

test('a sprint that was kept back is announced by its name', () => {
  const on = played(stage(planWith()), ...started, untilPhase('mile', 3), waitS(30))
  on.belt.obeys = false
  played(on, untilPhase('finish'), unwatched(5000), waitS(7))
  const watchedAtMs = on.nowMs
  played(on, event({ kind: 'watched' }))
  expect(toldOf(on, watchedAtMs)).toEqual(['Sprint in five seconds.'])
  expect(riseOf(on)).toBe('not-yet')
  played(on, waitS(5))
  expect(riseOf(on)).toBe('brisk')
})

test('what the runner’s own faster asked for is not announced, however late it comes', () => {
  const on = played(stage(planWith()), inMile(1))
  on.belt.obeys = false
  played(on, ask('faster'), unwatched(5000), waitS(8))
  const watchedAtMs = on.nowMs
  played(on, event({ kind: 'watched' }))
  expect([riseOf(on), toldOf(on, watchedAtMs)]).toEqual(['gentle', []])
})
