import { expect, test } from 'vitest'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { isStage } from '../../protocol/units.ts'
import { heartDriftBpm, heartOf } from '../../web/report/heart.ts'
import { SNAPSHOTS } from './snapshots.ts'

/** Three whole miles as planned: easy, moderate, tempo. */
const run = SNAPSHOTS.done
const MAXIMUM_BPM = 190
const known = { ...NOTHING_TOLD, heartRateMaxBpm: MAXIMUM_BPM }

/** With these rates, beats a minute. */
function withRates(
  rates: readonly (number | null | undefined)[],
  other: (split: Split, stage: number) => Partial<Split> = () => ({}),
): Snapshot {
  let stage = 0
  const splits = run.splits.map((split): Split => {
    if (!isStage(split)) return split
    const heartRateBpm = rates[stage]
    const { heartRateBpm: _, ...rest } = split
    return {
      ...rest,
      changes: [],
      note: null,
      ...(heartRateBpm === undefined ? {} : { heartRateBpm }),
      ...other(split, stage++),
    }
  })
  return { ...run, splits }
}
const last = ({ splits }: Snapshot): Split => splits.findLast(isStage) ?? expect.fail('no stage')

test('a heart that rises as its paces do does not drift; one that rises by 8 beats more does', () => {
  // Easy takes 78 % of the greatest rate, tempo 92 %: 27 of 190 beats.
  expect(heartDriftBpm(withRates([148, 161, 175]).splits, 'intermediate', MAXIMUM_BPM)).toBeNull()
  expect(heartDriftBpm(withRates([140, 161, 174]).splits, 'intermediate', MAXIMUM_BPM)).toBeNull()
  expect(heartDriftBpm(withRates([140, 161, 175]).splits, 'intermediate', MAXIMUM_BPM)).toBe(8)
  // Of the advanced 94 %: 30 beats.
  expect(heartDriftBpm(withRates([140, 161, 175]).splits, 'advanced', MAXIMUM_BPM)).toBeNull()
  expect(heartDriftBpm(withRates([140, 161, 181]).splits, 'advanced', MAXIMUM_BPM)).toBe(11)
})

test.each<[string, Snapshot]>([
  ['no rate in the first', withRates([undefined, 161, 185])],
  ['too few rates in the last', withRates([140, 161, null])],
  [
    'a last one that was cut short',
    withRates([140, 161, 185], (_, stage) => (stage === 2 ? { note: { code: 'cut-short', values: {} } } : {})),
  ],
  [
    'a first one that was eased off',
    withRates([140, 161, 185], (_, stage) =>
      stage === 0 ? { changes: [{ code: 'was-held', values: { reason: 'eased' } }] } : {},
    ),
  ],
  ['a walk', withRates([140, 161, 185], () => ({ effort: 'walk' }))],
  ['two miles of two minutes', withRates([140, 161, 185], () => ({ timeS: 120 }))],
])('%s tells no drift', (_, { splits }) => {
  expect(heartDriftBpm(splits, 'intermediate', MAXIMUM_BPM)).toBeNull()
})

test('its mean stands beside each phase in which it was heard, and the drift beside the last stage', () => {
  const snapshot = withRates([140, undefined, 181])
  const said = snapshot.splits.filter(isStage).map((split) => heartOf(split, snapshot, known))
  expect(said).toEqual(['140 bpm', '', '181 bpm, 14 beats above what its pace explains'])
  expect(heartOf(last(snapshot), snapshot, NOTHING_TOLD)).toBe('181 bpm')
  expect(heartOf(last(snapshot), snapshot, null)).toBe('181 bpm')
})
