import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'
import { scan } from './scan.ts'

const NAMES = Object.keys(SNAPSHOTS) as SnapshotName[]
const LAYERS = ['cr-banner-bar', 'cr-console-check', 'cr-countdown', 'cr-more', 'cr-danger']
const SIZES = [
  { width: 320, height: 568 },
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
]
let browser: Browser
let panel: Panel
beforeAll(async () => {
  browser = await launch()
  panel = await openPanel(browser, SNAPSHOTS.mileTwo)
})
afterAll(async () => {
  await panel.close()
  await browser.close()
})

describe.each(SIZES)('at $width × $height', (viewport) => {
  beforeAll(async () => {
    await panel.page.setViewportSize(viewport)
  })
  test.each(NAMES)('%s', async (name) => {
    // A run of its own: the line of the one before is nothing of its picture.
    await panel.show(SNAPSHOTS.ready)
    await panel.show(SNAPSHOTS[name])
    const { texts, faults } = await panel.page.evaluate(scan, LAYERS)
    expect(texts.length).toBeGreaterThan(2)
    expect(faults).toEqual([])
  })
})
