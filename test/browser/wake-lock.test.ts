import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { preview } from '../web/preview.mjs'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { ownBrowser } from './own-browser.ts'
import { launch, openPanel } from './panel-page.ts'

declare global {
  interface Window {
    locks: Promise<WakeLockSentinel>[]
  }
}

/** Each lock that the page asks for, as it gets it. */
function noteLocks(): void {
  window.locks = []
  const wakeLock = navigator.wakeLock
  const request = wakeLock.request.bind(wakeLock)
  wakeLock.request = (type) => {
    const lock = request(type)
    window.locks.push(lock)
    return lock
  }
}

/** Of each: whether it still holds. */
const held = (page: Page): Promise<boolean[]> =>
  page.evaluate(async () => (await Promise.all(window.locks)).map(({ released }) => !released))

/** In a window with tabs, which only a browser that is joined from outside has. */
async function inTabs(init: () => void, first: keyof typeof SNAPSHOTS) {
  const daemon = await preview({ ...SNAPSHOTS[first], number: 1 })
  onTestFinished(() => daemon.close())
  const [context] = (await ownBrowser()).contexts()
  const other = context!.pages()[0]!
  const page = await context!.newPage()
  await page.addInitScript(init)
  await page.goto(daemon.url)
  await page.bringToFront()
  await page.locator('cr-panel[data-snapshot="1"]').waitFor({ state: 'attached' })
  return { page, other, daemon }
}

test('the screen is kept on while a run is on it, asked for again after a tab switch, and let go after the run', async () => {
  const { page, other, daemon } = await inTabs(noteLocks, 'mileTwo')
  await expect.poll(() => held(page)).toEqual([true])
  await other.bringToFront()
  await expect.poll(() => held(page)).toEqual([false])
  await page.bringToFront()
  await expect.poll(() => held(page)).toEqual([false, true])
  daemon.show({ ...SNAPSHOTS.done, number: 2 })
  await expect.poll(() => held(page)).toEqual([false, false])
  expect(await page.getByText('cannot keep the screen on').count()).toBe(0)
})

test.each([
  ['has no such thing', () => void delete (Navigator.prototype as { wakeLock?: unknown }).wakeLock],
  [
    'refuses',
    () => void (navigator.wakeLock.request = () => Promise.reject(new DOMException('no', 'NotAllowedError'))),
  ],
])('a browser that %s says so before the run, and not over it', async (_, init) => {
  const browser = await launch()
  onTestFinished(() => browser.close())
  const panel = await openPanel(browser, SNAPSHOTS.start, { init })
  onTestFinished(() => panel.close())
  const says = panel.page.getByText('This browser cannot keep the screen on.')
  await says.waitFor()
  await panel.show(SNAPSHOTS.mileTwo)
  expect(await says.count()).toBe(0)
})
