import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { seenIn, SEED } from '../draws.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { violationsOn } from './axe.ts'
import { SCREENS } from './every-screen.ts'
import { launch, openPanel, SIZES, type Panel } from './panel-page.ts'

/** Axe finds nothing on any screen, of whatever impact. */

const VIEWS = [
  { ...SIZES[0], theme: 'dark', language: 'en' },
  { ...SIZES[0], theme: 'light', language: 'es' },
  { ...SIZES[3], theme: 'dark', language: 'es' },
  { ...SIZES[3], theme: 'light', language: 'en' },
] as const

let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const IN = `at $view.width x $view.height, $view.theme, in $view.language, drawn from ${SEED}`
describe.each(seenIn(SCREENS, 9, VIEWS, 'axe'))(IN, ({ view, things }) => {
  const { width, height, theme, language } = view
  beforeAll(async () => {
    const look = { viewport: { width, height }, colorScheme: theme, locale: language }
    panel = await openPanel(browser, SNAPSHOTS.ready, look)
  })
  afterAll(() => panel.close())

  test.each(things)('$name', async ({ snapshot, ...screen }) => {
    await panel.show(SNAPSHOTS.ready)
    await panel.show(snapshot)
    onTestFinished(() => screen.close?.(panel))
    await screen.open?.(panel)
    expect(await violationsOn(panel.page)).toEqual([])
  })
})
