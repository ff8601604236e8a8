import type { Banner, BeltState } from '../../protocol/panel/snapshot.ts'

/** The computer that everything runs on. */
export interface Computer {
  /** The last time that the loop was busy for so long that it is said; null where it was not, or long ago. */
  readonly busy: { readonly atMs: number; readonly forMs: number } | null
  /** How many times as fast as time the session runs, on a simulated treadmill or a virtual controller; 1 wherever a belt may be real. */
  readonly timesAsFast: number
}

/** How long it is said that the computer was busy, ms. */
const SAID_MS = 10_000

/**
 * What is said of the computer itself. A loop that was busy is no matter while the belt rests.
 *
 * @param isSimulated who tries a simulated treadmill faster than time has asked for that, and is not told of it
 */
export function computerBanners(
  { busy, timesAsFast }: Computer,
  { belt, isSimulated }: { readonly belt: BeltState; readonly isSimulated: boolean },
  nowMs: number,
): Banner[] {
  const rests = belt === 'still' || belt === 'stopped'
  return [
    ...(busy !== null && !rests && nowMs - busy.atMs < SAID_MS ? [busyBanner(busy.forMs)] : []),
    ...(timesAsFast === 1 || isSimulated ? [] : [fasterBanner(timesAsFast)]),
  ]
}

const busyBanner = (forMs: number): Banner => ({
  code: 'computer-busy',
  level: 'warning',
  values: { busyS: forMs / 1000 },
})

const fasterBanner = (timesAsFast: number): Banner => ({
  code: 'faster-than-time',
  level: 'info',
  values: { timesAsFast },
})
