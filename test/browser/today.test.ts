import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NamedPlans } from '../../protocol/panel/own-plans.ts'
import { localDay } from '../../src/sync/today.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { service } from '../sync/service.ts'
import { openPanel, startDaemon, type Runner } from './driver.ts'
import { launch } from './panel-page.ts'

/** What intervals.icu plans for today, on the way into the plans of its runner. */

const KEY = 'a-key-of-a-runner'
let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const workout = (name: string, description: string, type = 'Run') => ({
  ...{ category: 'WORKOUT', start_date_local: `${localDay(Date.now())}T00:00:00`, type, name, description },
})
const INTERVALS = '- 10m 7:00/km Pace\n\n2x\n- 400mtr 5:00/km Pace\n- 2m Rest\n'

async function opensFiles({ page }: Runner): Promise<void> {
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('button', { name: /^Start from: / }).click()
  await page.getByRole('button', { name: 'Files', exact: true }).click()
}

async function startedWith(events: unknown, key = KEY) {
  const remote = await service(KEY)
  remote.events = events
  const daemon = await startDaemon('--port', '0', '--data', dataFolder(), '--intervals-url', remote.url)
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ intervalsKey: key })
  expect((await fetch(new URL('/api/sync', daemon.url), { method: 'PUT', headers, body })).status).toBe(200)
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const runner = await openPanel(context, daemon.url)
  return { remote, daemon, runner, page: runner.page }
}

test('today’s workout is offered as a file is: its losses first, kept by its name, and then chosen', async () => {
  const watts = workout('Long name of a workout that goes by watts, as those of cyclists do', '- 10m 200w')
  const { daemon, runner, page, remote } = await startedWith([workout('Quarters', INTERVALS), watts])
  const own = async () => ((await (await fetch(new URL('/api/plans', daemon.url))).json()) as NamedPlans).own ?? []
  const title = page.getByRole('heading', { level: 1 })
  await opensFiles(runner)
  const before = await title.innerText()
  await page.getByRole('button', { name: /^Today from intervals.icu: Long name/ }).click()
  await expect
    .poll(() => page.getByRole('alert').allInnerTexts())
    .toEqual(['The workout is in watts: a treadmill has speeds.'])
  await page.getByRole('button', { name: 'Today from intervals.icu: Quarters' }).click()
  await page.getByText('Step 5 says no pace', { exact: false }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  // Nothing is kept, and nothing else chosen, before somebody says so.
  expect([await own(), await title.innerText()]).toEqual([[], before])
  await page.locator('cr-plan-files').getByRole('button', { name: 'Keep', exact: true }).click()
  await expect.poll(async () => (await own()).map(({ name }) => name)).toEqual(['Quarters'])
  await expect.poll(() => title.innerText()).toContain('Quarters')
  expect(remote.calls.filter((call) => call.startsWith('GET'))).toEqual(['GET 200'])
  expect(await page.content()).not.toContain(KEY)
  expect(runner.complaints).toEqual([])
  await daemon.kill()
})

test('a refused key is said where a plan of today would be; without one nothing is', async () => {
  const { daemon, runner, page } = await startedWith([], 'not-the-key')
  await opensFiles(runner)
  await page.getByText('Today’s plan is not read: intervals.icu refuses the key.', { exact: false }).waitFor()
  const headers = { 'content-type': 'application/json' }
  await fetch(new URL('/api/sync', daemon.url), { method: 'PUT', headers, body: '{"intervalsKey":null}' })
  await page.reload()
  await opensFiles(runner)
  await page.getByText('Choose a file', { exact: true }).waitFor()
  await expect.poll(() => page.locator('cr-today-plan').innerText()).toBe('')
  await daemon.kill()
})
