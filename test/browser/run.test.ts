import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunExport } from '../../protocol/panel/run-export.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { gainedS } from '../../protocol/stages.ts'
import { clock, finishLength, lengthWords, pace, span } from '../../web/format.ts'
import { dataFolder } from '../process/daemon-process.ts'
import {
  LONG_MS,
  npmStart,
  openPanel,
  PATIENCE_MS,
  settled,
  SHORT_MS,
  type Runner,
  type StartedDaemon,
} from './driver.ts'
import { launchWhole } from './panel-page.ts'
import type { Shown } from './shown.ts'

/** Twice as fast as the README's, which a browser that keeps up with it keeps up with too. */
const SCALE = 60

let browser: Browser
beforeAll(async () => {
  browser = await launchWhole()
})
afterAll(async () => {
  await browser.close()
})

/** Of all that gets faster: without the cool-down. */
const pacesOn = async ({ page }: Runner): Promise<string[]> =>
  (await page.locator('cr-plan-row .speed b').allTextContents()).map((text) => text.trim()).slice(0, -1)
const stepsOn = ({ page }: Runner): Promise<string[]> => page.locator('cr-poster-paces .pace').allTextContents()
/** The top of each step, as drawn, percent of the height: 0 is the top of the screen. */
const topsOn = ({ page }: Runner): Promise<number[]> =>
  page
    .locator('cr-planned-staircase rect.body')
    .evaluateAll((steps) => steps.map((step) => parseFloat(step.getAttribute('y') ?? '')))

async function choosesThePlan(runner: Runner): Promise<void> {
  const { page } = runner
  const pacesAre = (...paces: string[]) => expect.poll(() => pacesOn(runner), { timeout: 20_000 }).toEqual(paces)
  const turn = (name: 'Change' | 'Done') => page.getByRole('button', { name, exact: true }).click()
  const word = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}: `) }).click()
  await expect.poll(() => stepsOn(runner), { timeout: 20_000 }).toEqual(['11:06', '9:45', '8:42', '7:12'])
  const climb = await topsOn(runner)
  await turn('Change')
  await pacesAre('11:55', '11:06', '9:45', '8:42', '7:12')
  await word('Level')
  await page.getByText('Advanced', { exact: true }).click()
  await pacesAre('11:30', '10:44', '9:28', '8:28', '6:57')
  await word('Finish')
  await page.getByText('Strong', { exact: true }).click()
  await pacesAre('11:30', '10:44', '9:28', '8:28', '8:15')
  await turn('Done')
  expect(await stepsOn(runner)).toEqual(['10:44', '9:28', '8:28', '8:15'])
  // A strong finish is drawn lower than a sprint.
  expect((await topsOn(runner)).at(-4)).toBeGreaterThan(climb.at(-4) ?? NaN)
  await turn('Change')
  await word('Level')
  await page.getByText('Intermediate', { exact: true }).click()
  await word('Start from')
  await page.getByText('Four-mile Crescendo').click()
  await pacesAre('11:55', '11:06', '9:45', '8:42', '8:07')
  await turn('Done')
}

interface Look {
  /** The daemon's, asked before the screen was read: what the screen says may be newer, not older. */
  readonly truth: Snapshot
  readonly shown: Shown
}

/** Some hundred looks: without a pause they take more of a computer than the run does. */
const LOOKS_EACH_MS = 150

/** Looks at the daemon and the screen until the sprint. */
async function looksUntilTheSprint(runner: Runner, daemon: StartedDaemon): Promise<Look[]> {
  const looks: Look[] = []
  for (;;) {
    const truth = await daemon.state()
    const shown = await runner.shown()
    if (shown.screen === 'cr-sprint' || truth.phase.kind === 'cool-down') return looks
    if (shown.screen === 'cr-run') looks.push({ truth, shown })
    await runner.page.waitForTimeout(LOOKS_EACH_MS)
  }
}

const secondsIn = (words: string): number => words.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
const metresIn = (words: string): number => parseFloat(words) * (words.endsWith('mi') ? 1609.344 : 1)

function keptUp(looks: readonly Look[]): void {
  const counting = looks.filter(({ shown, truth }) => shown.peak === 'SPRINT IN' && truth.toFinish !== null)
  expect(counting.length).toBeGreaterThan(30)
  // A countdown is rounded up to the second.
  const lagsS = counting.map(
    ({ truth, shown }) => (secondsIn(shown.peakTime) - 1 - (truth.toFinish?.timeS ?? 0)) / SCALE,
  )
  lagsS.sort((a, b) => a - b)
  expect(lagsS[Math.floor(lagsS.length * 0.9)]).toBeLessThan(1)
  for (const [words, least] of [
    [counting.map(({ shown }) => secondsIn(shown.peakTime)), 60],
    [counting.map(({ shown }) => metresIn(shown.peakDistance)), 100],
  ] as const) {
    expect(words).toEqual([...words].sort((a, b) => b - a))
    expect((words[0] ?? 0) - (words.at(-1) ?? 0)).toBeGreaterThan(10 * least)
  }
}

/** @returns what the runner took off, km/h */
async function sprints(runner: Runner, daemon: StartedDaemon): Promise<number> {
  const { page } = runner
  // The controls keep their columns and grow upwards: where − is now it will be.
  const slower = await runner.find('Slower')
  await page.mouse.move(slower.x, slower.y)
  await runner.sees({ screen: 'cr-sprint', phase: 'SPRINT', line: expect.stringContaining('8:07 /mi · 11.9 km/h') })
  await page.mouse.down()
  await runner.sees({ line: expect.not.stringContaining('11.9 km/h') })
  const slowedKmh = (await daemon.state()).targetKmh ?? 0
  await page.mouse.up()
  await settled(runner)
  // One step; a computer so busy that it lets go 400 ms late has held it for another.
  const kmh = (await daemon.state()).targetKmh ?? 0
  expect(slowedKmh).toBeCloseTo(11.9 - 0.3 * Math.max(1, Math.round((11.9 - slowedKmh) / 0.3)))
  expect(kmh).toBeLessThanOrEqual(slowedKmh)
  await runner.sees({ line: expect.stringContaining(`${kmh.toFixed(1)} km/h`) })

  const faster = await runner.find('Faster')
  await page.mouse.move(faster.x, faster.y)
  await settled(runner)
  await page.mouse.down()
  await page.waitForTimeout(120)
  expect((await daemon.state()).targetKmh).toBe(kmh)
  await page.mouse.up()
  await runner.sees({ line: expect.stringContaining(`${(kmh + 0.3).toFixed(1)} km/h`) })

  await runner.press('EASE OFF to 8:42')
  await runner.sees({ line: expect.stringMatching(/8:42 .mi · 11.1 km\/h/) })
  expect(await daemon.state()).toMatchObject({ held: 'eased', targetKmh: 11.1, phase: { kind: 'finish' } })
  return 11.9 - kmh
}

test(
  'a whole run: chosen, stretched, started by a long press, run faster each mile, eased off, cooled down',
  { timeout: PATIENCE_MS },
  async () => {
    const daemon = await npmStart('--port', '0', '--time-scale', String(SCALE), '--data', dataFolder())
    const runner = await openPanel(await browser.newContext({ viewport: { width: 1280, height: 800 } }), daemon.url)
    await choosesThePlan(runner)

    await runner.press(/^BEGIN/)
    await runner.sees({
      screen: 'cr-stretch',
      belt: 'Belt stopped 0.0',
      title: 'Leg swings, front to back',
      countdown: expect.stringMatching(/^SPRINT IN 3.\d\d mi ?3\d:\d\d$/),
    })
    // The cards move on by themselves, and at this speed soon.
    await Promise.race([runner.press('Skip all'), runner.sees({ screen: 'cr-start' })])
    await runner.sees({ screen: 'cr-start', title: 'Feet on the rails.', peak: 'SPRINT IN' })
    await settled(runner)
    await runner.press(/HOLD TO START/, SHORT_MS)
    expect(await daemon.state()).toMatchObject({ belt: 'still', distanceM: 0 })
    await runner.press(/HOLD TO START/, LONG_MS)

    const looking = looksUntilTheSprint(runner, daemon)
    for (const [phase, hero, kmh] of [
      ['Warm-up', '11:55', '8.1'],
      ['Mile 1 of 3 · easy', '11:06', '8.7'],
      ['Mile 2 of 3 · moderate', '9:45', '9.9'],
      ['Mile 3 of 3 · tempo', '8:42', '11.1'],
    ] as const) {
      await runner.sees({ phase, hero, line: `${kmh} km/h · target ${hero} /mi` })
    }
    await runner.sees({ phase: 'Sprint in', peak: 'PACE' })
    const tookKmh = await sprints(runner, daemon)
    keptUp(await looking)

    // Slower carries.
    await runner.sees({ screen: 'cr-run', phase: 'Cool-down', hero: pace(7.4 - tookKmh, 'mi') })
    // The cards move on by themselves, at this speed in less than a second each.
    await runner.sees({
      screen: 'cr-stretch',
      belt: 'Belt stopped 0.0',
      phase: expect.stringMatching(/^Stretch \d of 4/),
    })
    await runner.sees({ screen: 'cr-report', title: 'Three miles, each one faster.' })
    const { splits } = await daemon.state()
    await runner.press('All splits')
    const table = runner.page.locator('cr-report tbody tr')
    await expect.poll(() => table.count()).toBe(splits.length)
    const rows = await table.allInnerTexts()
    expect(rows.map((row) => row.split(/\s*\t\s*/).slice(1, 4))).toEqual(
      splits.map((split) => [
        (split.kind === 'finish' ? finishLength : lengthWords)(split.distanceM, 'mi'),
        clock(split.timeS),
        pace(split.averageKmh, 'mi'),
      ]),
    )
    expect(splits.map(({ kind }) => kind)).toEqual(['warm-up', 'mile', 'mile', 'mile', 'finish', 'cool-down'])
    const gains = rows.map((row) => row.split(/\s*\t\s*/).at(-1))
    const gained = splits.map((split) => gainedS(split, splits))
    expect(gains).toEqual(gained.map((gainS) => (gainS === null ? '' : span(gainS))))
    const total = await runner.page.locator('cr-report tfoot tr').innerText()
    const { distanceM, movingS } = await daemon.state()
    expect(total.split(/\s*\t\s*/).slice(1, 3)).toEqual([lengthWords(distanceM, 'mi'), clock(movingS)])
    expect(Math.abs((gained[2] ?? 0) - 81)).toBeLessThan(3)
    const saved = runner.page.waitForEvent('download')
    await runner.page.getByRole('link', { name: 'JSON' }).click()
    const file = await saved
    expect(file.suggestedFilename()).toMatch(/^crescendo-[\d-]+\.json$/)
    const { run } = JSON.parse(readFileSync(await file.path(), 'utf8')) as RunExport
    expect(run.distanceM).toBeCloseTo(distanceM, 2)
    expect(runner.complaints).toEqual([])
  },
)
