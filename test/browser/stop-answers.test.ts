import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { mayMove } from '../../web/screen-of.ts'
import { preview } from '../web/preview.mjs'
import { SEED, someOf } from '../draws.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { SCREENS } from './every-screen.ts'
import { launch, onTopAt, openPanel, wordsOn, type Panel } from './panel-page.ts'
import { beforeSecondTry } from './second-try.ts'

/** STOP is sent from every screen, and each shows what came of it, also where nobody is there to hear it. */

let browser: Browser
let panel: Panel
const opened = () => openPanel(browser, SNAPSHOTS.ready, { viewport: { width: 1280, height: 800 } })
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

/** What is opened over a run or at rest, and what has no line of its own for an answer; where nothing is heard is told below. */
const OPENED = SCREENS.filter(({ name, open }) => open !== undefined && !/lost daemon|nobody hears/.test(name))
const PLAIN = SCREENS.filter(({ name }) =>
  ['ready', 'stretch', 'start', 'stopped', 'done', 'danger', 'sprint'].includes(name),
)

/** On some of them; with enough draws on all. */
test.each(someOf([...OPENED, ...PLAIN], 12, 'STOP answers'))(
  `$name, drawn from ${SEED}`,
  async ({ snapshot, open, close }) => {
    await panel.show(SNAPSHOTS.ready)
    await panel.show(snapshot)
    onTestFinished(() => close?.(panel))
    await open?.(panel)
    panel.daemon.asks.length = 0
    await panel.page.keyboard.press('.')
    await expect.poll(() => panel.daemon.asks).toMatchObject([{ ask: 'stop' }])
    const said: Snapshot['said'] = mayMove(snapshot)
      ? { code: 'stopping-from', values: { speedKmh: 9.9, unit: 'km' } }
      : { code: 'stands-still', values: {} }
    await panel.show({ ...snapshot, said })
    const answer = /^Stopping: 9|^The belt stands still/
    const found = (await wordsOn(panel.page)).filter(({ text }) => answer.test(text))
    const onTop = found.map(({ left, right, top, bottom }) =>
      onTopAt(panel.page, (left + right) / 2, (top + bottom) / 2),
    )
    expect((await Promise.all(onTop)).join('\n')).toMatch(/cr-banner-bar|\.second|\.line|\.trying|cr-sprint/)
  },
)

/** A page whose daemon takes asks, and says nothing else. */
async function unheard() {
  const daemon = await preview(SNAPSHOTS.mileTwo)
  daemon.silence(true)
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  onTestFinished(async () => {
    await context.close()
    await daemon.close()
  })
  const page = await context.newPage()
  await page.goto(daemon.url)
  await page.locator('cr-connecting').waitFor()
  return { page, daemon }
}
const STOP = 'cr-stop cr-key'
const GOT_THROUGH = 'STOP got through to Crescendo. This screen cannot see the belt.'

test('before anything is known of the belt STOP is there, by touch and by Space, and says that it got through', async () => {
  const { page, daemon } = await unheard()
  await page.keyboard.press(' ')
  await expect.poll(() => daemon.asks).toMatchObject([{ ask: 'stop' }])
  await page.getByText(GOT_THROUGH).waitFor()
  await page.locator(STOP).click()
  await expect.poll(() => daemon.asks).toMatchObject([{ ask: 'stop' }, { ask: 'stop' }])
  await page.keyboard.press('ArrowUp')
  daemon.silence(false)
  await page.locator('cr-run').waitFor()
  expect(daemon.asks).toHaveLength(2)
})

test('where nobody takes it either, it says so in red, and goes on trying', async () => {
  const { page, daemon } = await unheard()
  daemon.deafen(true)
  await page.locator(STOP).click()
  await page.locator('cr-danger').getByText('STOP did not get through.').waitFor({ timeout: 5000 })
  await page
    .locator('cr-danger')
    .getByText(/Trying again, \d times so far/)
    .waitFor({ timeout: 8000 })
})

test.each([SNAPSHOTS.mileTwo, SNAPSHOTS.stopped, SNAPSHOTS.ready])(
  'a daemon that is not heard and takes it: it got through ($phase.kind, belt $belt)',
  async (snapshot) => {
    await panel.show(SNAPSHOTS.ready)
    await panel.show(snapshot)
    panel.daemon.silence(true)
    onTestFinished(() => panel.daemon.silence(false))
    await panel.page.waitForFunction(() => {
      const root = document.querySelector('cr-panel')?.shadowRoot
      return root?.querySelector('.unheard') !== null || root.querySelector('cr-lost') !== null
    })
    await panel.page.keyboard.press('b')
    await panel.page.getByText(GOT_THROUGH).waitFor({ timeout: 5000 })
  },
)
