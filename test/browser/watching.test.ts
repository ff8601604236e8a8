import type { Browser, CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dataFolder } from '../process/daemon-process.ts'
import { startDaemon, PATIENCE_MS, type StartedDaemon } from './driver.ts'
import { ownBrowser } from './own-browser.ts'

interface Watched {
  readonly daemon: StartedDaemon
  readonly browser: Browser
  readonly panel: Page
  readonly other: Page
  readonly session: CDPSession
}

/** A belt that moves, in front of the panel, in a window with a second tab. */
async function watched(): Promise<Watched> {
  const daemon = await startDaemon('--port', '0', '--data', dataFolder())
  const browser = await ownBrowser()
  const [context] = browser.contexts()
  if (context === undefined) return expect.fail('the browser has no window')
  const other = context.pages()[0] ?? (await context.newPage())
  const panel = await context.newPage()
  await panel.goto(daemon.url)
  await panel.bringToFront()
  await daemon.until('plan', ({ plan, belt }) => plan !== null && belt === 'still')
  await daemon.ask('begin', 'skip-all')
  await daemon.until('start', ({ asks }) => asks.includes('start'))
  await daemon.ask('start')
  await daemon.until('moving belt', ({ belt }) => belt === 'moving')
  await comesToBeWatched(daemon)
  return { daemon, browser, panel, other, session: await context.newCDPSession(panel) }
}

/** What the daemon says of who watches. */
async function saysUnwatched(daemon: StartedDaemon): Promise<boolean> {
  return (await daemon.state()).banners.some(({ code }) => code === 'unwatched')
}

/** While the panel is in front, for longer than anything may be missed. */
async function isWatchedFor(daemon: StartedDaemon, page: Page, ms: number): Promise<void> {
  for (let passedMs = 0; passedMs < ms; passedMs += 500) {
    await page.waitForTimeout(500)
    expect(await saysUnwatched(daemon)).toBe(false)
  }
}

/** Within 5 s, and a little for a busy computer. */
async function comesToBeUnwatched(daemon: StartedDaemon): Promise<void> {
  await expect.poll(() => saysUnwatched(daemon), { timeout: 9000, interval: 200 }).toBe(true)
}

const comesToBeWatched = (daemon: StartedDaemon): Promise<void> =>
  expect.poll(() => saysUnwatched(daemon), { timeout: 10_000, interval: 200 }).toBe(false)

/** The processes that draw pages. */
async function renderersOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: readonly { readonly type: string; readonly id: number }[]
  }
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

test(
  'a panel in front is watched by; a hidden one is not, though its stream goes on; a frozen tab is not watched by; nor is a window whose page is stopped, though it stays in front',
  { timeout: PATIENCE_MS },
  async () => {
    const { daemon, browser, panel, other, session } = await watched()
    await isWatchedFor(daemon, panel, 8000)
    await other.bringToFront()
    await comesToBeUnwatched(daemon)
    // The stream is alive in the hidden tab: what it was told last is of now.
    expect(await panel.evaluate(() => document.visibilityState)).toBe('hidden')
    const drawn = Number(await panel.locator('cr-panel').getAttribute('data-snapshot'))
    expect((await daemon.state()).number - drawn).toBeLessThan(20)
    await panel.bringToFront()
    await comesToBeWatched(daemon)

    await isWatchedFor(daemon, panel, 2000)
    await other.bringToFront()
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    await comesToBeUnwatched(daemon)
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await panel.bringToFront()
    await comesToBeWatched(daemon)

    await isWatchedFor(daemon, panel, 2000)
    const renderers = await renderersOf(browser)
    expect(renderers.length).toBeGreaterThan(0)
    for (const pid of renderers) process.kill(pid, 'SIGSTOP')
    await comesToBeUnwatched(daemon)
    for (const pid of renderers) process.kill(pid, 'SIGCONT')
    await comesToBeWatched(daemon)
  },
)
