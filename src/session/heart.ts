/** What is known of the runner's heart: from a strap, or from the treadmill that reads a strap or the hands on its grips. */
export interface Heart {
  readonly strap: Beat | null
  readonly machine: Beat | null
  /** What was known of it lately, oldest first, one a second at most. */
  readonly recent: readonly Beat[]
}

/** A rate, beats a minute, and when it was told, ms. */
interface Beat {
  readonly bpm: number
  readonly atMs: number
}

export const NO_HEART: Heart = { strap: null, machine: null, recent: [] }

/** A rate that was told longer ago than this says nothing of the heart, ms. */
const FRESH_MS = 5000

/** Beats a minute; null while it is not known. A strap's own word goes before the treadmill's. */
export function heartBpmOf({ heart }: { readonly heart: Heart }, nowMs: number): number | null {
  const fresh = [heart.strap, heart.machine].find((beat) => beat !== null && nowMs - beat.atMs <= FRESH_MS)
  return fresh?.bpm ?? null
}

/**
 * A rate is told; null: none can be measured. What a strap says so is so at once; a treadmill tells its rate in some of its
 * records alone.
 */
export function heartTold(heart: Heart, by: 'strap' | 'machine', bpm: number | null, atMs: number): Heart {
  if (bpm === null && (by === 'machine' || heart.strap === null)) return heart
  const told = { ...heart, [by]: bpm === null ? null : { bpm, atMs } }
  return { ...told, recent: recentWith(heart.recent, heartBpmOf({ heart: told }, atMs), atMs) }
}

function recentWith(recent: Heart['recent'], bpm: number | null, atMs: number): Heart['recent'] {
  const last = recent.at(-1)
  if (bpm === null || (last !== undefined && atMs - last.atMs < RECENT_EACH_MS)) return recent
  return [...recent.filter((beat) => atMs - beat.atMs <= JUDGED_MS + FRESH_MS), { bpm, atMs }]
}
const RECENT_EACH_MS = 1000

/** How long a rate is looked at before something that would be faster, or is over, hangs on it, ms (coach: heart rate). */
const JUDGED_MS = 15_000

/** Mean of the last 15 s, beats a minute; null where the rate is not known now. */
export function meanBpmOf(session: { readonly heart: Heart }, nowMs: number): number | null {
  if (heartBpmOf(session, nowMs) === null) return null
  const beats = session.heart.recent.filter(({ atMs }) => nowMs - atMs <= JUDGED_MS)
  return beats.length === 0 ? null : beats.reduce((sum, { bpm }) => sum + bpm, 0) / beats.length
}

/** True where nothing was known of it for 15 s. */
export function isLostFor15S(session: { readonly heart: Heart }, nowMs: number): boolean {
  const last = session.heart.recent.at(-1)
  return heartBpmOf(session, nowMs) === null && (last === undefined || nowMs - last.atMs > JUDGED_MS)
}

/** True where it is known to have been below for 15 s, without a gap. */
export function isBelowFor15S(session: { readonly heart: Heart }, belowBpm: number, nowMs: number): boolean {
  const bpm = heartBpmOf(session, nowMs)
  if (bpm === null || bpm >= belowBpm) return false
  let laterMs = nowMs
  for (const beat of session.heart.recent.toReversed()) {
    if (laterMs - beat.atMs > FRESH_MS || beat.bpm >= belowBpm) return false
    laterMs = beat.atMs
    if (nowMs - laterMs >= JUDGED_MS) return true
  }
  return false
}
