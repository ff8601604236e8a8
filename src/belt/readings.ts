import { lagMsOf } from './lag.ts'
import type { Limits } from './limits.ts'
import type { ElapsedSeen, Seen } from './seen.ts'

/** What the readings say of the belt: whether it moves, stands, follows, or is in somebody else's hands. */

/** Age of the newest reading with a speed, ms; Infinity before the first. */
export function ageMsOf(seen: Seen, nowMs: number): number {
  return seen.sample === null ? Infinity : nowMs - seen.sample.atMs
}

/** How old a reading may be and still say what the belt does, ms: max(2.5 s, 1.5 periods) (governor, rule 5). */
export function freshMsOf(seen: Seen): number {
  return Math.max(seen.limits.freshMs, seen.limits.freshPeriods * seen.periodMs)
}

/**
 * The time in which a belt may have changed between two readings so far apart, ms. Of a machine's own period no more than a
 * second: false zeros come without any fall to them (quirk 79). In a silence that is none of its periods it may have done
 * anything.
 */
export const unseenMsOf = ({ unseenMs, longestPeriodMs }: Limits, gapMs: number): number =>
  gapMs > longestPeriodMs ? gapMs : Math.min(gapMs, unseenMs)

/** How long a belt that was seen to move may say nothing before it is stopped, ms: max(6 s, 3 periods) (governor, rule 6). */
export function staleMsOf({ limits, periodMs }: Seen): number {
  return Math.max(limits.staleStopMs, limits.stalePeriods * periodMs)
}

/** The machine's period after a gap of so long between two readings, ms: slowly, or one late reading would make another. */
export function periodAfter(seen: Seen, gapMs: number): number {
  const { longestPeriodMs, periodShare } = seen.limits
  const isPeriod = gapMs > 0 && gapMs <= longestPeriodMs
  return isPeriod ? seen.periodMs * (1 - periodShare) + gapMs * periodShare : seen.periodMs
}

/** The machine's elapsed time after a reading of it, and since when it stands there. */
export function elapsedAfter(elapsed: ElapsedSeen | null, s: number | null, atMs: number): ElapsedSeen | null {
  if (s === null) return elapsed
  if (elapsed === null) return { s, atMs, sinceMs: atMs, ticked: false, tickMs: null }
  if (s === elapsed.s) return { s, atMs, sinceMs: elapsed.sinceMs, ticked: elapsed.ticked, tickMs: elapsed.tickMs }
  const ticks = s > elapsed.s
  const tickMs = ticks && elapsed.ticked ? tickMsAfter(elapsed, s, atMs) : elapsed.tickMs
  return { s, atMs, sinceMs: atMs, ticked: elapsed.ticked || ticks, tickMs }
}

/** The shortest counts: one is late after a silence, and once who had stepped off is back; a reading that is late makes the next short. */
function tickMsAfter(elapsed: ElapsedSeen, s: number, atMs: number): number {
  return Math.min(elapsed.tickMs ?? Infinity, Math.max(atMs - elapsed.sinceMs, (s - elapsed.s) * 1000))
}

/** A belt shows that it follows an order within this, ms: 4 s + 2 periods and its lag (governor, rule 8; quirk 22: 1.4 s typical). */
export function followMsOf(seen: Pick<Seen, 'periodMs' | 'limits' | 'lagsMs'>): number {
  return seen.limits.followMs + seen.limits.followPeriods * seen.periodMs + lagMsOf(seen)
}

/** True while the belt may yet come nearer to the last order: it did so, or was given it, within the time to follow. */
export function onItsWayOf(seen: Seen, nowMs: number): boolean {
  return seen.following !== null && nowMs - seen.following.progress.atMs <= followMsOf(seen)
}

/** True where fresh telemetry shows the belt moving. */
export function movingOf(seen: Seen, nowMs: number): boolean {
  return seen.sample !== null && seen.sample.speedKmh > 0 && ageMsOf(seen, nowMs) <= freshMsOf(seen)
}

/** True while a belt that was told to start, and did not say no, has not moved and still may. */
export function mayStillStartOf({ start, limits }: Seen, nowMs: number): boolean {
  return start !== null && start.movedAtMs === null && !start.refused && nowMs - start.atMs <= limits.startMs
}

/**
 * How long elapsed time has stood while the belt moves, ms: nobody is on it (quirk 60). 0 where its standing says nothing:
 * it was not seen to tick twice, ticks rarely, or stands where it ends.
 */
export function nobodyOnBeltMsOf(seen: Seen): number {
  if (seen.sample === null || seen.sample.speedKmh === 0 || (seen.elapsed?.tickMs ?? null) === null) return 0
  return elapsedStandsMsOf(seen)
}

/** How long elapsed time that ticked has stood, ms; 0 where it is known to tick rarely, or stands where it ends. */
export function elapsedStandsMsOf({ elapsed, limits }: Seen): number {
  if (elapsed === null || !elapsed.ticked || (elapsed.tickMs ?? 0) > limits.elapsedTickMs) return 0
  return limits.elapsedEndsS.includes(elapsed.s) ? 0 : elapsed.atMs - elapsed.sinceMs
}
