import type { RunPage } from '../../protocol/panel/run-list.ts'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { simulatedClock } from '../../src/clock.ts'
import { compose, type Crescendo } from '../../src/compose.ts'
import { configOf } from '../../src/config.ts'
import { dataFolder } from './daemon-process.ts'

const BUILT = new URL('../../dist/', import.meta.url)
const HOW_MANY = 4

/** A whole daemon in this process, with its own data folder, treadmill and server. */
async function composed(): Promise<{ readonly crescendo: Crescendo; readonly url: string }> {
  const config = configOf({ data: dataFolder(), port: '0' }, {})
  const lost = (error: Error): void => expect.fail(error.message)
  const crescendo = await compose(
    config,
    BUILT,
    simulatedClock(10),
    pino({ level: 'silent' }),
    ({ code }) => expect.fail(code),
    lost,
  )
  onTestFinished(() => crescendo.close())
  return { crescendo, url: `http://localhost:${(await crescendo.serve()).port}` }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const limit = performance.now() + 40_000
  while (!holds()) {
    if (performance.now() > limit) expect.fail(`waited for ${what}`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

/** How many runs each has in its history. A slow disk may take a moment. */
const countsOf = (all: readonly { readonly url: string }[]): Promise<number[]> =>
  Promise.all(all.map(async ({ url }) => ((await (await fetch(`${url}/api/runs`)).json()) as RunPage).runs.length))

test('several daemons in one process share nothing', async () => {
  const all = await Promise.all(Array.from({ length: HOW_MANY }, composed))
  const daemons = all.map(({ crescendo }) => crescendo.daemon)
  await until('the treadmills', () => daemons.every((daemon) => daemon.snapshot().belt === 'still'))

  // Each has its plan; the even ones run, all with the same ids, since an id is nobody else's affair.
  all.forEach(({ crescendo }, index) => expect(crescendo.choose({ miles: 3 + index }).ok).toBe(true))
  const running = daemons.filter((_, index) => index % 2 === 0)
  const resting = daemons.filter((_, index) => index % 2 === 1)
  all.forEach(({ crescendo }, index) => index % 2 === 0 && crescendo.watch.prove(Infinity))
  for (const daemon of running) {
    for (const ask of ['begin', 'skip-all', 'start'] as const) expect(daemon.ask({ id: `same-${ask}`, ask })).toBeNull()
  }
  await until('a walk', () => running.every((daemon) => (daemon.snapshot().measured.speedKmh ?? 0) > 4))
  const miles = daemons.map((daemon) => daemon.snapshot().phases.filter(({ kind }) => kind === 'mile').length)
  expect(miles).toEqual(Array.from({ length: HOW_MANY }, (_, index) => 3 + index))
  for (const daemon of resting) {
    expect(daemon.snapshot()).toMatchObject({ belt: 'still', run: null, distanceM: 0, measured: { speedKmh: 0 } })
  }
  expect(new Set(running.map((daemon) => daemon.snapshot().run?.id)).size).toBe(running.length)

  // One is stopped and its run kept; the others neither stop nor hear of it.
  const [first, second] = running
  expect(first?.ask({ id: 'same-stop', ask: 'stop' })).toBeNull()
  await until('the stop', () => first?.snapshot().belt === 'stopped')
  expect(second?.snapshot()).toMatchObject({ belt: 'moving', banners: [] })
  expect(first?.ask({ id: 'same-end', ask: 'end' })).toBeNull()
  await until('the end', () => first?.snapshot().run === null)
  await expect.poll(() => countsOf(all), { timeout: 20_000 }).toEqual([1, 0, 0, 0])

  // And one ends without taking the others along.
  await all[0]?.crescendo.close()
  expect(second?.snapshot().belt).toBe('moving')
  expect(await (await fetch(`${all[2]?.url}/api/state`)).json()).toMatchObject({ belt: 'moving' })
  await expect(fetch(`${all[0]?.url}/api/state`)).rejects.toThrow()
  expect(await second?.standStill(60_000)).toBe(true)
})
