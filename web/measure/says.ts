import { SPEEDS } from '../../protocol/belt-turns.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { figures } from '../language.ts'
import { isSettled, stageOf } from './counting.ts'
import type { Counts } from './kept.ts'
import { measureWords } from './words.ts'

/** What a runner is told who counts the turns of their belt. */
export function countingSays(counts: Counts | null, snapshot: Snapshot): string {
  const words = measureWords()
  if (counts === null) return words.elsewhere
  const { count, counted } = counts
  const stage = stageOf(snapshot)
  const behind = stage ?? (snapshot.phase.kind === 'cool-down' ? SPEEDS + 1 : 0)
  const missed = [1, 2, 3].find((number) => number < behind && !(number in counted))
  if (missed !== undefined) return words.missed(missed)
  if (count.done !== null) {
    const says = words.counted(figures.tenths(count.done.timeS))
    return count.stage < SPEEDS ? `${says} ${words.nextComes}` : says
  }
  if (count.broken) return words.changed
  if (stage === null || !isSettled(snapshot)) return words.gettingThere
  return count.fromMs === null ? words.firstSays : words.lastSays
}
