import { freshMsOf, staleMsOf } from '../belt/readings.ts'
import type { Seen } from '../belt/seen.ts'
import type { Wish } from '../session/wish.ts'
import type { Bounds } from './bounds.ts'
import type { Decision } from './decision.ts'
import { govern } from './governor.ts'

/** What the governor said last and of what, and until when it says the same of it. */
export interface Governed {
  readonly wish: Wish
  readonly seen: Seen
  readonly bounds: Bounds | null
  readonly decision: Decision
  readonly fromMs: number
  readonly untilMs: number
}

/** True where what was said last holds of the same belt and wish at `nowMs`, too: nothing is to be asked anew. */
export const stillHolds = ({ fromMs, untilMs }: Governed, nowMs: number): boolean => nowMs >= fromMs && nowMs <= untilMs

/** `govern`, as it has been said already where it was: most of a run the belt is at speed, and nothing new is seen. */
export function governOn(
  last: Governed | null,
  wish: Wish,
  seen: Seen,
  bounds: Bounds | null,
  nowMs: number,
): Governed {
  const same = last !== null && last.seen === seen && last.wish === wish && last.bounds === bounds
  if (same && stillHolds(last, nowMs)) return last
  const decision = govern(wish, seen, bounds, nowMs)
  return { wish, seen, bounds, decision, fromMs: nowMs, untilMs: holdsUntilMs(decision, seen, nowMs) }
}

/**
 * A belt that is at speed by the same readings stays so until they are old: all that is judged by the time beside that is
 * whether it may rest unheard (from the newest motion), and whether it says nothing any more. Any other decision holds for
 * now alone.
 */
function holdsUntilMs(decision: Decision, seen: Seen, nowMs: number): number {
  const { sample, rest } = seen
  if (sample === null || !('wait' in decision) || decision.wait !== 'at-speed') return nowMs
  const newestMs = Math.min(sample.atMs, rest.lastMotion?.atMs ?? sample.atMs)
  return Math.max(nowMs, newestMs + Math.min(freshMsOf(seen), staleMsOf(seen)))
}
