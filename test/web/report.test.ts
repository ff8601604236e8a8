import { expect, test } from 'vitest'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { isCrescendo } from '../../protocol/stages.ts'
import { gainedS } from '../../protocol/stages.ts'
import { headline } from '../../web/report/headline.ts'
import { THREE_MILES, planOf } from './plans.ts'
import { SNAPSHOTS } from './snapshots.ts'

const CUT_SHORT = { code: 'cut-short', values: {} } as const

const RUN: readonly Split[] = SNAPSHOTS.done.splits

/** The same run with one of its steps otherwise: 0 to 2 are miles, 3 is the finish. */
function withStep(step: number, change: Partial<Split>): Split[] {
  const steps = RUN.filter(({ kind }) => kind === 'mile' || kind === 'finish')
  return RUN.map((split) => (split === steps[step] ? { ...split, ...change } : split))
}
const mile = (splits: readonly Split[], number: number): Split =>
  splits.find((split) => split.mile === number) ?? expect.fail(`no mile ${number}`)

test('three whole miles and a finish, each faster, are told as such', () => {
  expect(isCrescendo(RUN, 3)).toBe(true)
  expect(headline(RUN, THREE_MILES)).toBe('Three miles, each one faster.')
})

test.each([
  ['a mile was cut short', withStep(1, { note: CUT_SHORT }), 'Two miles. Well run.'],
  ['the finish was cut short', withStep(3, { note: CUT_SHORT }), 'Three miles. Well run.'],
  ['the finish was left out', RUN.filter(({ kind }) => kind !== 'finish'), 'Three miles. Well run.'],
  ['a mile was left out', RUN.filter((split) => split.mile !== 2), 'Two miles. Well run.'],
  ['a mile was no faster', withStep(2, { averageKmh: 9.9 }), 'Three miles. Well run.'],
  ['nobody knows how fast a mile was', withStep(1, { averageKmh: null }), 'Three miles. Well run.'],
  ['one mile was run', RUN.slice(0, 2), 'One mile. Well run.'],
  ['no mile was run', RUN.slice(0, 1), 'Well run.'],
] as const)('where %s, only what was run is said', (_, splits, words) => {
  expect(headline(splits, THREE_MILES)).toBe(words)
})

test('stages of another length are no miles', () => {
  const half = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.4, stageM: 804.672 })
  const kilometres: Plan = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.4, unit: 'km' })
  expect(headline(RUN, half)).toBe('Three stages, each one faster.')
  expect(headline(RUN, kilometres)).toBe('Three kilometres, each one faster.')
})

test('nothing is gained by a mile that was cut short, nor on one', () => {
  expect(gainedS(mile(RUN, 2), RUN)).toBeGreaterThan(60)
  const cut = withStep(1, { note: CUT_SHORT })
  expect(gainedS(mile(cut, 2), cut)).toBeNull()
  expect(gainedS(mile(cut, 3), cut)).toBeNull()
})
