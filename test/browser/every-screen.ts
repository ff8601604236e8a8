import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { BESIDE_STRANGER, MEETINGS, PROFILES } from '../web/meetings.ts'
import { BEGUN_HERE, MEASURED, MEASURINGS } from '../web/measurings.ts'
import type { Panel } from './panel-page.ts'

/** Every screen there is, and how a person comes to it. */

/** What lies over a screen and may hide words of it, a later one over those before it. */
export const LAYERS = ['cr-banner-bar', 'cr-console-check', 'cr-countdown', 'cr-more', 'cr-keys-sheet', 'cr-danger']

export interface Screen {
  readonly name: string
  readonly snapshot: Snapshot
  /** What a person does to see it, and to leave it again. */
  readonly open?: (panel: Panel) => Promise<void>
  readonly close?: (panel: Panel) => Promise<void>
  /** What it opens, where that lies over the screen. */
  readonly layer?: string
  /** Where it is too small for all of it, it scrolls; one that is run on never does. */
  readonly mayScroll?: boolean
}
const pressing =
  (key: string, shows: string | null = null) =>
  async ({ page }: Panel): Promise<void> => {
    await page.locator(key).click()
    if (shows !== null) await page.locator(shows).first().waitFor()
  }
/** @param shows what is fetched as it is opened, and seen once it is there */
const opened = (name: string, on: SnapshotName, key: string, close = key, shows: string | null = null): Screen => ({
  ...{ name, snapshot: SNAPSHOTS[on], mayScroll: true },
  ...{ open: pressing(key, shows), close: pressing(close) },
})

/** All keys there are, over a screen. */
const keysOver = (on: SnapshotName): Screen => ({
  ...{ name: `keys, over ${on}`, snapshot: SNAPSHOTS[on], layer: 'cr-keys-sheet', mayScroll: MAY_SCROLL.has(on) },
  async open({ page }) {
    await page.keyboard.press('?')
    await page.locator('cr-keys-sheet').waitFor()
  },
  async close({ page }) {
    await page.keyboard.press('Escape')
    await page.locator('cr-keys-sheet').waitFor({ state: 'detached' })
  },
})

/** The list of treadmills, where no real one is heard. */
function noTreadmill(name: string, noBluetooth: string | null): Screen {
  const { open, close, ...screen } = opened(name, 'ready', WHICH, LEAVES_LIST)
  return {
    ...screen,
    async open(panel) {
      panel.daemon.hear({ machines: [], noBluetooth, startedFor: 'auto' })
      await open?.(panel)
    },
    async close(panel) {
      await close?.(panel)
      panel.daemon.hear(null)
    },
  }
}
/** What came of it is shown until somebody leaves it. */
async function afterMeeting(panel: Panel): Promise<void> {
  const { page } = panel
  await panel.show(SNAPSHOTS.ready)
  await page.locator('cr-meeting').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('cr-ready').waitFor()
}

/** The meeting with a treadmill of which so much is known. */
const met = (name: string, profile: object): Screen => ({
  ...{ name, snapshot: BESIDE_STRANGER, mayScroll: true },
  async open({ page, daemon }) {
    daemon.known(profile)
    await page.locator(WHICH).click()
    await page.locator('cr-machine-row button.meet').click()
    await page.locator('cr-meeting h1').waitFor()
  },
  async close({ page }) {
    await page.keyboard.press('Escape')
    await page.locator('cr-ready').waitFor()
  },
})
/** What a belt runs over what its console says, where so much is known of it. */
const measuring = (name: string, profile: object, cm = ''): Screen => ({
  ...met(name, profile),
  async open(panel) {
    const { page } = panel
    await met(name, profile).open?.(panel)
    await page.locator('cr-meeting-found cr-key.plain').first().click()
    await page.locator('cr-measure-set h1').waitFor()
    if (cm === '') return
    await page.locator('cr-by-turns input').fill(cm)
    await page.waitForTimeout(650)
    await page.locator('cr-measure-set cr-long-press-button').click({ delay: 1900 })
    await page.locator('cr-by-turns input[aria-invalid=true]').waitFor()
    // What is typed into a field is its text.
    await page.locator('cr-by-turns input').blur()
  },
})
/** A belt that is measured here: its first speed is counted, `presses` of it. */
const counting = (name: string, presses: number): Screen => ({
  ...{ name, snapshot: MEASURINGS.measureFirst },
  async open(panel) {
    const { page } = panel
    await page.locator('cr-measure-on').waitFor()
    await page.evaluate(([key, counts]) => sessionStorage.setItem(key, counts), BEGUN_HERE)
    await panel.show(MEASURINGS.measureFirst)
    await page.locator('cr-measure-on cr-key.now').waitFor()
    for (let press = 0; press < presses; press++) {
      await page.locator('cr-measure-on cr-key.now').click()
      await panel.show(MEASURINGS.measureFirst)
    }
  },
  close: afterMeeting,
})
const SETTINGS = 'cr-machine-line button:is([aria-label="Settings"], [aria-label="Ajustes"])'
const SPLITS = 'cr-report cr-key.all'
const LEAVES_SETTINGS = 'cr-settings cr-key.main'
const WHICH = 'cr-machine-line button.which'
const LEAVES_LIST = 'cr-machines-head cr-key.main'

/** A daemon that is not heard any more. */
const unheard = (on: SnapshotName): Screen => ({
  ...{ name: `${on}, a lost daemon`, snapshot: SNAPSHOTS[on] },
  async open({ page, daemon }) {
    daemon.silence(true)
    await page.locator('cr-lost').waitFor()
  },
  close({ daemon }) {
    daemon.silence(false)
    return Promise.resolve()
  },
})

/** Words at the top, over screens on which nobody runs. */
const BAR = { code: 'faster-than-time' as const, level: 'info' as const, values: { timesAsFast: 4 } }
const UNDER_BAR: Snapshot = { ...SNAPSHOTS.ready, banners: [BAR] }
const underBar = (name: string, on: SnapshotName): Screen => ({
  name,
  snapshot: { ...SNAPSHOTS[on], banners: [BAR] },
  mayScroll: MAY_SCROLL.has(on),
})
const MAY_SCROLL: ReadonlySet<SnapshotName> = new Set(['done', 'cutShort', 'changed', 'unsprinted'])
const NAMES = Object.keys(SNAPSHOTS) as SnapshotName[]
export const SCREENS: readonly Screen[] = [
  ...NAMES.map((name) => ({ name, snapshot: SNAPSHOTS[name], mayScroll: MAY_SCROLL.has(name) })),
  ...Object.entries(MEETINGS).map(([name, snapshot]) => ({ name, snapshot, close: afterMeeting })),
  ...Object.entries(MEASURINGS).map(([name, snapshot]) => ({ name, snapshot, close: afterMeeting })),
  counting('a belt is measured here, before its count', 0),
  counting('a belt is measured here, in its count', 1),
  counting('a belt is measured here, counted', 2),
  measuring('a belt, yet to be measured', PROFILES.met),
  measuring('a belt, measured', MEASURED),
  measuring('a belt, of no length', PROFILES.met, '99'),
  met('a meeting, before it', PROFILES.unmet),
  met('a meeting, not to be had', PROFILES.tooFast),
  met('a meeting, known', PROFILES.met),
  met('a meeting, cut short', PROFILES.halfMet),
  opened('ready, Change', 'ready', 'cr-key.turn'),
  { ...opened('run, more', 'mileTwo', 'cr-more cr-key.opener'), layer: 'cr-more' },
  opened('report, all splits', 'done', SPLITS, SPLITS, 'cr-report table'),
  opened('changed, all splits', 'changed', SPLITS, SPLITS, 'cr-report table'),
  opened('settings', 'ready', SETTINGS, LEAVES_SETTINGS, LEAVES_SETTINGS),
  opened('treadmills', 'ready', WHICH, LEAVES_LIST),
  {
    ...opened('settings, under words at the top', 'ready', SETTINGS, LEAVES_SETTINGS, LEAVES_SETTINGS),
    snapshot: UNDER_BAR,
  },
  noTreadmill('no treadmill in the air', null),
  noTreadmill('no Bluetooth', 'not-permitted'),
  ...(['ready', 'longName', 'stretch', 'start', 'stopped', 'stretchAfter', 'done'] as const).map((on) =>
    underBar(`${on}, under words at the top`, on),
  ),
  {
    ...underBar('first use', 'ready'),
    async open({ page, daemon }) {
      daemon.tell({ acknowledged: null })
      await page.locator('cr-first-use').waitFor()
    },
    async close({ daemon }) {
      daemon.tell({ acknowledged: { page: BELT_PAGE, at: '2026-01-01T07:00:00.000Z' } })
      return Promise.resolve()
    },
  },
  keysOver('ready'),
  keysOver('mileTwo'),
  unheard('mileTwo'),
  unheard('stopped'),
  {
    ...{ name: 'a STOP that nobody hears', snapshot: SNAPSHOTS.mileTwo, layer: 'cr-danger' },
    async open({ page, daemon }) {
      daemon.deafen(true)
      await page.locator('cr-stop cr-key').click()
      await page.locator('cr-danger').waitFor()
    },
    close({ daemon }) {
      daemon.deafen(false)
      return Promise.resolve()
    },
  },
]
