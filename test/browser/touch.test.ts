import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

let panel: Panel
afterEach(async () => {
  await panel.close()
})

/** Open, and past the 600 ms in which only slowing counts. */
async function open(snapshot: Snapshot): Promise<void> {
  panel = await openPanel(browser, snapshot, { viewport: { width: 1280, height: 800 } })
  await panel.page.waitForTimeout(650)
}

const key = (name: string): Locator => panel.page.locator(`cr-override-pad cr-key.${name}`)

async function aim(target: Locator): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('there is nothing to aim at')
  await panel.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
}

const asked = (): unknown[] => panel.daemon.asks.map((ask) => (ask as { ask: string }).ask)
const becomes = (asks: readonly string[]): Promise<void> => expect.poll(asked).toEqual(asks)

test('STOP is asked for as the finger lands, with an id and the snapshot it was made on', async () => {
  await open(SNAPSHOTS.sprint)
  await aim(key('stop'))
  await panel.page.mouse.down()
  await becomes(['stop'])
  await panel.page.mouse.up()
  expect(panel.daemon.asks).toEqual([{ ask: 'stop', id: expect.stringMatching(/^panel-/) as string, snapshot: 1 }])
})

test('faster takes a clean press: not a splash, not a hand that slips off', async () => {
  await open(SNAPSHOTS.mileTwo)
  await key('faster').click({ delay: 10 })
  await aim(key('faster'))
  await panel.page.mouse.down()
  await panel.page.waitForTimeout(150)
  await aim(key('slower'))
  await panel.page.mouse.up()
  await key('faster').click({ delay: 150 })
  await becomes(['faster'])
})

test('right after the screen changed by itself only slowing counts', async () => {
  await open(SNAPSHOTS.mileTwo)
  await panel.show(SNAPSHOTS.sprint)
  await key('faster').click({ delay: 100 })
  await key('slower').click()
  await becomes(['slower'])
})

test('the belt starts only after the long press', async () => {
  await open(SNAPSHOTS.start)
  const start = panel.page.locator('cr-hold-button')
  await start.click({ delay: 1200 })
  await aim(start)
  await panel.page.mouse.down()
  await panel.page.waitForTimeout(800)
  await panel.page.mouse.move(10, 10)
  await panel.page.waitForTimeout(900)
  await panel.page.mouse.up()
  expect(asked()).toEqual([])
  await start.click({ delay: 1700 })
  await becomes(['start'])
})

test('keys: Enter held starts, a tap does not; Space stops, arrows change the speed', async () => {
  await open(SNAPSHOTS.start)
  await panel.page.keyboard.press('Enter', { delay: 300 })
  await panel.page.keyboard.press('Enter', { delay: 1700 })
  await becomes(['start'])
  await panel.show(SNAPSHOTS.mileTwo)
  await panel.page.waitForTimeout(650)
  await panel.page.keyboard.press('ArrowUp')
  await panel.page.keyboard.press('PageDown')
  await panel.page.keyboard.press('e')
  await panel.page.keyboard.press(' ')
  await becomes(['start', 'faster', 'slower', 'ease-off', 'stop'])
})

test('GO is in the peak, and an early one can be taken back', async () => {
  await open(SNAPSHOTS.gateOpen)
  await panel.page.locator('cr-gate').click({ delay: 120 })
  await becomes(['go'])
  await panel.show(SNAPSHOTS.armed)
  await panel.page.locator('cr-gate').click()
  await becomes(['go', 'not-yet'])
})

test('a silent daemon is said in words, and a STOP goes out all the same', async () => {
  await open(SNAPSHOTS.mileTwo)
  panel.daemon.silence()
  const words = panel.page.locator('cr-banner-bar .bar')
  await expect.poll(() => words.innerText(), { timeout: 6000 }).toContain('The belt may still be moving')
  expect(await words.innerText()).toContain('own stop')
  await key('stop').click()
  await becomes(['stop'])
})

test('an ask that is not taken is said in words', async () => {
  await open(SNAPSHOTS.mileTwo)
  panel.daemon.refuse({ error: 'above-ceiling', message: 'Your ceiling is 15.4 km/h.' })
  await key('faster').click({ delay: 120 })
  await expect.poll(() => panel.page.locator('cr-banner-bar .bar').innerText()).toContain('Your ceiling is 15.4 km/h.')
})

test('a choice asks for its plan; one that cannot be kept is refused in words and offers the nearest', async () => {
  await open(SNAPSHOTS.ready)
  await panel.page.getByText('Advanced').click()
  await expect.poll(() => panel.daemon.plans).toHaveLength(1)
  expect(panel.daemon.plans[0]).toMatchObject({ level: 'advanced' })
  const nearest = { level: 'advanced', miles: 4 }
  panel.daemon.refuse({ error: 'plan-refused', reason: 'last-mile-too-hard', message: 'Mile 13 is too hard.', nearest })
  await panel.page.locator('cr-choices-form select').nth(1).selectOption('13')
  await expect.poll(() => panel.page.getByRole('alert').innerText()).toContain('Mile 13 is too hard.')
  panel.daemon.refuse(null)
  await panel.page.getByText('Take the nearest plan').click()
  await expect.poll(() => panel.daemon.plans.at(-1)).toEqual(nearest)
  await expect.poll(() => panel.page.getByRole('alert').count()).toBe(0)
  await panel.page.locator('cr-key.begin').click({ delay: 50 })
  await becomes(['begin'])
})
