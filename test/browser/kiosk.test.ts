import type { AddressInfo } from 'node:net'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { monotonicClock } from '../../src/clock.ts'
import { createKioskServer } from '../../src/server/kiosk/kiosk-server.ts'
import { draws } from '../draws.ts'
import { toldSession } from '../server/told-session.ts'
import { SNAPSHOTS as PANEL } from '../web/snapshots.ts'
import { violationsOn } from './axe.ts'
import { LARGEST, launch, SIZES as PANEL_SIZES } from './panel-page.ts'
import { scan } from './scan.ts'

const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url))
const SIZES = [...PANEL_SIZES, LARGEST] as const

const { mileTwo } = PANEL
/** What is shown at telling moments, and the scene that the wall makes of it. */
const SHOWN = [
  ['attract', PANEL.ready],
  ['stretch', PANEL.stretch],
  ['run', PANEL.starting],
  ['run', PANEL.warmUp],
  ['run', mileTwo],
  ['run', PANEL.mileSeven],
  ['sprint', PANEL.sprint],
  ['stopped', PANEL.stopped],
  ['run', PANEL.coolDown],
  ['after', PANEL.done],
  ['lost', PANEL.linkLost],
] as const satisfies readonly (readonly [string, Snapshot])[]

/** Minutes of the day at which the picture is shifted farthest. */
const FARTHEST = [
  ['lower right', 18],
  ['upper left', 54],
] as const

let browser: Browser
beforeAll(async () => {
  expect(existsSync(`${webRoot}/kiosk.html`)).toBe(true)
  browser = await launch()
})
afterAll(() => browser.close())

/** A daemon's kiosk, in this process, that says what it is told to. */
async function kioskOf(first: Snapshot, { port = 0, boot = 'boot' } = {}) {
  const session = toldSession(first)
  const app = createKioskServer({
    session,
    clock: monotonicClock(),
    boot,
    hosts: () => ['127.0.0.1'],
    webRoot,
    logger: null,
  })
  await app.listen({ host: '127.0.0.1', port })
  return {
    port: (app.server.address() as AddressInfo).port,
    show: (next: Snapshot) => session.show(next),
    close: () => app.close(),
  }
}

async function open(port: number, viewport: { width: number; height: number } = SIZES[3], lang = 'en'): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/kiosk?lang=${lang}`)
  await page.locator('cr-kiosk[data-seq]').waitFor()
  await page.evaluate(() => document.fonts.ready)
  return page
}

test.each(SIZES)('at $width x $height what was gained in the sprint stands within its peak', async (size) => {
  const { splits } = PANEL.done
  const gained = splits.map((split) => (split.kind === 'finish' ? { ...split, gainS: 22.4 } : split))
  const kiosk = await kioskOf(mileTwo)
  onTestFinished(() => kiosk.close())
  const page = await open(kiosk.port, size)
  kiosk.show({ ...PANEL.done, splits: gained })
  const gain = page.locator('cr-kiosk-after .gain').last()
  await expect.poll(() => gain.innerText()).toContain('22')
  const beyond = await page
    .locator('cr-kiosk-after .step')
    .evaluateAll((steps) =>
      steps.flatMap((step) => (step.scrollWidth > step.clientWidth + 1 ? [step.textContent.trim()] : [])),
    )
  expect(beyond).toEqual([])
})

/** Each size in one language, the next in the other; with twice as many draws in both. */
const SPOKEN = SIZES.flatMap((size, index) =>
  (index % 2 === 0 ? (['es', 'en'] as const) : (['en', 'es'] as const))
    .slice(0, draws(1))
    .map((lang) => ({ ...size, lang })),
)
test.each(SPOKEN)(
  'at $width x $height in $lang every picture is whole: no word outside, none over another',
  async ({ lang, ...size }) => {
    const kiosk = await kioskOf(mileTwo)
    onTestFinished(() => kiosk.close())
    const page = await open(kiosk.port, size, lang)
    const faults: string[] = []
    for (const [corner, minute] of FARTHEST) {
      const atMs = minute * 60_000
      await page.clock.setFixedTime(atMs)
      await page.locator(`cr-kiosk[data-wall-ms="${atMs}"]`).waitFor()
      for (const [scene, snapshot] of SHOWN) {
        kiosk.show(snapshot)
        await page.locator(`cr-kiosk[data-scene="${scene}"]`).waitFor()
        await page.waitForTimeout(150)
        const name = `${scene}, ${snapshot.phase.kind}, shifted to the ${corner}`
        const { texts, faults: found } = await page.evaluate(scan, [])
        expect(texts.length).toBeGreaterThan(1)
        faults.push(...found.map(({ fault, text, by }) => `${name}: ${text} ${fault}, by ${by}`))
      }
    }
    expect(faults).toEqual([])
  },
)

test('axe finds nothing in any picture', async () => {
  const kiosk = await kioskOf(mileTwo)
  onTestFinished(() => kiosk.close())
  const page = await open(kiosk.port)
  const found: string[] = []
  for (const [scene, snapshot] of SHOWN) {
    kiosk.show(snapshot)
    await page.locator(`cr-kiosk[data-scene="${scene}"]`).waitFor()
    found.push(...(await violationsOn(page)).map((violation) => `${scene}, ${snapshot.phase.kind}: ${violation}`))
  }
  expect(found).toEqual([])
})

test('two screens show the same within 250 ms', async () => {
  const kiosk = await kioskOf(mileTwo)
  onTestFinished(() => kiosk.close())
  const pages = [await open(kiosk.port), await open(kiosk.port, SIZES[1])]
  kiosk.show(PANEL.sprint)
  const limit = { timeout: 250 }
  await Promise.all(pages.map((page) => page.locator('cr-kiosk[data-scene="sprint"]').waitFor(limit)))
})

test('a daemon that dies, again and again: the numbers go, the time of day stays, and the run is back with the next one', async () => {
  let kiosk = await kioskOf(mileTwo, { boot: 'boot-0' })
  onTestFinished(() => kiosk.close())
  const { port } = kiosk
  const page = await open(port)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  const restarts = draws(5)
  for (let restart = 1; restart <= restarts; restart++) {
    await kiosk.close()
    if (restart === 1) {
      await page.locator('cr-kiosk[data-scene="lost"]').waitFor({ timeout: 4000 })
      const texts = (await page.evaluate(scan, [])).texts
      expect(texts.filter((text) => /\d/.test(text))).toEqual([expect.stringMatching(/^\d{1,2}:\d\d/)])
    }
    kiosk = await kioskOf(mileTwo, { port, boot: `boot-${restart}` })
    await page.locator(`cr-kiosk[data-scene="run"][data-boot="boot-${restart}"]`).waitFor({ timeout: 8000 })
  }
  expect(complaints).toEqual([])
}, 600_000)
