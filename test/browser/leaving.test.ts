import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { words } from '../../web/language.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'

let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
beforeEach(async () => {
  panel = await openPanel(browser, SNAPSHOTS.ready)
})
afterEach(() => panel.close())

/** What leaving was answered with: the browser's question, or nothing. */
async function closes(): Promise<string | null> {
  let asked: string | null = null
  panel.page.once('dialog', (dialog) => {
    asked = dialog.type()
    void dialog.dismiss()
  })
  await panel.page.close({ runBeforeUnload: true })
  await expect.poll(() => asked !== null || panel.page.isClosed()).toBe(true)
  return asked
}

test('back and Esc close what is opened, the newest first, and leave the page alone', async () => {
  const { page } = panel
  const url = page.url()
  await page.mouse.click(640, 20)
  const opens = async (name: RegExp, opened: string) => {
    await page.getByRole('button', { name }).click()
    await page.locator(opened).waitFor()
  }
  const isAt = async (screen: string) => {
    await page.locator(screen).waitFor()
    expect(page.url()).toBe(url)
  }
  await opens(/^Change$/, 'cr-change')
  await page.goBack()
  await isAt('cr-poster')
  await opens(/^Change$/, 'cr-change')
  await page.keyboard.press('Escape')
  await isAt('cr-poster')
  await opens(/^Settings$/, 'cr-settings')
  await page.locator('cr-panel').dispatchEvent('machines')
  await page.locator('cr-machines').waitFor()
  await page.goBack()
  await isAt('cr-settings')
  await page.goBack()
  await isAt('cr-poster')
  await panel.show(SNAPSHOTS.done)
  await opens(/^All splits$/, 'cr-split-table')
  await page.keyboard.press('Escape')
  await isAt('cr-ran-picture')
  await opens(/^All splits$/, 'cr-split-table')
  await page.goBack()
  await isAt('cr-ran-picture')
})

test('choices that no plan keeps are not forgotten by a reload: why stands beside the stale plan, whatever is opened', async () => {
  const { page, daemon } = panel
  daemon.refuse({
    ...{ error: 'plan-refused', reason: 'above-ceiling', code: 'ceiling-above-house', nearest: null },
    values: { ceilingKmh: 16, houseKmh: 14, unit: 'km' },
  })
  const why = page.getByText('here nobody runs faster than')
  await page.getByRole('button', { name: /^Change$/ }).click()
  await page.locator('cr-paragraph button.word').first().click()
  await page.locator('cr-tray label').last().click()
  await why.waitFor()
  await page.locator('cr-paragraph button.word').nth(1).click()
  await why.waitFor()
  await panel.reload()
  await page.locator('cr-poster').waitFor()
  await why.waitFor()
})

test('while the belt moves back leads nowhere and says so, and closing is asked about; at rest both are free', async () => {
  const { page } = panel
  const url = page.url()
  await page.mouse.click(640, 20)
  for (const name of ['mileTwo', 'sprint', 'linkLost'] as const) {
    await panel.show(SNAPSHOTS[name])
    const screen = name === 'mileTwo' ? 'cr-run' : name === 'sprint' ? 'cr-sprint' : 'cr-lost'
    for (let times = 0; times < 4; times++) {
      await page.goBack()
      await expect
        .poll(() => page.locator('cr-banner-bar .bar').allInnerTexts(), { message: name })
        .toEqual([words.panel.beltMoves])
      expect({ url: page.url(), shown: await page.locator(screen).count() }, name).toEqual({ url, shown: 1 })
    }
  }
  await panel.show(SNAPSHOTS.mileTwo)
  expect(await closes()).toBe('beforeunload')
  expect(page.isClosed()).toBe(false)
  await panel.show(SNAPSHOTS.done)
  expect(await closes()).toBeNull()
  expect(page.isClosed()).toBe(true)
})
