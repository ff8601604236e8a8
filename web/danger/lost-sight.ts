import type { StreamEnd } from '../../protocol/panel/answers.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { NUMBERS_LAST_MS } from '../../protocol/units.ts'
import { isRunning, screenOf } from '../screen-of.ts'

/** When the numbers on the screen are not the belt's any more, and why. */

/** Which of them is not heard: Crescendo, the treadmill's link, its readings on a link that holds; or this window by itself. */
export type LostWhat = 'daemon' | 'treadmill' | 'readings' | 'window'

export interface Lost {
  readonly what: LostWhat
  /** The belt stood when it was last seen. */
  readonly atRest: boolean
}

/** What is heard of the daemon. */
export interface Hearing {
  readonly heard: boolean
  /** Why this window gets no more snapshots. */
  readonly closed: StreamEnd | null
}

/** What was measured of the belt while it was seen, km/h, and for how long it has not been, ms. */
export interface LastSeen {
  readonly speedKmh: number
  readonly agoMs: number
}

/** Telling the screen that a reading is missing, and drawing it, takes up to so long, ms. */
const DRAWN_WITHIN_MS = 1000
/** A reading that is at most this old may be doubted, but the belt is in sight, ms. */
const IN_SIGHT_MS = NUMBERS_LAST_MS - DRAWN_WITHIN_MS

/** Null while what is shown is the belt's, and on the screens that show nothing of it. `seen` is in the screen's own time. */
export function lostOf(snapshot: Snapshot, seen: LastSeen | null, { heard, closed }: Hearing): Lost | null {
  const screen = screenOf(snapshot)
  if (screen === 'ready' || screen === 'report') return null
  const { belt, measured, machine, estimated } = snapshot
  const atRest = !isRunning(screen) && (belt === 'still' || belt === 'stopped') && (measured.speedKmh ?? 0) === 0
  if (closed !== null) return { what: 'window', atRest }
  if (!heard) return { what: 'daemon', atRest }
  if (!isRunning(screen) || !estimated) return null
  if (machine?.link === 'down') return { what: 'treadmill', atRest }
  return belt === 'unseen' || (seen?.agoMs ?? Infinity) > IN_SIGHT_MS ? { what: 'readings', atRest } : null
}

/** The speed that a snapshot has seen, km/h; null where it has seen none of now. */
export function seenKmhOf({ measured, estimated }: Snapshot): number | null {
  return estimated || (measured.ageMs ?? Infinity) > IN_SIGHT_MS ? null : measured.speedKmh
}
