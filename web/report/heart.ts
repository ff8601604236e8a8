import type { Level } from '../../protocol/panel/choices.ts'
import type { Runner } from '../../protocol/panel/runner.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { maximumBpmOf } from '../../protocol/heart.ts'
import { isWhole } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'
import { words } from '../language.ts'

/** What a runner's heart did in a run. */

/** Parts of the greatest rate that an effort is expected to take (Swain, Abernathy, Smith, Lee and Bunn 1994; coach: heart rate). */
const EXPECTED: Readonly<Record<'easy' | 'moderate' | 'tempo', number>> = { easy: 0.78, moderate: 0.85, tempo: 0.92 }
const EXPECTED_OF_ADVANCED = 0.94
/** Heat, thirst and tiredness raise it in time: before so long there is none to speak of (Wingo 2012), s. */
const FROM_S = 600
/** Less is said of nobody, beats a minute. */
const FROM_BPM = 8

/** "151 bpm", and of the last stage what its pace does not explain of it; empty where no rate was known in it. */
export function heartOf(
  split: Split,
  { splits, plan }: Pick<Snapshot, 'splits' | 'plan'>,
  runner: Runner | null,
): string {
  if (typeof split.heartRateBpm !== 'number') return ''
  const rate = `${split.heartRateBpm} ${words.panel.bpm}`
  const maximumBpm = runner === null ? null : maximumBpmOf(runner)
  if (plan === null || maximumBpm === null || split !== splits.findLast(isStage)) return rate
  const driftBpm = heartDriftBpm(splits, plan.level, maximumBpm)
  return driftBpm === null ? rate : `${rate}, ${words.report.drift(driftBpm)}`
}

/**
 * By how many beats a minute the heart rose more from the first to the last stage of a run than their efforts explain; null where
 * that is under 8, or cannot be told: no rate in one of them, one that was cut short or run otherwise than planned, or fewer than
 * ten minutes from the first to the last.
 */
export function heartDriftBpm(splits: readonly Split[], level: Level, maximumBpm: number): number | null {
  const stages = splits.filter(isStage)
  const [first, last] = [stages[0], stages.at(-1)]
  if (first === undefined || last === undefined || first === last || ![first, last].every(asPlanned)) return null
  if (stages.slice(0, -1).reduce((sum, { timeS }) => sum + timeS, 0) < FROM_S) return null
  const [from, to] = [expectedOf(first, level), expectedOf(last, level)]
  if (typeof first.heartRateBpm !== 'number' || typeof last.heartRateBpm !== 'number') return null
  if (from === null || to === null) return null
  const driftBpm = Math.round(last.heartRateBpm - first.heartRateBpm - (to - from) * maximumBpm)
  return driftBpm >= FROM_BPM ? driftBpm : null
}

const asPlanned = (split: Split): boolean => isWhole(split) && split.changes?.length === 0

function expectedOf({ effort }: Split, level: Level): number | null {
  if (effort === null || effort === 'walk') return null
  return effort === 'tempo' && level === 'advanced' ? EXPECTED_OF_ADVANCED : EXPECTED[effort]
}
