import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type Axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { SIZES, launch, onTopAt, openPanel, wordsOn, type Panel } from './panel-page.ts'
import { overlaps, type Words } from './words.ts'

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Screens on which somebody runs, or may be about to. */
const RUNNING: readonly SnapshotName[] = [
  'starting',
  'warmUp',
  'mileTwo',
  'offTarget',
  'mileSeven',
  'minute',
  'gateOpen',
  'armed',
  'tenSeconds',
  'two',
  'sprint',
  'sprintEnd',
  'coolDown',
  'held',
  'waiting',
  'linkLost',
  'danger',
]
/** One of each kind. */
const TELLING: readonly SnapshotName[] = ['mileTwo', 'gateOpen', 'tenSeconds', 'two', 'sprint', 'held', 'danger']
const STANDING: readonly SnapshotName[] = ['stretch', 'start', 'stopped']
const SCROLLING: readonly SnapshotName[] = ['ready', 'strong', 'done']

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

/** At its middle and near its corners, and no other button reaches under it. */
async function stopLiesOnTop({ page }: Panel): Promise<void> {
  const box = await page.locator('cr-override-pad cr-key.stop').boundingBox()
  if (box === null) throw new Error('there is no STOP')
  for (const [dx, dy] of [
    [0.5, 0.5],
    [0.05, 0.1],
    [0.95, 0.1],
    [0.05, 0.9],
    [0.95, 0.9],
  ] as const) {
    expect(await onTopAt(page, box.x + dx * box.width, box.y + dy * box.height)).toContain('cr-key.stop')
  }
  const buttons = await page.locator('cr-key, cr-hold-button').evaluateAll((all) =>
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

describe.each(SIZES)('at $width × $height', (viewport) => {
  const { width, height } = viewport
  let panel: Panel
  beforeAll(async () => {
    panel = await openPanel(browser, SNAPSHOTS.mileTwo, { viewport })
  })
  afterAll(async () => {
    expect(panel.complaints).toEqual([])
    await panel.close()
  })

  test.each([...RUNNING, ...STANDING])(
    '%s does not scroll, its words stay inside and apart, and STOP lies on top',
    async (name) => {
      await panel.show(SNAPSHOTS[name])
      const size = await panel.page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement
        return { scrollWidth, scrollHeight }
      })
      expect(size).toEqual({ scrollWidth: width, scrollHeight: height })
      const words = await wordsOn(panel.page)
      expect(words.length).toBeGreaterThan(2)
      const outside = ({ left, right, top, bottom, escapes }: Words) =>
        escapes || left < 0 || top < 0 || right > width || bottom > height
      expect(words.filter(outside)).toEqual([])
      expect(overlaps(words)).toEqual([])
      if (name !== 'stopped') await stopLiesOnTop(panel)
    },
  )

  test('the controls keep their columns from run to sprint, and grow', async () => {
    const boxes = async (name: SnapshotName) => {
      await panel.show(SNAPSHOTS[name])
      return panel.page.locator('cr-override-pad cr-key').evaluateAll((keys) =>
        keys.map((key) => {
          const { left, right, height } = key.getBoundingClientRect()
          return { left, right, height }
        }),
      )
    }
    const run = await boxes('mileTwo')
    const sprint = await boxes('sprint')
    expect(run).toHaveLength(4)
    expect(sprint.map(({ left, right }) => ({ left, right }))).toEqual(run.map(({ left, right }) => ({ left, right })))
    sprint.forEach(({ height }, index) => expect(height).toBeGreaterThan(1.5 * (run[index]?.height ?? Infinity)))
  })

  test('one thing is biggest: the pace, the countdown, the metres', async () => {
    for (const [name, text] of [
      ['mileTwo', '9:45'],
      ['minute', '47'],
      ['sprint', '280'],
    ] as const) {
      await panel.show(SNAPSHOTS[name])
      const words = await wordsOn(panel.page)
      const tallest = words.reduce((a, b) => (b.bottom - b.top > a.bottom - a.top ? b : a))
      expect(tallest.text).toBe(text)
    }
  })

  test.each(SCROLLING)('%s is never wider than the screen', async (name) => {
    await panel.show(SNAPSHOTS[name])
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect((await wordsOn(panel.page)).filter(({ left, right }) => left < 0 || right > width)).toEqual([])
  })

  test('the pace keeps its size within a phase', async () => {
    const size = () => panel.page.locator('cr-hero .number').evaluate((number) => getComputedStyle(number).fontSize)
    const at = async (speedKmh: number) => {
      await panel.show({ ...SNAPSHOTS.mileTwo, measured: { ...SNAPSHOTS.mileTwo.measured, speedKmh } })
      return size()
    }
    await at(8)
    const wide = await size()
    expect(await at(9.9)).toBe(wide)
  })
})

describe.each([
  { colorScheme: 'dark', names: [...TELLING, ...STANDING, ...SCROLLING] },
  { colorScheme: 'light', names: [...TELLING, 'stretch', 'ready', 'done'] },
] as const)('in the $colorScheme theme', ({ colorScheme, names }) => {
  let panel: Panel
  beforeAll(async () => {
    panel = await openPanel(browser, SNAPSHOTS.mileTwo, { viewport: SIZES[2], colorScheme })
    await panel.page.evaluate(AXE)
  })
  afterAll(async () => {
    await panel.close()
  })

  test.each(names)('axe finds nothing serious in %s', async (name) => {
    await panel.show(SNAPSHOTS[name])
    const violations = await panel.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof Axe }
      const results = await axe.run(document, { resultTypes: ['violations'] })
      return results.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({ id, on: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`) }))
    })
    expect(violations).toEqual([])
  })
})
