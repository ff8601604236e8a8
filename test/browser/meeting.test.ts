import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import type { Report } from '../../protocol/panel/report.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { meetingStepsIn } from '../../protocol/meeting-steps.ts'
import { BESIDE_STRANGER, MEETINGS, PROFILES } from '../web/meetings.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { freePort, LONG_MS, openPanel as openOn, PATIENCE_MS, SHORT_MS, startDaemon, holdEnter } from './driver.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'

/** The first meeting with a treadmill, from its invitation to what was found. */

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const MEET = 'cr-machine-row button.meet'
const SETTINGS = 'cr-machine-line button.settings'
const KNOWN = 'cr-settings-treadmill button.meeting'
const WHICH = 'cr-machine-line button.which'
const CLOCKS = 8

/** A finger that lies on something for so long. */
async function touch(page: Page, name: string | RegExp, lastsMs: number): Promise<void> {
  const box = await page.getByRole('button', { name }).first().boundingBox({ timeout: 20_000 })
  if (box === null) expect.fail(`nowhere on the screen: ${name}`)
  const session = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
  await page.waitForTimeout(lastsMs)
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

/** The panel of a simulated treadmill that counts metres in tens: what its display shows is asked. */
async function beside(options: Parameters<Browser['newContext']>[0] = {}) {
  const kiosk = await freePort()
  const daemon = await startDaemon(
    ...['--data', dataFolder(), '--port', '0', '--kiosk', `localhost:${kiosk}`],
    ...['--time-scale', String(CLOCKS), '--simulate', 'coarse-distance'],
  )
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  onTestFinished(() => context.close())
  const runner = await openOn(context, daemon.url)
  return { daemon, context, runner, page: runner.page, kiosk: `http://localhost:${kiosk}/kiosk` }
}

/** Notes what a meeting asks and says while it is on, from now on: each stands there for seconds, and a busy computer may look too late. */
async function notedOn(page: Page): Promise<() => Promise<string>> {
  const noted = await page.evaluateHandle(() => {
    const within = (root: ParentNode | null | undefined, name: string) => root?.querySelector(name)?.shadowRoot
    const said = new Set<string>()
    setInterval(() => {
      const meeting = within(within(within(document, 'cr-panel'), 'cr-meeting'), 'cr-meeting-on')
      meeting?.querySelectorAll<HTMLElement>('h1, .next').forEach(({ innerText }) => said.add(innerText))
    }, 50)
    return said
  })
  return () => noted.evaluate((said) => [...said].join('\n'))
}

const profileAt = async (url: string): Promise<MachineProfile> =>
  (await (await fetch(`${url}api/machine/profile`)).json()) as MachineProfile

test(
  'a whole meeting by touch: consent, each step before it happens, the questions, and what was found, to be shared',
  { timeout: PATIENCE_MS },
  async () => {
    const { daemon, context, runner, page, kiosk } = await beside({ hasTouch: true })
    let fastestKmh = 0
    const looksOn = await openOn(context, daemon.url)
    const wall = await context.newPage()
    await wall.goto(kiosk)
    await page.bringToFront()
    const [said, saidThere] = await Promise.all([notedOn(page), notedOn(looksOn.page)])
    await page.locator(SETTINGS).tap()
    await page.locator(KNOWN).tap()
    for (const words of ['We have not met this one.', 'Both feet on the side rails', 'Never faster than 4.0 km/h'])
      await page.getByText(words).first().waitFor()
    await page.getByRole('button', { name: 'Stop the belt' }).waitFor()
    await touch(page, /feet on the rails/, SHORT_MS)
    expect((await daemon.state()).run).toBeNull()
    await touch(page, /feet on the rails/, LONG_MS)
    await page.getByRole('heading', { name: 'Which unit?' }).waitFor()
    await page.getByRole('button', { name: '1.8 km/h', exact: true }).tap({ timeout: 20_000 })
    const areKeysNow = ({ plan, phase, measured }: Snapshot): boolean => {
      fastestKmh = Math.max(fastestKmh, measured.speedKmh ?? 0)
      return plan !== null && meetingStepsIn(plan)[phase.index ?? 0] === 'keys'
    }
    await Promise.all([
      daemon.until('its keys', areKeysNow),
      page.getByText('Simulated: no keys to press.').waitFor({ timeout: 30_000 }),
      wall.getByText('km/h').first().waitFor(),
    ])
    expect(await page.getByRole('button', { name: 'Its keys do nothing' }).count()).toBe(0)
    expect(await page.locator('cr-override-pad, cr-more').count()).toBe(0)
    for (const words of [
      /Next: faster, to 3\.8 km\/h, \d+ s from now\./,
      /Does it obey\?[^]*How fast does it rise\?[^]*How fast does it slow\?[^]*Simulated: no keys to press\./,
    ])
      expect(await said()).toMatch(words)
    // Whoever else looks on sees the same, with STOP, and the wall a belt that moves.
    await looksOn.page.getByRole('button', { name: 'Stop the belt' }).waitFor()
    expect(await saidThere()).toContain('Does it obey?')
    await page.getByRole('heading', { name: 'Now we know each other.' }).waitFor({ timeout: 30_000 })
    expect(fastestKmh).toBeGreaterThan(2)
    expect(fastestKmh).toBeLessThanOrEqual(4)
    await page.getByText(/Speeds in steps of 0\.1 km\/h\. It answers (at once|after \d)/).waitFor()
    const rows = (await page.locator('cr-meeting-found tbody tr').allInnerTexts()).map((row) =>
      row.trim().split(/\s*\t\s*/),
    )
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Takes and tells', 'km/h, steps of 0.1', 'measured'],
        ['Rises', '0.5 mph a second', 'measured'],
        ['Its metres', 'too coarse', 'measured'],
        ['Its own keys', 'not tried'],
      ]),
    )
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Share what was found' }).tap(),
    ])
    expect(file.suggestedFilename()).toBe('crescendo-report.json')
    const report = JSON.parse(readFileSync(await file.path(), 'utf8')) as Report
    const known = await profileAt(daemon.url)
    expect(known.metOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(report.profile).toEqual({ metOn: known.metOn, facts: known.facts })
    expect(report.entries.length).toBeGreaterThan(100)
    // The run that was planned is there again, and the treadmill is known.
    await page.getByRole('button', { name: 'Plan a run' }).tap()
    await page.locator('cr-key.begin').waitFor()
    expect((await daemon.state()).plan?.name.code).not.toBe('first-meeting')
    await page.locator(SETTINGS).tap()
    await page.getByRole('button', { name: 'What is known of it' }).tap()
    await page.getByRole('heading', { name: 'Now we know each other.' }).waitFor()
    expect([...runner.complaints, ...looksOn.complaints]).toEqual([])
  },
)

test(
  'by keyboard, with a STOP in the middle: the belt rests, what was found is kept, and it can be met again',
  { timeout: PATIENCE_MS },
  async () => {
    const { daemon, page, runner } = await beside()
    const focused = () =>
      page.evaluate(() => {
        const within = ({ activeElement }: DocumentOrShadowRoot): Element | null =>
          (activeElement?.shadowRoot ? within(activeElement.shadowRoot) : null) ?? activeElement
        return within(document)?.ariaLabel ?? ''
      })
    await page.locator(SETTINGS).focus()
    await page.keyboard.press('Enter')
    await page.locator(KNOWN).focus()
    await page.keyboard.press('Enter')
    await expect.poll(focused).toMatch(/feet on the rails/)
    await page.waitForTimeout(650)
    await holdEnter(page)
    await page.getByRole('heading', { name: 'Which unit?' }).waitFor()
    await page.getByRole('button', { name: '1.8 km/h', exact: true }).focus({ timeout: 20_000 })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Does it obey?' }).waitFor({ timeout: 30_000 })
    await daemon.until('a rise', ({ measured }) => (measured.speedKmh ?? 0) > 2.5)
    await page.keyboard.press(' ')
    await page.getByRole('heading', { name: 'Stopped.' }).waitFor()
    expect(await daemon.state()).toMatchObject({ belt: 'stopped', measured: { speedKmh: 0 } })
    await expect.poll(focused).toMatch(/Hold to carry on/)
    await page.keyboard.press('Tab')
    await expect.poll(focused).toBe('End the meeting here')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'What was found so far.' }).waitFor()
    await page.getByText('It was not met to the end.').waitFor()
    expect(await profileAt(daemon.url)).toMatchObject({ metOn: null, facts: { obeys: { value: true } } })
    await page.getByRole('button', { name: 'Meet again' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(focused).toMatch(/feet on the rails/)
    await page.keyboard.press('Escape')
    expect(runner.complaints).toEqual([])
  },
)

describe('as it is told', () => {
  let panel: Panel
  beforeEach(async () => {
    panel = await openPanel(browser, BESIDE_STRANGER, { viewport: { width: 1280, height: 800 } })
  })
  afterEach(async () => {
    await panel.close()
    expect(panel.complaints.filter((words) => !words.includes('409'))).toEqual([])
  })
  const open = async (profile: MachineProfile): Promise<void> => {
    panel.daemon.known(profile)
    await panel.show(BESIDE_STRANGER)
    await panel.page.locator(WHICH).click()
    await panel.page.locator(MEET).click()
    await panel.page.locator('cr-meeting h1').waitFor()
  }
  const away = async (): Promise<void> => {
    await panel.page.keyboard.press('Escape')
    await panel.page.locator('cr-ready').waitFor()
  }

  test('one that nobody met is offered its meeting on the poster, beside BEGIN; one that was met, or is simulated, is not', async () => {
    const { page, daemon } = panel
    const offer = page.locator('cr-machine-line button.meet')
    const heard = (machine: object) =>
      daemon.hear({ machines: [{ ...STRANGER_HEARD, ...machine }], wanted: 'FS-9A31B2' })
    heard({})
    await offer.waitFor()
    expect(await page.locator('cr-key.begin button').getAttribute('aria-disabled')).toBe('false')
    heard({ met: true })
    await offer.waitFor({ state: 'detached' })
    heard({})
    await offer.waitFor()
    heard({ simulated: true })
    await offer.waitFor({ state: 'detached' })
    heard({})
    daemon.known(PROFILES.unmet)
    await offer.click()
    await page.getByRole('heading', { name: 'We have not met this one.' }).waitFor()
    await page.goBack()
    await page.locator('cr-ready').waitFor()
  })

  test('a tap begins nothing; a hold says that feet are on the rails; why it does not begin is said', async () => {
    const { page, daemon } = panel
    await open(PROFILES.unmet)
    const hold = page.getByRole('button', { name: /feet on the rails/ })
    await page.waitForTimeout(650)
    await hold.click({ delay: SHORT_MS })
    expect(daemon.meetings).toEqual([])
    daemon.refuse({ error: 'unwatched', code: 'nobody-is-watching', values: {} })
    await hold.click({ delay: LONG_MS })
    expect(daemon.meetings).toMatchObject([{ feetOnRails: true, again: false }])
    await page.getByRole('alert').getByText('No screen is watching.').waitFor()
    await away()
  })

  test('one that cannot be met says why, and there is nothing to hold', async () => {
    const { page } = panel
    await open(PROFILES.tooFast)
    await page.getByText('Its slowest speed is above 4 km/h.').waitFor()
    expect(await page.locator('cr-meeting cr-long-press-button').count()).toBe(0)
    await away()
  })

  test('one that was met is known already: what it takes, what to expect of it, and how that is known', async () => {
    const { page, daemon } = panel
    await open(PROFILES.met)
    await page.getByText('Speeds in steps of 0.1 km/h. It answers after 1.4 s.').waitFor()
    await page.getByText('Its metres are too coarse to draw lines by.').waitFor()
    expect(await page.locator('cr-meeting a').getAttribute('href')).toBe('/api/report')
    await page.getByRole('button', { name: 'Meet again' }).click()
    await page.waitForTimeout(650)
    await page.getByRole('button', { name: /feet on the rails/ }).click({ delay: LONG_MS })
    await expect.poll(() => daemon.meetings.at(-1)).toMatchObject({ again: true })
    await away()
  })

  test('STOP is as large as in any run, from the first page on, and nothing lies on it', async () => {
    const { page } = panel
    const box = () => page.locator('cr-stop cr-key').boundingBox()
    await panel.show(SNAPSHOTS.mileTwo)
    const usual = await box()
    await open(PROFILES.unmet)
    expect(await box()).toEqual(usual)
    for (const snapshot of [MEETINGS.meetingStarts, MEETINGS.meetingUnit, MEETINGS.meetingKeys]) {
      await panel.show(snapshot)
      await page.locator('cr-meeting-on').waitFor()
      expect(await box()).toEqual(usual)
    }
  })

  test('whoever ends it stops the belt first; that its keys do nothing is told once', async () => {
    const { page, daemon } = panel
    daemon.known(PROFILES.unmet)
    await panel.show(MEETINGS.meetingKeys)
    await page.getByRole('button', { name: 'Its keys do nothing' }).click()
    await page.getByRole('button', { name: 'Its keys do nothing' }).waitFor({ state: 'detached' })
    expect(daemon.saidOfMachine).toEqual([{ keysWork: false }])
    await page.getByRole('button', { name: 'End the meeting here' }).click()
    await expect.poll(() => daemon.asks).toMatchObject([{ ask: 'stop' }])
    await panel.show(MEETINGS.meetingStopping)
    await panel.show(MEETINGS.meetingStopped)
    await expect.poll(() => daemon.asks).toMatchObject([{ ask: 'stop' }, { ask: 'end' }])
  })

  test('once it is over nothing is said of what was found until that is read; never that it was not met to the end', async () => {
    const { page, daemon } = panel
    daemon.known(PROFILES.unmet)
    await panel.show(MEETINGS.meetingStopping)
    await page.getByRole('heading', { name: 'How does it stop?' }).waitFor()
    // Its plan is given back a moment after its end.
    const read = page.waitForResponse('**/api/machine/profile')
    await panel.show({ ...BESIDE_STRANGER, plan: MEETINGS.meetingStopping.plan })
    await read
    await page.waitForTimeout(100)
    await page.getByRole('heading', { name: 'How does it stop?' }).waitFor()
    expect(await page.locator('cr-meeting-found, cr-meeting-begin').count()).toBe(0)
    daemon.known(PROFILES.met)
    await panel.show(BESIDE_STRANGER)
    await page.getByRole('heading', { name: 'Now we know each other.' }).waitFor()
    await away()
  })

  test('while its piece is not there, a meeting looks like every run', async () => {
    const page = await panel.page.context().newPage()
    await page.route('**/assets/meeting-*.js', (route) => route.abort())
    await panel.show(MEETINGS.meetingRises)
    await page.goto(panel.daemon.url)
    await page.locator('cr-run').waitFor()
    await page.getByRole('button', { name: 'Stop the belt' }).waitFor()
    await page.close()
  })
})

const STRANGER_HEARD = {
  ...{ name: 'FS-9A31B2', address: 'b2', simulated: false, connected: true, wanted: true, known: true, met: false },
  ...{ signalDbm: null, available: true },
}
