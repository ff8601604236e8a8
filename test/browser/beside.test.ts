import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { lineUpTo } from '../web/on-plan.ts'
import { answerOfPast } from '../web/past-runs.ts'
import { preview } from '../web/preview.mjs'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { launch } from './panel-page.ts'

/** An earlier run beside this one: a line for the eye, where somebody chose one. */

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function shown(snapshot: Snapshot, past: typeof answerOfPast = answerOfPast) {
  const daemon = await preview({ ...snapshot, number: 1 }, { past, lines: { '': lineUpTo(snapshot) } })
  const context = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'UTC' })
  onTestFinished(async () => {
    await context.close()
    await daemon.close()
  })
  const page = await context.newPage()
  const fetched: string[] = []
  page.on('request', (request) => void fetched.push(new URL(request.url()).pathname))
  await page.goto(daemon.url)
  return { page, daemon, fetched }
}
const line = 'polyline.beside:not(.under)'

test('it lies under the line of the run that is on, and in its report', async () => {
  for (const snapshot of [SNAPSHOTS.mileBeside, SNAPSHOTS.reportBeside]) {
    const { page } = await shown(snapshot)
    await page.locator(line).first().waitFor({ state: 'attached' })
    const order = await page
      .locator('cr-staircase')
      .evaluate((staircase) =>
        [...(staircase.shadowRoot?.querySelectorAll('polyline') ?? [])].map(({ classList }) => classList[0]),
      )
    expect(order.lastIndexOf('beside')).toBeLessThan(order.indexOf('speed'))
  }
})

test('who sets the speed by hand has none, and who chose none fetches nothing of it', async () => {
  const { plan } = SNAPSHOTS.mileBeside
  const guided = await shown({ ...SNAPSHOTS.guided, plan })
  await guided.page.locator('cr-staircase').waitFor()
  await guided.page.locator('cr-panel[whole]').waitFor({ state: 'attached' })
  expect(await guided.page.locator(line).count()).toBe(0)
  const plain = await shown(SNAPSHOTS.mileTwo)
  await plain.page.locator('cr-panel[whole]').waitFor({ state: 'attached' })
  expect(plain.fetched.filter((path) => /\/beside-|\/api\/runs\/r4/.test(path))).toEqual([])
})

test('the poster says which; Change does without it', async () => {
  const { page, daemon } = await shown(SNAPSHOTS.readyBeside)
  await page.getByText('Beside your run of 19 Nov', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Change' }).click()
  await page.getByRole('button', { name: 'Without it' }).click()
  await expect.poll(() => daemon.plans).toHaveLength(1)
  expect(daemon.plans[0]).not.toHaveProperty('beside')
  expect(daemon.plans[0]).toHaveProperty('miles', 3)
})

test('one that was deleted meanwhile is said no longer, and asked for once', async () => {
  let isThere = true
  const asks: string[] = []
  const { page } = await shown(SNAPSHOTS.readyBeside, (url) => {
    if (url.pathname !== '/api/runs/r4') return answerOfPast(url)
    asks.push(isThere ? 'there' : 'gone')
    return isThere ? answerOfPast(url) : { status: 404, body: { error: 'not-found', message: 'In English.' } }
  })
  const said = page.getByText('Beside your run of 19 Nov', { exact: false })
  await said.waitFor()
  isThere = false
  const back = () => page.evaluate(() => dispatchEvent(new Event('focus')))
  await back()
  await said.waitFor({ state: 'detached' })
  await back()
  await page.getByRole('button', { name: 'Change' }).click()
  await page.getByText('Without it').waitFor({ state: 'detached' })
  expect(asks.filter((one) => one === 'gone')).toEqual(['gone'])
})
