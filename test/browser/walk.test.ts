import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { mayMove } from '../../web/screen-of.ts'
import { seenIn, SEED } from '../draws.ts'
import { PROFILES } from '../web/meetings.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { LAYERS, SCREENS } from './every-screen.ts'
import { EVERY_SIZE, launch, onTopAt, openPanel, type Panel } from './panel-page.ts'
import { scan } from './scan.ts'

/** Every screen at every size, light and dark, in every language: nothing of it is cut, covered, over other words or outside. */

const LANGUAGES = ['en', 'es'] as const
const LOOKS = LANGUAGES.flatMap((language) => (['dark', 'light'] as const).map((theme) => ({ language, theme })))

let browser: Browser
const panels: Partial<Record<(typeof LANGUAGES)[number], Panel>> = {}
const panelIn = (language: (typeof LANGUAGES)[number]): Panel => panels[language] ?? expect.unreachable()
beforeAll(async () => {
  browser = await launch()
  for (const language of LANGUAGES) {
    const panel = await openPanel(browser, SNAPSHOTS.ready, { locale: language })
    panel.daemon.known(PROFILES.met)
    panels[language] = panel
  }
})
afterAll(async () => {
  for (const language of LANGUAGES) {
    await panelIn(language).close()
    expect(panelIn(language).complaints).toEqual([])
  }
  await browser.close()
})

/** At its middle and near its corners, and no other button reaches under it. */
async function stopLiesOnTop({ page }: Panel): Promise<void> {
  const box = await page.locator('cr-stop cr-key').boundingBox()
  if (box === null) throw new Error('there is no STOP')
  const places = [
    [0.5, 0.5],
    [0.05, 0.1],
    [0.95, 0.1],
    [0.05, 0.9],
    [0.95, 0.9],
  ] as const
  const onTop = await Promise.all(
    places.map(([dx, dy]) => onTopAt(page, box.x + dx * box.width, box.y + dy * box.height)),
  )
  for (const found of onTop) expect(found).toContain('cr-key.stop')
  const buttons = await page.locator('cr-key, cr-long-press-button').evaluateAll((all) =>
    all.map((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect()
      return { name: button.classList[0], left, right, top, bottom }
    }),
  )
  const under = buttons.filter(
    ({ left, right, top, bottom }) =>
      left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y,
  )
  expect(under.map(({ name }) => name)).toEqual(['stop'])
}

/** Each size in each look. */
const VIEWS = EVERY_SIZE.flatMap((size) => LOOKS.map((look) => ({ ...size, ...look })))
const IN = `at $view.width x $view.height, $view.theme, in $view.language, drawn from ${SEED}`

describe.each(seenIn(SCREENS, 18, VIEWS, 'walk'))(IN, ({ view, things }) => {
  const { width, height, theme, language } = view
  beforeAll(() => panelIn(language).page.setViewportSize({ width, height }))

  test.each(things)('$name', async ({ snapshot, ...screen }) => {
    const panel = panelIn(language)
    const { page } = panel
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    // A run of its own: the line of the one before is nothing of its picture.
    await panel.show(SNAPSHOTS.ready)
    await panel.show(snapshot)
    onTestFinished(() => screen.close?.(panel))
    await screen.open?.(panel)
    const { texts, faults } = await page.evaluate(scan, LAYERS)
    expect(texts.length).toBeGreaterThan(2)
    // A list that a person opened lies over the screen while it is open.
    expect(screen.layer === undefined ? faults : faults.filter(({ layer }) => layer === screen.layer)).toEqual([])
    if (mayMove(snapshot)) await stopLiesOnTop(panel)
    const { scrollWidth, scrollHeight } = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return { scrollWidth, scrollHeight }
    })
    expect(scrollWidth).toBe(width)
    if (screen.mayScroll !== true) expect(scrollHeight).toBe(height)
  })
})
