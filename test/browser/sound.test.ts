import type { AddressInfo } from 'node:net'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { strike } from '../../web/sound/strike.ts'
import { scaleOf, type notesOf, type Tone } from '../../web/sound/tones.ts'
import { draws } from '../draws.ts'
import { waveOf } from '../../src/voice/wave.ts'
import { preview } from '../web/preview.mjs'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { heardOn, listenIn, loudestOn, saidOn, type Handed } from './ear.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'

const RATE = 48_000
/** Web Audio renders so many samples at once. */
const BLOCK_S = 128 / RATE

let browser: Browser
let sources: ViteDevServer
beforeAll(async () => {
  browser = await launch()
  const root = fileURLToPath(new URL('../..', import.meta.url))
  sources = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', ws: false, hmr: false },
  })
  await sources.listen()
})
afterAll(async () => {
  await browser.close()
  await sources.close()
})

declare global {
  interface Window {
    score:
      | {
          readonly strike: typeof strike
          readonly notesOf: typeof notesOf
          /** The octets of samples in base64. */
          readonly packed: (samples: Float32Array) => string
        }
      | undefined
  }
}

/** An empty page beside the sources, which it can import. */
async function laboratory(): Promise<Page> {
  const { port } = sources.httpServer!.address() as AddressInfo
  const page = await browser.newPage()
  onTestFinished(() => page.close())
  await page.route('**/laboratory', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto(`http://127.0.0.1:${port}/laboratory`)
  const content = `import { strike } from '/web/sound/strike.ts'
    import { notesOf } from '/web/sound/tones.ts'
    const packed = (samples) => {
      let octets = ''
      for (const octet of new Uint8Array(samples.buffer)) octets += String.fromCharCode(octet)
      return btoa(octets)
    }
    window.score = { strike, notesOf, packed }`
  await page.addScriptTag({ type: 'module', content })
  await page.waitForFunction(() => window.score !== undefined)
  return page
}

interface Placed {
  readonly tone: Tone
  readonly atS: number
}

/** The samples of tones at their moments, as a browser renders them; ended where `endS` says, if it does. */
async function rendered(page: Page, tones: readonly Placed[], lastsS: number): Promise<number[]> {
  return samplesIn(
    await page.evaluate(
      async ({ tones, lastsS, RATE }) => {
        const { strike, notesOf, packed } = window.score!
        const context = new OfflineAudioContext(1, lastsS * RATE, RATE)
        for (const { tone, atS } of tones) strike(context, context.destination, notesOf(tone), atS)
        return packed((await context.startRendering()).getChannelData(0))
      },
      { tones, lastsS, RATE },
    ),
  )
}

/** A quarter of a million numbers, one by one, take a browser ten times as long to hand over as to render. */
function samplesIn(packed: string): number[] {
  const octets = Uint8Array.from(Buffer.from(packed, 'base64'))
  return [...new Float32Array(octets.buffer)]
}

/** Where sound begins after at least 50 ms of silence, s. */
function onsetsIn(samples: readonly number[]): number[] {
  const onsets: number[] = []
  let lastLoud = -Infinity
  samples.forEach((sample, index) => {
    if (Math.abs(sample) < 0.02) return
    if (index - lastLoud > 0.05 * RATE) onsets.push(index / RATE)
    lastLoud = index
  })
  return onsets
}

/** How much of a frequency there is in the samples (Goertzel). */
function powerAt(hz: number, samples: readonly number[]): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / RATE)
  let [one, two] = [0, 0]
  for (const sample of samples) [one, two] = [sample + turn * one - two, one]
  return one * one + two * two - turn * one * two
}

const between = (samples: readonly number[], fromS: number, toS: number) => samples.slice(fromS * RATE, toS * RATE)
const peakOf = (samples: readonly number[]): number => samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0)

test('three, two, one and go are exact to each other to a block of samples, and each is the note it should be', async () => {
  const page = await laboratory()
  const lineAtS = 3.4567
  const ticks = [3, 2, 1].map((mark): Placed => ({ tone: { kind: 'tick', stages: 3 }, atS: lineAtS - mark }))
  const samples = await rendered(page, [...ticks, { tone: { kind: 'go', stages: 3 }, atS: lineAtS }], 5)
  const onsets = onsetsIn(samples)
  expect(onsets).toHaveLength(4)
  onsets.forEach((onset, index) => expect(Math.abs(onset - (lineAtS - 3 + index))).toBeLessThan(BLOCK_S))
  const octave = scaleOf(3).at(-1)!
  for (const onset of onsets.slice(0, 3)) {
    const tick = between(samples, onset, onset + 0.08)
    expect(powerAt(octave / 2, tick)).toBeGreaterThan(20 * powerAt(octave, tick))
  }
  const go = between(samples, onsets[3]!, onsets[3]! + 0.4)
  expect(powerAt(octave, go)).toBeGreaterThan(3 * powerAt(octave / 2, go))
  expect(peakOf(samples)).toBeLessThan(1)
})

// The longest takes half a minute to render; its notes on paper are looked at wherever the others are.
test.each([3, 5, 13].slice(0, 1 + draws(1)))(
  'each line of %i is heard as its note, higher than the one before, and nothing clips',
  async (stages) => {
    const page = await laboratory()
    const scale = scaleOf(stages)
    const tones = Array.from({ length: stages }, (_, index): Placed => ({
      tone: { kind: 'line', stage: index + 1, stages },
      atS: 0.1 + index * 1.2,
    }))
    const samples = await rendered(page, tones, stages * 1.2 + 0.2)
    tones.forEach(({ atS }, index) => {
      const led = Math.min(index, 3)
      const last = between(samples, atS + led * 0.11 + 0.25, atS + led * 0.11 + 0.55)
      const loudest = scale.toSorted((a, b) => powerAt(b, last) - powerAt(a, last))[0]
      expect(loudest).toBe(scale[index])
    })
    expect(peakOf(samples)).toBeGreaterThan(0.15)
    expect(peakOf(samples)).toBeLessThan(1)
  },
)

test('a tone that is taken back before it begins is not heard, and one that sounds ends without a click', async () => {
  const page = await laboratory()
  const samples = samplesIn(
    await page.evaluate(async (RATE) => {
      const { strike, notesOf, packed } = window.score!
      const context = new OfflineAudioContext(1, 2 * RATE, RATE)
      const go = strike(context, context.destination, notesOf({ kind: 'go', stages: 3 }), 0.1)
      const tick = strike(context, context.destination, notesOf({ kind: 'tick', stages: 3 }), 1)
      void context.suspend(0.5).then(() => {
        go.end()
        tick.end()
        return context.resume()
      })
      return packed((await context.startRendering()).getChannelData(0))
    }, RATE),
  )
  expect(onsetsIn(samples)).toHaveLength(1)
  expect(peakOf(between(samples, 0.54, 2))).toBe(0)
  const steps = samples.slice(1).map((sample, index) => Math.abs(sample - samples[index]!))
  const cut = Math.max(...between(steps, 0.48, 0.55))
  expect(cut).toBeLessThan(Math.max(...between(steps, 0.1, 0.2)))
})

/** A panel whose oscillators are noted as they are handed over. */
async function listening(first: Snapshot, from: Browser = browser): Promise<Panel> {
  const panel = await openPanel(from, first, { init: listenIn })
  onTestFinished(() => panel.close())
  return panel
}

const { tenSeconds, sprint } = SNAPSHOTS
const run = { id: 'heard', startedAt: '' }
const toGo = (timeS: number): Snapshot => ({ ...tenSeconds, run, toFinish: { distanceM: 3 * timeS, timeS } })
/** The sound is there, and has looked at the run: then it hears what comes. */
async function underWay(panel: Panel, timeS: number): Promise<void> {
  await panel.page.waitForFunction(() => customElements.get('cr-sound-key') !== undefined)
  await panel.page.mouse.click(400, 300)
  await panel.show(toGo(timeS))
  await panel.page.waitForTimeout(500)
  await panel.show(toGo(timeS))
}
const goHz = scaleOf(3).at(-1)!
const isAbout = (hz: number) => (one: Handed) => Math.abs(one.hz - hz) < 1

test('the last seconds are on the audio clock before they come, exact to each other; a line that shifts moves them', async () => {
  const panel = await listening(toGo(30))
  await underWay(panel, 8)
  const before = await heardOn(panel)
  const marks = before.filter(isAbout(goHz / 2)).slice(0, 3)
  const go = before.find(isAbout(goHz))!
  expect(marks.map(({ atS }) => go.atS - atS)).toEqual([3, 2, 1].map((s) => expect.closeTo(s, 9) as number))
  await panel.show(toGo(6))
  const after = await heardOn(panel)
  expect(after).toHaveLength(before.length)
  expect(go.atS - after.find(isAbout(goHz))!.atS).toBeGreaterThan(1.5)
  await panel.show({ ...toGo(6), gate: 'skipped', toFinish: null })
  expect(await heardOn(panel)).toEqual([])
  expect(panel.complaints).toEqual([])
})

/** What a built page begins with: its scripts, and all that they import without being asked. */
function beginsWith(page: string): ReadonlySet<string> {
  const found = new Set([...read(page).matchAll(/\/(assets\/[\w-]+\.js)/g)].map(([, name = '']) => name))
  for (const name of found)
    for (const [, file = ''] of read(name).matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)) found.add(`assets/${file}`)
  return found
}
const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url))
const read = (name: string): string => readFileSync(BUILT + name, 'utf8')

test('sound is no part of what the page begins with, and is there long before a start', async () => {
  const sounds = (name: string): boolean => read(name).includes('OscillatorNode')
  const first = [...beginsWith('index.html')]
  expect(first.length).toBeGreaterThan(1)
  expect(first.filter(sounds)).toEqual([])
  expect(readdirSync(`${BUILT}assets`).filter((name) => name.endsWith('.js') && sounds(`assets/${name}`))).toHaveLength(
    1,
  )
  const panel = await openPanel(browser, SNAPSHOTS.ready)
  onTestFinished(() => panel.close())
  await panel.page.waitForFunction(() => customElements.get('cr-sound-key') !== undefined, null, { timeout: 10_000 })
})

declare global {
  interface Window {
    contexts: number
  }
}
/** Counts what a page makes ready to sound, which keeps a phone busy for a tenth of a second. */
function countContexts(): void {
  window.contexts = 0
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options)
      window.contexts++
    }
  }
}

test('where nobody runs and nobody has touched the page nothing is made ready to be heard, and no clip fetched', async () => {
  const speaks: Parameters<typeof openPanel>[2] = { init: countContexts, speaks: (daemon) => daemon.speak(CLIPS) }
  const panel = await openPanel(browser, SNAPSHOTS.ready, speaks)
  onTestFinished(() => panel.close())
  const { page } = panel
  const made = () =>
    page.evaluate(() => {
      const fetched = performance.getEntriesByType('resource').filter(({ name }) => /\/voice\//.test(name))
      return { contexts: window.contexts, fetched: fetched.length > 0 }
    })
  await page.waitForFunction(() => customElements.get('cr-sound-key') !== undefined)
  await panel.show(SNAPSHOTS.ready)
  await page.waitForTimeout(300)
  expect(await made()).toEqual({ contexts: 0, fetched: false })
  await page.mouse.click(5, 300)
  await panel.show(SNAPSHOTS.ready)
  await expect.poll(made).toEqual({ contexts: 1, fetched: true })
  await panel.reload()
  await panel.show({ ...SNAPSHOTS.stretch, run })
  await expect.poll(made).toEqual({ contexts: 1, fetched: true })
})

test('in mid-run sound does not wait for the page to be at rest', async () => {
  const panel = await openPanel(browser, toGo(30), { frozen: true })
  onTestFinished(() => panel.close())
  await panel.page.reload()
  const mute = panel.page.getByRole('button', { name: 'Mute' })
  const shown = async (): Promise<number> => {
    await panel.page.clock.runFor(5)
    return mute.count()
  }
  // However long a busy computer takes to fetch it: of the page's own time far less goes by than the 250 ms before it is at rest.
  await expect.poll(shown, { timeout: 12_000, interval: 400 }).toBe(1)
})

test('the flip is heard once, and a reload in the sprint is silent', async () => {
  const panel = await listening(toGo(30))
  await underWay(panel, 20)
  await panel.show({ ...sprint, run })
  expect((await heardOn(panel)).filter(isAbout(goHz))).toHaveLength(1)
  await panel.show({ ...sprint, run })
  expect((await heardOn(panel)).filter(isAbout(goHz))).toHaveLength(1)
  await panel.reload()
  await panel.page.waitForFunction(() => customElements.get('cr-sound-key') !== undefined)
  await panel.page.mouse.click(400, 300)
  await panel.page.waitForTimeout(500)
  await panel.show({ ...sprint, run })
  await panel.show({ ...sprint, run })
  expect(await heardOn(panel)).toEqual([])
})

test('what a page missed while its stream was gone is not heard late', async () => {
  const panel = await listening(toGo(30))
  await underWay(panel, 20)
  panel.daemon.silence(true)
  await panel.page.waitForTimeout(2300)
  panel.daemon.silence(false)
  await panel.show({ ...SNAPSHOTS.coolDown, run })
  await panel.page.waitForTimeout(500)
  await panel.show({ ...SNAPSHOTS.coolDown, run })
  expect(await heardOn(panel)).toEqual([])
})

test('mute is one press and one key on every running screen, silences what sounds, and is kept', async () => {
  const panel = await listening(toGo(30))
  await underWay(panel, 20)
  const key = (name: string) => panel.page.getByRole('button', { name, exact: true })
  await key('Mute').click()
  await key('Sound on').waitFor()
  await panel.page.keyboard.press('m')
  await key('Mute').waitFor()
  await panel.show({ ...sprint, run })
  // However little of it a busy computer has caught: silence is a thirtieth of this.
  expect(await loudestOn(panel)).toBeGreaterThan(0.03)
  await panel.page.keyboard.press('M')
  await key('Sound on').waitFor()
  await panel.page.waitForTimeout(150)
  expect(await loudestOn(panel)).toBeLessThan(0.001)
  await panel.reload()
  await key('Sound on').click()
  await key('Mute').waitFor()
})

test('a belt that does not stop is heard though it is muted, until it is at rest', async () => {
  const panel = await listening(toGo(30))
  await underWay(panel, 20)
  await panel.page.keyboard.press('m')
  await panel.show({ ...SNAPSHOTS.danger, run })
  expect(await loudestOn(panel)).toBeGreaterThan(0.2)
  await panel.show({ ...SNAPSHOTS.stopped, run })
  await panel.page.waitForTimeout(150)
  expect(await loudestOn(panel)).toBeLessThan(0.001)
})

/** A clip that is a note of its own, s long. */
function clip(hz: number, lastsS: number): Buffer {
  const samples = Int16Array.from({ length: lastsS * 22_050 }, (_, at) =>
    Math.round(14_000 * Math.sin((2 * Math.PI * hz * at) / 22_050)),
  )
  return waveOf({ rateHz: 22_050, samples })
}
const CLIPS = { 'Halfway.': clip(500, 0.8), 'Done.': clip(700, 3), 'Ten seconds.': clip(900, 2) }

let serial = 10
const announced = (code: 'halfway' | 'done' | 'ten-seconds' | 'stand-tall', of: Snapshot): Snapshot => ({
  ...of,
  announcement: { serial: serial++, code, values: {} },
})

/** A panel that has fetched its clips, under way, so many seconds before the line. */
async function spoken(timeS: number, clips: Readonly<Record<string, Buffer>> = CLIPS): Promise<Panel> {
  const panel = await openPanel(browser, toGo(30), {
    init: listenIn,
    speaks: (daemon) => daemon.speak(clips),
  })
  onTestFinished(() => panel.close())
  await underWay(panel, timeS)
  await panel.page.waitForTimeout(400)
  return panel
}

const nowS = ({ page }: Panel): Promise<number> => page.evaluate(() => window.ear!.context.currentTime)

test('a sentence is said by its clip, at its moment, once; a newer one ends it', async () => {
  const panel = await spoken(28)
  const first = announced('done', toGo(28))
  await panel.show(first)
  await expect.poll(() => saidOn(panel)).toHaveLength(1)
  const [done] = await saidOn(panel)
  expect(done!.lastsS).toBeCloseTo(3, 1)
  expect(done!.atS - (await nowS(panel))).toBeLessThan(0.2)
  expect(await loudestOn(panel)).toBeGreaterThan(0.1)
  await panel.show(first)
  await panel.show(announced('halfway', toGo(27)))
  await expect.poll(() => saidOn(panel)).toHaveLength(2)
  const [ended, halfway] = await saidOn(panel)
  expect(ended!.endsS).toBeLessThan(halfway!.atS)
})

test('three, two, one are not talked over: what would, does not begin; what is being said ends before', async () => {
  const panel = await spoken(9)
  const lineAtS = (await nowS(panel)) + 9
  await panel.show(announced('ten-seconds', toGo(9)))
  await expect.poll(() => saidOn(panel)).toHaveLength(1)
  await panel.page.waitForTimeout(300)
  // The line comes nearer at once: 3.6 s are left, and the sentence would last 1.5 s more.
  await panel.show(toGo(3.6))
  await expect.poll(async () => (await saidOn(panel))[0]!.endsS - (await nowS(panel))).toBeLessThan(0.6)
  expect((await saidOn(panel))[0]!.endsS).toBeLessThan(lineAtS - 3)
  await panel.show(announced('halfway', toGo(3.4)))
  await panel.page.waitForTimeout(300)
  expect(await saidOn(panel)).toHaveLength(1)
  await panel.show({ ...sprint, run })
  await panel.show(announced('halfway', { ...sprint, run }))
  await expect.poll(() => saidOn(panel)).toHaveLength(2)
})

test('muted, nothing is said; without a voice of the daemon’s the browser’s own speaks, and is ended by mute', async () => {
  const panel = await spoken(28, {})
  await panel.page.evaluate(() => {
    const voice = { lang: 'en-GB', localService: true, name: 'test', default: true, voiceURI: '' }
    window.spoke = []
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        readonly text: string
        constructor(text: string) {
          this.text = text
        }
      },
    })
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => [{ ...voice, lang: 'es-ES' }, voice],
        speak: ({ text, lang }: SpeechSynthesisUtterance) => window.spoke.push(`${lang}: ${text}`),
        cancel: () => window.spoke.push('cancelled'),
      },
    })
  })
  const spoke = () => panel.page.evaluate(() => window.spoke)
  await panel.show(announced('stand-tall', toGo(27)))
  await expect.poll(spoke).toEqual(['cancelled', 'en-GB: Stand tall and look ahead, not down at the belt.'])
  await panel.page.keyboard.press('m')
  await expect.poll(spoke).toHaveLength(3)
  await panel.show(announced('halfway', toGo(26)))
  await panel.page.waitForTimeout(300)
  expect((await spoke()).slice(2)).toEqual(['cancelled'])
})

test('where nothing can speak the words are on the screen, and nothing complains', async () => {
  const panel = await spoken(28, {})
  await panel.show({ ...announced('stand-tall', toGo(27)), cue: { code: 'stand-tall', values: {} } })
  await panel.page.getByText('Stand tall and look ahead').waitFor()
  expect(await saidOn(panel)).toEqual([])
  expect(panel.complaints).toEqual([])
})

/** What is on the page, asked without what a browser takes for a person's touch: most of what a driver does counts as one. */
async function untouched(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page)
  return async (expression) => (await session.send('Runtime.evaluate', { expression })).result.value as unknown
}
const KEY = `document.querySelector('cr-panel')?.shadowRoot?.querySelector('cr-sound-key')?.shadowRoot`
const SAYS = `${KEY}?.querySelector('p')?.textContent ?? ''`
const LABEL = `${KEY}?.querySelector('cr-key')?.label ?? ''`

test('after a reload the first touch, wherever it is, opens the sound, and silences nothing', async () => {
  const guarded = await launch('--autoplay-policy=document-user-activation-required')
  onTestFinished(() => guarded.close())
  const daemon = await preview(SNAPSHOTS.mileTwo)
  onTestFinished(() => daemon.close())
  const page = await guarded.newPage({ viewport: { width: 1280, height: 800 } })
  const look = await untouched(page)
  const says = (expression: string) => expect.poll(() => look(expression))
  await page.goto(daemon.url)
  await says(SAYS).toBe('Touch for sound')
  await page.mouse.click(500, 300)
  await says(SAYS).toBe('')
  await page.reload()
  await says(SAYS).toBe('Touch for sound')
  const place = (await look(`JSON.stringify(${KEY}.querySelector('cr-key').getBoundingClientRect())`)) as string
  const { x, y } = JSON.parse(place) as DOMRect
  await page.mouse.click(x + 20, y + 20)
  await says(SAYS).toBe('')
  await says(LABEL).toBe('Mute')
})
