import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { mayMove } from '../../web/screen-of.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { draws } from '../draws.ts'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { launch, onTopAt, openPanel, type Panel } from './panel-page.ts'
import { scan } from './scan.ts'

/** Every screen at every size, light and dark, in every language: nothing of it is cut, covered, over other words or outside. */

const SIZES = [
  { width: 320, height: 568 },
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const
const LANGUAGES = ['en', 'es'] as const
const LOOKS = LANGUAGES.flatMap((language) => (['dark', 'light'] as const).map((theme) => ({ language, theme })))

/** What lies over a screen and may hide words of it, a later one over those before it. */
const LAYERS = ['cr-banner-bar', 'cr-console-check', 'cr-countdown', 'cr-more', 'cr-danger']

/** What a person opens on a screen. */
interface Opened {
  readonly on: SnapshotName
  /** The key that opens it, and the one that closes it again. */
  readonly key: string
  readonly close?: string
  /** What it opens, where that lies over the screen. */
  readonly layer?: string
}
const OPENED: Readonly<Record<string, Opened>> = {
  'ready, Change': { on: 'ready', key: 'cr-key.turn' },
  'run, more': { on: 'mileTwo', key: 'cr-more cr-key.opener', layer: 'cr-more' },
  'report, all splits': { on: 'done', key: 'cr-report cr-key.all' },
  settings: {
    on: 'ready',
    key: 'cr-machine-line button:is([aria-label="Settings"], [aria-label="Ajustes"])',
    close: 'cr-settings cr-key.main',
  },
}
/** Words at the top, over screens on which nobody runs. */
const BAR = { code: 'faster-than-time' as const, level: 'info' as const, values: { timesAsFast: 4 } }
const UNDER_BAR = ['ready', 'longName', 'stretch', 'start', 'stopped', 'stretchAfter', 'done'] as const
const NAMES = Object.keys(SNAPSHOTS) as SnapshotName[]
const SCREENS = [
  ...NAMES,
  ...Object.keys(OPENED),
  ...UNDER_BAR.map((name) => `${name}, under words at the top`),
  'first use',
]
/** Screens that are too small for all of it scroll; one that is run on never does. */
const MAY_SCROLL = new Set<string>(['done', 'cutShort', ...Object.keys(OPENED)])

let browser: Browser
const panels: Partial<Record<(typeof LANGUAGES)[number], Panel>> = {}
const panelIn = (language: (typeof LANGUAGES)[number]): Panel => panels[language] ?? expect.unreachable()
beforeAll(async () => {
  browser = await launch()
  for (const language of LANGUAGES) panels[language] = await openPanel(browser, SNAPSHOTS.ready, { locale: language })
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
      return { name: [...button.classList].join(' '), left, right, top, bottom }
    }),
  )
  const under = buttons.filter(
    ({ left, right, top, bottom }) =>
      left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y,
  )
  expect(under.map(({ name }) => name)).toEqual(['stop'])
}

/** Each size in each look. Every screen is drawn in two of them, others with another CRESCENDO_SEED; with twelve times as many draws, in all. */
const VIEWS = SIZES.flatMap((size) => LOOKS.map((look) => ({ size, ...look })))
const TIMES = Math.min(VIEWS.length, draws(2))
const SEED = Number(process.env['CRESCENDO_SEED'] ?? 0)
const viewsOf = (index: number) =>
  VIEWS.map((_, at) => VIEWS[(SEED + 5 * index + 7 * at) % VIEWS.length] ?? expect.unreachable()).slice(0, TIMES)

describe.each(SIZES)(`at $width x $height, drawn from ${SEED}`, (viewport) => {
  const { width, height } = viewport
  beforeAll(async () => {
    for (const language of LANGUAGES) await panelIn(language).page.setViewportSize(viewport)
  })

  const drawn = SCREENS.flatMap((screen, index) =>
    viewsOf(index)
      .filter(({ size }) => size === viewport)
      .map(({ theme, language }) => ({ screen, theme, language })),
  )

  test.each(drawn)('$screen, $theme, in $language', async ({ screen, theme, language }) => {
    const panel = panelIn(language)
    const { page } = panel
    const opened = OPENED[screen]
    const under = UNDER_BAR.find((name) => screen === `${name}, under words at the top`)
    const plain = SNAPSHOTS[opened?.on ?? under ?? (screen === 'first use' ? 'ready' : (screen as SnapshotName))]
    const snapshot: Snapshot = under === undefined && screen !== 'first use' ? plain : { ...plain, banners: [BAR] }
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    // A run of its own: the line of the one before is nothing of its picture.
    await panel.show(SNAPSHOTS.ready)
    await panel.show(snapshot)
    if (opened !== undefined) await page.locator(opened.key).click()
    if (screen === 'first use') {
      panel.daemon.tell({ acknowledged: null })
      await page.locator('cr-first-use').waitFor()
    }
    const { texts, faults } = await page.evaluate(scan, LAYERS)
    expect(texts.length).toBeGreaterThan(2)
    // A list that a person opened lies over the screen while it is open.
    expect(opened?.layer === undefined ? faults : faults.filter(({ layer }) => layer === opened.layer)).toEqual([])
    if (mayMove(snapshot)) await stopLiesOnTop(panel)
    const { scrollWidth, scrollHeight } = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return { scrollWidth, scrollHeight }
    })
    expect(scrollWidth).toBe(width)
    if (!MAY_SCROLL.has(screen)) expect(scrollHeight).toBe(height)
    if (opened !== undefined) await page.locator(opened.close ?? opened.key).click()
    if (screen === 'first use') panel.daemon.tell({ acknowledged: { page: BELT_PAGE, at: '2026-01-01T07:00:00.000Z' } })
  })
})
