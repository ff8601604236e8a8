import type { Plan } from '../../protocol/panel/plan.ts'
import type { BeltEvent } from '../belt/event.ts'
import type { NewLength } from './course/lengths.ts'

/** The grid of session time that ticks fall on, ms. A run is replayed on the grid that it was run on. */
export const TICK_MS = 100

/**
 * Everything that can happen to a session, stamped once where it arose: `atMs` is session time, monotonic, ms.
 * A run is the list of its events: replaying them through `reduce` gives the run again.
 */
export type SessionEvent =
  | BeltEvent
  /** A plan that keeps the promise on this machine, chosen while no run is on. */
  | { readonly atMs: number; readonly kind: 'plan'; readonly plan: Plan }
  | ({ readonly atMs: number } & Beside)
  /** Other lengths for the segment that is on and those ahead, in this run alone. */
  | { readonly atMs: number; readonly kind: 'lengths'; readonly lengths: readonly NewLength[] }

/** What is told beside the treadmill; null: it measures nothing. */
export type Beside =
  /** Beats a minute that a strap tells. */
  | { readonly kind: 'heart-rate'; readonly bpm: number | null }
  /** How fast a foot pod says that its wearer runs, km/h. */
  | { readonly kind: 'foot-pod'; readonly speedKmh: number | null }
