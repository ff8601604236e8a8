import type { Limits } from './limits.ts'
import type { CountedSeen, ElapsedSeen, RestSeen, Sample, Seen, StartSeen } from './seen.ts'
import { unseenMsOf } from './readings.ts'
import { restOf } from './rest.ts'
import { fallAfter } from './stopping.ts'
import { restWith } from './seen-with.ts'

/** How readings, orders and links are folded into what tells whether the belt rests (rest.ts). */

/** Before anything was read. */
export const NO_EVIDENCE: RestSeen = {
  lastMotion: null,
  fall: null,
  distance: null,
  zeroM: null,
  steadySinceMs: null,
  falseZeros: false,
  elapsedRests: false,
  unmovedStart: false,
  doubted: null,
}

/** What of a reading counts here beside its time. */
export interface Evidence {
  /** The speed that is believed, and when it was read. */
  readonly sample: Sample
  /** The machine's own distance, m; null where the reading says none. */
  readonly distanceM: number | null
  readonly elapsed: ElapsedSeen | null
}

/** After a reading of a belt that moves. */
export function afterMotion(seen: Seen, { sample, distanceM }: Evidence): RestSeen {
  const { rest } = seen
  const steady = seen.sample?.speedKmh === sample.speedKmh
  return {
    lastMotion: sample,
    fall: fallAfter(seen, sample),
    distance: countedAfter(rest.distance, distanceM, sample.atMs),
    zeroM: null,
    steadySinceMs: steady ? (rest.steadySinceMs ?? sample.atMs) : sample.atMs,
    falseZeros: rest.falseZeros || cameBack(seen, sample),
    elapsedRests: rest.elapsedRests,
    unmovedStart: false,
    doubted: null,
  }
}

/** After a reading of zero. */
export function afterZero(seen: Seen, zeroSinceMs: number, { sample, distanceM, elapsed }: Evidence): RestSeen {
  const { rest } = seen
  const distance = countedAfter(rest.distance, distanceM, sample.atMs)
  const zeroM = seen.zeroSinceMs === zeroSinceMs ? rest.zeroM : (distance?.value ?? null)
  const falseZeros = rest.falseZeros || grew(distance, zeroM, seen.limits)
  const elapsedRests = rest.elapsedRests || elapsedStood(seen, elapsed, sample.atMs - zeroSinceMs)
  return restWith(rest, { distance, zeroM, steadySinceMs: null, falseZeros, elapsedRests, doubted: null })
}

/** After a reading that is not believed yet. */
export function afterDoubt(seen: Seen, doubted: Sample, distanceM: number | null): RestSeen {
  const { rest } = seen
  const distance = countedAfter(rest.distance, distanceM, doubted.atMs)
  const first = doubted.speedKmh === 0 && seen.zeroSinceMs === null
  return restWith(rest, { distance, zeroM: first ? (distance?.value ?? null) : rest.zeroM, doubted })
}

/** More than one count beside zeros: the last one may be late. */
function grew(distance: CountedSeen | null, zeroM: number | null, limits: Limits): boolean {
  if (distance === null || distance.step === null || zeroM === null) return false
  return distance.value - zeroM >= limits.lateCounts * distance.step
}

/** Elapsed time that had counted, and stands beside zeros for longer than it may take to tick. */
function elapsedStood(seen: Seen, elapsed: ElapsedSeen | null, zeroMs: number): boolean {
  if (elapsed === null || elapsed.s === 0) return false
  return Math.min(zeroMs, elapsed.atMs - elapsed.sinceMs) >= seen.limits.elapsedRestsMs + seen.periodMs
}

/** True where the belt is back from zeros at a speed that none reaches so soon, unless it was told to start. */
function cameBack({ sample, zeroSinceMs, start, grid, limits }: Seen, { speedKmh, atMs }: Sample): boolean {
  if (sample === null || zeroSinceMs === null || sample.speedKmh > 0) return false
  if (start !== null && start.movedAtMs === null && !start.refused) return false
  const startsAtKmh = Math.max(limits.startedTooFastKmh, (grid?.minKmh ?? 0) + limits.startedAboveMinKmh)
  const reachesKmh = (limits.steepestReturnKmhPerS * unseenMsOf(limits, atMs - sample.atMs)) / 1000
  return speedKmh > Math.max(startsAtKmh, reachesKmh)
}

/** A count of the machine's own after a reading. */
function countedAfter(before: CountedSeen | null, value: number | null, atMs: number): CountedSeen | null {
  if (value === null) return before
  if (before === null) return { value, atMs, sinceMs: atMs, step: null }
  const by = value - before.value
  if (by === 0) return { value, atMs, sinceMs: before.sinceMs, step: before.step }
  return { value, atMs, sinceMs: atMs, step: by > 0 ? Math.min(before.step ?? Infinity, by) : before.step }
}

/**
 * A Stop: how the belt falls by it is told from now on, from the speed it has; behind zeros that prove no rest, from the
 * one it had.
 */
export function afterStop(seen: Seen, atMs: number): RestSeen {
  const { sample, rest } = seen
  const moves = sample !== null && sample.speedKmh > 0
  const from = moves ? sample : restOf(seen, atMs) === null ? rest.lastMotion : null
  return restWith(rest, { fall: from === null ? null : { from: { speedKmh: from.speedKmh, atMs }, step: null } })
}

/** A start is sent; what was known before it is so again where it is refused. */
export function startSent({ saidStillAtMs, rest }: Seen, askId: string, atMs: number): StartSeen {
  const { lastMotion, fall, unmovedStart } = rest
  const before = { saidStillAtMs, lastMotion, fall, unmovedStart }
  return { askId, atMs, movedAtMs: null, refused: false, speedOrdered: false, before }
}

/** A start after a reading of motion: the first is its own. */
export function startMoved(start: StartSeen | null, atMs: number): StartSeen | null {
  return start === null || start.movedAtMs !== null ? start : { ...start, movedAtMs: atMs }
}

/** A start: what was known of the belt says nothing of what it does now. */
export function afterStart(rest: RestSeen): RestSeen {
  return restWith(rest, { lastMotion: null, fall: null, unmovedStart: true })
}

/** A new link: false zeros and counts are the old one's; a start that nothing was seen of, and the last motion, are not. */
export function onNewLink({ unmovedStart, lastMotion }: RestSeen): RestSeen {
  return restWith(NO_EVIDENCE, { unmovedStart, lastMotion })
}

/** The daemon came back: nobody knows how long it was away. */
export function afterRestart({ unmovedStart }: RestSeen): RestSeen {
  return restWith(NO_EVIDENCE, { unmovedStart })
}
