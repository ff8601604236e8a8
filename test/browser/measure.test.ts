import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { MachineProfile, MachineTold } from '../../protocol/panel/machine-profile.ts'
import { TURNS } from '../../protocol/belt-turns.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { BESIDE_STRANGER, PROFILES } from '../web/meetings.ts'
import { BEGUN_HERE, MEASURED, MEASURINGS } from '../web/measurings.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { LONG_MS, openPanel as openOn, PATIENCE_MS, startDaemon, holdEnter } from './driver.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'

/** A belt that is measured by who runs on it, from the way there to the factor. */

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const SETTINGS = 'cr-machine-line button.settings'
const KNOWN = 'cr-settings-treadmill button.meeting'
const CLOCKS = 20
/** Where three counts have to agree: a busy computer's late press is no 2 % of them. */
const EXACT_CLOCKS = 8
/** Once around, cm: long, so that a press that comes late by a few milliseconds counts for little. */
const BELT_CM = 500

async function beside(options: Parameters<Browser['newContext']>[0] = {}, clocks = CLOCKS) {
  const daemon = await startDaemon('--data', dataFolder(), '--port', '0', '--time-scale', String(clocks))
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  onTestFinished(() => context.close())
  const runner = await openOn(context, daemon.url)
  return { daemon, context, runner, page: runner.page }
}

const json = async <Of>(url: string): Promise<Of> => (await (await fetch(url)).json()) as Of
const profileAt = (url: string): Promise<MachineProfile> => json(`${url}api/machine/profile`)

/** The way to it, by whatever opens a key. */
async function openMeasure(page: Page, open: (key: string) => Promise<void>): Promise<void> {
  await open(SETTINGS)
  await open(KNOWN)
  await page.locator('cr-meeting h1').waitFor()
  await open('cr-meeting cr-key.plain:has-text("Measure the belt") button')
  await page.getByRole('heading', { name: 'What does your belt run?' }).waitFor()
}

/** Counts a speed as a runner does whose tape passes as often as that of a belt that runs `factor` × what its console says. */
async function count(
  page: Page,
  speed: number,
  factor: number,
  press: (key: string) => Promise<void>,
  clocks = CLOCKS,
): Promise<void> {
  await page.getByRole('heading', { name: `Speed ${speed} of 3` }).waitFor({ timeout: 40_000 })
  await page.getByText('find the tape').waitFor({ timeout: 20_000 })
  const kmh = Number(await page.locator('cr-measure-on .speed b').innerText())
  const forMs = (TURNS * (BELT_CM / 100) * 3600) / kmh / factor / clocks
  // Each press takes as long as the other until it is counted.
  const fromMs = await page.evaluate(() => performance.timeOrigin + performance.now())
  await press('The tape passes: begin')
  await page.getByText('Count its turns').waitFor()
  await page.evaluate(async (untilMs) => {
    while (performance.timeOrigin + performance.now() < untilMs) await new Promise((next) => setTimeout(next, 1))
  }, fromMs + forMs)
  await press('The 20th turn: done')
  await page.getByText(/^(Counted: [\d.]+ s\.|Your belt runs )/).waitFor()
}

test(
  'a whole measuring by touch, with a reload in it: three speeds counted on a belt that runs 4 % fast, and what comes of it',
  { timeout: PATIENCE_MS },
  async () => {
    const { daemon, context, runner, page } = await beside({ hasTouch: true }, EXACT_CLOCKS)
    const tap = (name: string) => page.getByRole('button', { name }).tap()
    await openMeasure(page, (key) => page.locator(key).tap())
    await page.getByLabel('Once around, cm').fill(`${BELT_CM - 1},6`)
    const hold = await page.getByRole('button', { name: 'I am on the belt' }).boundingBox()
    if (hold === null) return expect.fail('nothing to hold')
    await page.waitForTimeout(650)
    const touch = await context.newCDPSession(page)
    const touchPoints = [{ x: hold.x + hold.width / 2, y: hold.y + hold.height / 2 }]
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await page.waitForTimeout(LONG_MS)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await count(page, 1, 1.04, tap, EXACT_CLOCKS)

    await page.reload()
    await page.getByText('Carried on: what you counted is kept.').waitFor({ timeout: 20_000 })
    const looksOn = await openOn(context, daemon.url)
    await looksOn.page.getByText('It was begun on another screen: count there.').waitFor({ timeout: 20_000 })
    await looksOn.page.getByRole('button', { name: 'Stop the belt' }).waitFor()
    await page.bringToFront()
    await count(page, 2, 1.04, tap, EXACT_CLOCKS)
    await count(page, 3, 1.04, tap, EXACT_CLOCKS)
    await page.getByText(/^Your belt runs 1\.0\d+ × what its console says\./).waitFor()

    await tap('Stop and end')
    await page.getByRole('heading', { name: 'What does your belt run?' }).waitFor({ timeout: 20_000 })
    const { facts } = await profileAt(daemon.url)
    expect(facts.beltFactor?.from).toMatchObject({ by: 'turns' })
    expect(Math.abs((facts.beltFactor?.value ?? 0) - 1.04)).toBeLessThan(0.015)
    await page.getByText('(by turns of the belt, ').waitFor()
    // What is planned goes by it, and what was no run stands in no history.
    const planned = await daemon.until('the own plan', ({ plan }) => plan?.name.code !== 'measuring')
    expect(planned.plan?.beltFactor).toBe(facts.beltFactor?.value)
    expect(await json(`${daemon.url}api/runs`)).toMatchObject({ runs: [] })
    expect([...runner.complaints, ...looksOn.complaints]).toEqual([])
  },
)

test(
  'by keyboard, with a STOP in the middle: it is carried on, or ended with nothing set',
  { timeout: PATIENCE_MS },
  async () => {
    const { daemon, page, runner } = await beside()
    const enter = async (key: string): Promise<void> => {
      await page.locator(key).focus()
      await page.keyboard.press('Enter')
    }
    const press = async (name: string): Promise<void> => {
      await page.getByRole('button', { name }).focus()
      await page.keyboard.press('Enter')
    }
    await openMeasure(page, enter)
    const length = page.getByLabel('Once around, cm')
    await length.fill(String(BELT_CM))
    await page.getByRole('button', { name: 'I am on the belt' }).focus()
    await page.waitForTimeout(650)
    await holdEnter(page)
    await count(page, 1, 1.04, press)
    await page.keyboard.press(' ')
    await page.getByRole('heading', { name: 'Stopped.' }).waitFor()
    await page.getByText('Ended here, nothing is.').waitFor()
    expect(await daemon.state()).toMatchObject({ belt: 'stopped', measured: { speedKmh: 0 } })
    await page.getByRole('button', { name: 'Hold to carry on' }).focus()
    await page.waitForTimeout(650)
    await holdEnter(page)
    // What was counted before it counts on.
    await page.getByText(/^Counted: [\d.]+ s\./).waitFor({ timeout: 20_000 })
    await daemon.until('the belt', ({ belt }) => belt === 'moving')
    await page.keyboard.press(' ')
    await page.getByRole('heading', { name: 'Stopped.' }).waitFor()
    await press('End here')
    await page.getByRole('heading', { name: 'What does your belt run?' }).waitFor({ timeout: 20_000 })
    expect((await profileAt(daemon.url)).facts.beltFactor).toBeUndefined()
    expect(await json(`${daemon.url}api/runs`)).toMatchObject({ runs: [] })
    await page.keyboard.press('Escape')
    expect(runner.complaints).toEqual([])
  },
)

describe('as it is told', () => {
  let panel: Panel
  beforeEach(async () => {
    panel = await openPanel(browser, SNAPSHOTS.ready, { viewport: { width: 1280, height: 800 } })
  })
  const open = async (profile: MachineProfile): Promise<void> => {
    const { page, daemon } = panel
    onTestFinished(() => panel.close())
    daemon.known(profile)
    await panel.show(BESIDE_STRANGER)
    await page.locator('cr-machine-line button.which').click()
    await page.locator('cr-machine-row button.meet').click()
    await page.getByRole('button', { name: 'Measure the belt' }).click()
    await page.locator('cr-measure-set h1').waitFor()
  }
  const told = (): MachineTold[] => panel.daemon.saidOfMachine as MachineTold[]

  test('what is the length of no belt is said to be none, where it is mended, and starts nothing', async () => {
    await open(PROFILES.met)
    const { page } = panel
    const length = page.getByLabel('Once around, cm')
    const hold = page.getByRole('button', { name: 'I am on the belt' })
    await page.waitForTimeout(650)
    for (const text of ['0', '99', 'abc']) {
      await length.fill(text)
      await page.getByText('a number from 150 to 700').waitFor({ state: 'detached' })
      await hold.click({ delay: LONG_MS })
      await page.getByText('Once around is a number from 150 to 700.').waitFor()
      expect(await length.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input)).toBe(true)
    }
    expect(told()).toEqual([])
    await length.fill('304,5')
    await hold.click({ delay: LONG_MS })
    await expect.poll(told).toMatchObject([{ onTheBelt: true, beltCm: 305 }])
  })

  test('a tap begins nothing; why it does not begin is said; what is known is told with how and since when', async () => {
    await open(MEASURED)
    const { page, daemon } = panel
    await page.getByText('Now: 1.04 (by turns of the belt, 27 November 2026).').waitFor()
    await page.waitForTimeout(650)
    const hold = page.getByRole('button', { name: 'I am on the belt' })
    await hold.click({ delay: 700 })
    expect(told()).toEqual([])
    daemon.refuse({ error: 'wrong-phase', code: 'no-three-speeds', values: {} })
    await hold.click({ delay: LONG_MS })
    await page.getByText('It has no three speeds up to your easy pace.').waitFor()
  })

  test('nothing is kept without a number that was set here; 1 takes away what was measured, and that is said', async () => {
    await open(PROFILES.met)
    const { page, daemon } = panel
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const step = (sign: string) => press(`The belt runs what its console says, times ${sign}`)
    const unset = page.getByText('Nothing is kept: first set the number')
    await press('A foot pod says so')
    await unset.waitFor()
    await step('+')
    await step('−')
    await press('Keep it')
    await unset.waitFor()
    expect(told()).toEqual([])
    daemon.known(MEASURED)
    await step('+')
    await press('A foot pod says so')
    await page.getByText('Kept.').waitFor()
    await step('−')
    await press('Keep it')
    await page.getByText('Taken away: from the next run on').waitFor()
    expect(told()).toEqual(
      [1.01, 1].map((value, at) => ({ beltFactor: { value, by: at === 0 ? 'foot-pod' : 'runner' } })),
    )
  })

  /** Two speeds are counted, and the third begins. */
  const twoCounted = async (): Promise<void> => {
    const { page } = panel
    onTestFinished(() => panel.close())
    await page.evaluate(([key, counts]) => {
      const counted = { 1: { timeS: 67.5, speedKmh: 3.2 }, 2: { timeS: 45, speedKmh: 4.8 } }
      sessionStorage.setItem(key, JSON.stringify({ ...(JSON.parse(counts) as object), counted }))
    }, BEGUN_HERE)
    await panel.show(MEASURINGS.measureLast)
    await page.getByRole('button', { name: 'The tape passes: begin' }).click()
    await panel.show(MEASURINGS.measureLast)
    await page.getByText('Count its turns').waitFor()
  }
  const done = () => panel.page.getByRole('button', { name: 'The 20th turn: done' })

  test('a reload in the middle of a count goes on with it', async () => {
    await twoCounted()
    await panel.page.waitForTimeout(700)
    await panel.reload()
    await panel.page.getByText('Carried on: what you counted is kept.').waitFor()
    await done().click()
    // A daemon that answers nothing is told again with each snapshot: what was told first counts.
    await expect
      .poll(() => told()[0])
      .toMatchObject({
        turns: { beltCm: 300, counted: [{ timeS: 67.5 }, { timeS: 45 }, { speedKmh: expect.closeTo(6.4) as number }] },
      })
    expect(told()[0]?.turns?.counted[2]?.timeS).toBeGreaterThan(0.7)
  })

  test('counts that no belt has are said to be none, and nothing is set', async () => {
    await twoCounted()
    panel.daemon.refuse({ error: 'wrong-phase', code: 'turns-give-none', values: {} })
    await done().click()
    const { page } = panel
    const differ = /Nothing was set\. Each speed gave: × 1, × 1, × [\d.]+\. Speed 3 is off: begin again/
    await page.getByText(differ).waitFor()
    panel.daemon.refuse(null)
    await panel.show({ ...BESIDE_STRANGER, plan: MEASURINGS.measureLast.plan })
    await page.locator('cr-measure-set').getByText(differ).waitFor()
    expect(told()).toHaveLength(1)
    // Begun again, the two that agree are kept, and each is left by a press.
    await page.waitForTimeout(650)
    await page.getByRole('button', { name: 'I am on the belt' }).click({ delay: LONG_MS })
    await panel.show({ ...MEASURINGS.measureFirst, run: { id: 'again', startedAt: '2026-11-27T15:00:00.000Z' } })
    await page.getByText('Counted: 67.5 s.').waitFor()
    await page.getByText(/km\/h, \d+:\d\d left$/).waitFor()
    await page.getByRole('button', { name: 'The next speed now' }).click()
    await expect.poll(() => panel.daemon.asks.map(({ ask }) => ask)).toContain('next')
  })

  test('one that ends with a speed uncounted says which, and that nothing was set', async () => {
    await twoCounted()
    await panel.show({ ...BESIDE_STRANGER, plan: MEASURINGS.measureLast.plan })
    await panel.page.locator('cr-measure-set').getByText('nothing was set: not counted at speed 3.').waitFor()
  })

  test('counts that nobody heard are told again once somebody does', async () => {
    await twoCounted()
    const { page, daemon } = panel
    await page.route('**/api/machine/profile', (route) => route.abort())
    await done().click()
    await page.getByText(/^Counted: /).waitFor()
    await page.unroute('**/api/machine/profile')
    daemon.known(MEASURED)
    await panel.show(MEASURINGS.measureLast)
    await page.getByText('Your belt runs 1.04 × what its console says.').waitFor()
    expect(told()).toMatchObject([{ turns: { beltCm: 300 } }])
  })

  /** A foot pod was worn in the last run; the settings are open. */
  const podFound = async (factor: number, profile: MachineProfile): Promise<void> => {
    const { page, daemon } = panel
    onTestFinished(() => panel.close())
    daemon.known(profile)
    const footPodBeside = { factor, podM: 842.4, consoleM: 810.2 }
    await panel.show({ ...BESIDE_STRANGER, measured: { ...BESIDE_STRANGER.measured, footPodBeside } })
    const read = page.waitForResponse('**/api/machine/profile')
    await page.locator(SETTINGS).click()
    await read
  }

  test('what a foot pod found is offered in figures, taken by a press alone, and told with how it is known', async () => {
    await podFound(1.04, PROFILES.met)
    const { page } = panel
    await page.getByText('In the last run it measured 842 m where the console said 810 m.').waitFor()
    expect(told()).toEqual([])
    panel.daemon.refuse({ error: 'wrong-phase', code: 'gym-has-its-treadmill', values: {} })
    await page.getByRole('button', { name: 'Take × 1.04' }).click()
    await page.locator('cr-settings-foot-pod').getByRole('alert').waitFor()
    panel.daemon.refuse(null)
    await page.getByRole('button', { name: 'Take × 1.04' }).click()
    await page.getByText('Kept. It holds from the next run on.').waitFor()
    expect(told().at(-1)).toEqual({ beltFactor: { value: 1.04, by: 'foot-pod' } })
    await page.getByRole('button', { name: 'Take × 1.04' }).waitFor({ state: 'detached' })
  })

  test.each<[string, number, MachineProfile]>([
    ['what is known already', 1.045, MEASURED],
    ['next to nothing', 0.993, PROFILES.met],
  ])('nothing is offered of %s', async (_, factor, profile) => {
    await podFound(factor, profile)
    await panel.page.waitForTimeout(200)
    expect(await panel.page.getByText('Your foot pod').count()).toBe(0)
  })
})
