import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { simulatedClock } from '../../src/clock.ts'
import { compose, type Crescendo } from '../../src/compose.ts'
import { configOf } from '../../src/config.ts'
import { dataFolder } from './daemon-process.ts'

/** What is found out of an incline, within the connection in which it was found. */

const BUILT = new URL('../../dist/', import.meta.url)

/** A whole daemon in this process, on a treadmill that misbehaves so. */
async function composedOn(simulate: string): Promise<Crescendo> {
  const crescendo = await compose(
    configOf({ data: dataFolder(), port: '0', simulate }, {}),
    BUILT,
    simulatedClock(60),
    pino({ level: 'silent' }),
    ({ code }) => expect.fail(code),
    (error) => expect.fail(error.message),
  )
  onTestFinished(() => crescendo.close())
  await crescendo.ready
  return crescendo
}

const within = { timeout: 30_000, interval: 20 }
const offeredBy = ({ daemon }: Crescendo) => daemon.snapshot().machine?.mostInclinePct ?? null
const adviceOf = ({ daemon }: Crescendo) => daemon.snapshot().plan?.advice.map(({ code }) => code)
const INCLINED: Choices = { unit: 'km', stageM: 600, warmUpS: 60, mileInclinesPct: [2] }

test('a treadmill that tells no incline is offered none, and plans none, from its third reading on', async () => {
  const crescendo = await composedOn('tells-no-incline')
  await expect.poll(() => crescendo.daemon.snapshot().belt, within).toBe('still')
  crescendo.choose(INCLINED)
  await expect.poll(() => offeredBy(crescendo), within).toBeNull()
  await expect.poll(() => adviceOf(crescendo), within).toContain('keeps-its-incline')
})

test('a treadmill that refused an incline in a run is offered none after it', async () => {
  const crescendo = await composedOn('refuses-incline')
  const { daemon, watch } = crescendo
  await expect.poll(() => daemon.snapshot().belt, within).toBe('still')
  expect(crescendo.choose(INCLINED).ok).toBe(true)
  expect(offeredBy(crescendo)).toBe(15)
  watch.prove(Infinity)
  for (const ask of ['begin', 'skip-all', 'start'] as const) expect(daemon.ask({ id: `first-${ask}`, ask })).toBeNull()
  await expect.poll(() => daemon.snapshot().asks, within).toContain('console-says')
  expect(daemon.ask({ id: 'display', ask: 'console-says', speed: 1.8, unit: 'km/h' })).toBeNull()
  const said = new Set<string>()
  daemon.subscribe(() => said.add(daemon.snapshot().announcement?.code ?? ''))
  await expect.poll(() => [...said], within).toContain('incline-refused')
  expect(daemon.ask({ id: 'first-stop', ask: 'stop' })).toBeNull()
  await expect.poll(() => daemon.snapshot().belt, within).toBe('stopped')
  expect(daemon.ask({ id: 'first-end', ask: 'end' })).toBeNull()
  await expect.poll(() => offeredBy(crescendo), within).toBeNull()
  expect(daemon.snapshot().machine).toMatchObject({ link: 'up' })
  expect(crescendo.choose(INCLINED).ok).toBe(true)
  expect(adviceOf(crescendo)).toContain('keeps-its-incline')
})
