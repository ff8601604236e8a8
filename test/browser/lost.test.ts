import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { clock, lengthWords } from '../../web/format.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { freePort, LONG_MS, startDaemon, openPanel, PATIENCE_MS, type Runner, type StartedDaemon } from './driver.ts'
import { launch } from './panel-page.ts'

const PLAN: Choices = { unit: 'km', stageM: 1000, riseKmhPerS: 0.5 }

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

/** In the first kilometre and at its pace. */
async function runs(daemon: StartedDaemon): Promise<void> {
  await daemon.until('plan', ({ plan, belt }) => plan !== null && belt === 'still')
  await daemon.choose(PLAN)
  await daemon.ask('begin', 'skip-all', 'start')
  await daemon.until('moving belt', ({ belt }) => belt === 'moving')
  await daemon.ask('next')
  await daemon.until('first pace', ({ phase, measured }) => phase.mile === 1 && measured.speedKmh === 8.7)
}

/** Where the measured line lies, once there is one. */
async function lineOn({ page }: Runner): Promise<{ readonly width: number; readonly right: number }> {
  const pieces = page.locator('cr-staircase polyline.speed:not(.under)')
  await pieces.first().waitFor({ state: 'attached' })
  const boxes = await pieces.evaluateAll((all) =>
    all.map((piece) => {
      const { width, right } = piece.getBoundingClientRect()
      return { width, right }
    }),
  )
  return {
    width: boxes.reduce((sum, { width }) => sum + width, 0),
    right: Math.max(...boxes.map(({ right }) => right)),
  }
}

test(
  'a killed daemon is missed in words within seconds, and comes back with the run, stopped, to be carried on',
  { timeout: PATIENCE_MS },
  async () => {
    const args = ['--port', await freePort(), '--time-scale', '20', '--data', dataFolder()]
    const first = await startDaemon(...args)
    const runner = await openPanel(await browser.newContext(), first.url)
    await runs(first)
    await runner.sees({ screen: 'cr-run', phase: 'Kilometre 1 of 3 · easy' })
    await first.until('100 m', ({ inPhase }) => inPhase.distanceM > 100)

    const before = await first.state()
    await first.kill()
    const killedAtMs = performance.now()
    await runner.sees({ screen: 'cr-lost', title: 'The belt may still be moving.', hero: '' })
    expect(performance.now() - killedAtMs).toBeLessThan(3000)
    await runner.press('Stop the belt')
    const danger = runner.page.locator('cr-danger .words')
    await expect.poll(() => danger.innerText()).toMatch(/STOP did not get through.[^]*PULL THE SAFETY KEY/)
    await expect.poll(() => runner.page.locator('cr-danger .trying').innerText()).toMatch(/2 times so far/)

    const second = await startDaemon(...args)
    await runner.sees({
      screen: 'cr-standing',
      title: 'Carry on?',
      phase: 'Stopped · Kilometre 1 of 3 · easy',
      bar: 'Crescendo was started again in this run. The belt stands. Carry on or finish when you are ready.',
    })
    const after = await second.until('stopped belt', ({ belt }) => belt === 'stopped')
    expect(after).toMatchObject({ run: before.run, phase: before.phase, splits: before.splits })
    // No more than a second of the session is lost, at 8.7 km/h, and what a busy computer is late by, at 20 times as fast.
    expect(before.distanceM - after.distanceM).toBeLessThan((8.7 / 3.6) * (1 + 20 * 0.1))
    const said = `${lengthWords(after.distanceM, 'km')} · ${clock(after.movingS)}`
    await runner.sees({ second: expect.stringContaining(said) })
    expect((await lineOn(runner)).width).toBeGreaterThan(20)

    await runner.press(/HOLD TO CARRY ON/, LONG_MS)
    await runner.sees({ screen: 'cr-run', phase: 'Kilometre 1 of 3 · easy' })
    await second.until('more distance', ({ distanceM }) => distanceM > after.distanceM + 20)
    expect(runner.complaints).toEqual([])
  },
)

test(
  'watching is done in real time: a page that is loaded again finds the run going on',
  { timeout: PATIENCE_MS },
  async () => {
    const daemon = await startDaemon('--port', '0', '--time-scale', '20', '--data', dataFolder())
    const runner = await openPanel(await browser.newContext(), daemon.url)
    await runs(daemon)
    await runner.sees({ screen: 'cr-run' })
    const leftAtMs = (await daemon.state()).atMs
    await runner.page.close()
    // More than a minute of the session.
    const later = await daemon.until('a minute later', ({ atMs }) => atMs - leftAtMs > 75_000)
    expect(later).toMatchObject({ belt: 'moving', measured: { speedKmh: 8.7 } })
    expect(later.banners.filter(({ code }) => code !== 'computer-busy')).toEqual([])

    const again = await openPanel(await browser.newContext(), daemon.url)
    await again.sees({ screen: 'cr-run', bar: '' })
    const whole = await lineOn(again)
    await again.page.reload()
    // As soon as there is any of it, it is all there: how long that took a busy computer, it grew.
    const reloaded = await lineOn(again)
    expect(reloaded.width).toBeGreaterThan(whole.width - 20)
    expect(again.complaints).toEqual([])

    // Cut short: filled as far as it was run, and no line over the rest; in the report too, also after a reload there.
    await daemon.ask('cool-down')
    await daemon.until('cool-down', ({ phase, belt }) => phase.kind === 'cool-down' && belt === 'moving')
    await daemon.ask('stop')
    await daemon.until('stopped belt', ({ belt }) => belt === 'stopped')
    await daemon.ask('end')
    await again.sees({ screen: 'cr-report' })
    for (const when of ['at once', 'reloaded'] as const) {
      if (when === 'reloaded') await again.page.reload()
      await again.sees({ screen: 'cr-report' })
      const { right } = await lineOn(again)
      const [kilometre] = (await daemon.state()).phases.filter(({ mile }) => mile === 1)
      expect(kilometre?.progress).toBeLessThan(0.95)
      const step = await again.page.locator('cr-staircase .tint-mile > rect.body').first().boundingBox()
      const flood = await again.page.locator('cr-staircase .tint-mile polygon.run').first().boundingBox()
      if (step === null || flood === null) return expect.fail('no kilometre is drawn')
      expect((flood.x + flood.width - step.x) / step.width).toBeCloseTo(kilometre?.progress ?? NaN, 1)
      const { width } = again.page.viewportSize() ?? expect.fail('no viewport')
      // Up to where the kilometre was left, or beyond all that was left out, in the cool-down.
      expect(right <= flood.x + flood.width + 3 || right > 0.93 * width).toBe(true)
    }
    const {
      runs: [run],
    } = (await (await fetch(`${daemon.url}api/runs`)).json()) as { runs: { id: string }[] }
    const { line } = (await (await fetch(`${daemon.url}api/runs/${run?.id}`)).json()) as { line: unknown[] }
    expect(line.length).toBeGreaterThan(3)
  },
)
