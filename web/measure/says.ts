import { factorsByTurns, oddOf, SPEEDS } from '../../protocol/belt-turns.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { figures } from '../language.ts'
import { isSettled, stageOf } from './counting.ts'
import { allOf, type Counts } from './kept.ts'
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

/** What a runner is told after counts that set nothing: what each came to and which is off, or which is missing. */
export function nothingSetSays(counts: Counts): string {
  const words = measureWords()
  const all = allOf(counts)
  if (all === null) return words.notAll([1, 2, 3].filter((number) => !(number in counts.counted)).join(', '))
  const factors = factorsByTurns(counts.beltCm / 100, all)
  const odd = oddOf(factors)
  const said = factors.map((factor) => `× ${figures.number(Math.round(factor * 1000) / 1000)}`).join(', ')
  return words.differ(said, odd === null ? null : odd + 1)
}
