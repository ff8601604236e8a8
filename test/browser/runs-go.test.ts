import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import type { RunPage } from '../../protocol/panel/run-list.ts'
import type { Sync } from '../../protocol/panel/sync.ts'
import { simulatedClock } from '../../src/clock.ts'
import { compose, type Crescendo } from '../../src/compose.ts'
import { configOf } from '../../src/config.ts'
import { launch } from './panel-page.ts'
import { readFit } from '../export/read-fit.ts'
import { service } from '../sync/service.ts'
import { dataFolder } from '../process/daemon-process.ts'

/** A run on its way out of a whole daemon, from the belt to a folder and to a service. */

const BUILT = new URL('../../dist/', import.meta.url)
const KEY = 'a-key-of-a-runner'
const within = { timeout: 30_000, interval: 50 }

async function composedFor(intervalsUrl: string, isGym = false) {
  const lines: string[] = []
  const crescendo = await compose(
    configOf({ data: dataFolder(), port: '0', gym: isGym, intervalsUrl }, {}),
    BUILT,
    simulatedClock(60),
    pino({ level: 'debug' }, { write: (line) => lines.push(line) }),
    ({ code }) => expect.fail(code),
    (error) => expect.fail(error.message),
  )
  onTestFinished(() => crescendo.close())
  const { port } = await crescendo.serve()
  await expect.poll(() => crescendo.daemon.snapshot().belt, within).toBe('still')
  return { crescendo, url: `http://localhost:${port}`, lines }
}

/** A kilometre's first part, stopped and ended. */
async function ran({ daemon, watch, choose }: Crescendo): Promise<void> {
  expect(choose({ unit: 'km', stageM: 600, warmUpS: 60 }).ok).toBe(true)
  watch.prove(Infinity)
  for (const ask of ['begin', 'skip-all', 'start'] as const) expect(daemon.ask({ id: `sync-${ask}`, ask })).toBeNull()
  await expect.poll(() => daemon.snapshot().distanceM, within).toBeGreaterThan(150)
  expect(daemon.ask({ id: 'sync-stop', ask: 'stop' })).toBeNull()
  await expect.poll(() => daemon.snapshot().belt, within).toBe('stopped')
  expect(daemon.ask({ id: 'sync-end', ask: 'end' })).toBeNull()
}

/** As a runner sets it: on the page of the runs, first with a folder that is none. */
async function setOn(url: string, folder: string): Promise<void> {
  const browser = await launch()
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' })
  await page.goto(`${url}/history`)
  const goes = page.locator('cr-runs-go')
  const into = goes.getByLabel('Each finished run as a FIT file')
  await into.fill(`${folder}/nowhere`)
  await into.press('Enter')
  await goes.getByText(`There is no folder ${folder}/nowhere on this computer.`).waitFor()
  const key = goes.getByLabel('Its API key: each finished run goes there')
  await key.fill('short')
  await key.press('Enter')
  await goes.getByText('No key is that short').waitFor()
  await into.fill(folder)
  await into.press('Enter')
  await goes.getByText(folder, { exact: true }).waitFor()
  await goes.getByLabel('Its API key: each finished run goes there').fill(KEY)
  await goes.getByRole('button', { name: 'Set', exact: true }).click()
  await goes.getByText('A key is set.').waitFor()
  expect(await page.content()).not.toContain(KEY)
  expect(await goes.evaluate(({ shadowRoot }) => shadowRoot?.innerHTML)).not.toContain(KEY)
  await page.close()
}

const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T

test('a run that ends goes into the folder and to the service by itself, once, as the file that it is exported as', async () => {
  const remote = await service(KEY)
  const { crescendo, url, lines } = await composedFor(remote.url)
  const folder = join(dataFolder(), 'watched')
  mkdirSync(folder)
  await setOn(url, folder)
  await ran(crescendo)
  const now = () => json<Sync>(fetch(`${url}/api/sync`))
  await expect.poll(async () => (await now()).folder?.sent, within).toBe(1)
  await expect.poll(async () => (await now()).intervals?.sent, within).toBe(1)
  expect(await now()).toMatchObject({ folder: { waiting: 0, problem: null }, intervals: { waiting: 0, problem: null } })

  const [name = '', ...more] = readdirSync(folder)
  expect([name, more]).toEqual([expect.stringMatching(/^crescendo-\d{4}-\d\d-\d\d-\d{4}-\w{8}\.fit$/), []])
  const octets = readFileSync(join(folder, name))
  const { runs } = await json<RunPage>(fetch(`${url}/api/runs`))
  const [run] = runs
  expect([...remote.taken]).toEqual([[`crescendo-${run?.id}`, { times: 1, octets }]])
  const session = (await readFit(octets)).sessions?.[0]
  expect(session?.total_distance).toBeCloseTo(run?.distanceM ?? 0, 0)
  // What let it in there stands nowhere.
  expect(lines.join('\n')).not.toContain(KEY)
  expect(JSON.stringify(await now())).not.toContain(KEY)
})

test('in a gym there is no such place', async () => {
  const remote = await service(KEY)
  const { url } = await composedFor(remote.url, true)
  expect((await fetch(`${url}/api/sync`)).status).toBe(404)
})
