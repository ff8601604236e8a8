import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Belt, BeltCommand } from '../../src/simulator/belt.ts'
import { BELT_AT_REST, USUAL_DYNAMICS, moveBelt } from '../../src/simulator/belt.ts'

const DYNAMICS = { ...USUAL_DYNAMICS, minimumKmh: 1 }
const run = (targetKmh: number): BeltCommand => ({ kind: 'run', targetKmh })

const command = fc.oneof(
  fc.double({ min: 1, max: 20, noNaN: true }).map(run),
  fc.constant<BeltCommand>({ kind: 'stop' }),
  fc.constant<BeltCommand>({ kind: 'cut' }),
)
const steps = fc.array(fc.record({ command, dtMs: fc.integer({ min: 0, max: 5000 }) }), { maxLength: 30 })

function play(played: readonly { command: BeltCommand; dtMs: number }[], belt = BELT_AT_REST): Belt {
  return played.reduce((now, step) => moveBelt(now, step.command, step.dtMs, DYNAMICS), belt)
}

const goalOf = (given: BeltCommand): number => (given.kind === 'run' ? given.targetKmh : 0)

test('a start takes half a second to move the belt and one more to its minimum', () => {
  expect(play([{ command: run(5), dtMs: 500 }]).speedKmh).toBe(0)
  expect(play([{ command: run(5), dtMs: 1000 }]).speedKmh).toBeCloseTo(0.5, 9)
  expect(play([{ command: run(5), dtMs: 1500 }]).speedKmh).toBeCloseTo(1, 9)
  expect(play([{ command: run(5), dtMs: 2500 }]).speedKmh).toBeCloseTo(1.8, 9)
})

test('an hour at 12 km/h is 12 km, and an hour of elapsed time', () => {
  const belt = play([{ command: run(12), dtMs: 3_600_000 }], { ...BELT_AT_REST, speedKmh: 12 })
  expect(belt.distanceM).toBeCloseTo(12_000, 6)
  expect(belt.elapsedMs).toBe(3_600_000)
})

test('a stop from 12 km/h is still after 8 s, a cut after 3 s, and neither counts time', () => {
  const running: Belt = { ...BELT_AT_REST, speedKmh: 12 }
  expect(play([{ command: { kind: 'stop' }, dtMs: 7900 }], running).speedKmh).toBeCloseTo(0.15, 9)
  expect(play([{ command: { kind: 'stop' }, dtMs: 8000 }], running).speedKmh).toBe(0)
  expect(play([{ command: { kind: 'cut' }, dtMs: 3000 }], running)).toMatchObject({ speedKmh: 0, elapsedMs: 0 })
})

test('a belt never passes its target, nor moves away from it', () => {
  fc.assert(
    fc.property(steps, command, fc.integer({ min: 0, max: 20_000 }), (before, last, dtMs) => {
      const from = play(before)
      const to = moveBelt(from, last, dtMs, DYNAMICS)
      expect(to.speedKmh).toBeGreaterThanOrEqual(Math.min(from.speedKmh, goalOf(last)) - 1e-9)
      expect(to.speedKmh).toBeLessThanOrEqual(Math.max(from.speedKmh, goalOf(last)) + 1e-9)
    }),
  )
})

test('it is never faster than its rates allow', () => {
  fc.assert(
    fc.property(steps, command, fc.integer({ min: 1, max: 5000 }), (before, last, dtMs) => {
      const from = play(before)
      const riseKmhPerS = ((moveBelt(from, last, dtMs, DYNAMICS).speedKmh - from.speedKmh) / dtMs) * 1000
      expect(riseKmhPerS).toBeLessThanOrEqual(1 + 1e-6)
      expect(riseKmhPerS).toBeGreaterThanOrEqual(-DYNAMICS.cutKmhPerS - 1e-6)
    }),
  )
})

test('distance never falls, and grows by no more than the faster of the two speeds allows', () => {
  fc.assert(
    fc.property(steps, command, fc.integer({ min: 0, max: 5000 }), (before, last, dtMs) => {
      const from = play(before)
      const to = moveBelt(from, last, dtMs, DYNAMICS)
      const metres = to.distanceM - from.distanceM
      expect(metres).toBeGreaterThanOrEqual(0)
      expect(metres).toBeLessThanOrEqual((Math.max(from.speedKmh, to.speedKmh) * dtMs) / 3600 + 1e-6)
    }),
  )
})

test('how the time is cut into steps makes no difference', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 7 }), (played, parts) => {
      const cut = played.flatMap((step) => Array.from({ length: parts }, () => ({ ...step, dtMs: step.dtMs / parts })))
      const once = play(played)
      const often = play(cut)
      expect(often.speedKmh).toBeCloseTo(once.speedKmh, 6)
      expect(often.distanceM).toBeCloseTo(once.distanceM, 6)
      expect(often.elapsedMs).toBeCloseTo(once.elapsedMs, 6)
    }),
  )
})
