import { isDeepStrictEqual } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { dataFolder } from '../process/daemon-process.ts'
import {
  LONG_MS,
  startDaemon,
  openPanel,
  PATIENCE_MS,
  settled,
  SHORT_MS,
  type Runner,
  type StartedDaemon,
} from './driver.ts'
import { launch, onTopAt } from './panel-page.ts'

/** A sprint long enough for four stops. */
const LONG_SPRINT: Choices = { unit: 'km', stageM: 1000, finishM: 1000, riseKmhPerS: 0.5 }
const started = (scale: number): Promise<StartedDaemon> =>
  startDaemon('--port', '0', '--time-scale', String(scale), '--data', dataFolder())

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

/** Runs, with the belt moving. */
async function sets(daemon: StartedDaemon, choices: Choices = LONG_SPRINT): Promise<void> {
  await daemon.until('plan', ({ plan, belt }) => plan !== null && belt === 'still')
  await daemon.choose(choices)
  await daemon.ask('begin', 'skip-all', 'start')
  await daemon.until('moving belt', ({ belt }) => belt === 'moving')
}

/** STOP lies above everything, over its whole area. */
async function stopIsOnTop({ page }: Runner): Promise<void> {
  const box = await page.getByRole('button', { name: 'Stop the belt' }).boundingBox({ timeout: 20_000 })
  if (box === null) return expect.fail('there is no STOP')
  for (const [dx, dy] of [
    [0.5, 0.5],
    [0.05, 0.1],
    [0.95, 0.9],
  ] as const)
    expect(await onTopAt(page, box.x + dx * box.width, box.y + dy * box.height)).toContain('cr-key.stop')
}

const WAYS: readonly (readonly [string, (runner: Runner) => Promise<void>])[] = [
  ['the mouse', (runner) => runner.press('Stop the belt')],
  [
    'a finger',
    async ({ find, page }) => {
      const { x, y } = await find('Stop the belt')
      await page.touchscreen.tap(x, y)
    },
  ],
  ['Space', ({ page }) => page.keyboard.press('Space')],
  ['B', ({ page }) => page.keyboard.press('b')],
]

test(
  'STOP by mouse, finger, Space and B, from the run and from the sprint; only a long press carries on',
  { timeout: PATIENCE_MS },
  async () => {
    const daemon = await started(60)
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 800 } })
    const runner = await openPanel(context, daemon.url)
    await sets(daemon)
    const stops = async (screen: string, how: (runner: Runner) => Promise<void>): Promise<void> => {
      await runner.sees({ screen })
      await stopIsOnTop(runner)
      await how(runner)
      await daemon.until('stopped belt', ({ belt, measured }) => belt === 'stopped' && measured.speedKmh === 0)
      await runner.sees({ screen: 'cr-standing', title: 'Carry on?' })
    }
    const moves = () => daemon.until('moving belt', ({ belt }) => belt === 'moving')

    for (const [, how] of WAYS) {
      await stops('cr-run', how)
      await daemon.ask('resume')
      await moves()
    }
    await stops('cr-run', WAYS[0]?.[1] ?? expect.fail())
    const { distanceM } = await daemon.state()
    await settled(runner)
    await runner.press(/HOLD TO CARRY ON/, SHORT_MS)
    expect(await daemon.state()).toMatchObject({ belt: 'stopped', distanceM })
    await runner.press(/HOLD TO CARRY ON/, LONG_MS)
    expect((await moves()).distanceM).toBeGreaterThanOrEqual(distanceM)

    const toTheSprint = async (): Promise<void> => {
      while ((await daemon.state()).phase.kind !== 'finish') await daemon.ask('next')
    }
    await toTheSprint()
    for (const [, how] of WAYS) {
      await stops('cr-sprint', how)
      await daemon.ask('resume')
      await runner.sees({ screen: 'cr-run', phase: 'Finish' })
      await stopIsOnTop(runner)
      await daemon.ask('go')
    }
    expect(runner.complaints).toEqual([])
  },
)

test(
  'two windows show the same; a fifth closes the oldest in words, where + is dead and its key stale and STOP gets through',
  { timeout: PATIENCE_MS },
  async () => {
    const daemon = await started(1)
    const context = await browser.newContext()
    const first = await openPanel(context, daemon.url)
    const second = await openPanel(context, daemon.url)
    await sets(daemon)
    await first.sees({ screen: 'cr-run', line: expect.stringContaining('km/h') })
    const runningOn = async ({ shown }: Runner) => {
      const { screen, phase, hero, line, bar } = await shown()
      return { screen, phase, hero, line, bar }
    }
    await expect.poll(async () => isDeepStrictEqual(await runningOn(first), await runningOn(second))).toBe(true)

    for (let windows = 3; windows <= 5; windows++) {
      const another = await openPanel(context, daemon.url)
      await another.sees({ screen: 'cr-run' })
    }
    await first.sees({ screen: 'cr-lost', title: 'Follow the run there.', hero: '' })
    await first.page.bringToFront()
    // What it shows has to be more than 3 s old.
    await first.page.waitForTimeout(3100)
    const before = await daemon.state()
    expect(await first.page.getByRole('button', { name: 'Faster' }).isDisabled()).toBe(true)
    const refused = first.page.waitForResponse((response) => response.url().endsWith('/api/asks'))
    await first.page.keyboard.press('ArrowUp')
    expect((await refused).status()).toBe(409)
    expect(await (await refused).json()).toMatchObject({ error: 'stale' })
    expect((await daemon.state()).phases).toMatchObject(before.phases.map(({ targetKmh }) => ({ targetKmh })))
    await first.press('Stop the belt')
    await daemon.until('stopped belt', ({ belt }) => belt === 'stopped')
    await second.sees({ screen: 'cr-standing', title: 'Carry on?' })
  },
)
