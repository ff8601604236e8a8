import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser } from 'playwright-core'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { running } from '../web/on-plan.ts'
import type * as Preview from '../web/preview.mjs'
import { THREE_MILES } from '../web/plans.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import type { Figure } from './figure.ts'

/** As slow as a phone of some years ago. */
const THROTTLED = 4
const TRIES = 3
/** As often as the daemon tells. */
const EVERY_MS = 1000
/** Before a run everything is long there. */
const SETTLED_MS = 3000

/** Over a line between two miles, then through the last seconds, the flip and the sprint. */
const STORY: readonly Snapshot[] = [
  ...[0.98, 0.99, 1].map((progress) => running(THREE_MILES, 3, progress)),
  ...[0, 0.01].map((progress) => running(THREE_MILES, 4, progress)),
  ...[SNAPSHOTS.minute, SNAPSHOTS.tenSeconds, SNAPSHOTS.two, SNAPSHOTS.sprint, SNAPSHOTS.sprintEnd],
]

/** The longest task of the panel's main thread while a run goes on, in a real browser on a slowed processor; the best of three. */
export async function benchLongTasks(): Promise<Figure> {
  // It looks for the built panel beside itself, so it is not bundled with the rest.
  const { preview } = (await import(pathToFileURL(join(process.cwd(), 'test/web/preview.mjs')).href)) as typeof Preview
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  let measured = Infinity
  for (let attempt = 0; attempt < TRIES; attempt++) measured = Math.min(measured, await longestMs(browser, preview))
  await browser.close()
  return {
    name: `longest task of the panel in a run, processor slowed ${THROTTLED} ×, best of ${TRIES}`,
    unit: 'ms',
    measured,
    against: null,
    limit: 50,
  }
}

async function longestMs(browser: Browser, preview: typeof Preview.preview): Promise<number> {
  let number = 1
  const daemon = await preview({ ...SNAPSHOTS.mileTwo, number })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(daemon.url)
  await page.locator('cr-panel[whole]').waitFor({ state: 'attached' })
  await sleep(SETTLED_MS)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLED })
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  for (const snapshot of STORY) {
    daemon.show({ ...snapshot, number: ++number })
    await sleep(EVERY_MS)
  }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  await context.close()
  await daemon.close()
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const painting = traceEvents.filter(({ name }) => name === 'FireAnimationFrame' || name === 'EventDispatch')
  const panels = new Set(painting.map(threadOf))
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && panels.has(threadOf(event)))
  if (tasks.length < STORY.length) throw new Error(`only ${tasks.length} tasks were seen`)
  return Math.max(...tasks.map(({ tdur = NaN }) => tdur)) / 1000
}

/** What the browser writes down. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Processor time, which other programs on this computer do not lengthen as they do the clock's, µs. */
  readonly tdur?: number
}
