import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type Axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { mayMove } from '../../web/screen-of.ts'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { SIZES, launch, onTopAt, openPanel, wordsOn, type Panel } from './panel-page.ts'
import { overlaps, type Words } from './words.ts'

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Screens on which somebody runs, or may be about to. */
const RUNNING: readonly SnapshotName[] = [
  'starting',
  'warmUp',
  'early',
  'mileTwo',
  'offTarget',
  'mileSeven',
  'stageTwo',
  'minute',
  'skipped',
  'gateOpen',
  'gateHeld',
  'armed',
  'tenSeconds',
  'two',
  'sprint',
  'sprintEnd',
  'strongFinish',
  'ungone',
  'coolDown',
  'coolDownBegun',
  'held',
  'waiting',
  'unitAsked',
  'linkLost',
  'danger',
]
/** One of each kind. */
const TELLING: readonly SnapshotName[] = ['mileTwo', 'gateOpen', 'tenSeconds', 'two', 'sprint', 'held', 'danger']
const STANDING: readonly SnapshotName[] = ['stretch', 'start', 'stopped', 'stoppedInFinish', 'stretchAfter']
const SCROLLING: readonly SnapshotName[] = ['ready', 'strong', 'done']

let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
  panel = await openPanel(browser, SNAPSHOTS.mileTwo)
})
afterAll(async () => {
  await panel.close()
  await browser.close()
  expect(panel.complaints).toEqual([])
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

describe.each(SIZES)('at $width × $height', (viewport) => {
  const { width, height } = viewport
  beforeAll(async () => {
    await panel.page.setViewportSize(viewport)
  })

  test.each([...RUNNING, ...STANDING])(
    '%s does not scroll, its words stay inside and apart, and STOP lies on top',
    async (name) => {
      await panel.show(SNAPSHOTS[name])
      const [size, words] = await Promise.all([
        panel.page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement
          return { scrollWidth, scrollHeight }
        }),
        wordsOn(panel.page),
      ])
      expect(size).toEqual({ scrollWidth: width, scrollHeight: height })
      expect(words.length).toBeGreaterThan(2)
      const outside = ({ left, right, top, bottom, escapes, buried }: Words) =>
        escapes || buried || left < 0 || top < 0 || right > width || bottom > height
      expect(words.filter(outside)).toEqual([])
      expect(overlaps(words)).toEqual([])
      if (mayMove(SNAPSHOTS[name])) await stopLiesOnTop(panel)
    },
  )

  test('words at the top cover the whole phase line, and nothing of the pace', async () => {
    await panel.show(SNAPSHOTS.waiting)
    const bottomOf = async (part: string): Promise<number> => {
      const box = await panel.page.locator(part).boundingBox()
      return box === null ? NaN : box.y + box.height
    }
    const bar = await bottomOf('cr-banner-bar .bar')
    expect(bar).toBeGreaterThanOrEqual(await bottomOf('cr-run .phase'))
    const pace = (await wordsOn(panel.page)).find(({ text }) => text === '53:39')
    expect(pace?.top).toBeGreaterThan(bar)
  })

  test('the question for the unit lies above every key of the run', async () => {
    await panel.show(SNAPSHOTS.unitAsked)
    const card = await panel.page.locator('cr-console-check').boundingBox()
    if (card === null) return expect.fail('nothing is asked')
    expect(card.x + card.width).toBeLessThanOrEqual(width)
    const tops = await panel.page
      .locator('cr-stop cr-key, cr-override-pad cr-key')
      .evaluateAll((keys) => keys.map((key) => key.getBoundingClientRect().top))
    expect(tops.length).toBeGreaterThan(2)
    expect(card.y + card.height).toBeLessThan(Math.min(...tops))
  })

  test('the controls keep their columns from run to sprint, and grow', async () => {
    const boxes = async (name: SnapshotName) => {
      await panel.show(SNAPSHOTS[name])
      return panel.page.locator('cr-stop cr-key, cr-override-pad cr-key').evaluateAll((keys) =>
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

  test.each(['ready', 'start'] as const)('%s says what STOP cannot do, before anything moves', async (name) => {
    await panel.show(SNAPSHOTS[name])
    const limit = panel.page.getByText('if the Bluetooth link is lost, STOP on this screen cannot stop the belt')
    const box = await limit.boundingBox()
    if (box === null) return expect.fail('the limit is not said')
    expect(box.y).toBeGreaterThan(0)
    expect(box.y + box.height).toBeLessThan(height)
  })

  test('nothing of the plan stays under BEGIN and what is said over it: the last of it can be scrolled clear', async () => {
    await panel.show(SNAPSHOTS.ready)
    await panel.page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    const begin = await panel.page.locator('cr-ready .limit').boundingBox()
    const ends = [
      panel.page.locator('cr-plan-view li').last(),
      panel.page.locator('cr-choices-form cr-choice-group').last(),
    ]
    for (const end of await Promise.all(ends.map((one) => one.boundingBox()))) {
      if (begin === null || end === null) return expect.fail('the ready screen lacks its plan, its choices or BEGIN')
      expect(end.y + end.height <= begin.y || end.x >= begin.x + begin.width).toBe(true)
    }
    await panel.page.evaluate(() => window.scrollTo(0, 0))
  })

  test('a refusal stands at BEGIN, whole, and what it covers can be scrolled clear', async () => {
    await panel.show(SNAPSHOTS.ready)
    panel.daemon.refuse({
      error: 'plan-refused',
      message: 'Mile 3 is planned at 13.1 mph; this treadmill runs from 0.5 mph to 12.4 mph.',
      nearest: { miles: 3 },
    })
    await panel.page.getByText('Advanced').click()
    const alert = panel.page.getByRole('alert')
    await alert.waitFor()
    panel.daemon.refuse(null)
    const box = await alert.boundingBox()
    const begin = await panel.page.locator('cr-key.begin').boundingBox()
    if (box === null || begin === null) return expect.fail('nothing stands at BEGIN')
    expect(box.y).toBeGreaterThan(0)
    expect(begin.y - box.y - box.height).toBeLessThan(24)
    expect(begin.y + begin.height).toBeLessThanOrEqual(height)
    await panel.page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    const last = await panel.page.locator('cr-choices-form cr-choice-group').last().boundingBox()
    expect(last && last.y + last.height).toBeLessThanOrEqual(box.y)
    await panel.page.getByText('Take the nearest plan').click()
    await expect.poll(() => alert.count()).toBe(0)
    // The refusal itself, which the browser writes down.
    expect(panel.complaints.splice(0)).toEqual([expect.stringContaining('409')])
    await panel.page.evaluate(() => window.scrollTo(0, 0))
  })

  test('the name of the step that is run never lies under the marker', async () => {
    const at = (snapshot: Snapshot, progress: number): Snapshot => ({
      ...snapshot,
      phases: snapshot.phases.map((view) => (view.state === 'now' ? { ...view, progress } : view)),
    })
    const moments = [0.02, 0.2, 0.4, 0.5, 0.6, 0.8, 0.98].map((progress) => at(SNAPSHOTS.mileTwo, progress))
    for (const moment of [...moments, SNAPSHOTS.mileSeven]) {
      await panel.show(moment)
      const marker = await panel.page.locator('cr-staircase rect.now').boundingBox()
      if (marker === null) return expect.fail('there is no marker')
      const labels = await panel.page.locator('cr-step-labels .step > div').evaluateAll((lines) =>
        lines.map((line) => {
          const range = document.createRange()
          range.selectNodeContents(line)
          const { left, right } = range.getBoundingClientRect()
          return { left, right, text: line.textContent }
        }),
      )
      expect(labels.filter(({ left, right }) => left < marker.x + marker.width && right > marker.x)).toEqual([])
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
  { theme: 'dark', names: [...TELLING, ...STANDING, ...SCROLLING] },
  { theme: 'light', names: [...TELLING, 'stretch', 'ready', 'done'] },
] as const)('in the $theme theme', ({ theme, names }) => {
  beforeAll(async () => {
    await panel.page.setViewportSize(SIZES[2])
    await panel.page.evaluate((chosen) => localStorage.setItem('theme', chosen), theme)
    await panel.reload()
    expect(await panel.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(theme)
    await panel.page.evaluate(AXE)
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
