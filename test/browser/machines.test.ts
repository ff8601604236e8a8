import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type Axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { PROFILES } from '../web/meetings.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
beforeEach(async () => {
  panel = await openPanel(browser, SNAPSHOTS.ready, { hasTouch: true })
})
afterEach(async () => {
  await panel.close()
  expect(panel.complaints.filter((words) => !/409|403/.test(words))).toEqual([])
})

const line = () => panel.page.getByRole('button', { name: /choose another treadmill/ })
const screen = () => panel.page.locator('cr-machines')

test('by touch: the list opens from the name of the treadmill, is looked for, and the one that is tapped is chosen', async () => {
  const { page, daemon } = panel
  await line().tap()
  await screen().waitFor()
  await expect.poll(() => daemon.looks).toEqual([{ afresh: false }])
  await page.getByText('Looking. 4 are in the air, the nearest first.').waitFor()
  expect(await page.locator('cr-machine-row h2').allTextContents()).toEqual([
    'Horizon 7.0 Yours',
    'FS-9A31B2',
    'Horizon 7.0 Same name',
    'WalkingPad R2',
    'Simulated treadmill No belt moves',
  ])
  // What another app has is shown, and cannot be chosen.
  expect(await page.locator('cr-machine-row cr-key').count()).toBe(4)
  await page.getByRole('button', { name: 'Look again' }).tap()
  await expect.poll(() => daemon.looks).toContainEqual({ afresh: true })
  await page.getByRole('button', { name: 'Use it: FS-9A31B2' }).tap()
  await page.locator('cr-ready').waitFor()
  expect(daemon.machines).toEqual([{ address: 'b2' }])
})

test('where the simulated one is all there can be, nothing is looked for, and an option is told on one line', async () => {
  const { page, daemon } = panel
  const simulated = { name: 'Crescendo Simulator', address: 'simulated', simulated: true, connected: true, met: false }
  daemon.hear({
    machines: [{ ...simulated, wanted: true, known: true, signalDbm: null, available: true }],
    onlySimulated: true,
  })
  await line().click()
  await page.getByText('Only the simulated treadmill.').waitFor()
  expect(await page.getByRole('button', { name: 'Look again' }).count()).toBe(0)
  const option = page.locator('cr-no-machines .why span')
  expect(await option.textContent()).toBe('--time-scale')
  expect(await option.evaluate((element) => getComputedStyle(element).whiteSpace)).toBe('nowrap')
})

test('by keyboard: in with Enter, the focus on the way back, along the list with Tab, out with Escape', async () => {
  const { page, daemon } = panel
  await line().focus()
  await page.keyboard.press('Enter')
  await screen().waitFor()
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => {
      const within = ({ activeElement }: DocumentOrShadowRoot): Element | null =>
        (activeElement?.shadowRoot ? within(activeElement.shadowRoot) : null) ?? activeElement
      return within(document)?.getAttribute('aria-label')
    })
  await expect.poll(focused).toBe('Back')
  await page.keyboard.press('Tab')
  await expect.poll(focused).toBe('Look again')
  await page.keyboard.press('Tab')
  await expect.poll(focused).toBe('Use it: Horizon 7.0')
  await page.keyboard.press('Escape')
  await page.locator('cr-ready').waitFor()
  await line().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Use it: Horizon 7.0' }).first().focus()
  await page.keyboard.press('Enter')
  await page.locator('cr-ready').waitFor()
  expect(daemon.machines).toEqual([{ address: 'a7' }])
})

test('why one cannot be had is said there, and the list stays', async () => {
  const { page, daemon } = panel
  await line().tap()
  await screen().waitFor()
  daemon.refuse({ error: 'not-at-standstill', code: 'belt-may-move', values: {} })
  await page.getByRole('button', { name: 'Use it: FS-9A31B2' }).tap()
  await page.getByRole('alert').getByText('The belt may still be moving.').waitFor()
  expect(await screen().count()).toBe(1)
})

test('what a treadmill said last is a file to save, at the foot of the list', async () => {
  const { page } = panel
  await line().tap()
  const link = page.getByRole('link', { name: 'Save what it said, for a report.' })
  const [file] = await Promise.all([page.waitForEvent('download'), link.tap()])
  expect(file.suggestedFilename()).toBe('crescendo-report.json')
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toEqual({ report: 'crescendo', entries: [] })
  // The list is still there: nobody was led away.
  expect(await screen().count()).toBe(1)
})

test('an empty air says what to do, a computer without Bluetooth what it lacks; the simulated one is there in both', async () => {
  const { page, daemon } = panel
  const before = [
    {
      name: 'Crescendo Simulator',
      address: 'simulated',
      simulated: true,
      connected: false,
      wanted: false,
      known: false,
      signalDbm: null,
      available: true,
    },
  ]
  daemon.hear({ machines: before, startedFor: 'Horizon 7.0' })
  await line().tap()
  await page.getByRole('heading', { name: 'No treadmill in the air yet.' }).waitFor()
  for (const words of ['wake its console', 'Close every app', 'Come nearer', 'started for Horizon 7.0'])
    await page.getByText(words).first().waitFor()
  await page.evaluate(AXE)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe }
    return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id }) => id)
  })
  expect(violations).toEqual([])
  daemon.hear({ looking: false, noBluetooth: 'not-permitted', startedFor: null })
  await page.getByRole('heading', { name: 'This computer cannot look.' }).waitFor()
  await page.getByText('sudo setcap cap_net_raw+eip').waitFor()
  // The one that is connected can be met from here, too.
  expect(await page.getByRole('button', { name: 'Meet it' }).count()).toBe(0)
  daemon.known(PROFILES.unmet)
  daemon.hear({ machines: before.map((machine) => ({ ...machine, connected: true })) })
  await page.getByRole('button', { name: 'Meet it' }).tap()
  await page.locator('cr-meeting').waitFor()
  await page.keyboard.press('Escape')
  await line().tap()
  await page.getByRole('button', { name: 'Simulated treadmill' }).tap()
  await page.locator('cr-ready').waitFor()
  expect(daemon.machines).toEqual([{ address: 'simulated' }])
})

test('in a gym no treadmill is chosen here, and its owner sets the ceiling of everybody by their PIN', async () => {
  const { page, daemon } = panel
  daemon.hear({ mayChoose: false })
  await expect.poll(() => line().count()).toBe(0)
  await page.getByRole('button', { name: 'Settings' }).tap()
  const owner = page.locator('cr-settings-owner')
  await owner.getByText('Nothing goes faster here').waitFor()
  const ceiling = (): Promise<string> => owner.locator('cr-stepper output').innerText()
  expect(await ceiling()).toBe('8.7 mph')
  await owner.getByRole('button', { name: 'Ceiling, less' }).tap()
  await owner.getByText('Not set yet. What holds now: 8.7 mph').waitFor()
  await owner.getByLabel('PIN').fill('4710')
  await owner.getByRole('button', { name: 'Set' }).tap()
  // In the words of the screen, whatever the daemon says to programs.
  await owner.getByText('That is not the PIN.').waitFor()
  expect(await owner.getByLabel('PIN').inputValue()).toBe('')
  await owner.getByLabel('PIN').fill('4711')
  await page.keyboard.press('Enter')
  await owner.getByText('It holds from now on.').waitFor()
  await owner.getByText('Nothing goes faster here').waitFor()
  expect(await ceiling()).toBe('8.5 mph')
})
