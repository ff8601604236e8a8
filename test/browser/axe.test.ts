import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { draws } from '../draws.ts'
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
/** Every screen is looked at in one of them, in others with another CRESCENDO_SEED; with four times as many draws in all. */
const TIMES = Math.min(VIEWS.length, draws(1))
const SEED = Number(process.env['CRESCENDO_SEED'] ?? 0)
const isDrawn = (screen: number, view: number): boolean =>
  (view + VIEWS.length - ((SEED + screen) % VIEWS.length)) % VIEWS.length < TIMES

let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.each(VIEWS.map((view, index) => ({ ...view, index })))(
  `at $width x $height, $theme, in $language, drawn from ${SEED}`,
  ({ width, height, theme, language, index }) => {
    beforeAll(async () => {
      const look = { viewport: { width, height }, colorScheme: theme, locale: language }
      panel = await openPanel(browser, SNAPSHOTS.ready, look)
    })
    afterAll(() => panel.close())

    test.each(SCREENS.filter((_, screen) => isDrawn(screen, index)))('$name', async ({ snapshot, ...screen }) => {
      await panel.show(SNAPSHOTS.ready)
      await panel.show(snapshot)
      onTestFinished(() => screen.close?.(panel))
      await screen.open?.(panel)
      expect(await violationsOn(panel.page)).toEqual([])
    })
  },
)
