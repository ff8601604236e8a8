import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { someOf, SEED } from '../draws.ts'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { SIZES, launch, openPanel, wordsOn, type Panel } from './panel-page.ts'

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

interface Moved {
  readonly part: string
  readonly forMs: unknown
  readonly by: readonly string[]
}

/** What is set in motion while one snapshot follows another: which part, for how long, by what. */
async function movedBy(panel: Panel, motion: 'reduce' | 'no-preference', names: readonly SnapshotName[]) {
  const { page } = panel
  await page.emulateMedia({ reducedMotion: motion })
  await page.evaluate(() => {
    const moved: Moved[] = []
    const { value } = Object.getOwnPropertyDescriptor(Element.prototype, 'animate') as { value: Element['animate'] }
    Object.assign(Element.prototype, {
      animate(this: Element, frames: PropertyIndexedKeyframes, timing: KeyframeAnimationOptions): Animation {
        moved.push({ part: this.classList[0] ?? '', forMs: timing.duration, by: Object.keys(frames) })
        return value.call(this, frames, timing)
      },
    })
    Object.assign(window, { moved, still: () => Object.assign(Element.prototype, { animate: value }) })
  })
  for (const name of names) await panel.show(SNAPSHOTS[name])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  return page.evaluate(() => {
    const { moved, still } = window as unknown as { readonly moved: Moved[]; readonly still: () => void }
    still()
    return moved
  })
}

test('held, the steps still to run and their words fall in 400 ms by a transform alone; not where less motion is wanted', async () => {
  await panel.show(SNAPSHOTS.mileTwo)
  const fallen = await movedBy(panel, 'no-preference', ['held'])
  expect([...new Set(fallen.map(({ part }) => part))].sort()).toEqual(['body', 'edge', 'run', 'step'])
  for (const { forMs, by } of fallen) expect([forMs, by]).toEqual([400, ['transform']])
  await panel.show(SNAPSHOTS.mileTwo)
  expect(await movedBy(panel, 'no-preference', ['mileTwo'])).toEqual([])
  expect(await movedBy(panel, 'reduce', ['held'])).toEqual([])
})

test.each([
  ['stopped', 'climbs back to your pace'],
  ['stoppedHeld', 'climbs to the speed you kept'],
] as const)('%s: carrying on says what the belt does: %s', async (name, words) => {
  await panel.show(SNAPSHOTS[name])
  expect(await panel.page.locator('cr-standing p.second').innerText()).toContain(words)
})

/** What is wider than it may be, so that something of it is cut or has to be scrolled sideways. */
const widerThan = ({ page }: Panel): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const walk = (node: Element | ShadowRoot): void => {
      for (const child of node.children) {
        const cuts = getComputedStyle(child).overflowX !== 'visible' && child.clientWidth > 1
        if (cuts && child.localName !== 'legend' && child.scrollWidth > child.clientWidth + 1)
          found.push(`${child.localName}.${child.className}`)
        if (child.shadowRoot) walk(child.shadowRoot)
        walk(child)
      }
    }
    walk(document.body)
    return found
  })

/** One of the sizes; with enough draws all. */
describe.each(someOf(SIZES, 1, 'sizes of screens'))(`at $width × $height, drawn from ${SEED}`, (viewport) => {
  const { width, height } = viewport
  beforeAll(async () => {
    await panel.page.setViewportSize(viewport)
  })

  test('words at the top cover the whole phase line, and nothing of the pace', async () => {
    await panel.show(SNAPSHOTS.waiting)
    const bottomOf = async (part: string): Promise<number> => {
      const box = await panel.page.locator(part).boundingBox()
      return box === null ? NaN : box.y + box.height
    }
    const bar = await bottomOf('cr-banner-bar .bar')
    expect(bar).toBeGreaterThanOrEqual(await bottomOf('cr-run .phase'))
    const pace = (await wordsOn(panel.page)).find(({ text }) => text === '1.1')
    expect(pace?.top).toBeGreaterThan(bar)
  })

  test.each(['done', 'start'] as const)(
    'the first words of %s make room for words at the top, and for nothing else',
    async (name) => {
      const topOfTitle = async (banners: Snapshot['banners']): Promise<number> => {
        await panel.show({ ...SNAPSHOTS[name], banners })
        const box = await panel.page.locator('h1').first().boundingBox()
        return box === null ? expect.fail('there is no title') : box.y
      }
      const busy = { code: 'computer-busy' as const, level: 'info' as const, values: { busyS: 2 } }
      const [alone, under] = [await topOfTitle([]), await topOfTitle([busy])]
      expect(alone).toBeLessThan(height * 0.09)
      expect(under).toBeGreaterThan(alone + height * 0.05)
    },
  )

  test('words at the top cover nothing of what is asked after a stop', async () => {
    await panel.show(SNAPSHOTS.stoppedHeld)
    const bar = await panel.page.locator('cr-banner-bar .bar').boundingBox()
    const words = await wordsOn(panel.page)
    if (bar === null) return expect.fail('nothing is said')
    for (const asked of [/^Stopped(?!:)/, /^Carry on\?/])
      expect(words.find(({ text }) => asked.test(text))?.top, asked.source).toBeGreaterThan(bar.y + bar.height)
  })

  test.each(['strongFinish', 'ungone'] as const)(
    '%s fills its peak, and no words lie under the marker in it',
    async (name) => {
      await panel.show(SNAPSHOTS[name])
      const fill = await panel.page.locator('cr-staircase g.now .run').boundingBox()
      expect(fill?.width).toBeGreaterThan(10)
      expect(await panel.page.locator('cr-peak').count()).toBe(0)
      expect((await wordsOn(panel.page)).map(({ text }) => text).join(' ')).toContain(' m to go')
    },
  )

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

  test('the staircase of the plan is on the first screen, with its paces and the one way to begin', async () => {
    await panel.show(SNAPSHOTS.ready)
    const steps = await panel.page.locator('cr-planned-staircase rect.body').evaluateAll((all) =>
      all.map((step) => {
        const { left, right, top, bottom } = step.getBoundingClientRect()
        return { left, right, top, bottom }
      }),
    )
    const begin = await panel.page.locator('cr-key.begin').boundingBox()
    if (begin === null) return expect.fail('there is no BEGIN')
    expect(Math.min(...steps.map(({ left }) => left))).toBe(0)
    expect(Math.max(...steps.map(({ right }) => right))).toBeCloseTo(width, 0)
    expect(Math.min(...steps.map(({ top }) => top))).toBeLessThan(height * 0.35)
    expect(Math.max(...steps.map(({ bottom }) => bottom))).toBeLessThan(begin.y)
    expect(begin.y + begin.height).toBeLessThanOrEqual(height)
    const paces = (await wordsOn(panel.page)).filter(({ text }) => ['11:06', '9:45', '8:42', '7:12'].includes(text))
    const sizes = paces.map(({ top, bottom }) => bottom - top)
    expect(sizes).toHaveLength(4)
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  })

  describe('in Change', () => {
    const turn = (name: string) => panel.page.getByRole('button', { name, exact: true }).click()
    beforeAll(async () => {
      await panel.show(SNAPSHOTS.ready)
      await turn('Change')
    })
    afterAll(() => turn('Done'))

    test('every word opens its own choices, and no word is outside, cut or covered', async () => {
      const names = await panel.page
        .locator('cr-change .word, cr-change .another')
        .evaluateAll((all) => all.map((word) => word.ariaLabel ?? ''))
      expect(names).toHaveLength(12)
      for (const name of names) {
        await panel.page.getByRole('button', { name, exact: true }).click()
        const open = panel.page.locator('cr-change [aria-expanded="true"]')
        await expect.poll(() => open.getAttribute('aria-label')).toBe(name)
        const keys = await panel.page
          .locator('cr-tray')
          .evaluate(
            ({ shadowRoot }) =>
              shadowRoot?.querySelectorAll('cr-choice-group, cr-stepper, cr-reference-field, cr-named-plans').length,
          )
        expect(keys, name).toBe(1)
        const words = (await wordsOn(panel.page)).filter(({ left, right }) => left < 0 || right > width)
        expect(words, name).toEqual([])
        expect(await widerThan(panel), name).toEqual([])
      }
    })

    test('the last of the paces can be scrolled clear of BEGIN', async () => {
      const last = panel.page.locator('cr-change li').last()
      await last.scrollIntoViewIfNeeded()
      const [row, begin] = [await last.boundingBox(), await panel.page.locator('cr-key.begin').boundingBox()]
      if (row === null || begin === null) return expect.fail('there are no paces, or no BEGIN')
      expect(row.y + row.height).toBeLessThanOrEqual(begin.y)
    })

    test('a refusal stands whole in the tray of its word, over paces that are faded, until it is settled', async () => {
      panel.daemon.refuse({
        error: 'plan-refused',
        message: 'Mile 3 is planned at 13.1 mph; this treadmill runs from 0.5 mph to 12.4 mph.',
        nearest: { miles: 3 },
      })
      await panel.page.getByRole('button', { name: /^Level: / }).click()
      await panel.page.getByText('Advanced', { exact: true }).click()
      const alert = panel.page.getByRole('alert')
      await alert.waitFor()
      panel.daemon.refuse(null)
      const nearest = panel.page.getByText('Take the nearest plan')
      await nearest.scrollIntoViewIfNeeded()
      const [said, tray, begin] = await Promise.all([
        alert.boundingBox(),
        panel.page.locator('cr-tray').boundingBox(),
        panel.page.locator('cr-key.begin').boundingBox(),
      ])
      if (said === null || tray === null || begin === null) return expect.fail('nothing is said in the tray')
      expect(said.y).toBeGreaterThanOrEqual(tray.y)
      expect(said.y + said.height).toBeLessThanOrEqual(Math.min(tray.y + tray.height, begin.y))
      expect(await panel.page.locator('cr-change ol').evaluate((paces) => getComputedStyle(paces).opacity)).toBe('0.4')
      expect(await panel.page.locator('cr-key.begin button').getAttribute('aria-disabled')).toBe('true')
      await nearest.click()
      await expect.poll(() => alert.count()).toBe(0)
      // The refusal itself, which the browser writes down.
      expect(panel.complaints.splice(0)).toEqual([expect.stringContaining('409')])
    })
  })

  test.each(['mi', 'km'] as const)('in %s how far the plan is stands apart from how long it takes', async (unit) => {
    const { ready } = SNAPSHOTS
    await panel.show({ ...ready, plan: { ...ready.plan, unit } })
    const [far, long] = await Promise.all(
      ['.far small', '.long'].map((part) => panel.page.locator(`cr-poster-measures ${part}`).boundingBox()),
    )
    if (!far || !long) return expect.fail('it is not there')
    const isBeside = long.y < far.y + far.height
    if (isBeside) expect(long.x - far.x - far.width).toBeGreaterThan(width / 100)
    else expect(long.y).toBeGreaterThanOrEqual(far.y + far.height)
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

  test('the report celebrates first; every split is a press away, and the last of them can be scrolled to', async () => {
    await panel.show(SNAPSHOTS.done)
    const words = await wordsOn(panel.page)
    const tallest = words.reduce((a, b) => (b.bottom - b.top > a.bottom - a.top ? b : a))
    expect(tallest.text).toBe('Three miles, each one faster.')
    await panel.page.getByRole('button', { name: 'All splits' }).click()
    const last = panel.page.locator('cr-split-table tbody tr').last()
    await last.scrollIntoViewIfNeeded()
    const [row, key] = [await last.boundingBox(), await panel.page.locator('cr-key.main').boundingBox()]
    if (row === null || key === null) return expect.fail('there are no splits, or no way on')
    expect(row.y + row.height).toBeLessThanOrEqual(key.y)
    expect((await wordsOn(panel.page)).filter(({ left, right }) => left < 0 || right > width)).toEqual([])
    await panel.page.getByRole('button', { name: 'Back', exact: true }).click()
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
