/** A foot pod: a second opinion on speed. */

/** km/h, null where it measures nothing; and when it was told, ms. */
export interface FootPod {
  readonly speedKmh: number | null
  readonly atMs: number
}

/** It tells once a second: three of them may be lost, ms. */
const FRESH_MS = 4000

/** What it says now, km/h; null while nothing is known. */
export function footPodKmhOf({ footPod }: { readonly footPod: FootPod | null }, nowMs: number): number | null {
  return footPod !== null && nowMs - footPod.atMs <= FRESH_MS ? footPod.speedKmh : null
}
