import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'
import { beforeSecondTry } from './second-try.ts'

let browser: Browser
let panel: Panel
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

let shown: Snapshot
async function show(snapshot: Snapshot): Promise<void> {
  shown = snapshot
  await panel.show(snapshot)
}

/** Moves the page's time, and has the daemon heard afterwards. */
async function pass(ms: number): Promise<void> {
  await panel.page.clock.runFor(ms)
  await panel.show(shown)
}

/** Past the 600 ms in which only slowing counts, with nothing asked yet. */
async function open(snapshot: Snapshot): Promise<void> {
  await show(snapshot)
  await pass(650)
  panel.daemon.asks.length = 0
}

const key = (name: string): Locator => panel.page.locator(`cr-key.${name}`)

async function aim(target: Locator): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('there is nothing to aim at')
  await panel.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
}

async function press(target: Locator, lastsMs: number): Promise<void> {
  await aim(target)
  await panel.page.mouse.down()
  await pass(lastsMs)
  await panel.page.mouse.up()
}

/** A finger, where `press` is the mouse. */
async function touch(target: Locator, lastsMs: number): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('there is nothing to touch')
  const session = await panel.page.context().newCDPSession(panel.page)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
  await pass(lastsMs)
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

async function pressKey(key: string, lastsMs: number): Promise<void> {
  await panel.page.keyboard.down(key)
  await pass(lastsMs)
  await panel.page.keyboard.up(key)
}

const asked = (): unknown[] => panel.daemon.asks.map((ask) => (ask as { ask: string }).ask)
const becomes = (asks: readonly string[]): Promise<void> => expect.poll(asked).toEqual(asks)

test('STOP is asked for as the finger lands, with an id and the snapshot it was made on', async () => {
  await open(SNAPSHOTS.sprint)
  await aim(key('stop'))
  await panel.page.mouse.down()
  await becomes(['stop'])
  const snapshot = Number(await panel.page.locator('cr-panel').getAttribute('data-snapshot'))
  await panel.page.mouse.up()
  expect(snapshot).toBeGreaterThan(1)
  const id = expect.stringMatching(/^panel-/) as string
  expect(panel.daemon.asks).toEqual([{ ask: 'stop', touch: id, id, snapshot }])
})

test('a finger held on STOP says which touch it was, and no two touches are one', async () => {
  await open(SNAPSHOTS.sprint)
  type Stop = { readonly id: string; readonly touch: string; readonly held?: true }
  /** Each once: one that is not answered within a second, which the page's time is, is sent again. */
  const stops = (): Stop[] => [...new Map((panel.daemon.asks as Stop[]).map((ask) => [ask.id, ask])).values()]
  await touch(key('stop'), 1100)
  await expect.poll(() => stops().length).toBe(2)
  await touch(key('stop'), 1100)
  await expect.poll(() => stops().length).toBe(4)
  expect(stops().map(({ held }) => held === true)).toEqual([false, true, false, true])
  const [landed, held, again, heldAgain] = stops().map(({ touch }) => touch)
  expect([held, heldAgain]).toEqual([landed, again])
  expect(again).not.toBe(landed)
})

test('what the display shows is told by one tap: as it is measured or as the other unit would have it', async () => {
  const answers: unknown[] = []
  for (const words of ['1.8 km/h', '1.1 mph', '1.8 mph', '2.9 km/h']) {
    await open(SNAPSHOTS.unitAsked)
    await expect.poll(() => panel.page.locator('cr-console-check cr-key').allTextContents()).toHaveLength(4)
    await touch(panel.page.locator('cr-console-check').getByText(words, { exact: true }), 150)
    await becomes(['console-says'])
    answers.push(...panel.daemon.asks.map((ask) => ask as { speed: number; unit: string }))
  }
  expect(answers).toMatchObject([
    { speed: 1.8, unit: 'km/h' },
    { speed: 1.1, unit: 'mph' },
    { speed: 1.8, unit: 'mph' },
    { speed: 2.9, unit: 'km/h' },
  ])
  await show(SNAPSHOTS.mileTwo)
  await expect.poll(() => panel.page.locator('cr-console-check').count()).toBe(0)
})

test('faster takes a clean press: not a splash, not a hand that slips off', async () => {
  await open(SNAPSHOTS.mileTwo)
  await touch(key('faster'), 10)
  await key('faster').getByText('Press longer').waitFor()
  await pass(2000)
  await expect.poll(() => key('faster').innerText()).toBe('+')
  await aim(key('faster'))
  await panel.page.mouse.down()
  await pass(150)
  await aim(key('slower'))
  await panel.page.mouse.up()
  expect(asked()).toEqual([])
  await touch(key('faster'), 150)
  await becomes(['faster'])
})

test('a mouse makes it faster with a click, however short', async () => {
  await open(SNAPSHOTS.mileTwo)
  await press(key('faster'), 10)
  await becomes(['faster'])
})

test('right after the screen changed by itself only slowing counts', async () => {
  await open(SNAPSHOTS.mileTwo)
  await show(SNAPSHOTS.sprint)
  await press(key('faster'), 100)
  await key('slower').click()
  await becomes(['slower'])
})

test('while it is pressed the ring closes and the key says to keep holding; let go, both empty, and it says to hold it', async () => {
  await open(SNAPSHOTS.start)
  const { page } = panel
  const start = page.locator('cr-long-press-button.go')
  const ring = page.locator('cr-hold-ring')
  expect(await start.innerText()).toBe('HOLD TO START')
  await aim(start)
  await page.mouse.down()
  await expect.poll(() => start.innerText()).toBe('KEEP HOLDING')
  expect(await ring.getAttribute('pressing')).toBe('')
  await pass(900)
  await page.mouse.up()
  await start.getByText('Press longer').waitFor()
  expect(await ring.getAttribute('pressing')).toBeNull()
  await pass(2000)
  await expect.poll(() => start.innerText()).toBe('HOLD TO START')
  expect(asked()).toEqual([])
})

test('the start names the first speed, and its ways back lead to the stretches and to the plan', async () => {
  await open(SNAPSHOTS.start)
  const { page } = panel
  await expect
    .poll(() => page.locator('cr-start p.first').innerText())
    .toMatch(/^Starts at 0.5 mph\s+then a walk at 3.4 mph$/)
  await page.getByRole('button', { name: 'Stretch again' }).click()
  await page.getByRole('button', { name: 'To the plan' }).click()
  await becomes(['again', 'discard'])
  await show({ ...SNAPSHOTS.done, ended: 'discarded', run: null, movingS: 0, splits: [] })
  await page.locator('cr-ready').waitFor()
})

test('beside the belt nothing starts it: no key, and no press of Enter', async () => {
  await open(SNAPSHOTS.stretch)
  const { page } = panel
  expect(SNAPSHOTS.stretch.asks).toContain('start')
  expect(await page.locator('cr-long-press-button').count()).toBe(0)
  expect(await page.locator('cr-stretch-keys cr-key').allInnerTexts()).toEqual(['Again', 'Skip', 'Skip all'])
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await pressKey('Enter', 1600)
  expect(asked()).toEqual([])
})

test('the focus is on the next main action of every screen, and on none while running', async () => {
  const focused = (): Promise<string> =>
    panel.page.evaluate(() => {
      let active = document.activeElement
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
      return active?.ariaLabel ?? active?.localName ?? ''
    })
  for (const [name, action] of [
    ['ready', /^BEGIN/],
    ['stretch', /^Skip$/],
    ['start', /^HOLD TO START/],
    ['mileTwo', /^body$/],
    ['stopped', /^HOLD TO CARRY ON/],
    ['done', /^Plan the next run$/],
  ] as const) {
    await open(SNAPSHOTS[name])
    await expect.poll(focused).toMatch(action)
  }
})

test('a belt that moves beside a stretch is said as moving, with its speed', async () => {
  const { stretch } = SNAPSHOTS
  await open(stretch)
  const belt = panel.page.locator('cr-stretch .belt')
  await expect.poll(() => belt.innerText()).toMatch(/^Belt stopped\s+0.0$/)
  await show({ ...stretch, measured: { ...stretch.measured, speedKmh: 4.8 } })
  await expect.poll(() => belt.innerText()).toMatch(/^Belt moving\s+3.0$/)
  expect(await belt.getAttribute('role')).toBe('alert')
  await show({ ...stretch, belt: 'unseen', measured: { ...stretch.measured, speedKmh: null } })
  await expect.poll(() => belt.innerText()).toBe('Cannot see the belt')
})

test('the figure shows the side in use, and moves unless the system asks for less motion', async () => {
  const { stretch } = SNAPSHOTS
  const lively = await openPanel(browser, stretch, { reducedMotion: 'no-preference' })
  const moving = ({ page }: Panel) =>
    page
      .locator('cr-figure')
      .evaluate(({ shadowRoot }) => shadowRoot?.querySelector('svg')?.getAnimations({ subtree: true }).length)
  expect(await moving(lively)).toBeGreaterThan(8)
  await show(stretch)
  expect(await moving(panel)).toBe(0)
  const figure = panel.page.locator('cr-figure')
  expect(await figure.getAttribute('left')).toBe('')
  await show({ ...stretch, stretch: { ...stretch.stretch, side: 'right', leftS: 9 } })
  await expect.poll(() => figure.getAttribute('left')).toBeNull()
  expect(await panel.page.locator('cr-stretch-card .beside').innerText()).toMatch(/RIGHT LEG\s+left leg is done/)
  await lively.close()
})

test('the belt starts only after the long press', async () => {
  await open(SNAPSHOTS.start)
  const start = panel.page.locator('cr-long-press-button.go')
  await press(start, 1490)
  await aim(start)
  await panel.page.mouse.down()
  await pass(800)
  await panel.page.mouse.move(10, 10)
  await pass(900)
  await panel.page.mouse.up()
  expect(asked()).toEqual([])
  await press(start, 1510)
  await becomes(['start'])
})

test('a finger that rests on a button presses nothing that takes its place', async () => {
  await open({ ...SNAPSHOTS.stopped, asks: ['resume', 'discard'] })
  await aim(panel.page.locator('cr-long-press-button.go'))
  await panel.page.mouse.down()
  await pass(800)
  await show({ ...SNAPSHOTS.stopped, asks: ['discard'] })
  await pass(900)
  await panel.page.mouse.up()
  expect(asked()).toEqual([])
})

test('a run is thrown away only by a long press, and then nothing is praised, in no window', async () => {
  await open(SNAPSHOTS.stopped)
  const second = await panel.page.context().newPage()
  await second.goto(panel.daemon.url)
  await second.locator('cr-standing').waitFor()
  const discard = panel.page.getByRole('button', { name: 'Hold to discard' })
  await press(discard, 1000)
  expect(asked()).toEqual([])
  await press(discard, 1510)
  await becomes(['discard'])
  await show({ ...SNAPSHOTS.done, ended: 'discarded', run: null })
  for (const page of [panel.page, second]) {
    await expect.poll(() => page.locator('cr-report h1').innerText()).toBe('Discarded. Nothing was kept.')
    expect(await page.locator('cr-ran-picture, cr-report table').count()).toBe(0)
  }
  await second.close()
  await panel.page.getByText('Plan the next run').click()
  await panel.page.locator('cr-ready').waitFor()
  await show(SNAPSHOTS.mileTwo)
  await show(SNAPSHOTS.done)
  await expect.poll(() => panel.page.locator('cr-report h1').innerText()).toBe('Three miles, each one faster.')
})

test('a run that was not thrown away after all is told', async () => {
  await open(SNAPSHOTS.stopped)
  panel.daemon.refuse({ error: 'not-at-standstill', message: 'Stop the belt first.' })
  await press(panel.page.getByRole('button', { name: 'Hold to discard' }), 1510)
  await expect.poll(() => panel.page.locator('cr-banner-bar .bar').innerText()).toContain('Stop the belt first.')
  panel.daemon.refuse(null)
  await show(SNAPSHOTS.done)
  await expect.poll(() => panel.page.locator('cr-ran-picture').count()).toBe(1)
})

test('keys: a long press of Enter starts, a tap does not; Space stops, arrows change the speed', async () => {
  await open(SNAPSHOTS.start)
  await pressKey('Enter', 300)
  await pressKey('Enter', 1510)
  await becomes(['start'])
  await show(SNAPSHOTS.mileTwo)
  await pass(650)
  await panel.page.keyboard.press('ArrowUp')
  await panel.page.keyboard.press('PageDown')
  await panel.page.keyboard.press('e')
  await panel.page.keyboard.press(' ')
  await becomes(['start', 'faster', 'slower', 'ease-off', 'stop'])
})

test('keys: Enter held leads a run that is off its plan back to it; a tap does nothing, nor one that its note left meanwhile', async () => {
  await open(SNAPSHOTS.held)
  await pressKey('Enter', 1000)
  await panel.page.keyboard.down('Enter')
  await pass(1000)
  await show(SNAPSHOTS.mileTwo)
  await pass(700)
  await panel.page.keyboard.up('Enter')
  expect(asked()).toEqual([])
  await open(SNAPSHOTS.held)
  await pressKey('Enter', 1510)
  await becomes(['resume-plan'])
})

test('Enter on a focused button presses that button, also while the gate is open; on the page it is Go', async () => {
  await open(SNAPSHOTS.gateOpen)
  for (const [name, ask] of [
    ['stop', 'stop'],
    ['way', 'ease-off'],
    ['slower', 'slower'],
  ] as const) {
    const button = key(name).getByRole('button')
    await button.focus()
    await panel.page.keyboard.press('Enter')
    await expect.poll(() => asked().at(-1)).toBe(ask)
    await button.blur()
  }
  await panel.page.keyboard.press('Enter')
  await becomes(['stop', 'ease-off', 'slower', 'go'])
})

test('Enter held on a focused + is one press, and none right after the screen changed by itself', async () => {
  await open(SNAPSHOTS.mileTwo)
  await key('faster').getByRole('button').focus()
  await panel.page.keyboard.down('Enter')
  await panel.page.keyboard.down('Enter')
  await panel.page.keyboard.down('Enter')
  await panel.page.keyboard.up('Enter')
  await becomes(['faster'])
  await show(SNAPSHOTS.sprint)
  await panel.page.keyboard.press('Enter')
  await pass(650)
  await panel.page.keyboard.press('Enter')
  await becomes(['faster', 'faster'])
  await key('faster').getByRole('button').blur()
})

test('the list behind ⋯ closes on Escape, and on a press elsewhere, which is nothing else unless it stops or slows', async () => {
  await open(SNAPSHOTS.mileTwo)
  const list = panel.page.locator('cr-more .list')
  const opener = panel.page.locator('cr-more .opener')
  await opener.click()
  await expect.poll(() => list.count()).toBe(1)
  await panel.page.keyboard.press('Escape')
  await expect.poll(() => list.count()).toBe(0)
  await opener.click()
  await expect.poll(() => list.count()).toBe(1)
  await key('faster').click()
  await expect.poll(() => list.count()).toBe(0)
  await opener.click()
  await key('slower').click()
  await expect.poll(() => list.count()).toBe(0)
  await opener.click()
  await key('way').click()
  await expect.poll(() => list.count()).toBe(0)
  await opener.click()
  await list.getByText('Cool down').click()
  await becomes(['slower', 'ease-off', 'cool-down'])
  await opener.click()
  await expect.poll(() => list.count()).toBe(1)
  await key('stop').click()
  await expect.poll(() => list.count()).toBe(0)
  await becomes(['slower', 'ease-off', 'cool-down', 'stop'])
})

test('a cool-down that was not meant is taken back in its note: a long press, which names where it leads', async () => {
  await open(SNAPSHOTS.coolDownBegun)
  const back = panel.page.locator('cr-note cr-long-press-button')
  expect(await panel.page.locator('cr-note .head').innerText()).toContain('9.9 km/h')
  await press(back, 1000)
  expect(asked()).toEqual([])
  await press(back, 1600)
  await becomes(['resume-plan'])
})

test.each([
  { on: 'wide', viewport: { width: 1280, height: 800 } },
  { on: 'tall', viewport: { width: 360, height: 740 } },
])('a held run goes back to its plan by a long press on its note, $on', async ({ viewport }) => {
  const before = panel.page.viewportSize()
  await panel.page.setViewportSize(viewport)
  await open(SNAPSHOTS.held)
  const back = panel.page.locator('cr-note cr-long-press-button')
  expect(await back.getAttribute('label')).toContain('Press and hold for 9:45')
  await press(back, 1000)
  expect(asked()).toEqual([])
  await press(back, 1600)
  await becomes(['resume-plan'])
  await panel.page.setViewportSize(before ?? viewport)
})

test('GO is in the peak, and an early one can be taken back', async () => {
  await open(SNAPSHOTS.gateOpen)
  await press(panel.page.locator('cr-gate'), 120)
  await becomes(['go'])
  await show(SNAPSHOTS.armed)
  await panel.page.locator('cr-gate').click()
  await becomes(['go', 'not-yet'])
})

test('a finish that comes by itself asks for no Go, and a way past it stands in the peak', async () => {
  await open(SNAPSHOTS.minute)
  const gate = panel.page.locator('cr-gate')
  expect(await gate.getByRole('button').getAttribute('aria-label')).toBe('SKIP, no sprint today')
  await gate.click()
  await becomes(['skip-sprint'])
  await show(SNAPSHOTS.skipped)
  // The second tap of a double one is no change of mind.
  await press(gate, 120)
  await pass(650)
  await press(gate, 120)
  await becomes(['skip-sprint', 'go'])
})

test('a silent daemon is said in words, and a STOP goes out all the same', async () => {
  await open(SNAPSHOTS.mileTwo)
  panel.daemon.silence(true)
  await panel.page.clock.runFor(3000)
  const lost = panel.page.locator('cr-lost .words')
  await expect.poll(() => lost.innerText()).toContain('The belt may still be moving')
  expect(await lost.innerText()).toContain('own stop')
  await key('stop').click()
  await becomes(['stop'])
  panel.daemon.silence(false)
  await show(SNAPSHOTS.mileTwo)
  await expect.poll(() => lost.count()).toBe(0)
})

test('an ask that is not taken is said in words', async () => {
  await open(SNAPSHOTS.mileTwo)
  panel.daemon.refuse({ error: 'above-ceiling', message: 'Your ceiling is 15.4 km/h.' })
  await press(key('faster'), 120)
  await expect.poll(() => panel.page.locator('cr-banner-bar .bar').innerText()).toContain('Your ceiling is 15.4 km/h.')
  panel.daemon.refuse(null)
})

/** Opens the tray of a word of the plan. */
async function change(word: string): Promise<void> {
  const { page } = panel
  const turn = page.getByRole('button', { name: 'Change', exact: true })
  if ((await turn.count()) > 0) await turn.click()
  await page.getByRole('button', { name: new RegExp(`^${word}: `) }).click()
}

test('the second tap of a double one says nothing: it is done; a + that was taken and is then refused says why', async () => {
  const bar = panel.page.locator('cr-banner-bar .bar')
  const refusal = { error: 'wrong-phase', code: 'run-is-on', values: {}, message: 'A run is on already.' }
  await open(SNAPSHOTS.stretch)
  const skipAll = panel.page.getByRole('button', { name: 'Skip all' })
  await skipAll.click()
  await becomes(['skip-all'])
  panel.daemon.refuse(refusal)
  await skipAll.click()
  await becomes(['skip-all', 'skip-all'])
  await pass(300)
  // A browser without windows cannot keep its screen on, and says so.
  expect((await bar.allInnerTexts()).join()).not.toContain('A run is on already.')
  await pass(2000)
  await skipAll.click()
  await expect.poll(() => bar.innerText()).toContain('A run is on already.')
  panel.daemon.refuse(null)

  await open(SNAPSHOTS.mileTwo)
  await press(key('faster'), 120)
  await becomes(['faster'])
  panel.daemon.refuse({ ...refusal, code: 'belt-follows-first', message: '' })
  await press(key('faster'), 120)
  await expect.poll(() => bar.innerText()).toContain('Wait until the belt has followed.')
  panel.daemon.refuse(null)
})

test('STOP at rest is answered in words', async () => {
  await open({ ...SNAPSHOTS.start, said: { code: 'stands-still', values: {} } })
  // What was refused before is said for 8 s.
  await pass(8000)
  await expect.poll(() => panel.page.locator('cr-banner-bar .bar').innerText()).toContain('The belt stands still.')
})

test('flashes are for the countdown alone, and can be switched off', async () => {
  const flashes = async (): Promise<string> =>
    (
      await panel.page.locator('cr-flash div').evaluateAll((all) => all.map((flash) => flash.getAttribute('class')))
    ).join()
  const list = panel.page.locator('cr-more .list')
  const at = (timeS: number): Snapshot => ({ ...SNAPSHOTS.mileTwo, toFinish: { distanceM: 10 * timeS, timeS } })
  /** True where the mark makes a new flash: each is an element of its own. */
  const flashesAt = async (timeS: number): Promise<boolean> => {
    await show(at(timeS + 1))
    const before = await flashes()
    await show(at(timeS - 0.1))
    // One for the first time, and then one of two by turns.
    return before !== (await flashes())
  }
  await open({ ...at(70), run: { id: 'flashing', startedAt: '' } })
  const announcement = { serial: 99, code: 'stand-tall' as const, values: {} }
  const quiet = await flashes()
  await show({ ...at(69), announcement })
  expect(await flashes()).toBe(quiet)
  expect(await flashesAt(60)).toBe(true)
  await panel.page.locator('cr-more .opener').click()
  await list.getByText('No flashes').click()
  expect(await flashesAt(30)).toBe(false)
  await panel.page.locator('cr-more .opener').click()
  await panel.page.getByRole('button', { name: /^Flashes/ }).click()
  expect(await flashesAt(10)).toBe(true)
})

test('a choice asks for its plan; one that cannot be kept is refused in words and offers the nearest', async () => {
  await open(SNAPSHOTS.ready)
  await change('Level')
  await panel.page.getByText('Advanced', { exact: true }).click()
  await expect.poll(() => panel.daemon.plans).toHaveLength(1)
  expect(panel.daemon.plans[0]).toMatchObject({ level: 'advanced' })
  const nearest = { level: 'advanced', miles: 4 }
  panel.daemon.refuse({ error: 'plan-refused', reason: 'last-mile-too-hard', message: 'Mile 13 is too hard.', nearest })
  await change('How many steps')
  await panel.page.getByRole('button', { name: 'How many steps, more' }).click()
  await expect.poll(() => panel.page.getByRole('alert').innerText()).toContain('Mile 13 is too hard.')
  expect(await panel.page.locator('cr-change ol').evaluate((paces) => getComputedStyle(paces).opacity)).toBe('0.4')
  panel.daemon.refuse(null)
  await panel.page.getByText('Take the nearest plan').click()
  await expect.poll(() => panel.daemon.plans.at(-1)).toEqual(nearest)
  await expect.poll(() => panel.page.getByRole('alert').count()).toBe(0)
  await panel.page.locator('cr-key.begin').click()
  await becomes(['begin'])
})

test('BEGIN says that stretches come first where they do, and not where they were just done', async () => {
  const begin = panel.page.locator('cr-key.begin')
  // Change may have been left open on the one before.
  await open(SNAPSHOTS.stretch)
  await open(SNAPSHOTS.ready)
  await expect.poll(() => begin.innerText()).toContain('four stretches first')
  const phases = SNAPSHOTS.ready.phases.map((phase, nth) => (nth === 0 ? { ...phase, state: 'done' as const } : phase))
  await open({ ...SNAPSHOTS.ready, phases })
  await expect.poll(() => begin.innerText()).toBe('BEGIN')
})

test('a time that is none keeps BEGIN from beginning until it is mended, in one place and in words', async () => {
  await open(SNAPSHOTS.ready)
  panel.daemon.plans.length = 0
  const { page } = panel
  const alert = page.getByRole('alert')
  const time = page.getByLabel('Time')
  const begin = page.locator('cr-key.begin')
  panel.daemon.refuse({ error: 'plan-refused', message: 'This treadmill is too slow.', nearest: null })
  await change('Level')
  await page.getByText('Beginner', { exact: true }).click()
  await expect.poll(() => alert.innerText()).toContain('too slow')
  await page.getByText('Intermediate', { exact: true }).click()
  await change('Your paces come from')
  await time.fill('0:01')
  await time.blur()
  await expect.poll(() => alert.allInnerTexts()).toEqual(['A time between 1:40 and 24:00:00, like 25:00.'])
  expect(await time.inputValue()).toBe('0:01')
  expect(await begin.getByRole('button').getAttribute('aria-disabled')).toBe('true')
  await begin.click()
  panel.daemon.refuse(null)
  await time.fill('24:00')
  await begin.click()
  await becomes(['begin'])
  expect(panel.daemon.plans.at(-1)).toMatchObject({ reference: { kind: 'race', timeS: 1440 } })
  await expect.poll(() => alert.count()).toBe(0)
})

test('a finger on BEGIN takes what still stands in a field: a bad time is refused, not passed over', async () => {
  await open(SNAPSHOTS.ready)
  await change('Your paces come from')
  await panel.page.getByLabel('Time').fill('fast')
  await touch(panel.page.locator('cr-key.begin'), 100)
  await expect.poll(() => panel.page.getByRole('alert').innerText()).toContain('A time between')
  expect(asked()).toEqual([])
})
