import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { KEYS } from '../../web/touch/key-meaning.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { violationsOn } from './axe.ts'
import { heardOn, listenIn } from './ear.ts'
import { EVERY_SIZE, SIZES, launch, onTopAt, openPanel, wordsOn, type Panel } from './panel-page.ts'
import { beforeSecondTry } from './second-try.ts'
import { overlaps, type Words } from './words.ts'

let browser: Browser
let panel: Panel
const opened = () => openPanel(browser, SNAPSHOTS.ready, { colorScheme: 'dark' })
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
  expect(panel.complaints).toEqual([])
})
beforeEach(async () => {
  const { page, daemon } = panel
  const told = { name: null, running: null, unit: null, tells: 'pace', ceilingKmh: null }
  const heart = { heartRateMaxBpm: null, heartCeiling: false, heartCeilingBpm: null, heartCoolDown: false }
  daemon.tell({ ...told, ...heart, ageYears: null, weightKg: null })
  await panel.show(SNAPSHOTS.ready)
  const back = page.locator('cr-settings cr-key.main')
  if (await back.isVisible()) await back.click()
  if (!(await isAsLoaded())) {
    await page.evaluate(() => localStorage.clear())
    await panel.reload()
  }
  daemon.told.length = 0
})

/** The plan with nothing over it, on a screen of which nobody has chosen anything: to load it anew would show the same. */
const isAsLoaded = async (): Promise<boolean> =>
  (await panel.page.locator('cr-settings, cr-keys-sheet').count()) === 0 &&
  (await panel.page.evaluate(() => localStorage.length)) === 0

const open = async (): Promise<void> => {
  await panel.page.getByRole('button', { name: /^(Settings|Ajustes)$/ }).click()
  await panel.page.locator('cr-settings').waitFor()
}
const settingsKept = (): Promise<unknown> =>
  panel.page.evaluate(() => JSON.parse(localStorage.getItem('screen') ?? '{}') as unknown)
const focused = (): Promise<string> =>
  panel.page.evaluate(() => {
    const within = ({ activeElement }: DocumentOrShadowRoot): Element | null =>
      (activeElement?.shadowRoot ? within(activeElement.shadowRoot) : null) ?? activeElement
    const element = within(document)
    return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? ''
  })

/** What is cut, lies on something else, or sticks out sideways; what lies below is scrolled to. */
async function faults(width: number): Promise<unknown[]> {
  const words = await wordsOn(panel.page)
  expect(words.length).toBeGreaterThan(14)
  const outside = ({ left, right, escapes, buried }: Words) => escapes || buried || left < 0 || right > width
  return [...words.filter(outside), ...overlaps(words)]
}

describe('the settings', () => {
  test.each(['en', 'es'])('at no size anything is cut, in %s', async (language) => {
    const { page, daemon } = panel
    daemon.tell({ ageYears: 40, ceilingKmh: 14, heartCeiling: true })
    await open()
    await page.getByText(language === 'es' ? 'Español' : 'English').click()
    await page.getByRole('heading', { name: language === 'es' ? 'Ajustes' : 'Settings', exact: true }).waitFor()
    for (const viewport of EVERY_SIZE) {
      await page.setViewportSize(viewport)
      expect({ viewport, faults: await faults(viewport.width) }).toEqual({ viewport, faults: [] })
    }
  })

  test('axe finds nothing in it, dark and light', async () => {
    await panel.page.setViewportSize(SIZES[2])
    await open()
    for (const colours of ['Dark', 'Light']) {
      await panel.page.getByText(colours, { exact: true }).click()
      expect({ colours, violations: await violationsOn(panel.page) }).toEqual({ colours, violations: [] })
    }
  })

  test('what is the runner’s is told to the daemon, and stands as it says', async () => {
    const { page, daemon } = panel
    await open()
    await page.getByText('km', { exact: true }).click()
    await expect.poll(() => daemon.told).toEqual([{ unit: 'km' }])
    await page.getByText('Speed', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Age' }).fill('40')
    await page.getByRole('textbox', { name: 'Age' }).press('Tab')
    // A guess from the age, and said to be one.
    await expect.poll(() => page.getByRole('textbox', { name: 'Greatest heart rate' }).inputValue()).toBe('185')
    await page.getByText('A guess from your age').waitFor()
    await page.getByRole('textbox', { name: 'Greatest heart rate' }).fill('191')
    await page.getByRole('textbox', { name: 'Greatest heart rate' }).press('Tab')
    await page.getByRole('textbox', { name: 'Weight, kg' }).fill('70')
    await page.getByRole('textbox', { name: 'Weight, kg' }).press('Tab')
    await page.getByRole('button', { name: 'Ceiling, less' }).click()
    const ceilingKmh = expect.any(Number) as number
    const told = [{ tells: 'speed' }, { ageYears: 40 }, { heartRateMaxBpm: 191 }, { weightKg: 70 }, { ceilingKmh }]
    await expect.poll(() => daemon.told.slice(1)).toEqual(told)
    await page.getByText('Nothing makes the belt faster than this').waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: 'Greatest heart rate' }).inputValue()).toBe('191')
    await page.getByRole('textbox', { name: 'Greatest heart rate' }).fill('')
    await page.getByRole('textbox', { name: 'Greatest heart rate' }).press('Tab')
    await expect.poll(() => daemon.told.at(-1)).toEqual({ heartRateMaxBpm: null })
  })

  test('a ceiling of the heart rate is switched on, with its number; a doctor’s goes before it', async () => {
    const { page, daemon } = panel
    daemon.tell({ ageYears: 40 })
    await open()
    await page.getByRole('switch', { name: 'Heart ceiling' }).click()
    await expect.poll(() => daemon.told).toEqual([{ heartCeiling: true }])
    await page.getByText('Guessed from your age: above 166, in a walk 138, nothing gets faster').waitFor()
    const doctor = page.getByRole('textbox', { name: 'Ceiling from a doctor' })
    await doctor.fill('300')
    await doctor.press('Tab')
    await page.getByText('A number between 80 and 220, or nothing.').waitFor()
    await doctor.fill('150')
    await doctor.press('Tab')
    await page.getByText('From your doctor: above 150 nothing gets faster').waitFor()
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/runner'))
    await page.getByRole('switch', { name: 'Cool down by heart' }).click()
    await (await answered).finished()
    expect(daemon.told.slice(1)).toEqual([{ heartCeilingBpm: 150 }, { heartCoolDown: true }])
    daemon.tell({ ageYears: null, heartCeilingBpm: null })
    await expect.poll(() => page.getByText('Does nothing yet').count()).toBe(2)
  })

  test('an answer that comes after something newer was told does not take that back', async () => {
    const { page, daemon } = panel
    await open()
    const age = page.getByRole('textbox', { name: 'Age' })
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/api/runner', async (route) => {
      const response = await route.fetch()
      await held
      await route.fulfill({ response })
    })
    await age.fill('40')
    await age.press('Tab')
    await expect.poll(() => daemon.told).toEqual([{ ageYears: 40 }])
    daemon.tell({ ageYears: 50 })
    await expect.poll(() => age.inputValue()).toBe('50')
    const answered = page.waitForResponse('**/api/runner')
    letGo()
    await (await answered).finished()
    await page.evaluate(() => new Promise(requestAnimationFrame))
    expect(await age.inputValue()).toBe('50')
  })

  test('a name and what the paces come from are the runner’s too, told as they are typed and taken back', async () => {
    const { page, daemon } = panel
    await open()
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.fill('  Maya ')
    await name.press('Tab')
    await expect.poll(() => daemon.told).toEqual([{ name: 'Maya' }])
    await expect.poll(() => name.inputValue()).toBe('Maya')
    await name.fill('')
    await name.press('Tab')
    await expect.poll(() => daemon.told.at(-1)).toEqual({ name: null })
    const time = page.getByRole('textbox', { name: 'Time' })
    expect(await time.inputValue()).toBe('25:00')
    await time.fill('32:00')
    await time.press('Tab')
    await expect.poll(() => daemon.told.at(-1)).toEqual({ running: { kind: 'race', distanceM: 5000, timeS: 1920 } })
    // A race of any length.
    await page.getByLabel('Distance').selectOption('Another distance')
    const far = page.locator('cr-reference-field cr-text-field').first().getByRole('textbox')
    await far.fill('7.5')
    await far.press('Enter')
    await expect.poll(() => daemon.told.at(-1)).toEqual({ running: { kind: 'race', distanceM: 12_070, timeS: 1920 } })
    expect(await page.getByLabel('Distance').inputValue()).toBe('other')
    await page.getByText('A belt feels faster than the road').waitFor()
    await expect.poll(() => time.inputValue()).toBe('32:00')
    await time.fill('fast')
    await time.press('Tab')
    await page.getByRole('alert').getByText('A time between').waitFor()
    await page.getByLabel('Your paces come from').selectOption({ label: 'Your usual treadmill speed' })
    await expect.poll(() => daemon.told.at(-1)).toMatchObject({ running: { kind: 'usual-speed' } })
    expect(daemon.asks).toEqual([])
  })

  test('the last ten seconds are tried: ten, three, two, one and go at their moments, with their flashes, and no belt hears of it', async () => {
    const { page, daemon } = panel
    await page.evaluate(listenIn)
    await open()
    daemon.asks.length = 0
    const tries = page.locator('cr-try-out cr-key')
    /** Each flash is an element of its own, one of two by turns. */
    const flashes = () =>
      page
        .locator('cr-try-out cr-flash div')
        .evaluateAll((all) => all.map((flash) => flash.getAttribute('class')).join())
    await tries.click()
    await expect.poll(async () => (await heardOn(panel)).length).toBeGreaterThan(4)
    expect(await flashes()).not.toBe('')
    const begins = [...new Set((await heardOn(panel)).map(({ atS }) => atS))]
    expect(begins.map((atS) => atS - begins[0]!)).toEqual([0, 7, 8, 9, 10].map((s) => expect.closeTo(s, 6) as number))
    await expect.poll(() => tries.innerText(), { timeout: 4000 }).toBe('8')
    await tries.click()
    await expect.poll(() => tries.innerText()).toContain('Try the last ten seconds')
    expect((await heardOn(panel)).filter(({ atS }) => atS > begins[0]! + 5)).toEqual([])
    await page.getByRole('switch', { name: 'Flash' }).click()
    const before = await flashes()
    await tries.click()
    expect(await flashes()).toBe(before)
    expect([daemon.asks, daemon.told]).toEqual([[], []])
  })

  test('what is no age is told to nobody, and said at its row; a refusal and a plan that gives way likewise', async () => {
    const { page, daemon } = panel
    await open()
    await page.getByRole('textbox', { name: 'Age' }).fill('forty')
    await page.getByRole('textbox', { name: 'Age' }).press('Tab')
    await page.getByRole('alert').getByText('A number between 10 and 110, or nothing.').waitFor()
    expect(daemon.told).toEqual([])
    daemon.instead({
      error: 'plan-refused',
      reason: 'above-ceiling',
      code: 'planned-above-ceiling',
      values: { part: 'finish', number: null, stage: 'mile', speedKmh: 13.4, ceilingKmh: 12, unit: 'km' },
      nearest: {},
    })
    await page.getByRole('button', { name: 'Ceiling, less' }).click()
    await page.getByRole('alert').getByText('The nearest plan that can be kept is chosen.').waitFor()
    daemon.instead(null)
  })

  test('what is being typed stays, whatever the daemon says meanwhile', async () => {
    const { page, daemon } = panel
    await open()
    const age = page.getByRole('textbox', { name: 'Age' })
    await age.fill('')
    await age.pressSequentially('3')
    daemon.tell({ weightKg: 90 })
    await expect.poll(() => page.getByRole('textbox', { name: /^Weight/ }).inputValue()).toMatch(/^(90|198)$/)
    await age.pressSequentially('7')
    expect(await age.inputValue()).toBe('37')
    await age.press('Tab')
    await expect.poll(() => daemon.told.at(-1)).toEqual({ ageYears: 37 })
  })

  test('who likes speeds is told them while running', async () => {
    const shown = async () => (await panel.page.locator('cr-hero .number').textContent())?.trim()
    panel.daemon.tell({ tells: 'speed' })
    await panel.show(SNAPSHOTS.mileTwo)
    await expect.poll(shown).toMatch(/^\d+\.\d$/)
    panel.daemon.tell({ tells: 'pace' })
    await panel.show(SNAPSHOTS.mileTwo)
    await expect.poll(shown).toMatch(/^\d+:\d\d$/)
  })

  test('what is this screen’s holds at once, and after a reload', async () => {
    const { page } = panel
    await open()
    for (const name of ['Voice', 'Tones', 'Mute', 'Flash', 'Soft sprint', 'Less motion'])
      await page.getByRole('switch', { name, exact: true }).click()
    await page.getByText('Light', { exact: true }).click()
    const chosen = { voice: false, sound: false, muted: true, flash: false, softFlip: true, lessMotion: true }
    expect(await settingsKept()).toMatchObject({ ...chosen, light: 'light' })
    await panel.reload()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light')
    await open()
    expect(await page.getByRole('switch', { name: 'Flash' }).getAttribute('aria-checked')).toBe('false')
  })

  test('less motion stills what moves, without the system’s asking', async () => {
    const still = await openPanel(browser, SNAPSHOTS.ready, { reducedMotion: 'no-preference' })
    const animation = () =>
      still.page
        .locator('cr-planned-staircase g')
        .first()
        .evaluate((step) => getComputedStyle(step).animationName)
    expect(await animation()).toBe('rise')
    await still.page.evaluate(() => localStorage.setItem('screen', JSON.stringify({ lessMotion: true })))
    await still.reload()
    expect(await animation()).toBe('none')
    await still.close()
  })

  test('the soft sprint is darker than the flip, in the sprint alone', async () => {
    const { page } = panel
    /** Of the sprint's ground, 0 to 255. */
    const brightness = () =>
      page.locator('cr-sprint').evaluate((screen) => {
        const canvas = document.createElement('canvas').getContext('2d')!
        canvas.fillStyle = getComputedStyle(screen).backgroundColor
        canvas.fillRect(0, 0, 1, 1)
        const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
        return (red + green + blue) / 3
      })
    await panel.show(SNAPSHOTS.sprint)
    expect(await brightness()).toBeGreaterThan(180)
    await page.evaluate(() => localStorage.setItem('screen', JSON.stringify({ softFlip: true })))
    await panel.reload()
    expect(await brightness()).toBeLessThan(80)
    expect(await violationsOn(panel.page)).toEqual([])
    await panel.show(SNAPSHOTS.ready)
    expect(await page.locator('cr-panel').getAttribute('soft')).toBeNull()
  })

  test('by keyboard alone: from the plan and back', async () => {
    const { page } = panel
    await page.setViewportSize(SIZES[2])
    await page.getByRole('button', { name: 'Settings' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Back')
    await page.keyboard.press('Escape')
    await page.locator('cr-ready').waitFor()
    await expect.poll(focused).toMatch(/^BEGIN/)
  })

  test('full screen is a switch and a key, and stays wanted over a reload', async () => {
    const { page } = panel
    await open()
    const isFull = () => page.evaluate(() => document.fullscreenElement !== null)
    await page.getByRole('switch', { name: 'Full screen' }).click()
    await expect.poll(isFull).toBe(true)
    // A page that was loaded is not full, and its first touch makes it so again.
    await panel.reload()
    expect(await isFull()).toBe(false)
    await page.mouse.click(400, 100)
    await expect.poll(isFull).toBe(true)
    await page.keyboard.press('f')
    await expect.poll(isFull).toBe(false)
    expect(await settingsKept()).toMatchObject({ fullScreen: false })
  })
})

describe('the sheet of keys', () => {
  const sheet = () => panel.page.locator('cr-keys-sheet')
  const facesOn = (): Promise<string[]> => sheet().locator('kbd').allTextContents()

  test('at no size anything of it is cut', async () => {
    const { page } = panel
    await page.keyboard.press('?')
    await sheet().waitFor()
    for (const { width, height } of EVERY_SIZE) {
      await page.setViewportSize({ width, height })
      const words = await sheet()
        .locator('kbd, b, small, h1, h2, .note')
        .evaluateAll((all) => all.map((one) => ({ text: one.textContent, right: one.getBoundingClientRect().right })))
      expect(words.filter(({ right }) => right > width)).toEqual([])
      expect(await sheet().evaluate((one) => one.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await page.keyboard.press('Escape')
  })

  test('shows every key of the table, each lit when it is pressed; Esc puts it away, and the focus is where it was', async () => {
    const { page } = panel
    await page.setViewportSize(SIZES[2])
    await expect.poll(focused).toMatch(/^BEGIN/)
    await page.keyboard.press('?')
    await expect.poll(focused).toMatch(/^Close/)
    const keys = Object.values(KEYS).flat()
    expect(await facesOn()).toHaveLength(keys.length)
    for (const key of ['ArrowDown', 'PageUp', 'e', 'M', 'g']) {
      await page.keyboard.press(key)
      await expect.poll(() => sheet().locator('kbd.lit').count()).toBe(1)
    }
    expect(await violationsOn(panel.page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => sheet().count()).toBe(0)
    await expect.poll(focused).toMatch(/^BEGIN/)
  })

  test('over a run every key does what it says, and STOP lies on top', async () => {
    const { page, daemon } = panel
    await panel.show(SNAPSHOTS.mileTwo)
    await page.keyboard.press('?')
    await sheet().waitFor()
    daemon.asks.length = 0
    for (const key of ['ArrowDown', 'e', ' ']) await page.keyboard.press(key)
    await expect.poll(() => daemon.asks).toMatchObject([{ ask: 'slower' }, { ask: 'ease-off' }, { ask: 'stop' }])
    for (const viewport of EVERY_SIZE) {
      await page.setViewportSize(viewport)
      const box = await page.locator('cr-stop cr-key').boundingBox()
      expect(await onTopAt(page, box!.x + box!.width / 2, box!.y + box!.height / 2)).toContain('cr-key.stop')
      const end = await sheet().evaluate((one) => one.getBoundingClientRect().bottom)
      expect(end).toBeLessThanOrEqual(box!.y)
    }
    await page.keyboard.press('?')
    await expect.poll(() => sheet().count()).toBe(0)
  })

  test('light and dark, and mute, by their keys', async () => {
    const { page } = panel
    await page.keyboard.press('l')
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light')
    await page.keyboard.press('m')
    expect(await settingsKept()).toMatchObject({ light: 'light', muted: true })
  })
})
