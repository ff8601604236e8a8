import { expect, test } from 'vitest'
import { manualClock, monotonicClock, simulatedClock } from '../src/clock.ts'

/** Keeps this process from doing anything else. */
function block(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

const until = (condition: () => boolean): Promise<void> =>
  new Promise((done) => {
    const look = (): void => void (condition() ? done() : setImmediate(look))
    look()
  })

test('a manual clock calls what falls due in its order, each at its own time', async () => {
  const clock = manualClock()
  const calls: [string, number][] = []
  clock.every(250, () => calls.push(['reading', clock.nowMs()]))
  const stop = clock.every(100, () => calls.push(['tick', clock.nowMs()]))
  clock.after(201, stop)
  await clock.advance(500)
  expect(calls).toEqual([
    ['tick', 100],
    ['tick', 200],
    ['reading', 250],
    ['reading', 500],
  ])
})

test('simulated time is late on a busy computer, and nothing in it comes too early or too late', async () => {
  const clock = simulatedClock(60)
  const calls: [string, number][] = []
  const undo = [
    clock.every(250, () => calls.push(['reading', clock.nowMs()])),
    clock.every(100, () => calls.push(['tick', clock.nowMs()])),
  ]
  block(150)
  await until(() => calls.length >= 70)
  for (const end of undo) end()
  for (const kind of ['reading', 'tick']) {
    const times = calls.filter(([name]) => name === kind).map(([, atMs]) => atMs)
    expect(times).toEqual(times.map((_, index) => (index + 1) * (kind === 'tick' ? 100 : 250)))
  }
  const order = calls.map(([, atMs]) => atMs)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})

test('a computer that stood still for long makes simulated time lag, not race', async () => {
  const clock = simulatedClock(1)
  let ticks = 0
  const end = clock.every(100, () => ticks++)
  block(2500)
  await until(() => ticks >= 10)
  end()
  expect(clock.nowMs()).toBeLessThan(2000)
})

test('a scaled clock counts more than real seconds, and says so', async () => {
  const clock = monotonicClock(600)
  const beforeMs = clock.nowMs()
  await new Promise<void>((done) => clock.after(60_000, done))
  expect(clock.nowMs() - beforeMs).toBeGreaterThanOrEqual(59_000)
  expect(clock.scale).toBe(600)
})

test('boot time goes on with the monotonic clock while nobody sleeps, and ahead of it while the computer does', async () => {
  const real = monotonicClock()
  const aheadMs = real.bootMs() - real.nowMs()
  block(300)
  expect(Math.abs(real.bootMs() - real.nowMs() - aheadMs)).toBeLessThan(1100)

  const manual = manualClock()
  await manual.advance(1000)
  manual.sleep(5000)
  manual.setWall(-60_000)
  expect(manual.bootMs() - manual.nowMs()).toBe(5000)
})
