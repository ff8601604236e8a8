import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VoiceClips } from '../../protocol/panel/voice.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { startDaemon, openPanel, PATIENCE_MS } from './driver.ts'
import { listenIn, loudestOn, saidOn } from './ear.ts'
import { launch } from './panel-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test(
  'a runner hears the first stretch, in the panel’s own language, by what the daemon’s espeak-ng made',
  { timeout: PATIENCE_MS },
  async () => {
    const daemon = await startDaemon('--port', '0', '--data', dataFolder())
    await daemon.until('plan', ({ plan, belt }) => plan !== null && belt === 'still')
    const context = await browser.newContext({ locale: 'es-MX' })
    await context.addInitScript(listenIn)
    const runner = await openPanel(context, daemon.url)
    const clips = async (): Promise<VoiceClips> =>
      (await (await fetch(`${daemon.url}api/voice/es`)).json()) as VoiceClips
    await expect.poll(async () => (await clips()).waiting, { timeout: 40_000 }).toBe(0)
    const all = await clips()
    expect(all.engine).toBe('espeak-ng')
    expect(all.clips.map(({ words }) => words)).toContain('Milla uno. Un poco más rápido.')
    const fetched = (): Promise<number> =>
      runner.page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wav')).length,
      )
    // Nothing of them is fetched before they may be heard.
    expect(await fetched()).toBe(0)
    await runner.page.mouse.click(5, 5)
    await expect.poll(fetched, { timeout: 30_000 }).toBe(all.clips.length)
    await daemon.ask('begin')
    await expect.poll(() => saidOn(runner), { timeout: 10_000 }).toHaveLength(2)
    const [stretch, side] = await saidOn(runner)
    expect(stretch!.lastsS).toBeGreaterThan(3)
    expect(side!.atS).toBeGreaterThan(stretch!.endsS)
    expect(await loudestOn(runner)).toBeGreaterThan(0.1)
    expect(runner.complaints).toEqual([])
    await context.close()
  },
)
