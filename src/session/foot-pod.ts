/** A foot pod: a second opinion on speed. */

export interface FootPod {
  /** km/h, null where it measures nothing; and when it was told, ms. */
  readonly speedKmh: number | null
  readonly atMs: number
  /** Which way it differs from the belt as it runs, and since when without a break, ms; null while it does not. */
  readonly differs: { readonly by: 'faster' | 'slower'; readonly sinceMs: number } | null
  /** What it counted of the run, m, and for how long it did, s. */
  readonly ranM: number
  readonly ranS: number
}

/** It tells once a second: three of them may be lost, ms. */
export const FRESH_MS = 4000

/** What it says now, km/h; null while nothing is known. */
export function footPodKmhOf({ footPod }: { readonly footPod: FootPod | null }, nowMs: number): number | null {
  return footPod !== null && nowMs - footPod.atMs <= FRESH_MS ? footPod.speedKmh : null
}

/**
 * A foot pod and the console over the same stretch of a run, while the belt kept one speed: what the one measured over what the
 * other said is what the belt runs over that. Evidence, from which nothing follows by itself.
 */
export interface PodBeside {
  /** What the pod measured, m. */
  readonly podM: number
  /** What the console's speed came to meanwhile, m. */
  readonly consoleM: number
  /** The speed of the console that is kept, km/h, and since when, ms; null while none is. */
  readonly steady: { readonly kmh: number; readonly sinceMs: number } | null
}

export const NO_POD_BESIDE: PodBeside = { podM: 0, consoleM: 0, steady: null }
