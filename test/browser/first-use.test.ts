import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Runner } from '../../protocol/panel/runner.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { someOf, SEED } from '../draws.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { startDaemon, openPanel as openOnDaemon, PATIENCE_MS } from './driver.ts'
import { EVERY_SIZE, SIZES, launch, openPanel, wordsOn, type Panel } from './panel-page.ts'
import { overlaps, type Words } from './words.ts'

const READ = /^I HAVE READ THIS/

let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
beforeEach(async () => {
  panel = await openPanel(browser, SNAPSHOTS.ready, { speaks: (daemon) => daemon.tell({ acknowledged: null }) })
  await panel.page.locator('cr-first-use').waitFor()
})
afterEach(async () => {
  await panel.close()
  // The refusal of one test is the browser's to tell, too.
  expect(panel.complaints.filter((complaint) => !complaint.includes('409'))).toEqual([])
})

/** Half of the sizes; with enough draws all. */
test.each(someOf(EVERY_SIZE, 3, 'sizes of first use'))(
  `at $width × $height the page is whole, for every plan, drawn from ${SEED}`,
  async ({ width, height }) => {
    await panel.page.setViewportSize({ width, height })
    for (const name of ['ready', 'strong', 'tenMiles', 'longName'] satisfies SnapshotName[]) {
      await panel.show(SNAPSHOTS[name])
      const words = await wordsOn(panel.page)
      expect(words.length).toBeGreaterThan(14)
      const outside = ({ left, right, top, bottom, escapes, buried }: Words) =>
        escapes || buried || left < 0 || top < 0 || right > width || bottom > height
      expect(words.filter(outside)).toEqual([])
      expect(overlaps(words)).toEqual([])
      // No word lies under the one thing that no screen can do.
      const box = await panel.page.locator('.limit').boundingBox()
      const others = words.filter(({ text }) => !/Bluetooth|Clip/.test(text))
      expect(others.filter(({ top, bottom }) => bottom > box!.y && top < box!.y + box!.height)).toEqual([])
      expect(await panel.page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
    }
  },
)

test('nothing begins from it; one press of the focused key says that it was read, and the plan is there', async () => {
  const { page, daemon } = panel
  await page.reload()
  await page.locator('cr-first-use').waitFor()
  expect(await page.getByRole('button', { name: /^BEGIN/ }).count()).toBe(0)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName))
    .toBe('cr-first-use')
  await page.keyboard.press('Enter')
  await page.locator('cr-ready').waitFor()
  expect(daemon.told).toEqual([{ page: BELT_PAGE }])
  expect(daemon.asks).toEqual([])
})

test('it speaks the other language at a press, and is whole in it', async () => {
  const { page } = panel
  await page.setViewportSize({ width: 320, height: 568 })
  await page.getByRole('button', { name: 'Español' }).click()
  await page.getByRole('heading', { name: 'Lo que esta cinta hará por sí sola' }).waitFor()
  for (const viewport of [...SIZES, { width: 320, height: 568 }]) {
    await page.setViewportSize(viewport)
    const words = await wordsOn(page)
    expect(words.filter((one) => one.escapes || one.buried || one.right > viewport.width)).toEqual([])
    expect(overlaps(words)).toEqual([])
  }
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: READ }).waitFor()
})

test('where it cannot be written down, the page stays and says why', async () => {
  const { page, daemon } = panel
  daemon.refuse({ error: 'not-shown', message: 'for a log' })
  await page.getByRole('button', { name: READ }).click()
  await page.getByRole('alert').getByText('The page has changed since. Read it again.').waitFor()
  expect(await page.locator('cr-first-use').count()).toBe(1)
})

test('who runs already is shown the run, read or not', async () => {
  await panel.show(SNAPSHOTS.mileTwo)
  expect(await panel.page.locator('cr-first-use').count()).toBe(0)
  await panel.show(SNAPSHOTS.ready)
  expect(await panel.page.locator('cr-first-use').count()).toBe(1)
})

test(
  'the daemon begins no run of a screen before it was read, writes down when it was, and asks no more after a restart',
  async () => {
    const folder = dataFolder()
    const started = () => startDaemon('--data', folder, '--port', '0')
    const first = await started()
    const runnerOf = async (url: string) => (await (await fetch(new URL('/api/runner', url))).json()) as Runner
    expect((await runnerOf(first.url)).acknowledged).toBeNull()
    const before = Date.now()
    const runner = await openOnDaemon(await browser.newContext(), first.url, false)
    await runner.page.locator('cr-first-use').waitFor()
    const { number } = await first.state()
    const begin = { id: 'a-screen', ask: 'begin', snapshot: number }
    const headers = { 'content-type': 'application/json' }
    const post = { method: 'POST', headers, body: JSON.stringify(begin) }
    const refused = await fetch(new URL('/api/asks', first.url), post)
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'belt-page-unread' }])
    await runner.press(READ)
    await runner.press(/^BEGIN/)
    await runner.sees({ screen: 'cr-stretch' })
    const { acknowledged } = await runnerOf(first.url)
    expect(acknowledged?.page).toBe(BELT_PAGE)
    expect(Date.parse(acknowledged?.at ?? '')).toBeGreaterThanOrEqual(before)
    await first.kill()
    const second = await started()
    expect((await runnerOf(second.url)).acknowledged).toEqual(acknowledged)
  },
  PATIENCE_MS,
)
