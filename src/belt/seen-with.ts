import type { Following, RestSeen, Seen } from './seen.ts'

/**
 * What was seen of a belt, with a change. Every field is written out, in one order: V8 gives the copies of each place that
 * makes them by a spread a shape of their own, and a reading that meets many shapes of a session takes twice as long.
 */

export function seenWith(seen: Seen, change: Partial<Seen>): Seen {
  const all: Seen = { ...seen, ...change }
  return {
    link: all.link,
    linkUpAtMs: all.linkUpAtMs,
    grid: all.grid,
    limits: all.limits,
    learned: all.learned,
    lagsMs: all.lagsMs,
    rises: all.rises,
    sample: all.sample,
    previous: all.previous,
    periodMs: all.periodMs,
    zeroSinceMs: all.zeroSinceMs,
    saidStoppedAtMs: all.saidStoppedAtMs,
    saidSpeedKmh: all.saidSpeedKmh,
    saidStillAtMs: all.saidStillAtMs,
    press: all.press,
    stopTouch: all.stopTouch,
    speedAskedAtMs: all.speedAskedAtMs,
    rest: all.rest,
    pending: all.pending,
    lastOrderAtMs: all.lastOrderAtMs,
    following: all.following,
    stop: all.stop,
    start: all.start,
    usedStarts: all.usedStarts,
    elapsed: all.elapsed,
    unit: all.unit,
    incline: all.incline,
    unwatchedMs: all.unwatchedMs,
  }
}

export function followingWith(following: Following, change: Partial<Following>): Following {
  const all: Following = { ...following, ...change }
  return {
    speedKmh: all.speedKmh,
    fromKmh: all.fromKmh,
    previousKmh: all.previousKmh,
    atMs: all.atMs,
    firstAtMs: all.firstAtMs,
    shown: all.shown,
    overlaps: all.overlaps,
    tries: all.tries,
    refusals: all.refusals,
    answer: all.answer,
    reachedAtMs: all.reachedAtMs,
    nearSinceMs: all.nearSinceMs,
    arrivedAtMs: all.arrivedAtMs,
    progress: all.progress,
    went: all.went,
    unitCheck: all.unitCheck,
    settled: all.settled,
    keptKmh: all.keptKmh,
    taught: all.taught,
    readings: all.readings,
  }
}

export function restWith(rest: RestSeen, change: Partial<RestSeen>): RestSeen {
  const all: RestSeen = { ...rest, ...change }
  return {
    lastMotion: all.lastMotion,
    fall: all.fall,
    distance: all.distance,
    zeroM: all.zeroM,
    steadySinceMs: all.steadySinceMs,
    falseZeros: all.falseZeros,
    elapsedRests: all.elapsedRests,
    unmovedStart: all.unmovedStart,
    doubted: all.doubted,
  }
}
