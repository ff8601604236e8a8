/** What is known of the runner's heart: from a strap, or from the treadmill that reads a strap or the hands on its grips. */
export interface Heart {
  readonly strap: Beat | null
  readonly machine: Beat | null
}

/** A rate, beats a minute, and when it was told, ms. */
interface Beat {
  readonly bpm: number
  readonly atMs: number
}

export const NO_HEART: Heart = { strap: null, machine: null }

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
export function heartTold(heart: Heart, by: keyof Heart, bpm: number | null, atMs: number): Heart {
  if (bpm === null && (by === 'machine' || heart.strap === null)) return heart
  return { ...heart, [by]: bpm === null ? null : { bpm, atMs } }
}
