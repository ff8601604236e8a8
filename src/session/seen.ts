import type { SpeedGrid } from '../../protocol/units.ts'
import type { Order, OrderAnswer } from './order.ts'

/**
 * What has been seen of the belt: the newest readings, and what became of the last orders. The governor compares the
 * wish with this; the session reads standstill and a hand on the console from it. `watch` (src/session/watch.ts) folds every event into it.
 */
export interface Seen {
  readonly link: 'up' | 'down'
  /** When the link came up, or null. */
  readonly linkUpAtMs: number | null
  readonly grid: SpeedGrid | null
  /** Newest reading with a speed, and the one before. */
  readonly sample: Sample | null
  readonly previous: Sample | null
  /** Smoothed time between readings, ms; 1000 until known. */
  readonly periodMs: number
  /** Since when every reading showed zero speed; null while the newest shows motion. */
  readonly zeroSinceMs: number | null
  /** When the machine said that it stopped, by whatever cause; null once it is seen to move again. */
  readonly saidStoppedAtMs: number | null
  /** The target speed the machine last announced without our doing; null once it is ours again. Not proof alone (quirk 61). */
  readonly saidSpeedKmh: number | null
  /** When the runner said that the belt is still; null once it is seen to move again, or the link changes. */
  readonly saidStillAtMs: number | null
  /** The order whose answer is awaited. */
  readonly pending: { readonly order: Order; readonly atMs: number } | null
  /** When the last order of any kind went out. */
  readonly lastOrderAtMs: number | null
  /** The speed the belt should be at by our doing, and how it follows. Null before the first and after a stop. */
  readonly aim: Aim | null
  /** The stop that is on, from its first order until standstill. */
  readonly stop: StopSeen | null
  /** The start that was ordered last; its ask can start no belt again. */
  readonly start: StartSeen | null
  /** Ids of the asks whose start is used up. */
  readonly usedStarts: readonly string[]
  /** The machine's elapsed time: its newest value, since when it stands, and whether it ever ticked in this run. */
  readonly elapsed: { readonly s: number; readonly sinceMs: number; readonly ticked: boolean } | null
  /** Machine's distance over our own integral, once both cover 100 m since the start; null before. */
  readonly distanceRatio: number | null
  /** Since when nobody watches; null while somebody does. */
  readonly unwatchedSinceMs: number | null
}

export interface Sample {
  readonly speedKmh: number
  readonly atMs: number
}

export interface Aim {
  readonly speedKmh: number
  /** Where the belt was, or was still heading, when it was ordered: no honest belt exceeds it on the way down. */
  readonly fromKmh: number
  /** The order before it, or the measured speed where there was none: what this one is a step from. */
  readonly previousKmh: number
  readonly atMs: number
  /** How often it was ordered: 1, or 2 after the one retry. */
  readonly tries: number
  readonly answer: OrderAnswer | null
  /** When the belt was first measured within tolerance of it; null until then. */
  readonly reachedAtMs: number | null
  /** True once the belt moved toward it by more than noise. */
  readonly followed: boolean
  /** True for the first speed after a start, by which the unit is checked. */
  readonly unitCheck: boolean
  /** Consecutive readings that agree with each other, and their speed: where the belt has settled. */
  readonly settled: { readonly count: number; readonly speedKmh: number }
}

export interface StopSeen {
  readonly firstAtMs: number
  readonly lastAtMs: number
  readonly count: number
  /** Measured at the first Stop; null where nothing was seen. */
  readonly fromKmh: number | null
  /** The last 0.3 km/h the belt lost, and when: a belt that keeps losing them is stopping. Set anew by each Stop. */
  readonly mark: Sample | null
}

export interface StartSeen {
  readonly askId: string
  readonly atMs: number
  /** When the belt was first measured moving after it; null until then. */
  readonly movedAtMs: number | null
  /** True once the first speed was ordered after it. */
  readonly speedOrdered: boolean
  /** True once the belt settled at the unit check's speed. */
  readonly unitChecked: boolean
}
