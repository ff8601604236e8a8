import type { Browser, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { answerOfPast, PAST_NOW } from '../web/past-runs.ts'
import { preview } from '../web/preview.mjs'
import { SNAPSHOTS } from '../web/snapshots.ts'
import type { Daemon } from './panel-page.ts'

/** The built history in a real browser, on a daemon with fixed runs. */

export interface HistoryPage {
  readonly page: Page
  readonly daemon: Daemon
  /** Scripts that were fetched. */
  readonly scripts: string[]
  readonly complaints: string[]
  /** What else is asked for: method, address and body. */
  readonly asked: string[]
}

type Options = Parameters<Browser['newContext']>[0] & {
  readonly address?: string
  readonly snapshot?: Snapshot
  /** Runs in place of those that are fixed. */
  readonly past?: Parameters<typeof preview>[1] extends { past?: infer P } | undefined ? P : never
}

export async function openHistory(
  browser: Browser,
  { address = '/history', snapshot = SNAPSHOTS.ready, past = answerOfPast, ...options }: Options = {},
): Promise<HistoryPage> {
  const daemon = await preview({ ...snapshot, number: 1 }, { past })
  const context = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'UTC', locale: 'en', ...options })
  onTestFinished(async () => {
    await context.close()
    await daemon.close()
  })
  const page = await context.newPage()
  await page.clock.setFixedTime(PAST_NOW)
  const [scripts, complaints, asked]: [string[], string[], string[]] = [[], [], []]
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.endsWith('.js')) scripts.push(pathname)
    else if (pathname.startsWith('/api/'))
      asked.push(`${request.method()} ${pathname}${search} ${request.postData() ?? ''}`.trim())
  })
  await page.goto(daemon.url + address.slice(1))
  await page.locator('cr-history').waitFor({ state: 'attached' })
  await page.evaluate(() => document.fonts.ready)
  return { page, daemon, scripts, complaints, asked }
}

/** The list is there. */
export const listed = (page: Page): Promise<void> => page.locator('cr-run-row').first().waitFor()
/** A run and its chart are there. */
export const opened = (page: Page): Promise<void> => page.locator('cr-run-chart canvas').waitFor()
