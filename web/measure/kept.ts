import { factorsByTurns, oddOf, type Counted } from '../../protocol/belt-turns.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { countedOn, newCount, type Counting } from './counting.ts'

/**
 * What a page knows of the belt that is measured. A reload does not lose it: it is kept for the tab that counts, since a press is
 * as exact as the clock that it was taken by, and for the run that is on, which comes back after a kill of the daemon too.
 */
export interface Counts {
  /** The run in which it is counted; null until that is heard of. */
  readonly run: string | null
  /** Once around, cm. */
  readonly beltCm: number
  readonly count: Counting
  /** At each speed, by its number. */
  readonly counted: Readonly<Record<number, Counted>>
}

export const KEPT_AS = 'crescendo-belt-turns'

/** @param counted what was counted of the same belt before */
export const newCounts = (beltCm: number, counted: Counts['counted'] = {}): Counts => ({
  ...{ run: null, beltCm, count: newCount(1), counted },
})

/** What may be gone on with after counts that gave no factor: all of too few, of three that differ the two that agree. */
export function goodOf(counts: Counts): Counts['counted'] {
  const all = allOf(counts)
  if (all === null) return counts.counted
  const odd = oddOf(factorsByTurns(counts.beltCm / 100, all))
  return odd === null ? {} : Object.fromEntries(all.flatMap((one, at) => (at === odd ? [] : [[at + 1, one]])))
}

/** With one more reading, at `atMs` since 1970; null of what another run counts. */
export function countsOn(counts: Counts | null, snapshot: Snapshot, atMs: number): Counts | null {
  const run = snapshot.run?.id ?? null
  if (counts === null || (counts.run !== null && counts.run !== run)) return null
  const count = countedOn(counts.count, snapshot, atMs)
  const done = count.fromMs === null ? (counts.counted[count.stage] ?? count.done) : count.done
  return { ...counts, run, count: { ...count, done } }
}

/** With the count of its speed, once that is done. */
export function countsAfter(counts: Counts, count: Counting): Counts {
  const { stage, done } = count
  return { ...counts, count, counted: done === null ? counts.counted : { ...counts.counted, [stage]: done } }
}

/** The counts of all speeds; null while one is missing. */
export function allOf({ counted }: Counts): Counted[] | null {
  const all = [1, 2, 3].flatMap((stage) => counted[stage] ?? [])
  return all.length === 3 ? all : null
}

export function keep(counts: Counts | null): void {
  if (counts === null) sessionStorage.removeItem(KEPT_AS)
  else sessionStorage.setItem(KEPT_AS, JSON.stringify(counts))
}

/** What was kept before this page was there; null where that is nothing. */
export function kept(): Counts | null {
  const text = sessionStorage.getItem(KEPT_AS)
  return text === null ? null : (JSON.parse(text) as Counts)
}
