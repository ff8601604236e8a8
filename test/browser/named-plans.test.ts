import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NamedPlans } from '../../protocol/panel/own-plans.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { openPanel, startDaemon, type Runner } from './driver.ts'
import { launch } from './panel-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const titleOf = ({ page }: Runner) => page.getByRole('heading', { level: 1 }).innerText()
const plansOn = ({ page }: Runner) => page.locator('cr-named-plans cr-choice-group label').allInnerTexts()
const titleIs = (runner: Runner, title: string) => expect.poll(() => titleOf(runner)).toContain(title)

async function opensPlans({ page }: Runner): Promise<void> {
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('button', { name: /^Start from: / }).click()
  await page.locator('cr-named-plans').waitFor()
}

test('a plan is kept by a name, changed, copied, renamed, deleted and had back; another page finds it', async () => {
  const data = dataFolder()
  const daemon = await startDaemon('--port', '0', '--data', data)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const runner = await openPanel(context, daemon.url)
  const { page } = runner
  const own = async () => ((await (await fetch(new URL('/api/plans', daemon.url))).json()) as NamedPlans).own ?? []
  const kept = async () => (await own()).map(({ name, choices }) => [name, choices.miles ?? 3])
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const keepAs = async (label: string, name: string) => {
    await page.getByLabel(label).fill(name)
    await page.getByLabel(label).press('Enter')
  }

  await opensPlans(runner)
  await page.getByText('Long Crescendo', { exact: true }).click()
  await titleIs(runner, 'Long Crescendo')
  await keepAs('Keep this plan as', 'Lunch Break')
  await expect.poll(() => page.getByRole('alert').allInnerTexts()).toEqual(['That name is taken.'])
  await page.getByLabel('Keep this plan as').fill('Sundays')
  // A press on the key leaves the field, which keeps what was typed.
  await press('Keep')
  await titleIs(runner, 'Sundays')
  expect(await kept()).toEqual([['Sundays', 6]])

  await press('Copy')
  await expect.poll(() => plansOn(runner)).toContain('Sundays 2')
  await page.getByRole('button', { name: /^How many steps: / }).click()
  await page.getByRole('button', { name: 'How many steps, more' }).click()
  await page.getByRole('button', { name: /^Start from: / }).click()
  await press('Keep changes in “Sundays 2”')
  await expect.poll(kept).toEqual([
    ['Sundays', 6],
    ['Sundays 2', 7],
  ])
  await keepAs('Its name', 'Far')
  await titleIs(runner, 'Far')
  await page.getByText('Sundays', { exact: true }).click()
  await titleIs(runner, 'Sundays')

  await press('Delete')
  await expect
    .poll(() => page.getByRole('status').allInnerTexts())
    .toContainEqual(expect.stringContaining('“Sundays” is deleted.'))
  expect(await kept()).toEqual([['Far', 7]])
  await press('Undo')
  await titleIs(runner, 'Sundays')
  expect((await kept()).sort()).toEqual([
    ['Far', 7],
    ['Sundays', 6],
  ])

  const next = await openPanel(context, daemon.url)
  await titleIs(next, 'Sundays')
  await opensPlans(next)
  expect((await plansOn(next)).slice(0, 2)).toEqual(['Far', 'Sundays'])
  expect([...runner.complaints, ...next.complaints]).toEqual([])
  await daemon.kill()
})

test('where every runner is a guest plans are chosen, and none is kept', async () => {
  const daemon = await startDaemon('--port', '0', '--gym', '--data', dataFolder())
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const runner = await openPanel(context, daemon.url)
  await opensPlans(runner)
  expect(await plansOn(runner)).toHaveLength(7)
  expect(await runner.page.getByLabel('Keep this plan as').count()).toBe(0)
  const body = JSON.stringify({ name: 'Mine', choices: {} })
  const headers = { 'content-type': 'application/json' }
  const { status } = await fetch(new URL('/api/plans/own/plan-mine', daemon.url), { method: 'PUT', headers, body })
  expect(status).toBe(404)
  await daemon.kill()
})
