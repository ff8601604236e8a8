import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { words } from '../../web/language.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'

let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
  panel = await openPanel(browser, SNAPSHOTS.ready)
})
afterAll(async () => {
  await panel.close()
  await browser.close()
})

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

test('while the belt moves back leads nowhere and says so, and closing is asked about; at rest both are free', async () => {
  const { page } = panel
  const url = page.url()
  await page.mouse.click(640, 20)
  for (const name of ['mileTwo', 'sprint', 'linkLost'] as const) {
    await panel.show(SNAPSHOTS[name])
    const screen = name === 'mileTwo' ? 'cr-run' : name === 'sprint' ? 'cr-sprint' : 'cr-lost'
    for (let times = 0; times < 4; times++) {
      await page.goBack()
      await expect.poll(() => page.locator('cr-banner-bar .bar').allInnerTexts(), name).toEqual([words.panel.beltMoves])
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
