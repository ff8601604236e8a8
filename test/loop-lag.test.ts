import { expect, test } from 'vitest'
import { monotonicClock } from '../src/clock.ts'
import { measureLag, type Lag } from '../src/loop-lag.ts'

test('a loop that was kept busy is told within two seconds, with how long it was', async () => {
  const lags: Lag[] = []
  const stop = measureLag(monotonicClock(), (lag) => lags.push(lag))
  await new Promise((done) => setTimeout(done, 200))
  const until = performance.now() + 700
  while (performance.now() < until);
  await new Promise((done) => setTimeout(done, 1500))
  stop()
  const mostMs = Math.max(...lags.map((lag) => lag.mostMs))
  expect(mostMs).toBeGreaterThan(600)
  const told = lags.length
  await new Promise((done) => setTimeout(done, 1200))
  expect(lags).toHaveLength(told)
})
