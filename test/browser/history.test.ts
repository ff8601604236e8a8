import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerOfPast, openedAs } from '../web/past-runs.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { someOf } from '../draws.ts'
import { violationsOn } from './axe.ts'
import { poorTextsOn } from './drawn-contrast.ts'
import { listed, opened, openHistory } from './history-page.ts'
import { EVERY_SIZE, launch, onTopAt, wordsOn } from './panel-page.ts'
import { overlaps } from './words.ts'

/** The runs that are over, as a person reads them. */

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const WIDE = { viewport: { width: 1280, height: 800 } }
const PHONE = { viewport: { width: 360, height: 740 } }

describe('the list', () => {
  test('has a page at a time, more as it is scrolled to its end, each asked for once and from where the last ended', async () => {
    const { page, asked } = await openHistory(browser, WIDE)
    await listed(page)
    expect(await page.locator('cr-run-row').count()).toBe(20)
    for (let runs = 40; runs <= 48; runs = Math.min(48, runs + 20)) {
      await page.locator('cr-runs-list cr-key').scrollIntoViewIfNeeded()
      await expect.poll(() => page.locator('cr-run-row').count()).toBe(runs)
      if (runs === 48) break
    }
    expect(asked.filter((one) => one.includes('/api/runs?'))).toEqual([
      'GET /api/runs?kind=all',
      'GET /api/runs?kind=all&before=20-0',
      'GET /api/runs?kind=all&before=40-0',
    ])
    expect(await page.locator('cr-runs-list cr-key').count()).toBe(0)
  })

  test('brings more at a key, too', async () => {
    const { page } = await openHistory(browser, { viewport: { width: 1280, height: 500 } })
    await listed(page)
    await page.getByRole('button', { name: 'More' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('cr-run-row').count()).toBeGreaterThan(20)
  })

  test('draws one speed at one height in every row', async () => {
    const { page } = await openHistory(browser, WIDE)
    await listed(page)
    const tops = await page.locator('cr-run-row').evaluateAll((rows) =>
      rows.slice(0, 6).map((row) => {
        const { run } = row as unknown as { run: { steps: { measuredKmh: number | null }[] } }
        const picture = row.shadowRoot?.querySelector('cr-run-picture')?.shadowRoot
        const ran = [...(picture?.querySelectorAll('.ran') ?? [])]
        const speeds = run.steps.flatMap(({ measuredKmh }) => (measuredKmh === null ? [] : [measuredKmh]))
        return speeds.map((kmh, index) => ({ kmh, high: 100 - Number(ran[index]?.getAttribute('y')) }))
      }),
    )
    const all = tops.flat().toSorted((a, b) => a.kmh - b.kmh)
    expect(all.length).toBeGreaterThan(25)
    all.slice(1).forEach(({ high }, index) => expect(high).toBeGreaterThanOrEqual((all[index]?.high ?? 0) - 0.01))
    expect(all.at(-1)?.high).toBeGreaterThan(1.5 * (all.at(8)?.high ?? 0))
  })

  test('shows one kind, and says how many there are of all', async () => {
    const { page, asked } = await openHistory(browser, WIDE)
    await listed(page)
    await page.getByText('All 48').waitFor()
    await page.getByText('Guided').click()
    await expect.poll(() => page.locator('cr-run-row').count()).toBe(1)
    await page.getByText('Tuesdays before work').waitFor()
    expect(asked).toContain('GET /api/runs?kind=guided')
  })

  test('of nobody’s first run is one unlit staircase and a sentence; nothing is asked for by it', async () => {
    const { page } = await openHistory(browser, { ...WIDE, past: (url) => answerOfPast(url, true) })
    await page.getByText('Your first run will stand here').waitFor()
    expect(await page.locator('cr-runs-list svg rect').count()).toBe(6)
    await expect.poll(() => page.getByText('Distance this week').isVisible()).toBe(false)
  })

  test('that is not answered says so, and is asked for again', async () => {
    let deaf = true
    const past: typeof answerOfPast = (url) =>
      deaf && url.pathname.startsWith('/api/runs') ? { status: 500, body: {} } : answerOfPast(url)
    const { page } = await openHistory(browser, { ...WIDE, past })
    await page.getByText('Crescendo does not answer.').waitFor()
    deaf = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await listed(page)
  })

  test('stands beside trends and bests; on a phone each has its tab', async () => {
    const { page } = await openHistory(browser, PHONE)
    await listed(page)
    await expect.poll(() => page.getByText('Distance this week').isVisible()).toBe(false)
    await page.getByText('Trends', { exact: true }).click()
    await page.getByText('Distance this week').waitFor()
    await expect.poll(() => page.locator('cr-run-row').first().isVisible()).toBe(false)
    await page.getByText('Bests', { exact: true }).first().click()
    await page.getByText('Sprint 400 m').waitFor()
    await expect.poll(() => page.getByText('Distance this week').isVisible()).toBe(false)
  })
})

describe('a run', () => {
  test('is opened with all that draws it fetched only then, and left again to where the list was', async () => {
    const { page, scripts } = await openHistory(browser, WIDE)
    await listed(page)
    const before = scripts.length
    await page.locator('cr-run-row').nth(8).scrollIntoViewIfNeeded()
    const scrolled = await page
      .locator('.page')
      .first()
      .evaluate((list) => list.scrollTop)
    expect(scrolled).toBeGreaterThan(0)
    await page.locator('cr-run-row').nth(8).click()
    await opened(page)
    expect(scripts.slice(before).filter((file) => file.includes('/opened-'))).toHaveLength(1)
    expect(scripts.slice(0, before).filter((file) => file.includes('/opened-'))).toEqual([])
    expect(new URL(page.url()).search).toBe('?run=s1')
    await page.keyboard.press('Escape')
    await listed(page)
    expect(
      await page
        .locator('.page')
        .first()
        .evaluate((list) => list.scrollTop),
    ).toBe(scrolled)
    expect(new URL(page.url()).search).toBe('')
    await page.goForward()
    await opened(page)
    await page.goBack()
    await listed(page)
  })

  test('tells the moment that somebody points to, or goes to by keys', async () => {
    const { page } = await openHistory(browser, { ...WIDE, address: '/history?run=r1' })
    await opened(page)
    await page.getByText('41:18 · 10:25 /mi').waitFor()
    await page.mouse.move(1280 * 0.565, 300)
    await page.getByText(/^at 23:\d\d in mile 2 · plan 9:50$/).waitFor()
    await page.getByRole('slider').focus()
    await page.keyboard.press('End')
    await page.getByText(/^at 41:\d\d in cool-down/).waitFor()
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^.+ \/mi, at 41:\d\d in cool-down/)
    await page.getByRole('button', { name: 'Slower by 0.3 mph, mile 2, 19:24' }).click()
    await page.getByText(/^at 19:24 in mile 2/).waitFor()
  })

  test('says phase by phase what was aimed at and what came of it, and what was changed', async () => {
    const { page } = await openHistory(browser, { ...WIDE, address: '/history?run=r1' })
    await opened(page)
    const row = page.getByRole('row', { name: /^Mile 3/ })
    expect((await row.innerText()).replace(/\s+/g, ' ').trim()).toMatch(/8:42 8:33 8:38 169 72 s$/)
    await page.getByText('Faster by 0.1 mph, mile 3, 31:00').waitFor()
    await page.getByText('93 %').waitFor()
    await page.getByText('412').waitFor()
  })

  test('is compared with an earlier one of its plan, as a line of its own', async () => {
    const { page, asked } = await openHistory(browser, { ...WIDE, address: '/history?run=r1' })
    await opened(page)
    const before = await page.locator('cr-run-chart').screenshot()
    await page.getByLabel('Compare with').selectOption('r4')
    await page.getByText('19 Nov', { exact: true }).waitFor()
    expect(asked).toContain('GET /api/runs?like=r1')
    expect(asked).toContain('GET /api/runs/r4/series')
    expect((await page.locator('cr-run-chart').screenshot()).equals(before)).toBe(false)
  })

  test('is told how hard it was, later, too', async () => {
    const { page, asked } = await openHistory(browser, { ...WIDE, address: '/history?run=r1' })
    await opened(page)
    await page.getByRole('button', { name: '7, hard' }).waitFor()
    expect(await page.getByRole('button', { name: '7, hard' }).getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: '8, hard' }).click()
    await expect.poll(() => asked).toContain('PATCH /api/runs/r1 {"effort":8}')
    await page.getByText('330').waitFor()
  })

  test('is run again: its plan is chosen, and the panel shows it', async () => {
    const { page, daemon } = await openHistory(browser, { ...WIDE, address: '/history?run=r1' })
    await opened(page)
    await page.getByRole('button', { name: 'Run it again' }).click()
    await page.locator('cr-panel').waitFor({ state: 'attached' })
    expect(daemon.plans).toHaveLength(1)
    expect(daemon.asks).toEqual([])
  })

  test('is run again beside it: the plan that is chosen says so', async () => {
    const { page, daemon } = await openHistory(browser, { ...WIDE, address: '/history?run=r1' })
    await opened(page)
    await page.getByRole('button', { name: 'Again, beside it' }).click()
    await page.locator('cr-panel').waitFor({ state: 'attached' })
    expect(daemon.plans).toMatchObject([{ beside: 'r1' }])
  })

  test('that was run beside an earlier one is compared with it at once', async () => {
    const past: typeof answerOfPast = (url, none) => {
      const answer = answerOfPast(url, none)
      if (url.pathname !== '/api/runs/r1' || answer === null) return answer
      const run = openedAs('r1')
      const choices = { ...run.plan?.choices, beside: 'r4' }
      return { ...answer, body: { ...run, plan: { ...run.plan, choices } } }
    }
    const { page, asked } = await openHistory(browser, { ...WIDE, address: '/history?run=r1', past })
    await opened(page)
    await page.getByText('19 Nov', { exact: true }).waitFor()
    expect(asked).toContain('GET /api/runs/r4/series')
  })

  test('whose plan does not work here any more says why, and offers the nearest', async () => {
    const { page, daemon } = await openHistory(browser, { ...WIDE, address: '/history?run=r1' })
    await opened(page)
    daemon.refuse({ error: 'plan-refused', message: 'It is too fast for this one.', nearest: { miles: 2 } })
    await page.getByRole('button', { name: 'Run it again' }).click()
    await page.getByText('It is too fast for this one.').waitFor()
    daemon.refuse(null)
    await page.getByRole('button', { name: 'Take the nearest that works' }).click()
    await page.locator('cr-panel').waitFor({ state: 'attached' })
    expect(daemon.plans.at(-1)).toEqual({ miles: 2 })
  })

  test('is deleted by one key and had back by one, within ten seconds; the list and what it comes to are read anew', async () => {
    const gone = new Set<string>()
    const past: typeof answerOfPast = (url) => {
      const answer = answerOfPast(url)
      if (url.pathname !== '/api/runs' || answer === null) return answer
      const page = answer.body as { runs: { id: string }[] }
      return { status: 200, body: { ...page, runs: page.runs.filter(({ id }) => !gone.has(id)) } }
    }
    const { page, asked } = await openHistory(browser, { ...WIDE, past })
    await page.route('**/api/runs/*', async (route) => {
      const request = route.request()
      if (request.method() !== 'DELETE') return route.fallback()
      gone.add(new URL(request.url()).pathname.split('/').at(-1) ?? '')
      await route.fulfill({ status: 204 })
    })
    await page.route('**/api/runs/*/undo', async (route) => {
      gone.clear()
      await route.fulfill({ json: {} })
    })
    await listed(page)
    const shown = (run: string) => page.locator(`cr-run-row a[href$="run=${run}"]`).count()
    await page.locator('cr-run-row a[href$="run=r1"]').click()
    await opened(page)
    await page.getByRole('button', { name: 'Delete this run' }).click()
    await page.getByText('Run deleted.').waitFor()
    await listed(page)
    await expect.poll(() => shown('r1')).toBe(0)
    expect(asked.filter((one) => one.startsWith('DELETE'))).toEqual(['DELETE /api/runs/r1'])
    expect(asked.filter((one) => one === 'GET /api/bests')).toHaveLength(2)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => shown('r1')).toBe(1)
    expect(asked).toContain('POST /api/runs/r1/undo {}')
    expect(await page.getByText('Run deleted.').count()).toBe(0)

    await page.locator('cr-run-row a[href$="run=r2"]').click()
    await opened(page)
    await page.getByRole('button', { name: 'Delete this run' }).click()
    await page.getByText('Run deleted.').waitFor()
    await page.clock.runFor(10_500)
    await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
    expect(await shown('r2')).toBe(0)
  })

  test('that cannot be deleted stays, and says so', async () => {
    const { page } = await openHistory(browser, { ...WIDE, address: '/history?run=r1' })
    await opened(page)
    await page.route('**/api/runs/r1', (route) => route.abort())
    await page.getByRole('button', { name: 'Delete this run' }).click()
    await page.locator('cr-deleted-bar').getByText('Crescendo does not answer.').waitFor()
    await expect.poll(() => page.locator('cr-run-opened').isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
  })

  test('that the history does not have says so, and leads back', async () => {
    const { page } = await openHistory(browser, { ...WIDE, address: '/history?run=nobody' })
    await page.getByText('This run is not in the history.').waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await listed(page)
  })
})

describe('while a belt may move', () => {
  test.each([
    ['the list', '/history'],
    ['a run', '/history?run=r1'],
  ])(
    '%s has STOP by touch, by Space and by a clicker, says what came of it, and counts as nobody who watches',
    async (_, address) => {
      const { page, daemon } = await openHistory(browser, { ...WIDE, address, snapshot: SNAPSHOTS.mileTwo })
      await page.getByRole('button', { name: 'Stop the belt' }).click()
      await page.keyboard.press(' ')
      await page.keyboard.press('.')
      await page.keyboard.press('b')
      await expect.poll(() => daemon.asks).toHaveLength(4)
      expect(daemon.asks).toEqual(Array.from({ length: 4 }, () => expect.objectContaining({ ask: 'stop' }) as unknown))
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('g')
      daemon.show({
        ...SNAPSHOTS.mileTwo,
        number: 9,
        said: { code: 'stopping-from', values: { speedKmh: 9.9, unit: 'km' } },
      })
      await page.getByText(/^Stopping: 9/).waitFor()
      expect(daemon.asks).toHaveLength(4)
      expect(daemon.drawn).toEqual([])
    },
  )

  test('Space is STOP on a key that somebody went to, and in a field', async () => {
    const { page, daemon } = await openHistory(browser, {
      ...WIDE,
      address: '/history?run=r1',
      snapshot: SNAPSHOTS.mileTwo,
    })
    await opened(page)
    await page.locator('cr-run-note input').focus()
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: '8, hard' }).focus()
    await page.keyboard.press(' ')
    await expect.poll(() => daemon.asks).toMatchObject([{ ask: 'stop' }, { ask: 'stop' }])
    expect(await page.locator('cr-run-note input').inputValue()).toBe('')
  })

  test.each(EVERY_SIZE)(
    'at $width x $height STOP lies over everything, and one press leads back to the run',
    async (viewport) => {
      const { page } = await openHistory(browser, { viewport, snapshot: SNAPSHOTS.mileTwo })
      await listed(page)
      await page.getByText('A run is on.').waitFor()
      const stop = await page.getByRole('button', { name: 'Stop the belt' }).boundingBox()
      if (stop === null) return expect.fail('there is no STOP')
      expect(stop.height).toBeGreaterThanOrEqual(44)
      for (const [x, y] of [
        [0.1, 0.1],
        [0.5, 0.5],
        [0.9, 0.9],
      ] as const)
        expect(await onTopAt(page, stop.x + stop.width * x, stop.y + stop.height * y)).toContain('cr-stop')
      await page.getByRole('button', { name: 'Back to the run' }).click()
      await page.locator('cr-panel').waitFor({ state: 'attached' })
    },
  )

  test('a STOP that does not get through fills the page, and is sent again until it does', async () => {
    const { page, daemon } = await openHistory(browser, { ...WIDE, snapshot: SNAPSHOTS.mileTwo })
    await listed(page)
    daemon.deafen(true)
    await page.getByRole('button', { name: 'Stop the belt' }).click()
    await page.locator('cr-danger').waitFor()
    await expect.poll(() => daemon.asks.length, { timeout: 5000 }).toBeGreaterThan(1)
  })

  test('no run is planned or deleted beside one that goes on', async () => {
    const { page } = await openHistory(browser, { ...WIDE, address: '/history?run=r1', snapshot: SNAPSHOTS.mileTwo })
    await opened(page)
    expect(await page.getByRole('button', { name: 'Run it again' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Delete this run' }).count()).toBe(0)
  })
})

test('at rest there is no STOP, and what is typed is text', async () => {
  const { page, daemon } = await openHistory(browser, { ...WIDE, address: '/history?run=r1' })
  await opened(page)
  expect(await page.getByRole('button', { name: 'Stop the belt' }).count()).toBe(0)
  await page.locator('cr-run-note input').focus()
  await page.keyboard.type('a b.')
  expect(await page.locator('cr-run-note input').inputValue()).toBe('a b.')
  expect(daemon.asks).toEqual([])
})

const ADDRESSES = ['/history', '/history?run=r1', '/history?run=r5'] as const
const LOOKS = EVERY_SIZE.flatMap((viewport, index) =>
  ADDRESSES.map((address, at) => ({
    ...{ viewport, address, ...viewport },
    ...((index + at) % 2 === 0
      ? ({ locale: 'en', colorScheme: 'light' } as const)
      : ({ locale: 'es', colorScheme: 'dark' } as const)),
  })),
)

test.each(someOf(LOOKS, 7, 'history looks'))(
  '$address at $width x $height in $locale, $colorScheme: nothing lies on another or is cut, and axe finds nothing',
  async ({ viewport, address, locale, colorScheme }) => {
    const { page, complaints } = await openHistory(browser, { viewport, address, locale, colorScheme })
    await (address === '/history' ? listed(page) : opened(page))
    const found = await wordsOn(page)
    expect(overlaps(found.filter(({ bottom }) => bottom < viewport.height))).toEqual([])
    expect(found.filter(({ escapes, buried }) => escapes || buried)).toEqual([])
    expect(found.filter(({ right }) => right > viewport.width + 1).map(({ text }) => text)).toEqual([])
    expect(await violationsOn(page)).toEqual([])
    expect((await poorTextsOn(page, 4.5)).poor).toEqual([])
    expect(complaints).toEqual([])
  },
)
