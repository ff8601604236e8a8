import { snapDown, stepUp } from '../../protocol/units.ts'
import { EXACT_KMH } from './limits.ts'
import { lagMsOf } from './lag.ts'
import { rampOf } from './ramp.ts'
import type { Learned, Seen } from './seen.ts'
import { toleranceOf } from './tolerance.ts'

/** A rise, from its first order to the moment at which the belt is at pace. */
export interface RiseTime {
  readonly s: number
  /** What is run meanwhile. */
  readonly m: number
}

/** Periods are told apart by this, ms: a machine's own goes up and down with each reading. */
const PERIODS_MS = 500

/** How long a belt that is near enough waits to be read so, ms. */
const readAfterMsOf = ({ periodMs }: Seen): number => (Math.round(periodMs / PERIODS_MS) * PERIODS_MS) / 2

/** How readings scatter is learned anew by every ten of them: told apart by this, as a share. */
const SHARES = 0.005

const roughShareOf = (learned: Learned): number => Math.ceil(learned.share / SHARES) * SHARES

/** As the belt is judged, but by a spread that does not change with every ten readings. */
const judgedOf = ({ limits, grid, learned }: Seen): Pick<Seen, 'limits' | 'grid' | 'learned'> => ({
  limits,
  grid,
  learned: learned && { ...learned, share: roughShareOf(learned) },
})

const sameSpread = (one: Learned | null, other: Learned | null): boolean =>
  one === other || (one !== null && other !== null && roughShareOf(one) === roughShareOf(other))

/** True where all that a rise's time is worked out from is the same. */
export const sameRiseTime = (one: Seen, other: Seen): boolean =>
  one.lagsMs === other.lagsMs &&
  one.rises === other.rises &&
  sameSpread(one.learned, other.learned) &&
  readAfterMsOf(one) === readAfterMsOf(other)

/**
 * How long a gentle rise takes on this belt, by its own ramp, lag and period: the governor's steps, one after the other, each given
 * once the belt was read at the last and its pace allows it (governor, rule 4). Null where the ramp is not known yet.
 */
export function riseTimeOf(seen: Seen, fromKmh: number, toKmh: number): RiseTime | null {
  const { grid, limits } = seen
  const kmhPerS = rampOf(seen)
  if (grid === null || kmhPerS === null) return null
  const judged = judgedOf(seen)
  const rampMs = (kmh: number): number => (kmh / kmhPerS) * 1000
  // A lag is told by a belt that has gone so far already.
  const lagMs = Math.max(0, lagMsOf(seen) - rampMs(limits.nearerKmh))
  let before = fromKmh
  let at = fromKmh
  /** When the last order was given, when the belt is at it, and when it is read to be near enough. */
  let [orderMs, thereMs, readMs] = [0, 0, 0]
  let ran = 0
  while (at < toKmh - EXACT_KMH) {
    const next = Math.min(toKmh, Math.max(snapDown(grid, at + limits.riseStepKmh), stepUp(grid, at)))
    // A grid that ends below what is asked for.
    if (next <= at + EXACT_KMH) break
    orderMs = Math.max(orderMs + ((at - before) / limits.gentleRiseKmhPerS) * 1000, readMs)
    const goesMs = Math.max(orderMs + lagMs, thereMs)
    const nearKmh = next - toleranceOf(judged, next)
    const nearMs = nearKmh > at ? goesMs + rampMs(nearKmh - at) : Math.max(orderMs, thereMs - rampMs(at - nearKmh))
    readMs = nearMs + readAfterMsOf(seen)
    const endMs = goesMs + rampMs(next - at)
    ran += at * (goesMs - thereMs) + ((at + next) / 2) * (endMs - goesMs)
    thereMs = endMs
    before = at
    at = next
  }
  return { s: thereMs / 1000, m: ran / 3600 }
}
