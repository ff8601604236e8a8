import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { monotonicClock } from '../../src/clock.ts'
import { compose } from '../../src/compose.ts'
import { configOf } from '../../src/config.ts'
import { activity, evenly, fit, tcx } from '../import/foreign.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { launch } from './panel-page.ts'

/** Files that are chosen on the page of the runs, into a whole daemon. */

const BUILT = new URL('../../dist/', import.meta.url)

async function pageOf(locale: string) {
  const crescendo = await compose(
    configOf({ data: dataFolder(), port: '0' }, {}),
    BUILT,
    monotonicClock(),
    pino({ level: 'silent' }),
    ({ code }) => expect.fail(code),
    (error) => expect.fail(error.message),
  )
  onTestFinished(() => crescendo.close())
  const { port } = await crescendo.serve()
  const browser = await launch()
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale, timezoneId: 'UTC' })
  await page.goto(`http://localhost:${port}/history`)
  return page
}

const fileOf = (name: string, octets: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(octets),
})
const MORNING = fileOf(
  'morning.fit',
  fit({
    points: evenly(0, 600),
    laps: [
      { s: 0, timeS: 300, m: 900 },
      { s: 300, timeS: 300, m: 900 },
    ],
    timeS: 600,
    m: 1800,
  }),
)
const EVENING = fileOf('evening.tcx', tcx(activity([{ s: 30_000, timeS: 600, m: 1609.344 }])))
const RIDE = fileOf('ride.tcx', tcx(activity([{ s: 60_000, timeS: 600, m: 9000 }], 'Biking')))

test(
  'several files: what became of each, and the runs are in the list, from where they are; again nothing is doubled',
  { timeout: 60_000 },
  async () => {
    const page = await pageOf('en')
    const comesIn = page.locator('cr-runs-in')
    await comesIn.getByLabel('Bring runs in').setInputFiles([MORNING, EVENING, RIDE])
    await expect
      .poll(() => comesIn.locator('li').allInnerTexts(), { timeout: 30_000 })
      .toEqual([
        expect.stringMatching(/^morning.fit .*1.12 mi · 10:00$/) as unknown,
        expect.stringMatching(
          /^evening.tcx .*1.00 mi · 10:00\nNothing along the way: its laps alone.\nNo heart rate.$/,
        ) as unknown,
        'ride.tcx The activity is of another sport than running.',
      ])
    await expect.poll(() => page.locator('cr-run-row').count()).toBe(2)
    await page.locator('cr-run-row').first().getByText('Run from Garmin Forerunner 255').waitFor()
    await comesIn.getByLabel('Bring runs in').setInputFiles([MORNING])
    await expect
      .poll(() => comesIn.locator('li').allInnerTexts())
      .toEqual([expect.stringContaining('is here already') as unknown])

    await page.locator('cr-run-row').last().getByRole('link').click()
    await page.locator('cr-run-chart canvas').waitFor()
    const opened = page.locator('cr-run-opened')
    await opened.getByText('Run from Garmin fenix 7').waitFor()
    expect(await opened.getByText('Run it again').count()).toBe(0)
    expect(await opened.getByText('Run as planned').count()).toBe(0)
    await opened.locator('cr-run-splits').getByText('Stage 2').first().waitFor()
  },
)

test('in Spanish, too', { timeout: 60_000 }, async () => {
  const page = await pageOf('es')
  const comesIn = page.locator('cr-runs-in')
  await comesIn.getByLabel('Traer carreras').setInputFiles([RIDE])
  await expect
    .poll(() => comesIn.locator('li').allInnerTexts(), { timeout: 30_000 })
    .toEqual(['ride.tcx La actividad es de otro deporte, no de correr.'])
})
