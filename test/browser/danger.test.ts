import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { someOf, SEED } from '../draws.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { SIZES, launch, onTopAt, openPanel, wordsOn, type Panel } from './panel-page.ts'
import { beforeSecondTry } from './second-try.ts'
import { overlaps, type Words } from './words.ts'

let browser: Browser
let panel: Panel
let shown: Snapshot
const opened = () => openPanel(browser, SNAPSHOTS.mileTwo, { viewport: { width: 1280, height: 800 }, frozen: true })
beforeAll(async () => {
  browser = await launch()
  panel = await opened()
})
beforeSecondTry(async () => {
  await panel.close()
  panel = await opened()
})
afterAll(async () => {
  await panel.close()
  await browser.close()
})

async function show(snapshot: Snapshot): Promise<void> {
  shown = snapshot
  await panel.show(snapshot)
}

/** Runs, with everything heard and nothing pressed. */
async function open(snapshot: Snapshot): Promise<void> {
  panel.daemon.silence(false)
  panel.daemon.deafen(false)
  await show(SNAPSHOTS.stopped)
  await show(snapshot)
  panel.daemon.asks.length = 0
}

/** The daemon says nothing for so long. */
async function silent(ms: number): Promise<void> {
  panel.daemon.silence(true)
  await panel.page.clock.runFor(ms)
}

const redText = async (): Promise<string> =>
  (await panel.page.locator('cr-danger :is(.words, .trying)').allInnerTexts()).join(' ')
const pressStop = (): Promise<void> => panel.page.locator('cr-stop cr-key').click()
const stops = () => panel.daemon.asks as { ask: string; id: string }[]

/** How a key is drawn. */
const drawn = (key: string) =>
  panel.page.locator(`cr-override-pad cr-key.${key} button`).evaluate((button) => {
    const { backgroundColor, borderTopStyle } = getComputedStyle(button)
    return { isFilled: backgroundColor !== 'rgba(0, 0, 0, 0)', border: borderTopStyle, disabled: button.ariaDisabled }
  })

test('within 3 s of a lost daemon no number looks like the belt’s, and dead keys look dead', async () => {
  await open(SNAPSHOTS.mileTwo)
  await silent(2900)
  expect(await panel.page.locator('cr-hero').count()).toBe(1)
  expect(await drawn('slower')).toMatchObject({ isFilled: true, border: 'solid' })
  await silent(100)
  await panel.page.locator('cr-lost').waitFor()
  expect(await panel.page.locator('cr-hero').count()).toBe(0)
  expect(await panel.page.locator('cr-lost h1').innerText()).toBe('The belt may still be moving.')
  expect(await panel.page.locator('cr-lost s').innerText()).toBe('9:45')
  expect(await panel.page.locator('cr-lost .seen').innerText()).toMatch(/last seen [34] s ago/)
  expect(await panel.page.locator('cr-peak-words .first').allInnerTexts()).toEqual(['–'])
  for (const key of ['way', 'slower', 'faster'])
    expect(await drawn(key), key).toEqual({ isFilled: false, border: 'dashed', disabled: 'true' })
  expect(await panel.page.locator('cr-stop small').innerText()).toContain('may not get through')
  await silent(10_000)
  expect(await panel.page.locator('cr-lost .seen').innerText()).toMatch(/last seen 1[345] s ago/)
})

test('the sprint is no exception: its hot ground goes dark', async () => {
  await open(SNAPSHOTS.sprint)
  await silent(3000)
  await panel.page.locator('cr-lost').waitFor()
  expect(await panel.page.locator('cr-sprint').count()).toBe(0)
})

test('a lost treadmill is told at once; what slows is kept until it is back, and nothing else is heard', async () => {
  await open(SNAPSHOTS.mileTwo)
  await show(SNAPSHOTS.linkLost)
  expect(await panel.page.locator('cr-lost .words').innerText()).toContain('The treadmill is out of reach')
  expect(await panel.page.locator('cr-peak-words div').allInnerTexts()).toEqual([
    'SPRINT IN',
    'about',
    '1.5',
    'mi',
    '14 min',
    'by estimate',
  ])
  expect(await drawn('slower')).toEqual({ isFilled: false, border: 'dashed', disabled: 'false' })
  expect(await drawn('faster')).toEqual({ isFilled: false, border: 'dashed', disabled: 'true' })
  await panel.page.locator('cr-override-pad cr-key.slower').click()
  await expect.poll(() => stops().map(({ ask }) => ask)).toEqual(['slower'])
})

test('a STOP that nobody hears says so after a second, at the size of the danger, and is sent again until somebody does', async () => {
  await open(SNAPSHOTS.mileTwo)
  panel.daemon.deafen(true)
  await silent(3000)
  await panel.page.locator('cr-lost').waitFor()
  await pressStop()
  await expect.poll(() => panel.page.locator('cr-stop cr-key').innerText()).toMatch(/^STOPPING…/)
  await panel.page.clock.runFor(900)
  expect(await panel.page.locator('cr-danger').count()).toBe(0)
  await panel.page.clock.runFor(150)
  expect(await redText()).toMatch(/STOP did not get through.\s+PULL THE SAFETY KEY\s+Then step onto the side rails./)
  const px = await panel.page.locator('cr-danger h1').evaluate((title) => parseFloat(getComputedStyle(title).fontSize))
  expect(px).toBeGreaterThan(0.19 * 800)
  await expect.poll(() => stops().length).toBeGreaterThan(0)
  const { id } = stops()[0] ?? expect.fail('no STOP was sent')
  await expect
    .poll(async () => {
      await panel.page.clock.runFor(1000)
      return stops().length
    })
    .toBeGreaterThan(2)
  expect(new Set(stops().map((one) => one.id))).toEqual(new Set([id]))
  expect(await redText()).toMatch(/Trying again, \d times so far/)
  panel.daemon.deafen(false)
  await expect
    .poll(async () => {
      await panel.page.clock.runFor(1000)
      return panel.page.locator('cr-danger').count()
    })
    .toBe(0)
})

const EVERYWHERE = [
  ...(['ready', 'stretch', 'start', 'mileTwo', 'sprint', 'coolDown', 'linkLost'] as const),
  ...(['stopping', 'stopped', 'stretchAfter', 'done'] as const),
]
/** On some screens; with enough draws on all. */
test.each(someOf(EVERYWHERE, 5, 'STOP by key'))(
  `on %s a STOP by key or clicker is sent, and where nobody hears it that is said, drawn from ${SEED}`,
  async (name) => {
    for (const key of ['b', '.']) {
      await open(SNAPSHOTS[name])
      // A belt that is seen at rest ends a press: nobody is there at all.
      panel.daemon.silence(true)
      panel.daemon.deafen(true)
      await panel.page.keyboard.press(key)
      await expect.poll(() => stops().map(({ ask }) => ask)).toContain('stop')
      await expect
        .poll(async () => {
          await panel.page.clock.runFor(350)
          return redText()
        })
        .toMatch(/STOP did not get through.\s+PULL THE SAFETY KEY/)
    }
  },
)

test('a presenter’s F5 loads nothing anew while the belt may move', async () => {
  await open(SNAPSHOTS.mileTwo)
  const prevented = () =>
    panel.page.evaluate(() => !window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F5', cancelable: true })))
  expect(await prevented()).toBe(true)
  await open(SNAPSHOTS.ready)
  expect(await prevented()).toBe(false)
})

test('a person who sees that the belt stands takes the red screen away', async () => {
  await open(SNAPSHOTS.mileTwo)
  panel.daemon.deafen(true)
  await pressStop()
  await panel.page.clock.runFor(1100)
  await panel.page.getByRole('button', { name: 'The belt stands still' }).click()
  await expect.poll(() => panel.page.locator('cr-danger').count()).toBe(0)
})

test('a STOP that Crescendo has, and a treadmill out of reach does not hear, did not get through', async () => {
  await open(SNAPSHOTS.mileTwo)
  await show(SNAPSHOTS.linkLost)
  await pressStop()
  await expect.poll(() => stops().length).toBe(1)
  await panel.page.clock.runFor(1100)
  await panel.show(shown)
  expect(await redText()).toMatch(/STOP did not get through.[^]*sent as soon as the treadmill is back/)
  await show(SNAPSHOTS.mileTwo)
  expect(await panel.page.locator('cr-danger').count()).toBe(0)
})

const MOMENTS: readonly (readonly [string, () => Promise<void>])[] = [
  ['a lost daemon', () => silent(3000)],
  ['a lost treadmill', () => panel.show(SNAPSHOTS.linkLost)],
  [
    'a STOP unheard',
    async () => {
      panel.daemon.deafen(true)
      await pressStop()
      await panel.page.clock.runFor(1100)
    },
  ],
  ['a belt that does not stop', () => panel.show(SNAPSHOTS.danger)],
]

describe.each([...SIZES, { width: 320, height: 568 }, { width: 844, height: 390 }, { width: 3840, height: 2160 }])(
  `at $width × $height, drawn from ${SEED}`,
  (viewport) => {
    const { width, height } = viewport
    test.each(someOf(MOMENTS, 1, `dangers at ${width}`))(
      '%s: words stay inside and apart, and STOP lies on top in its corner',
      async (_, comes) => {
        await panel.page.setViewportSize(viewport)
        await open(SNAPSHOTS.mileTwo)
        await comes()
        const words = await wordsOn(panel.page)
        const top = words.some(({ layer }) => layer === 'cr-danger')
        const read = words.filter(({ layer }) => !top || layer === 'cr-danger')
        expect(read.length).toBeGreaterThan(2)
        const outside = ({ left, right, top, bottom, escapes, buried }: Words) =>
          escapes || buried || left < 0 || top < 0 || right > width || bottom > height
        expect(read.filter(outside)).toEqual([])
        expect(overlaps(read)).toEqual([])
        const box = await panel.page.locator('cr-stop cr-key').boundingBox()
        if (box === null) return expect.fail('there is no STOP')
        expect(box.x).toBeLessThan(0.05 * width)
        expect(box.y + box.height).toBeGreaterThan(0.95 * height)
        for (const [dx, dy] of [
          [0.5, 0.5],
          [0.05, 0.1],
          [0.95, 0.9],
        ] as const)
          expect(await onTopAt(panel.page, box.x + dx * box.width, box.y + dy * box.height)).toContain('cr-key.stop')
      },
    )
  },
)

test('guide mode: the belt without a motor is asked for beside STOP, and what to press is read under the pace', async () => {
  await open(SNAPSHOTS.dangerOfMotor)
  expect(await panel.page.locator('cr-motor-question p').innerText()).toBe('Has it a motor?')
  expect(await panel.page.locator('cr-stop cr-key').isVisible()).toBe(true)
  await panel.page.locator('cr-motor-question cr-key').nth(1).click()
  await expect.poll(() => panel.daemon.asks.at(-1)).toMatchObject({ ask: 'has-motor', yes: false })
  await open(SNAPSHOTS.guided)
  expect(await panel.page.locator('cr-motor-question').count()).toBe(0)
  expect(await panel.page.locator('cr-second-line .told').innerText()).toBe('Press + until 6.2 mph.')
})
