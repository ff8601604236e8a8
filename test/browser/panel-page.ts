import { answerOfPast, type PastAnswer } from '../web/past-runs.ts'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { programPath } from '../needs.mjs'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { preview } from '../web/preview.mjs'
import type { Words } from './words.ts'

/** The built panel in a real browser, on a daemon that says what it is told to. */

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** What draws: Chromium without its windows, which takes a third of the time, or else Chromium itself. */
const DRAWS = programPath('chromium-headless-shell') ?? '/usr/bin/chromium'

const launched = (...flags: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: DRAWS, args: [...FLAGS, ...flags] })

/** One for all the files that a process of the tests runs: it goes with that process. */
let shared: Promise<Browser> | null = null

/** A browser whose `close` takes along what was opened in it. With flags it is one of its own. */
export async function launch(...flags: readonly string[]): Promise<Browser> {
  if (flags.length > 0) return launched(...flags)
  if (shared !== null && !(await shared).isConnected()) shared = null
  const browser = await (shared ??= launched())
  const opened = new Set<BrowserContext>()
  const noted = (context: BrowserContext): void => {
    opened.add(context)
    context.on('close', () => opened.delete(context))
  }
  const own: Pick<Browser, 'newContext' | 'newPage' | 'close'> = {
    async newContext(options) {
      const context = await browser.newContext(options)
      noted(context)
      return context
    },
    async newPage(options) {
      const page = await browser.newPage(options)
      noted(page.context())
      return page
    },
    async close() {
      await Promise.all([...opened].map((context) => context.close()))
    },
  }
  return Object.assign(Object.create(browser) as Browser, own)
}

/** Chromium as a runner has it. */
export const launchWhole = (): Promise<Browser> => chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS })

/** A screen may be kept from sleeping, as Chromium with windows allows unasked and Chromium without refuses. */
export async function mayStayLit(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const { targetInfo } = await devTools.send('Target.getTargetInfo')
  const { browserContextId } = targetInfo
  await devTools.send('Browser.grantPermissions', {
    permissions: ['wakeLockScreen'],
    ...(browserContextId === undefined ? {} : { browserContextId }),
  })
}

export const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const SMALLEST = { width: 320, height: 568 } as const
export const LARGEST = { width: 3840, height: 2160 } as const
export const EVERY_SIZE = [SMALLEST, ...SIZES, LARGEST] as const

export type Daemon = Awaited<ReturnType<typeof preview>>

export interface Panel {
  readonly page: Page
  readonly daemon: Daemon
  /** What the browser complained about: scripts, styles or fonts that its policy refused, and errors. */
  readonly complaints: string[]
  show(snapshot: Snapshot): Promise<void>
  reload(): Promise<void>
  close(): Promise<void>
}

type Options = Parameters<Browser['newContext']>[0] & {
  /** The page's time moves only when its test says so. */
  readonly frozen?: boolean
  /** Runs in the page before anything of its own. */
  readonly init?: () => void
  /** What the daemon has before the page is opened. */
  readonly speaks?: (daemon: Daemon) => void
}

/** Every screen has been fetched. */
export const isWhole = (page: Page): Promise<void> =>
  page.locator('cr-panel[whole]').waitFor({ state: 'attached', timeout: 20_000 })

/** Of the runs that are over the panel asks for the one that the next is run beside. */
const earlierRun = (url: URL): PastAnswer | null => (url.pathname === '/api/runs/r4' ? answerOfPast(url) : null)

/** One page for a whole file: it is shown one snapshot after the other. */
export async function openPanel(
  browser: Browser,
  first: Snapshot,
  { frozen = false, init, speaks, ...options }: Options = {},
): Promise<Panel> {
  let number = 1
  const daemon = await preview({ ...first, number }, { past: earlierRun })
  speaks?.(daemon)
  const context: BrowserContext = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  await mayStayLit(page)
  if (init !== undefined) await page.addInitScript(init)
  if (frozen) await page.clock.install()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  const drawn = () => page.locator(`cr-panel[data-snapshot="${number}"]`).waitFor({ state: 'attached' })
  const loaded = async (): Promise<void> => {
    await drawn()
    await isWhole(page)
    await page.evaluate(() => document.fonts.ready)
  }
  await page.goto(daemon.url)
  await loaded()
  if (frozen) await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000)
  return {
    page,
    daemon,
    complaints,
    async show(next) {
      number++
      daemon.show({ ...next, number })
      await drawn()
      if (!frozen) await page.evaluate(() => new Promise((frame) => requestAnimationFrame(frame)))
    },
    async reload() {
      await page.reload()
      await loaded()
    },
    async close() {
      await context.close()
      await daemon.close()
    },
  }
}

/** Every piece of visible text, where its glyphs are: the line's own leading is taken off. */
export function wordsOn(page: Page): Promise<Words[]> {
  return page.evaluate(() => {
    const LAYERS = ['cr-banner-bar', 'cr-console-check', 'cr-countdown', 'cr-danger']
    const found: (Words & { button: Element | null })[] = []
    const buttons: { button: Element; layer: string }[] = []
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    }
    const look = (text: Text, button: Element | null, layer: string): void => {
      const words = text.data.trim()
      const parent = text.assignedSlot ?? text.parentElement
      if (words === '' || parent === null) return
      const range = document.createRange()
      range.selectNodeContents(text)
      for (const { left, right, top, bottom, height } of range.getClientRects()) {
        if (height === 0 || (text.parentElement !== null && !isSeen(text.parentElement))) continue
        const box = { left, right, top: top + height * 0.22, bottom: bottom - height * 0.22 }
        const frame = button?.getBoundingClientRect()
        const escapes =
          frame !== undefined &&
          (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom)
        found.push({ text: words, ...box, escapes, buried: false, layer, button })
      }
    }
    const walk = (node: Node, button: Element | null, layer: string): void => {
      if (node instanceof Text) return look(node, button, layer)
      if (node instanceof Element && ['STYLE', 'SCRIPT', 'OPTION', 'NOSCRIPT'].includes(node.tagName)) return
      if (node instanceof Element && node.ariaHidden === 'true') return
      const within = node instanceof Element && /^CR-(KEY|LONG-PRESS-BUTTON)$/.test(node.tagName) ? node : button
      const name = node instanceof Element ? node.tagName.toLowerCase() : ''
      const above = LAYERS.includes(name) ? name : layer
      if (within !== null && within !== button) buttons.push({ button: within, layer: above })
      if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot, within, above)
      node.childNodes.forEach((child) => walk(child, within, above))
    }
    walk(document.body, null, 'screen')
    return found.map(({ button, ...words }) => {
      const over = buttons.filter((other) => other.layer === words.layer && other.button !== button)
      const buried = over.some(({ button: other }) => {
        const { left, right, top, bottom } = other.getBoundingClientRect()
        const descends = (words.bottom - words.top) * 0.3
        return words.left < right && left < words.right && words.top < bottom && top < words.bottom + descends
      })
      return { ...words, buried }
    })
  })
}

/** What lies on top at a point, as the path of tags and classes through every shadow. */
export function onTopAt(page: Page, x: number, y: number): Promise<string> {
  return page.evaluate(
    ([x, y]) => {
      const path: string[] = []
      let root: Document | ShadowRoot | null = document
      let host: Element | null = null
      while (root !== null) {
        const element: Element | null = root.elementFromPoint(x, y)
        // A shadow with nothing of its own at the point answers with its host.
        if (element === null || element === host) break
        path.push(`${element.tagName.toLowerCase()}.${element.classList.value}`)
        host = element
        root = element.shadowRoot
      }
      return path.join(' > ')
    },
    [x, y] as const,
  )
}
