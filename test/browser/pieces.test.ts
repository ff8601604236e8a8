import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { preview } from '../web/preview.mjs'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { isWhole, launch, type Daemon } from './panel-page.ts'

/** The panel comes in pieces: how large they are, and what is seen while one of them is not there. */

const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url))
const KB = 1000

const textOf = (file: string): string => readFileSync(BUILT + file, 'utf8')
const smallSize = (file: string): number => gzipSync(readFileSync(BUILT + file), { level: 9 }).length
const sizeOf = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + smallSize(file), 0)

/** The script of a page, and all that this imports by itself; with `later`, what it fetches as it goes, too. */
function scriptsOf(page: string, later = false): Set<string> {
  const imports = later ? /(?:from|import)\s*\(?["'`]\.\/([^"'`]+)["'`]/g : /(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g
  const found = new Set<string>()
  const add = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    for (const [, name = ''] of textOf(file).matchAll(imports)) add(`assets/${name}`)
  }
  add(ownScriptOf(page))
  return found
}

const ownScriptOf = (page: string): string =>
  /<script type="module"[^>]* src="\/([^"]+)"/.exec(textOf(page))?.[1] ?? expect.fail(`${page} has no script`)

const PAGES = ['index.html', 'kiosk.html', 'history.html']

describe('sizes', () => {
  test.each([
    ['index.html', 30],
    ['kiosk.html', 30],
    ['history.html', 40],
  ])('what %s starts with has at most %i KB', (page, atMostKB) => {
    const entry = scriptsOf(page)
    expect(entry.size).toBeGreaterThan(1)
    for (const file of entry) expect(textOf(page)).toContain(`/${file}"`)
    expect(sizeOf(entry)).toBeLessThanOrEqual(atMostKB * KB)
  })

  test.each([
    ['kiosk.html', 'index.html'],
    ['index.html', 'kiosk.html'],
    ['index.html', 'history.html'],
    ['history.html', 'index.html'],
  ])('nothing that %s ever fetches is what %s begins with: it would begin there, too', (page, other) => {
    const all = scriptsOf(page, true)
    expect(all.size).toBeGreaterThan(scriptsOf(page).size)
    expect([...all]).not.toContain(ownScriptOf(other))
  })

  /** What no run needs is fetched where somebody opens it, with its words in every language, and by nobody else. */
  const OPENED = [
    { piece: 'meeting', atMostKB: 10.5 },
    { piece: 'keys-sheet', atMostKB: 3.5 },
    { piece: 'settings', atMostKB: 7 },
    { piece: 'measure', atMostKB: 7 },
    { piece: 'coach', atMostKB: 8 },
    { piece: 'all-splits', atMostKB: 3.5 },
    { piece: 'plan-files', atMostKB: 5 },
    { piece: 'runners', atMostKB: 6 },
    { piece: 'beside', atMostKB: 3 },
    { piece: 'pacing', atMostKB: 5 },
  ]
  const isOf =
    (piece: string) =>
    (file: string): boolean =>
      new RegExp(`/${piece}-[^/]*\\.js$`).test(file)
  const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?!br$|gz$)\w+$/.test(name),
  )
  const isScript = (file: string): boolean => /^assets\/.*\.js$/.test(file)

  test.each(['index.html', 'kiosk.html'])(
    'everything of %s that is there before a start but clips, the font and both languages included, has at most 150 KB',
    (page) => {
      const scripts = [...scriptsOf(page, true)].filter((file) => !OPENED.some(({ piece }) => isOf(piece)(file)))
      const others = files.filter((file) => !isScript(file) && (!file.endsWith('.html') || file === page))
      const all = [...scripts, ...others]
      expect(all.filter((name) => name.endsWith('.woff2'))).toHaveLength(1)
      expect(scripts.filter((name) => /\/(en|es)-[^/]*\.js$/.test(name))).toHaveLength(2)
      expect(sizeOf(all)).toBeLessThanOrEqual(150 * KB)
    },
  )

  test('what draws a run that is over is fetched where one is opened: no page begins with it, and no other has it', () => {
    const opened = files.filter(isOf('opened'))
    expect(opened).toHaveLength(1)
    expect([...scriptsOf('history.html', true)]).toEqual(expect.arrayContaining(opened))
    expect(sizeOf(opened)).toBeLessThanOrEqual(36 * KB)
    for (const page of ['index.html', 'kiosk.html']) expect([...scriptsOf(page, true)]).not.toContain(opened[0])
    expect([...scriptsOf('history.html')]).not.toContain(opened[0])
    const isPlot = (file: string): boolean => /valToPos/.test(textOf(file))
    expect(files.filter((file) => isScript(file) && isPlot(file))).toEqual(opened)
  })

  test('no script is built that no page ever fetches', () => {
    const fetched = new Set(PAGES.flatMap((page) => [...scriptsOf(page, true)]))
    expect(files.filter((file) => isScript(file) && !fetched.has(file))).toEqual([])
  })

  test.each(OPENED)('$piece has at most $atMostKB KB, and no page begins with it', ({ piece, atMostKB }) => {
    const own = files.filter(isOf(piece))
    expect(own).toHaveLength(1)
    expect(sizeOf(own)).toBeLessThanOrEqual(atMostKB * KB)
    for (const page of PAGES) expect(textOf(page)).not.toContain(own[0])
    expect([...scriptsOf('index.html')]).not.toContain(own[0])
  })
})

describe('while a piece is not there', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  interface Half {
    readonly page: Page
    readonly daemon: Daemon
    readonly show: (snapshot: Snapshot) => void
    /** From now on it can be had. */
    readonly serve: () => Promise<void>
    /** It is asked for in vain, so often. */
    readonly refuse: (times: number) => Promise<void>
  }

  /** A panel whose page does not get one of its pieces. Its time moves only when told to. */
  async function without(piece: string, snapshot: Snapshot): Promise<Half> {
    let number = 1
    const daemon = await preview({ ...snapshot, number })
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    onTestFinished(async () => {
      await context.close()
      await daemon.close()
    })
    const page = await context.newPage()
    const files = `**/assets/${piece}-*.js`
    await page.route(files, (route) => route.abort())
    await page.clock.install()
    await page.goto(daemon.url)
    await page.locator('cr-panel').waitFor({ state: 'attached' })
    return {
      page,
      daemon,
      show: (next) => daemon.show({ ...next, number: ++number }),
      serve: () => page.unroute(files),
      async refuse(times) {
        for (let nth = 0; nth < times; nth++) {
          const failed = page.waitForEvent('requestfailed', (request) => request.url().includes(`/${piece}-`))
          await page.clock.runFor(2100)
          await failed
        }
      },
    }
  }

  test('a belt that moves has STOP, no screen that says it is watched, and no key that makes it faster; it is lost in words', async () => {
    const { page, daemon, serve } = await without('moving', SNAPSHOTS.mileTwo)
    await page.getByText('Looking for Crescendo').waitFor()
    await page.keyboard.press('ArrowUp')
    await page.getByRole('button', { name: 'Stop the belt' }).click()
    await expect.poll(() => daemon.asks).toMatchObject([{ ask: 'stop' }])
    await page.clock.runFor(1500)
    expect(daemon.drawn).toEqual([])
    daemon.silence(true)
    await page.clock.runFor(4000)
    await page.getByText('The belt may still be moving.').waitFor()
    await page.getByText('Use the treadmill’s own stop.').waitFor()
    daemon.silence(false)
    await serve()
    await page.clock.runFor(6000)
    await page.getByText('Mile 2 of 3').waitFor()
    await expect.poll(() => daemon.drawn.length).toBeGreaterThan(0)
  })

  test('START waits for what is drawn after the run, and no longer than 10 s', async () => {
    const { page, daemon, show } = await without('resting', SNAPSHOTS.start)
    await page.getByText('Looking for Crescendo').waitFor()
    await page.keyboard.down('Enter')
    await page.clock.runFor(3000)
    await page.keyboard.up('Enter')
    expect(daemon.asks).toEqual([])
    await page.clock.runFor(7500)
    await page.locator('cr-start').waitFor()
    // The daemon beats in real time: just heard, it is not missed before the press is over.
    show(SNAPSHOTS.start)
    await page.locator('cr-panel[data-snapshot="2"]').waitFor({ state: 'attached' })
    await page.keyboard.down('Enter')
    await page.clock.runFor(1600)
    await page.keyboard.up('Enter')
    await expect.poll(() => daemon.asks).toMatchObject([{ ask: 'start' }])
  })

  test('START is there once everything is', async () => {
    const { page, serve } = await without('resting', SNAPSHOTS.start)
    await page.getByText('Looking for Crescendo').waitFor()
    await serve()
    await page.clock.runFor(2500)
    await page.locator('cr-start').waitFor()
    await isWhole(page)
  })

  test('the sheet of keys does not lie over a page before it is there', async () => {
    const { page } = await without('keys-sheet', SNAPSHOTS.ready)
    await page.locator('cr-key.begin').waitFor()
    await page.keyboard.press('?')
    await page.clock.runFor(100)
    expect(await page.locator('.screen').getAttribute('inert')).toBeNull()
  })

  test('while a belt may move no page is loaded anew', async () => {
    const { page, show, refuse } = await without('moving', SNAPSHOTS.mileTwo)
    await page.getByText('Looking for Crescendo').waitFor()
    await page.evaluate(() => Object.assign(window, { same: true }))
    await refuse(4)
    show(SNAPSHOTS.mileTwo)
    await page.getByText('Looking for Crescendo').waitFor()
    await page.clock.runFor(5000)
    expect(await page.evaluate(() => 'same' in window)).toBe(true)
  })

  test('a page that is too old for a daemon is loaded anew', async () => {
    const { page, daemon, show, serve, refuse } = await without('ready', SNAPSHOTS.mileTwo)
    await page.getByText('Mile 2 of 3').waitFor()
    await page.evaluate(() => Object.assign(window, { same: true }))
    await refuse(4)
    show(SNAPSHOTS.ready)
    await page.getByText('Looking for Crescendo').waitFor()
    await page.clock.runFor(3000)
    await expect.poll(() => page.evaluate(() => 'same' in window)).toBe(false)
    await serve()
    await page.clock.runFor(3000)
    await page.locator('cr-key.begin').waitFor()
    expect(daemon.asks).toEqual([])
  })
})
