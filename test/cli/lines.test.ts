import { expect, test } from 'vitest'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { terminalLanguage } from '../../protocol/words/terminal.ts'
import { progressLine, splitLine } from '../../src/cli/lines.ts'
import { blockOf } from '../../src/terminal/block.ts'
import { plain } from '../../src/terminal/ansi.ts'
import { SNAPSHOTS } from '../web/snapshots.ts'

const ENGLISH = terminalLanguage('en')
const { mileTwo, done } = SNAPSHOTS
const mile = done.splits.find(({ kind, gainS }) => kind === 'mile' && gainS !== null) ?? expect.fail('no mile gained')

test('the same run is told in paces in its lines as in its block, and a walk in the same family of units', () => {
  expect(progressLine(mileTwo, ENGLISH)).toMatch(/ · 9:4\d \/mi · target 9:4\d \/mi · /)
  expect(splitLine(mile, mileTwo.plan, ENGLISH)).toMatch(/^✓ Mile 2.*\d+:\d\d \/mi.*▲ \d+ s$/)
  const walking = { ...mileTwo, measured: { ...mileTwo.measured, speedKmh: 5 } }
  expect(progressLine(walking, ENGLISH)).toContain(' · 3.1 mph · ')
})

test('the heart of a mile is told where it was known', () => {
  expect(splitLine({ ...mile, heartRateBpm: 152 }, mileTwo.plan, ENGLISH)).toMatch(/ \/mi, 152 bpm/)
  expect(splitLine({ ...mile, heartRateBpm: null }, mileTwo.plan, ENGLISH)).not.toContain('bpm')
})

test('a mile that was cut short is no mile that was run, and gained nothing', () => {
  const cut: Split = { ...mile, note: { code: 'cut-short', values: {} } }
  expect(splitLine(cut, mileTwo.plan, ENGLISH)).toMatch(/^· Mile 2.*, cut short$/)
})

test('a finish that is skipped leaves no tower in the block', () => {
  const height = (phases: typeof mileTwo.phases): number =>
    blockOf({ ...mileTwo, phases }, { columns: 100, rows: 30, paint: plain, language: ENGLISH, notes: [] })
      .join('')
      .split('')
      .filter((sign) => /[▁-█░▒]/.test(sign)).length
  const skipped = mileTwo.phases.map((view) => (view.kind === 'finish' ? { ...view, state: 'skipped' as const } : view))
  expect(height(skipped)).not.toBe(height(mileTwo.phases))
  const without = mileTwo.phases.filter(({ kind }) => kind !== 'finish')
  expect(height(skipped)).toBe(height(without))
})
