import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunExport } from '../../protocol/panel/run-export.ts'
import type { Trends } from '../../protocol/panel/trends.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { openPanel, startDaemon } from './driver.ts'
import { launch } from './panel-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const within = { timeout: 40_000, interval: 50 }

test('a mile whose pace is hidden: switched on, run, answered, and told in the report and over runs', async () => {
  const daemon = await startDaemon('--port', '0', '--time-scale', '20', '--data', dataFolder())
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
  const { page, complaints } = await openPanel(context, daemon.url)
  const pieces: string[] = []
  page.on('request', (request) => void pieces.push(request.url()))
  await daemon.until('standstill', ({ belt }) => belt === 'still')
  await daemon.choose({ unit: 'km', stageM: 1000, finishM: 200, warmUpS: 60 })
  expect((await daemon.state()).plan?.hiddenMile).toBeUndefined()
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('switch', { name: 'Pacing sense' }).click()
  await daemon.until('a hidden mile', ({ plan }) => plan?.hiddenMile?.number === 2)
  await page.getByRole('button', { name: 'Back' }).click()

  const isPiece = (url: string): boolean => /\/pacing-[^/]*\.js$/.test(url)
  expect(pieces.some(isPiece)).toBe(false)
  await daemon.ask('begin', 'skip-all', 'start')
  await daemon.until('the warm-up', ({ phase, belt }) => phase.kind === 'warm-up' && belt === 'moving')
  // It is there before it is needed.
  await expect.poll(() => pieces.some(isPiece), within).toBe(true)
  await daemon.until('mile 1', ({ phase }) => phase.mile === 1)
  await page.locator('cr-hero').waitFor()

  await page.getByText('Look ahead, not at the console.').waitFor({ timeout: 40_000 })
  expect(await page.locator('cr-hero, cr-speed-line, polyline.speed').count()).toBe(0)
  await page.getByText('Kilometre 2 of 3 · pace hidden').waitFor()
  await page.getByText('time hidden too').waitFor()
  for (const name of [/^Stop the belt/, /EASE OFF/, 'Slower', 'Faster'])
    await page.getByRole('button', { name }).first().waitFor()

  const { hidden } = await daemon.until('the question', ({ hidden: now }) => (now?.keysKmh ?? null) !== null)
  const keys = page.locator('cr-pacing cr-key')
  await expect.poll(() => keys.count(), within).toBe(6)
  await keys.nth(1).click()
  await page.locator('cr-hero').waitFor()
  expect((await daemon.state()).hidden).toBeNull()

  const { splits } = await daemon.until('mile 3', ({ phase }) => phase.mile === 3)
  const felt = splits.find(({ mile }) => mile === 2)?.felt
  expect(felt?.saidKmh).toBeCloseTo(hidden?.keysKmh?.[1] ?? 0, 6)
  await daemon.ask('stop')
  await daemon.until('the stop', ({ belt }) => belt === 'stopped')
  await daemon.ask('end')
  const { reportOf } = await daemon.until('the report', ({ phase }) => phase.kind === 'done')
  await page.getByRole('button', { name: 'All splits' }).click()
  await page.getByText(/^Kilometre 2, pace hidden: you felt \d:\d\d, it was \d:\d\d\.$/).waitFor()

  const trends = async (): Promise<Trends['felt']> =>
    ((await (await fetch(new URL('/api/trends', daemon.url))).json()) as Trends).felt
  await expect.poll(async () => (await trends()).length, within).toBe(1)
  expect((await trends())[0]?.pct).toBeCloseTo(100 * ((felt?.saidKmh ?? 0) / (felt?.ranKmh ?? 1) - 1), 6)
  const exported = await fetch(new URL(`/api/runs/${reportOf?.id}/export/json`, daemon.url))
  const lap = ((await exported.json()) as RunExport).laps.find(({ mile }) => mile === 2)
  expect(lap?.felt?.saidKmh).toBeCloseTo(felt?.saidKmh ?? 0, 2)
  expect(lap?.felt?.ranKmh).toBeCloseTo(felt?.ranKmh ?? 0, 2)
  await page.goto(new URL('/history', daemon.url).href)
  await page.getByText('Pacing sense (guessing: 6.4 %)').waitFor()
  expect(complaints).toEqual([])
  await daemon.kill()
})
