import { expect, test } from 'vitest'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import type { MachineFacts } from '../../src/belt/event.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import type { Seen } from '../../src/belt/seen.ts'

const machine: MachineFacts = {
  name: 'Test treadmill',
  grid: DEFAULT_GRID,
  drivable: true,
  incline: { minPct: 0, maxPct: 15, stepPct: 0.5 },
  simulated: true,
  sprintedBefore: true,
}

const read = (seen: Seen, atMs: number, speedKmh: number | null, inclinePct: number): Seen =>
  observe(seen, {
    kind: 'telemetry',
    atMs,
    telemetry: { speedKmh, distanceM: null, elapsedS: null, inclinePct, heartRateBpm: null },
  })

test.each([
  ['moves', 8, 8],
  ['stands', 0, 0],
  ['moves impossibly, and is not believed', 8, 19],
  ['is read without a speed', 8, null],
])('the incline of a belt that %s is read', (_, wasKmh, speedKmh) => {
  const linked = observe(NOTHING_SEEN, { kind: 'notice', atMs: 0, notice: { kind: 'link-up', machine } })
  const before = read(linked, 1000, wasKmh, 1)
  expect(read(before, 1250, speedKmh, 2).incline.reading).toEqual({ pct: 2, atMs: 1250, sinceMs: 1250 })
  expect(read(before, 1250, speedKmh, 1).incline.reading).toEqual({ pct: 1, atMs: 1250, sinceMs: 1000 })
})
