import type { AddressInfo } from 'node:net'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { es } from '../../protocol/words/es.ts'
import { languageOf } from '../../protocol/words/language.ts'
import { spokenIn } from '../../protocol/words/spoken.ts'
import { monotonicClock } from '../../src/clock.ts'
import { createKioskServer } from '../../src/server/kiosk/kiosk-server.ts'
import { waveOf } from '../../src/voice/wave.ts'
import { scaleOf } from '../../web/sound/tones.ts'
import { someOf, draws, SEED } from '../draws.ts'
import { toldSession } from '../server/told-session.ts'
import { SNAPSHOTS as PANEL } from '../web/snapshots.ts'
import { violationsOn } from './axe.ts'
import { poorTextsOn } from './drawn-contrast.ts'
import { heardOn, listenIn, saidOn } from './ear.ts'
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
async function kioskOf(
  first: Snapshot,
  {
    port = 0,
    boot = 'boot',
    clips = {},
  }: { port?: number; boot?: string; clips?: Readonly<Record<string, Buffer>> } = {},
) {
  const languages: string[] = []
  const said = Object.keys(clips)
  const session = toldSession(first)
  const app = createKioskServer({
    session,
    clock: monotonicClock(),
    voice: {
      clips(language) {
        languages.push(language)
        const listed = said.map((words, index) => ({ words, clip: String(index) }))
        return Promise.resolve({ engine: 'piper', clips: listed, waiting: 0 })
      },
      sound: (clip) => Promise.resolve(clips[said[Number(clip)] ?? ''] ?? null),
    },
    boot,
    hosts: () => ['127.0.0.1'],
    webRoot,
    logger: null,
  })
  await app.listen({ host: '127.0.0.1', port })
  return {
    port: (app.server.address() as AddressInfo).port,
    /** In which languages its clips were asked for. */
    languages,
    show: (next: Snapshot) => session.show(next),
    close: () => app.close(),
  }
}

async function open(
  port: number,
  viewport: { width: number; height: number } = SIZES[3],
  asks = 'lang=en',
): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  if (asks.includes('sound=on')) await page.addInitScript(listenIn)
  await page.goto(`http://127.0.0.1:${port}/kiosk?${asks}`)
  await page.locator('cr-kiosk[data-seq]').waitFor()
  await page.evaluate(() => document.fonts.ready)
  return page
}

test('what was gained in the sprint stands within its peak, at every size', async () => {
  const { splits } = PANEL.done
  const gained = splits.map((split) => (split.kind === 'finish' ? { ...split, gainS: 22.4 } : split))
  const kiosk = await kioskOf(mileTwo)
  onTestFinished(() => kiosk.close())
  const page = await open(kiosk.port)
  kiosk.show({ ...PANEL.done, splits: gained })
  const gain = page.locator('cr-kiosk-after .gain').last()
  await expect.poll(() => gain.innerText()).toContain('22')
  for (const size of SIZES) {
    await page.setViewportSize(size)
    const gaps = await page.locator('cr-kiosk-after .step').evaluateAll((steps) =>
      steps.map((step) => {
        const texts = document.createTreeWalker(step, NodeFilter.SHOW_TEXT)
        const written = new Range()
        let right = 0
        while (texts.nextNode()) {
          written.selectNodeContents(texts.currentNode)
          if (texts.currentNode.textContent?.trim() !== '')
            right = Math.max(right, written.getBoundingClientRect().right)
        }
        return (step.getBoundingClientRect().right - right) / parseFloat(getComputedStyle(step).fontSize)
      }),
    )
    expect(Math.min(...gaps), JSON.stringify({ size, gaps })).toBeGreaterThan(0.1)
  }
})

/** Each size in a language that is drawn; with twice as many draws in both. */
const SPOKEN = SIZES.flatMap((size) =>
  someOf(['en', 'es'] as const, 1, `the language at ${size.width}`).map((lang) => ({ ...size, lang })),
)
/** Of eleven pictures so many at each size, some in each corner; with enough draws all in both. */
const PICTURES = 4
const pictures = (of: string) => someOf(SHOWN, PICTURES / FARTHEST.length, of)
test.each(SPOKEN)(
  `at $width x $height in $lang every picture is whole: no word outside, none over another, drawn from ${SEED}`,
  async ({ lang, ...size }) => {
    const kiosk = await kioskOf(mileTwo)
    onTestFinished(() => kiosk.close())
    const page = await open(kiosk.port, size, `lang=${lang}`)
    const faults: string[] = []
    for (const [corner, minute] of FARTHEST) {
      const atMs = minute * 60_000
      await page.clock.setFixedTime(atMs)
      await page.locator(`cr-kiosk[data-wall-ms="${atMs}"]`).waitFor()
      for (const [scene, snapshot] of pictures(`${size.width} ${corner}`)) {
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

/** What is found wrong in the pictures of the wall that are drawn for it, each fault with its picture. */
async function foundInPictures(of: string, faultsOn: (page: Page) => Promise<readonly string[]>): Promise<string[]> {
  const kiosk = await kioskOf(mileTwo)
  onTestFinished(() => kiosk.close())
  const page = await open(kiosk.port)
  const found: string[] = []
  for (const [scene, snapshot] of someOf(SHOWN, PICTURES, of)) {
    kiosk.show(snapshot)
    await page.locator(`cr-kiosk[data-scene="${scene}"]`).waitFor()
    found.push(...(await faultsOn(page)).map((fault) => `${scene}, ${snapshot.phase.kind}: ${fault}`))
  }
  return found
}

test(`axe finds nothing in any picture, drawn from ${SEED}`, async () => {
  expect(await foundInPictures('axe', violationsOn)).toEqual([])
})

test(`what is read across a room has a contrast of 7 with what is drawn behind it, drawn from ${SEED}`, async () => {
  const found = await foundInPictures('contrast', async (page) => {
    const { lines, poor } = await poorTextsOn(page, 7)
    expect(lines).toBeGreaterThan(1)
    return poor.map(({ text, at, contrast }) => `${text} ${contrast}, ${at}`)
  })
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

/** So far from the line of the finish. */
const toGo = (timeS: number): Snapshot => ({ ...PANEL.tenSeconds, toFinish: { distanceM: 3 * timeS, timeS } })
const inSpanish = (code: 'go' | 'halfway'): string =>
  spokenIn(languageOf('es', es), { kind: 'saying', says: { code, values: {} } })
const clip = (lastsS: number): Buffer => waveOf({ rateHz: 22_050, samples: new Int16Array(22_050 * lastsS).fill(8000) })

test('a wall is heard where its address says so: the last seconds on the audio clock, each announcement by its clip, in its own language', async () => {
  const kiosk = await kioskOf(toGo(30), { clips: { [inSpanish('go')]: clip(1), [inSpanish('halfway')]: clip(2) } })
  onTestFinished(() => kiosk.close())
  const page = await open(kiosk.port, SIZES[3], 'lang=es&sound=on')
  const see = async (snapshot: Snapshot): Promise<void> => {
    kiosk.show(snapshot)
    await page.waitForTimeout(300)
  }
  await page.waitForFunction(() => customElements.get('cr-touch-for-sound') !== undefined)
  await page.mouse.click(400, 300)
  await expect.poll(() => kiosk.languages).toContain('es')
  // It was not there before: what it sees first it has missed.
  for (const timeS of [8.9, 8.6, 8.3, 8]) await see(toGo(timeS))
  const goHz = scaleOf(3).at(-1)!
  const isAbout = (hz: number) => (one: { hz: number }) => Math.abs(one.hz - hz) < 1
  const handed = await heardOn({ page })
  const go = handed.find(isAbout(goHz))!
  const marks = handed.filter(isAbout(goHz / 2)).slice(0, 3)
  expect(marks.map(({ atS }) => go.atS - atS)).toEqual([3, 2, 1].map((s) => expect.closeTo(s, 9) as number))
  expect(await saidOn({ page })).toEqual([])
  await see({ ...PANEL.coolDown, announcement: { serial: 9, code: 'halfway', values: {} } })
  await expect.poll(async () => (await saidOn({ page })).map(({ lastsS }) => lastsS)).toEqual([2])
  const answered: Snapshot = { ...PANEL.coolDown, announcement: null, said: { code: 'go', values: {} } }
  await see(answered)
  expect(await saidOn({ page })).toHaveLength(1)
  await see(PANEL.linkLost)
  expect(await heardOn({ page }).then((all) => all.filter(isAbout(goHz)))).toEqual([])
})

test('a wall that is not asked to sound fetches nothing of it; one that is says where it waits for a touch', async () => {
  const guarded = await launch('--autoplay-policy=document-user-activation-required')
  onTestFinished(() => guarded.close())
  const kiosk = await kioskOf(mileTwo)
  onTestFinished(() => kiosk.close())
  const page = await guarded.newPage()
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.goto(`http://127.0.0.1:${kiosk.port}/kiosk`)
  await page.locator('cr-kiosk[data-scene="run"]').waitFor()
  await page.waitForTimeout(600)
  expect(fetched.filter((url) => /voice|heard/.test(url))).toEqual([])
  const session = await page.context().newCDPSession(page)
  const expression = `document.querySelector('cr-kiosk').shadowRoot.querySelector('cr-touch-for-sound')?.shadowRoot?.textContent.trim()`
  // Asked without what a browser takes for a person's touch.
  const says = async () => (await session.send('Runtime.evaluate', { expression })).result.value as unknown
  expect(await says()).toBeUndefined()
  await page.goto(`http://127.0.0.1:${kiosk.port}/kiosk?sound=on&lang=es`)
  await expect.poll(says).toBe('Toca para oír')
  await page.mouse.click(500, 300)
  await expect.poll(says).toBe('')
})

test('a daemon that dies, again and again: the numbers go, the time of day stays, and the run is back with the next one', async () => {
  let kiosk = await kioskOf(mileTwo, { boot: 'boot-0' })
  onTestFinished(() => kiosk.close())
  const { port } = kiosk
  const page = await open(port)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  const restarts = draws(4)
  for (let restart = 1; restart <= restarts; restart++) {
    await kiosk.close()
    if (restart === 1) {
      await page.locator('cr-kiosk[data-scene="lost"]').waitFor({ timeout: 4000 })
      const texts = (await page.evaluate(scan, [])).texts
      expect(texts.filter((text) => /\d/.test(text))).toEqual([expect.stringMatching(/^It is \d{1,2}:\d\d\.$/)])
    }
    kiosk = await kioskOf(mileTwo, { port, boot: `boot-${restart}` })
    await page.locator(`cr-kiosk[data-scene="run"][data-boot="boot-${restart}"]`).waitFor({ timeout: 8000 })
  }
  expect(complaints).toEqual([])
}, 600_000)
