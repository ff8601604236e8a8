import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { OWN_PLANS } from '../web/preview.mjs'
import { someOf, SEED } from '../draws.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { freePort, hasRead, startDaemon } from './driver.ts'
import { SIZES, launch, openPanel, wordsOn, type Panel } from './panel-page.ts'
import { beforeSecondTry } from './second-try.ts'

const NAMES = Object.keys(SNAPSHOTS) as SnapshotName[]

let browser: Browser
let spanish: Panel
let english: Panel
async function open(): Promise<void> {
  spanish = await openPanel(browser, SNAPSHOTS.mileTwo, { locale: 'es-MX', viewport: SIZES[2] })
  english = await openPanel(browser, SNAPSHOTS.mileTwo, { locale: 'de-DE', viewport: SIZES[2] })
}
beforeAll(async () => {
  browser = await launch()
  await open()
}, 30_000)
beforeSecondTry(async () => {
  await Promise.all([spanish.close(), english.close()])
  await open()
})
afterAll(async () => {
  const complaints = [...spanish.complaints, ...english.complaints]
  await Promise.all([spanish.close(), english.close()])
  await browser.close()
  expect(complaints).toEqual([])
})

/** What a page says, seen or read out: texts, and the labels of what has no text. */
async function saidOn(page: Page): Promise<string[]> {
  const labels = await page.evaluate(() => {
    const found: string[] = []
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '')
        if (element.shadowRoot) look(element.shadowRoot)
      }
    }
    look(document.body)
    return found
  })
  const texts = (await wordsOn(page)).map(({ text }) => text)
  return [...texts, ...labels].map((text) => text.replace(/\s+/g, ' ').trim())
}

/** What is no language: numbers, units and names. Of two languages that share a word, that word. */
const SHARED =
  /\d[\d:.,]*|\/(mi|km)\b|\bkm\/h\b|\bmph\b|\b(mi|km|m|s|min)\b|Crescendo|tempo|\bplan\b|HORIZON_PARAGON_X_\d+|[A-Z][a-z]+ simulator|Simulated treadmill/g
const lettersOf = (text: string): string =>
  text
    .replace(SHARED, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

/** What a runner calls a plan is theirs, in every language. */
const RUNNERS_WORDS: ReadonlySet<string> = new Set(OWN_PLANS.map(({ name }) => name))

/** Whatever stands on both pages in the same letters. */
async function sameOnBoth(): Promise<string[]> {
  const [own, other] = await Promise.all([saidOn(spanish.page), saidOn(english.page)])
  expect(own.length).toBeGreaterThan(2)
  const there = new Set(other)
  return own.filter((text) => there.has(text) && lettersOf(text) !== '' && !RUNNERS_WORDS.has(text))
}

test('a browser that wants Spanish gets it, and one whose language there is no table of gets English', async () => {
  expect(await spanish.page.evaluate(() => document.documentElement.lang)).toBe('es')
  expect(await english.page.evaluate(() => document.documentElement.lang)).toBe('en')
  for (const [{ page }, own, others] of [
    [spanish, 'es', 'en'],
    [english, 'en', 'es'],
  ] as const) {
    // They come along with the page, not once its script asks for them.
    await page.locator(`head > link[rel=modulepreload][href*="/${own}-"]`).waitFor({ state: 'attached' })
    const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(fetched.filter((name) => name.includes(`/assets/${own}-`))).toHaveLength(1)
    expect(fetched.filter((name) => name.includes(`/assets/${others}-`))).toEqual([])
  }
  await spanish.page.getByText('Milla 2 de 3').waitFor()
  await english.page.getByText('Mile 2 of 3').waitFor()
})

/** Some of the screens; with enough draws all. */
test.each(someOf(NAMES, 10, 'Spanish'))(
  `in Spanish nothing on the screen of %s is left in English, drawn from ${SEED}`,
  async (name) => {
    await Promise.all([spanish.show(SNAPSHOTS[name]), english.show(SNAPSHOTS[name])])
    expect(await sameOnBoth()).toEqual([])
  },
)

test('nor is it in Change, whatever is opened there', async () => {
  await Promise.all([spanish.show(SNAPSHOTS.ready), english.show(SNAPSHOTS.ready)])
  await spanish.page.getByRole('button', { name: 'Cambiar', exact: true }).click()
  await english.page.getByRole('button', { name: 'Change', exact: true }).click()
  const words = (panel: Panel) => panel.page.locator('cr-change .word, cr-change .another')
  const count = 12
  for (const panel of [spanish, english]) await expect.poll(() => words(panel).count()).toBe(count)
  for (let at = 0; at < count; at++) {
    await Promise.all([words(spanish).nth(at).click(), words(english).nth(at).click()])
    expect(await sameOnBoth(), `word ${at}`).toEqual([])
  }
  await spanish.page.getByRole('button', { name: 'Listo', exact: true }).click()
  await english.page.getByRole('button', { name: 'Done', exact: true }).click()
})

test('nor on the page that is read before the first run', async () => {
  await Promise.all([spanish.show(SNAPSHOTS.ready), english.show(SNAPSHOTS.ready)])
  for (const { page, daemon } of [spanish, english]) {
    daemon.tell({ acknowledged: null })
    await page.locator('cr-first-use').waitFor()
  }
  expect(await sameOnBoth()).toEqual([])
})

test('another language shows at once, without a reload, and only its own table is fetched', async () => {
  const panel = await openPanel(browser, SNAPSHOTS.mileTwo, { locale: 'en-GB', viewport: SIZES[2] })
  onTestFinished(() => panel.close())
  const { page } = panel
  const tables = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap(({ name }) => /\/assets\/(en|es)-[^/]*\.js$/.exec(name)?.[1] ?? []),
    )
  expect(await tables()).toEqual(['en'])
  await page.evaluate(() => Object.assign(window, { same: true }))
  // As the settings of this screen do it, in another window of the browser.
  const choose = (language: string) =>
    page.evaluate((chosen) => {
      const newValue = JSON.stringify({ language: chosen })
      localStorage.setItem('screen', newValue)
      window.dispatchEvent(new StorageEvent('storage', { key: 'screen', newValue }))
    }, language)
  await choose('es')
  await page.getByText('Milla 2 de 3').waitFor()
  await page.getByText('0,45 mi más en esta milla').waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('es')
  expect(await tables()).toEqual(['en', 'es'])
  await choose('auto')
  await page.getByText('Mile 2 of 3').waitFor()
  expect(await page.evaluate(() => 'same' in window)).toBe(true)
  await choose('es')
  await panel.reload()
  await page.getByText('Milla 2 de 3').waitFor()
  expect(await tables()).toEqual(['es'])
})

test.each([
  ['en-US', 'Each mile faster.', 'Each kilometre faster.'],
  ['es-ES', 'Cada milla, más rápida.', 'Cada kilómetro, más rápido.'],
])(
  '%s: what the treadmill is for is said of miles where they are run, of kilometres where those are',
  async (locale, mile, km) => {
    const panel = await openPanel(browser, SNAPSHOTS.ready, { locale, viewport: SIZES[2] })
    onTestFinished(() => panel.close())
    await panel.page.getByText(mile).waitFor()
    const { plan } = SNAPSHOTS.ready
    if (plan === null) return expect.fail('no plan')
    const phases = plan.phases.map((phase) => (phase.kind === 'mile' ? { ...phase, distanceM: 1000 } : phase))
    await panel.show({ ...SNAPSHOTS.ready, plan: { ...plan, phases } })
    await panel.page.getByText(km).waitFor()
  },
)

test('a panel in Spanish and a kiosk in English show the same run at the same time', { timeout: 120_000 }, async () => {
  const kiosk = `127.0.0.1:${await freePort()}`
  const daemon = await startDaemon('--port', '0', '--time-scale', '10', '--kiosk', kiosk, '--data', dataFolder())
  await hasRead(daemon.url)
  const open = async (url: string, locale: string): Promise<Page> => {
    const context = await browser.newContext({ locale, viewport: SIZES[2], reducedMotion: 'reduce' })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(url)
    return page
  }
  const panel = await open(daemon.url, 'es-ES')
  const wall = await open(`http://${kiosk}/kiosk?lang=en`, 'es-ES')
  const other = await open(`http://${kiosk}/kiosk`, 'es-ES')
  await panel.getByText('EMPEZAR').waitFor()
  await wall.getByText('Each mile faster. Then sprint.').waitFor()
  await other.getByText('Cada milla, más rápida. Y al final, esprint.').waitFor()
  await daemon.ask('begin', 'skip-all')
  await daemon.until('start', ({ asks }) => asks.includes('start'))
  await daemon.ask('start')
  await panel.getByText('Calentamiento').first().waitFor()
  await wall.getByText('Warm-up').first().waitFor()
  await other.getByText('Calentamiento').first().waitFor()
  const [speed] = await Promise.all([wall.locator('cr-kiosk').innerText(), panel.locator('cr-panel').innerText()])
  expect(speed).not.toContain(',')
  expect(await wall.evaluate(() => document.documentElement.lang)).toBe('en')
  expect(await other.evaluate(() => document.documentElement.lang)).toBe('es')
})
