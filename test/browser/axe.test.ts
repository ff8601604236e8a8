import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { someOf, SEED } from '../draws.ts'
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
/** Each screen that is drawn is looked at in one of them; with enough draws every screen in all. */
const LOOKS = someOf(SCREENS, 9, 'axe').map((screen) => ({ screen, views: someOf(VIEWS, 1, `axe on ${screen.name}`) }))

let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.each(VIEWS)(`at $width x $height, $theme, in $language, drawn from ${SEED}`, (view) => {
  const { width, height, theme, language } = view
  beforeAll(async () => {
    const look = { viewport: { width, height }, colorScheme: theme, locale: language }
    panel = await openPanel(browser, SNAPSHOTS.ready, look)
  })
  afterAll(() => panel.close())

  test.each(LOOKS.filter(({ views }) => views.includes(view)).map(({ screen }) => screen))(
    '$name',
    async ({ snapshot, ...screen }) => {
      await panel.show(SNAPSHOTS.ready)
      await panel.show(snapshot)
      onTestFinished(() => screen.close?.(panel))
      await screen.open?.(panel)
      expect(await violationsOn(panel.page)).toEqual([])
    },
  )
})
