import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { countedOn, newCount, pressed, type Counting } from '../../web/measure/counting.ts'
import { STRANGER } from './meetings.ts'
import { SNAPSHOTS } from './snapshots.ts'

/** The turns of a belt that its runner counts at one speed. */

const at = (speedKmh: number, change: Partial<Snapshot> = {}): Snapshot => ({
  ...SNAPSHOTS.mileTwo,
  phase: { kind: 'stage', index: 2, mile: 2 },
  targetKmh: 6,
  held: null,
  measured: { ...SNAPSHOTS.mileTwo.measured, speedKmh },
  inPhase: { distanceM: 40, timeS: 20, leftM: null, leftS: 60 },
  ...change,
})
const counting = (...speeds: number[]): Counting =>
  speeds.reduce((count, kmh, i) => countedOn(count, at(kmh), 1250 + 250 * i), pressed(newCount(2), at(6), 1000))

test('from the first press to the second, by what the console said meanwhile', () => {
  expect(pressed(counting(6, 6.1, 5.9, 6), at(6), 41_500).done).toEqual({ timeS: 40.5, speedKmh: 6 })
})

test('the turns of a simulated belt that is run faster than time are counted in its own', () => {
  const machine = { ...STRANGER, timesAsFast: 20 }
  expect(pressed(counting(6), at(6, { machine }), 3000).done).toEqual({ timeS: 40, speedKmh: 6 })
})

test.each([
  ['on its way to its speed', at(5.5)],
  ['just there', at(6, { inPhase: { distanceM: 3, timeS: 4, leftM: null, leftS: 80 } })],
  ['held', at(6, { held: 'console' })],
  ['that stops', at(6, { belt: 'stopping' })],
])('on a belt %s no count begins', (_, seen) => {
  expect(pressed(newCount(2), seen, 1000).fromMs).toBeNull()
})

test('a belt that changes its speed under a count breaks it; it is counted again', () => {
  const broken = countedOn(counting(6, 6), at(6.4), 2000)
  expect(broken).toEqual({ ...newCount(2), broken: true })
  expect(pressed(broken, at(6), 5000)).toMatchObject({ fromMs: 5000, broken: false })
})

test('two presses without a reading between them are no count, and what is counted stays', () => {
  expect(pressed(counting(), at(6), 1100).done).toBeNull()
  const done = pressed(counting(6), at(6), 41_000)
  expect([pressed(done, at(6), 50_000), countedOn(done, at(6.5), 50_000)]).toEqual([done, done])
})

test('each speed begins a count of its own; around them there is none', () => {
  const seen = at(6, { phase: { kind: 'stage', index: 3, mile: 3 } })
  expect(countedOn(counting(6), seen, 2000)).toEqual(newCount(3))
  const after = at(3, { phase: { kind: 'cool-down', index: 4, mile: null } })
  expect(countedOn(newCount(3), after, 2000)).toEqual(newCount(3))
})
