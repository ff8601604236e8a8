import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { LONG_MS, startDaemon, openPanel, PATIENCE_MS, settled, type Runner } from './driver.ts'
import { launch } from './panel-page.ts'

const SCALE = 20
const PLAN: Choices = {
  ...{ unit: 'km', stageM: 450, finishM: 200, gate: 'ask' },
  ...{ warmUpS: 60, coolDownS: 60, riseKmhPerS: 0.5 },
}

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

interface Focus {
  /** What a reader of the screen says of it. */
  readonly name: string
  /** It has a ring that can be seen, and lies on the screen. */
  readonly isSeen: boolean
}

/** What has the focus; its name is '' where nothing has. */
const focusOn = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (active === null || active === document.body) return { name: '', isSeen: false }
    const { outlineStyle, outlineWidth } = getComputedStyle(active)
    const { left, right, top, bottom } = active.getBoundingClientRect()
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    const host = active.getRootNode()
    const words = host instanceof ShadowRoot ? host.host.textContent : active.textContent
    return {
      name: (active.ariaLabel ?? words).replace(/\s+/g, ' ').trim(),
      isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && isInside,
    }
  })

/** Waits until a screen is there with the focus, to be seen, on its main action. */
async function arrives({ page, ...runner }: Runner, screen: string, action: RegExp): Promise<void> {
  await runner.sees({ screen })
  await expect
    .poll(() => focusOn(page), { timeout: 20_000 })
    .toEqual({ name: expect.stringMatching(action) as string, isSeen: true })
}

async function holds(runner: Runner, key: string): Promise<void> {
  await settled(runner)
  await runner.page.keyboard.down(key)
  await runner.page.waitForTimeout(LONG_MS)
  await runner.page.keyboard.up(key)
}

/** Goes on with Tab until what is wanted has the focus; each stop on the way can be seen. */
async function tabsTo({ page }: Runner, wanted: RegExp): Promise<void> {
  const passed: string[] = []
  for (let stops = 0; stops < 14; stops++) {
    await page.keyboard.press('Tab')
    const { name, isSeen } = await focusOn(page)
    if (name !== '') expect({ name, isSeen }).toEqual({ name, isSeen: true })
    if (wanted.test(name)) return
    passed.push(name)
  }
  expect.fail(`no Tab leads to ${String(wanted)}: ${passed.join(', ')}`)
}

test(
  'a whole session by keyboard and clicker alone, the focus always in sight and on what comes next',
  { timeout: PATIENCE_MS },
  async () => {
    const daemon = await startDaemon('--port', '0', '--time-scale', String(SCALE), '--data', dataFolder())
    await daemon.until('plan', ({ plan, belt }) => plan !== null && belt === 'still')
    await daemon.choose(PLAN)
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
    })
    const runner = await openPanel(context, daemon.url, false)
    const { page } = runner
    const { keyboard } = page

    await arrives(runner, 'cr-first-use', /^I HAVE READ THIS/)
    await keyboard.press('Enter')
    await arrives(runner, 'cr-ready', /^BEGIN/)
    await keyboard.press('Enter')
    await arrives(runner, 'cr-stretch', /^Skip$/)
    await keyboard.press('Enter')
    await tabsTo(runner, /^Skip all$/)
    await keyboard.press('Enter')
    await arrives(runner, 'cr-start', /^HOLD TO START/)
    await keyboard.press('Enter')
    expect(await daemon.state()).toMatchObject({ belt: 'still', distanceM: 0 })
    await holds(runner, 'Enter')

    await runner.sees({ screen: 'cr-run' })
    const target = async (): Promise<number> => (await daemon.state()).targetKmh ?? NaN
    await daemon.until('pace of the first', ({ phase, measured }) => phase.mile === 1 && measured.speedKmh === 8.7)
    // A clicker's keys and the keyboard's are one table.
    await keyboard.press('PageUp')
    await daemon.until('a step faster', ({ targetKmh }) => targetKmh === 8.8)
    await keyboard.press('ArrowDown')
    await daemon.until('a step slower', ({ targetKmh }) => targetKmh === 8.7)
    await keyboard.press('e')
    await daemon.until('eased', ({ held }) => held === 'eased')
    expect(await target()).toBeLessThan(6)
    await tabsTo(runner, /^Press and hold for/)
    await holds(runner, 'Enter')
    // What is kept is what the belt has come to by then: all of it, however soon the key is found.
    await daemon.until('plan again', ({ held, measured }) => held === null && measured.speedKmh === 8.7)
    await tabsTo(runner, /^More$/)
    await keyboard.press('Enter')
    await tabsTo(runner, /^Keep this speed/)
    await keyboard.press('Enter')
    await daemon.until('held', ({ held }) => held === 'asked')
    await keyboard.press('b')
    await arrives(runner, 'cr-standing', /^HOLD TO CARRY ON/)
    await keyboard.press('Enter')
    expect((await daemon.state()).belt).toBe('stopped')
    await holds(runner, 'Enter')
    await runner.sees({ screen: 'cr-run' })
    await daemon.until('kept speed', ({ measured }) => measured.speedKmh === 8.7)
    await tabsTo(runner, /^Resume the plan/)
    await settled(runner)
    await keyboard.press('Enter')
    await daemon.until('plan once more', ({ held }) => held === null)

    await daemon.until('gate', ({ gate, asks }) => gate === 'open' && asks.includes('go'))
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const { held } = await daemon.state()
    if (held === null) await keyboard.press('g')
    else await holds(runner, 'g')
    await daemon.until('armed', ({ gate }) => gate === 'armed')
    await runner.sees({ screen: 'cr-sprint' })
    const before = await target()
    await keyboard.press('PageDown')
    await daemon.until('slower in the sprint', ({ targetKmh }) => (targetKmh ?? 99) < before)

    await runner.sees({ screen: 'cr-run', phase: 'Cool-down' })
    await arrives(runner, 'cr-stretch', /^Skip$/)
    await tabsTo(runner, /^Skip all$/)
    await keyboard.press('Enter')
    await arrives(runner, 'cr-report', /^Plan the next run/)
    await keyboard.press('Enter')
    await arrives(runner, 'cr-ready', /^BEGIN/)
    await keyboard.press('Enter')
    await arrives(runner, 'cr-stretch', /^Skip$/)
    expect(runner.complaints).toEqual([])
  },
)
