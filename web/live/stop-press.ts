import type { Snapshot } from '../../protocol/panel/snapshot.ts'

/** A press of STOP, and what has become of it. */
export interface StopPress {
  /** When it was pressed, ms of the page. */
  readonly atMs: number
  /** How many times it was sent. */
  readonly tries: number
  /** Crescendo has it. */
  readonly answered: boolean
  /** What the belt ran at when it was last seen before, km/h; null where it was not. */
  readonly fromKmh: number | null
  /** The belt was seen to fall since. */
  readonly obeyed: boolean
}

/** A press is answered within a few milliseconds; after this it did not get through, ms. */
export const THROUGH_MS = 1000
/** A belt that obeys is slower by this, km/h or a share of its speed (governor, rule 1). */
const FALL = { kmh: 0.3, share: 0.1 }

/** Where a press of STOP got stuck: on its way to Crescendo, or from there to the treadmill; null where it did not. */
export function stuckOf(
  press: StopPress | null,
  snapshot: Snapshot | null,
  nowMs: number,
): 'daemon' | 'treadmill' | null {
  if (press === null || nowMs - press.atMs < THROUGH_MS) return null
  if (!press.answered) return 'daemon'
  return snapshot?.machine?.link === 'down' && !press.obeyed ? 'treadmill' : null
}

/** The press once `speedKmh` was measured; null once the belt is at rest, and no STOP is on its way any more. */
export function pressOnceSeen(press: StopPress, { belt, machine, estimated }: Snapshot, speedKmh: number | null) {
  if (estimated || machine?.link !== 'up') return press
  if (belt === 'still' || belt === 'stopped') return null
  const { fromKmh, answered, obeyed } = press
  if (obeyed || !answered || speedKmh === null || fromKmh === null) return press
  return speedKmh <= fromKmh - Math.max(FALL.kmh, FALL.share * fromKmh) ? { ...press, obeyed: true } : press
}
