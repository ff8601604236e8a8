import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { screenOf } from '../../web/screen-of.ts'
import { seenIn, SEED } from '../draws.ts'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { poorTextsOn } from './drawn-contrast.ts'
import { SCREENS, type Screen } from './every-screen.ts'
import { launch, openPanel, SIZES, type Panel } from './panel-page.ts'

/** What is read while running has a contrast of 7 at least with what is drawn behind it, on every screen of a run. */

const LEAST = 7

const VIEWS = [SIZES[0], SIZES[3]].flatMap((size) => (['dark', 'light'] as const).map((theme) => ({ ...size, theme })))
/** The step that is on, or the finish, run so far. */
const runTo = (snapshot: Snapshot, progress: number): Snapshot => ({
  ...snapshot,
  phases: snapshot.phases.map((view) => (view.state === 'now' ? { ...view, progress } : view)),
})
const PROGRESS = [0.02, 0.33, 0.7, 0.97]
const ON_THE_WAY = (
  ['mileTwo', 'strongFinish', 'ungone', 'stoppedInFinish', 'linkLost'] satisfies SnapshotName[]
).flatMap((name) =>
  PROGRESS.map((progress): Screen => ({
    name: `${name}, run to ${progress}`,
    snapshot: runTo(SNAPSHOTS[name], progress),
  })),
)
/** The keys at the top lie on the words there. */
const UNDER_WORDS = (['mileTwo', 'sprint'] satisfies SnapshotName[]).flatMap((name) =>
  (['info', 'warning'] as const).map((level): Screen => ({
    name: `${name}, ${level} at the top`,
    snapshot: { ...SNAPSHOTS[name], banners: [{ code: 'distance-source', level, values: {} }] },
  })),
)
const RUNNING = [
  ...SCREENS.filter(({ snapshot }) => !['ready', 'report'].includes(screenOf(snapshot))),
  ...ON_THE_WAY,
  ...UNDER_WORDS,
]

let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const IN = `at $view.width x $view.height, $view.theme, drawn from ${SEED}`
describe.each(seenIn(RUNNING, 11, VIEWS, 'contrast'))(IN, ({ view, things }) => {
  const { width, height, theme } = view
  beforeAll(async () => {
    panel = await openPanel(browser, SNAPSHOTS.ready, { viewport: { width, height }, colorScheme: theme })
  })
  afterAll(() => panel.close())

  test.each(things)('$name', async ({ snapshot, ...screen }) => {
    await panel.show(SNAPSHOTS.ready)
    await panel.show(snapshot)
    onTestFinished(() => screen.close?.(panel))
    await screen.open?.(panel)
    const { lines, poor } = await poorTextsOn(panel.page, LEAST)
    expect(lines).toBeGreaterThan(2)
    expect(poor).toEqual([])
  })
})
