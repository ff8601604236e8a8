import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Run } from '../../protocol/panel/runs.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { SHORT_PLAN } from '../daemon/short-plan.ts'
import { openPanel, startDaemon } from './driver.ts'
import { launch } from './panel-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('how hard a run was is said by one press in its report, changed and taken back, with a note; another page reads both', async () => {
  const daemon = await startDaemon('--port', '0', '--time-scale', '300', '--data', dataFolder())
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const runner = await openPanel(context, daemon.url)
  const { page } = runner
  await daemon.until('standstill', ({ belt }) => belt === 'still')
  await daemon.choose(SHORT_PLAN)
  await daemon.ask('begin', 'skip-all', 'start')
  await daemon.until('the gate', ({ gate }) => gate === 'open')
  await daemon.ask('skip-sprint')
  await daemon.until('the stretch after', ({ phase, belt }) => phase.kind === 'stretch' && belt === 'still')
  await daemon.ask('skip-all')
  const { reportOf } = await daemon.until('the report', ({ phase }) => phase.kind === 'done')
  const kept = async (): Promise<Pick<Run, 'effort' | 'note'>> => {
    const { effort, note } = (await (await fetch(new URL(`/api/runs/${reportOf?.id}`, daemon.url))).json()) as Run
    return { effort, note }
  }
  const step = (name: string) =>
    page.getByRole('group', { name: 'How hard was it?' }).getByRole('button', { name, exact: true })

  await step('7, hard').click()
  await expect.poll(kept).toMatchObject({ effort: 7 })
  expect(await step('7, hard').getAttribute('aria-pressed')).toBe('true')
  await step('5, moderate').click()
  await expect.poll(kept).toMatchObject({ effort: 5 })
  await step('5, moderate').click()
  await expect.poll(kept).toEqual({ effort: undefined, note: undefined })
  await step('8, hard').click()

  await page.getByRole('button', { name: 'All splits' }).click()
  await page.getByLabel(/^A note/).fill('New shoes.')
  await page.getByLabel(/^A note/).press('Enter')
  await expect.poll(kept).toEqual({ effort: 8, note: 'New shoes.' })

  const other = await openPanel(context, daemon.url)
  await expect.poll(() => other.page.getByText('8, hard').count()).toBe(1)
  await other.page.getByRole('button', { name: 'All splits' }).click()
  await expect.poll(() => other.page.getByLabel(/^A note/).inputValue()).toBe('New shoes.')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.locator('cr-how-hard button').first().waitFor()
  for (const key of await page.locator('cr-how-hard button').all()) {
    const { width = 0, height = 0 } = (await key.boundingBox()) ?? {}
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
  }
  // What is said on one screen is heard on the other.
  await step('9, very hard').click()
  await other.page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect.poll(() => other.page.getByText('9, very hard').count(), { timeout: 15_000 }).toBe(1)
  expect([...runner.complaints, ...other.complaints]).toEqual([])
  await daemon.kill()
})
