import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Coach, CoachDecision } from '../../protocol/panel/coach.ts'
import { choicesOf, weekOf } from '../../src/coach/block.ts'
import { blockRun } from '../../src/coach/block-run.ts'
import { kmOf, referenceKmhOf } from '../../src/coach/ran.ts'
import { R25, ran, wellBefore } from '../coach/ran.ts'
import { METRIC, milesKmh, planned } from '../workout/machines.ts'
import { preview } from '../web/preview.mjs'
import { SNAPSHOTS } from '../web/snapshots.ts'
import { violationsOn } from './axe.ts'
import { isWhole, launch } from './panel-page.ts'

/** What next: on the poster a line with its keys, behind it a page; whatever is taken is chosen as every plan is. */

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const plan = planned({ miles: 3, stageM: 1770.2784 })
const OFFER = {
  choices: { miles: 3, stageM: 1770.2784 },
  ...{ km: kmOf(plan), stages: 3, stageM: 1770.2784, lastKmh: milesKmh(plan).at(-1) ?? 0 },
}
const SAME = { ...OFFER, choices: { miles: 3 }, km: 6.38, stageM: 1609.344 }
const GENTLER = { ...OFFER, choices: { miles: 3, adjusted: { capAboveKmh: 0 } } }
const LONGER: Coach = {
  ...{ of: 'run-1', offer: OFFER, same: SAME, gentler: GENTLER, reason: { code: 'longer', values: {} } },
  ...{ asksIfItHurt: false, decided: null, block: null, mayBeginBlock: true, blockWaits: null, asksMonth: false },
}

/** The third week of six, its first run today. */
function inThirdWeek(): Coach {
  const start = 20_000
  const block = {
    startedOn: start,
    level: 'intermediate',
    referenceKmh: referenceKmhOf({}),
    moved: [],
    endedOn: null,
  } as const
  const runs = [
    ...wellBefore(start, 24),
    ...[0, 3, 7, 10].map((day, at) =>
      ran(start + day, choicesOf(weekOf('intermediate', at < 2 ? 1 : 2)[at % 2 === 0 ? 0 : 1], 'intermediate', 'mi')),
    ),
  ]
  const asked = { today: start + 14, runs, chosen: {}, hurt: false, month: null, runner: R25, machine: METRIC }
  const run = blockRun(block, asked)
  if (run === null) throw new Error('it is over')
  const { choices = {}, km = 0 } = run.next.offer ?? {}
  const offer = { choices, km, stages: 3, stageM: 1609.344, lastKmh: 11.1 }
  return { ...LONGER, offer, same: null, gentler: null, reason: run.next.reason, block: run.view, mayBeginBlock: false }
}

interface Shown {
  readonly page: Page
  readonly decided: CoachDecision[]
  readonly chosen: unknown[]
}

async function shown(coach: Coach, size = { width: 1280, height: 800 }, locale = 'en'): Promise<Shown> {
  const daemon = await preview({ ...SNAPSHOTS.ready, number: 1 })
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: size, locale })
  onTestFinished(async () => {
    await context.close()
    await daemon.close()
  })
  const page = await context.newPage()
  const decided: CoachDecision[] = []
  const chosen: unknown[] = []
  let now = coach
  await page.route('**/api/plan', (route) => {
    if (route.request().method() === 'PUT') chosen.push(route.request().postDataJSON())
    return route.fulfill({ json: planned(OFFER.choices) })
  })
  await page.route('**/api/coach', (route) => route.fulfill({ json: now }))
  await page.route('**/api/coach/decision', (route) => {
    const decision = route.request().postDataJSON() as CoachDecision
    decided.push(decision)
    if (decision.kind === 'took') now = { ...now, decided: decision.took }
    if (decision.kind === 'hurt')
      now = { ...now, offer: null, same: null, reason: { code: 'pain', values: {} }, asksIfItHurt: false }
    return route.fulfill({ json: now })
  })
  await page.goto(daemon.url)
  await isWhole(page)
  return { page, decided, chosen }
}

const pictured = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['COACH_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('the poster says what is offered and why; taken, it is chosen as every plan is, and the decision is kept', async () => {
  const { page, decided, chosen } = await shown(LONGER)
  await page.getByText('Twice as planned: longer.').waitFor()
  await pictured(page, 'poster')
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect.poll(() => decided).toEqual([{ kind: 'took', of: 'run-1', took: 'offer' }])
  expect(chosen).toEqual([OFFER.choices])
  await expect.poll(() => page.getByRole('button', { name: 'Take it' }).count()).toBe(0)
})

test('the same as last time is beside it', async () => {
  const { page, decided, chosen } = await shown(LONGER)
  await page.getByRole('button', { name: 'Same as last time' }).click()
  await expect.poll(() => decided).toMatchObject([{ took: 'same' }])
  expect(chosen).toEqual([SAME.choices])
  // On the page what is offered is still to be had.
  await page.getByRole('button', { name: 'What next' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it' }).click()
  await expect.poll(() => chosen).toEqual([SAME.choices, OFFER.choices])
})

test('the page: gentler today, six weeks, and back; Escape leaves it, too', async () => {
  const { page, decided, chosen } = await shown(LONGER)
  await page.getByRole('button', { name: 'What next' }).click()
  await pictured(page, 'page')
  await page.getByRole('button', { name: 'Gentler today' }).click()
  await expect.poll(() => decided).toMatchObject([{ took: 'gentler' }])
  expect(chosen).toEqual([GENTLER.choices])
  // What is run now stands on the poster.
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await page.getByRole('button', { name: 'What next' }).click()
  await page.getByRole('button', { name: 'Begin six weeks' }).click()
  await expect.poll(() => decided.at(-1)).toEqual({ kind: 'block-begun' })
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
})

test('six weeks have an address, and say what they wait for in numbers; a new runner is asked for their longest run', async () => {
  const blockWaits = { weekKm: 14.2, mostWeekKm: 8.8, runKm: 8, mostRunKm: 4.4 }
  const { page, decided } = await shown(
    { ...LONGER, mayBeginBlock: false, blockWaits, asksMonth: true },
    undefined,
    'en',
  )
  await page.goto(new URL('/#six-weeks', page.url()).href)
  await page.reload()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('Six weeks begin with 8.82 mi in a week and 4.97 mi in one run.').waitFor()
  await sheet.getByText('room for 5.47 mi and 2.73 mi').waitFor()
  await pictured(page, 'waits')
  await sheet.getByRole('button', { name: '5 mi', exact: true }).click()
  await expect.poll(() => decided).toEqual([{ kind: 'month', longestKm: 8.04672 }])
})

test('on a phone the offer stands on the poster itself', async () => {
  const { page } = await shown(LONGER, { width: 360, height: 740 })
  await page.getByText('3 × 1.1 mi').waitFor()
  await pictured(page, 'poster-offer')
})

test('did it hurt? Yes: where to go, and nothing is offered', async () => {
  const { page, decided } = await shown({ ...LONGER, asksIfItHurt: true, mayBeginBlock: false })
  expect(await page.getByRole('button', { name: 'Take it' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Did it hurt?' }).click()
  await page.getByRole('button', { name: 'Yes' }).click()
  await expect.poll(() => decided).toEqual([{ kind: 'hurt', of: 'run-1', hurt: true }])
  await page.getByRole('dialog').getByText('Rest until walking is free of pain').waitFor()
  expect(await page.getByRole('dialog').getByRole('button', { name: 'BEGIN', exact: true }).count()).toBe(0)
})

test.each([
  ['wide', 1280, 800, 'en'],
  ['large', 1920, 1080, 'es'],
  ['tablet', 768, 1024, 'en'],
  ['phone', 360, 740, 'es'],
  ['narrow', 320, 640, 'en'],
] as const)(
  'six weeks, %s: done filled, today marked, BEGIN within reach, and nothing beside the screen',
  async (name, width, height, locale) => {
    const { page, decided, chosen } = await shown(inThirdWeek(), { width, height }, locale)
    const next = page.getByRole('button', { name: locale === 'es' ? 'Qué sigue' : 'What next' })
    await next.waitFor()
    await pictured(page, `poster-${name}`)
    await next.click()
    const sheet = page.getByRole('dialog')
    await sheet.waitFor()
    await pictured(page, `weeks-${name}`)
    expect(await violationsOn(page)).toEqual([])
    expect(await sheet.locator('.run.done').count()).toBe(4)
    expect(await sheet.locator('.run.today').count()).toBe(1)
    expect(await sheet.locator('.run.ahead').count()).toBe(7)
    expect(await sheet.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0)
    await sheet.getByRole('button', { name: locale === 'es' ? 'EMPEZAR' : 'BEGIN' }).click()
    await expect.poll(() => decided).toMatchObject([{ took: 'offer' }])
    expect(chosen).toHaveLength(1)
  },
)

test.each([
  ['wide', 1280, 800],
  ['phone', 360, 740],
] as const)('in Change, %s: gentler today is a press, chosen as every plan is', async (name, width, height) => {
  const { page, decided, chosen } = await shown(LONGER, { width, height })
  await page.getByRole('button', { name: 'What next' }).waitFor()
  await page.getByRole('button', { name: 'Change' }).click()
  const gentler = page.getByRole('button', { name: 'Gentler today' })
  await gentler.waitFor()
  await pictured(page, `change-${name}`)
  await gentler.click()
  await expect.poll(() => decided).toEqual([{ kind: 'took', of: 'run-1', took: 'gentler' }])
  expect(chosen).toEqual([GENTLER.choices])
  await page.getByRole('button', { name: 'Undo: Gentler today' }).click()
  await expect.poll(() => chosen).toHaveLength(2)
  expect(chosen[1]).toEqual(SNAPSHOTS.ready.plan.choices)
  await gentler.waitFor()
})

test('where nobody is coached the poster is as it is', async () => {
  const { page } = await shown(LONGER)
  await page.route('**/api/coach', (route) => route.fulfill({ json: null }))
  await page.reload()
  await isWhole(page)
  await page.waitForTimeout(2500)
  expect(await page.getByRole('button', { name: 'What next' }).count()).toBe(0)
})

test('what six weeks wait for is said before it is answered whether it hurt', async () => {
  const blockWaits = { weekKm: 10, mostWeekKm: 5, runKm: 6, mostRunKm: 3 }
  const { page } = await shown({ ...LONGER, asksIfItHurt: true, mayBeginBlock: false, blockWaits })
  await page.getByRole('button', { name: 'What next' }).click()
  await page.getByText('Six weeks begin with', { exact: false }).waitFor({ timeout: 5000 })
})
