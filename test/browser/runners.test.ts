import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import type { Runners } from '../../protocol/panel/runners.ts'
import { openDatabase } from '../../src/history/database.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { writeAll } from '../../src/history/writing.ts'
import { ran } from '../figures/ran.ts'
import { MACHINE, PLAN, WALL_MS } from '../history/plan.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { violationsOn } from './axe.ts'
import { openPanel, PATIENCE_MS, startDaemon } from './driver.ts'
import { launch } from './panel-page.ts'

/** Several runners on one treadmill, as they see it. */

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const READ = { acknowledged: { page: BELT_PAGE, at: '2026-01-01T07:00:00.000Z' } }

/** Ana was here first, and has run once. */
function folderOfAna(): string {
  const folder = dataFolder()
  const { db } = openDatabase(folder, WALL_MS)
  writeAll(db, [
    { kind: 'runner', of: FIRST_RUNNER, runner: { ...NOTHING_TOLD, ...READ, name: 'Ana' } },
    { kind: 'run', id: 'run-of-ana', startedAtMs: WALL_MS, machine: MACHINE, plan: PLAN },
    { kind: 'end', id: 'run-of-ana', result: { ...ran(PLAN), line: [], endedAtMs: WALL_MS + 9e5 } },
  ])
  db.close()
  return folder
}

const who = (page: Page, name: string) => page.getByRole('button', { name: `You: ${name}` })
async function types(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
}

test(
  'somebody new comes, has a PIN, is switched to in one press and four digits, and is deleted; every screen follows',
  async () => {
    const args = ['--data', folderOfAna(), '--port', '0', '--time-scale', '20'] as const
    const daemon = await startDaemon(...args)
    const runners = async (): Promise<Runners> =>
      (await (await fetch(new URL('/api/runners', daemon.url))).json()) as Runners
    await daemon.until('a plan', ({ plan }) => plan !== null)
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } })
    const { page, complaints } = await openPanel(context, daemon.url, false)
    const history = await context.newPage()
    await history.goto(new URL('/history', daemon.url).toString())
    await history.locator('cr-run-row').waitFor()

    await who(page, 'Ana').click()
    await page.getByRole('dialog', { name: 'Who runs?' }).waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.getByLabel('Somebody new: your name').fill(' Ben ')
    await page.getByRole('button', { name: 'Add' }).click()
    // Of Ben nobody knows what he has read.
    await page.getByRole('button', { name: /^I HAVE READ THIS/ }).click()
    await who(page, 'Ben').click()
    await history.getByText('Your first run will stand here').waitFor()

    await page.getByRole('button', { name: 'Set a PIN' }).click()
    await page.keyboard.type('47')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Set a PIN' }).click()
    for (const key of ['4', '7', '2', 'Backspace', '1', '1']) await page.keyboard.press(key)
    await page.getByText('The PIN is set.').waitFor()
    await page.getByRole('button', { name: 'Another PIN' }).waitFor()
    await page.getByRole('button', { name: 'Take the PIN back' }).waitFor()
    await page.getByRole('button', { name: 'Ana', exact: true }).click()
    await who(page, 'Ana').waitFor()
    await history.locator('cr-run-row').waitFor()

    await who(page, 'Ana').click()
    await page.getByRole('button', { name: 'Ben, with a PIN' }).click()
    await page.getByText('PIN of Ben').waitFor()
    await types(page, '0000')
    await page.getByText('That is not the PIN.').waitFor()
    expect((await runners()).current).toBe(FIRST_RUNNER)
    await page.getByText('The next PIN in 0:01').waitFor()
    expect(await page.getByRole('button', { name: '4', exact: true }).isDisabled()).toBe(true)
    await types(page, '4711')
    await who(page, 'Ben').waitFor()

    await who(page, 'Ben').click()
    await page.getByRole('button', { name: 'Delete all of Ben' }).click()
    await page.getByText('0 runs and 0 plans go for good. Press again to delete.').waitFor()
    expect((await runners()).runners).toHaveLength(2)
    await page.getByRole('button', { name: 'Delete all of Ben' }).click()
    await page.getByText('All of Ben is deleted.').waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await who(page, 'Ana').waitFor()
    expect((await runners()).runners.map(({ name }) => name)).toEqual(['Ana'])
    await history.locator('cr-run-row').waitFor()
    expect(complaints).toEqual([])
  },
  PATIENCE_MS,
)

/** A daemon that has its plan, on a port of its own or on that of the one before. */
async function begunOn(folder: string, port = '0') {
  const daemon = await startDaemon('--data', folder, '--port', port, '--time-scale', '20')
  await daemon.until('a plan', ({ plan }) => plan !== null)
  return daemon
}

async function setPinOfAna(url: string | URL): Promise<void> {
  const set = await fetch(new URL(`/api/runners/${FIRST_RUNNER}`, url), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: '{"pin":"4711"}',
  })
  expect(set.status).toBe(200)
}

test(
  'after a restart the PIN is asked for at once; until then no run begins, and the history leads there',
  async () => {
    const folder = folderOfAna()
    const first = await begunOn(folder)
    await setPinOfAna(first.url)
    await first.kill()
    const daemon = await begunOn(folder)
    const context = await browser.newContext({ locale: 'en', viewport: { width: 360, height: 740 } })
    const { page, complaints } = await openPanel(context, daemon.url, false)
    await page.getByText('PIN of Ana').waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await page.getByRole('button', { name: /^BEGIN/ }).click()
    await page.getByText('First say who runs').first().waitFor()
    expect((await daemon.state()).run).toBeNull()
    // The key lies on the words that lead to it.
    await who(page, '').click()
    await page.getByText('PIN forgotten?').waitFor()
    expect(await violationsOn(page)).toEqual([])

    const history = await context.newPage()
    await history.goto(new URL('/history', daemon.url).toString())
    await history.getByText('PIN of Ana').waitFor()
    await types(history, '4711')
    await who(history, 'Ana').waitFor()
    // The other window is opened by that, too.
    await who(page, 'Ana').waitFor()
    await history.goto(new URL('/history', daemon.url).toString())
    await history.locator('cr-run-row').waitFor()
    expect(complaints).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'a window that was open shows nothing of whoever is locked by a restart; somebody new begins without the PIN',
  async () => {
    const folder = folderOfAna()
    const first = await begunOn(folder)
    const { url } = first
    await setPinOfAna(url)
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } })
    const { page } = await openPanel(context, url, false)
    const next = page.getByRole('button', { name: 'What next', exact: false })
    await next.waitFor()
    await first.kill()
    await begunOn(folder, new URL(url).port)
    await page.getByText('PIN of Ana').waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await page.getByRole('button', { name: /^BEGIN/ }).waitFor()
    expect(await next.count()).toBe(0)

    await who(page, '').click()
    await page.getByLabel('Somebody new: your name').fill('Cy')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^I HAVE READ THIS/ }).click()
    await who(page, 'Cy').waitFor()
  },
  PATIENCE_MS,
)
