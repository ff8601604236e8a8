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
  expect(splitLine(mile, done, ENGLISH)).toMatch(/^✓ Mile 2.*\d+:\d\d \/mi.*▲ 1:21$/)
  const walked = { ...mile, averageKmh: 5.2 }
  expect(splitLine(walked, done, ENGLISH)).toContain(', 18:34 /mi')
  expect(splitLine(walked, { ...done, plan: done.plan && { ...done.plan, level: 'beginner' } }, ENGLISH)).toContain(
    ', 3.2 mph',
  )
  const finish = done.splits.find(({ kind }) => kind === 'finish') ?? expect.unreachable()
  expect(splitLine(finish, done, ENGLISH)).toContain(': 400 m in ')
  const walking = { ...mileTwo, measured: { ...mileTwo.measured, speedKmh: 5 } }
  expect(progressLine(walking, ENGLISH)).toContain(' · 3.1 mph · ')
})

test('the heart of a mile is told where it was known', () => {
  expect(splitLine({ ...mile, heartRateBpm: 152 }, done, ENGLISH)).toMatch(/ \/mi, 152 bpm/)
  expect(splitLine({ ...mile, heartRateBpm: null }, done, ENGLISH)).not.toContain('bpm')
})

test('a mile that was cut short is no mile that was run, and gained nothing', () => {
  const cut: Split = { ...mile, note: { code: 'cut-short', values: {} } }
  const splits = done.splits.map((split) => (split === mile ? cut : split))
  expect(splitLine(cut, { ...done, splits }, ENGLISH)).toMatch(/^· Mile 2.*, cut short$/)
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
