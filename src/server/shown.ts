import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import type { AskFace } from './deps.ts'

/** An ask made on a snapshot older than this does not speed up, ms. */
const STALE_MS = 3000

/** The snapshots that were handed out, and when. */
export interface Shown {
  /** The newest snapshot, which from now on counts as seen. */
  show(): Snapshot
  /** Whether an ask must be refused because its asker saw an older world, and it would speed up. */
  isStale(ask: Ask): boolean
}

export function snapshotsShown(newest: () => Snapshot, speedsUp: AskFace['speedsUp'], nowMs: () => number): Shown {
  /** By number, the latest handed out last. */
  const shownAtMs = new Map<number, number>()
  const forget = (): void => {
    for (const [number, atMs] of shownAtMs) {
      if (nowMs() - atMs <= STALE_MS) break
      shownAtMs.delete(number)
    }
  }
  return {
    show() {
      const snapshot = newest()
      shownAtMs.delete(snapshot.number)
      shownAtMs.set(snapshot.number, nowMs())
      forget()
      return snapshot
    },
    isStale(ask) {
      if (ask.snapshot === undefined || !speedsUp(ask, newest) || ask.snapshot === newest().number) return false
      forget()
      return !shownAtMs.has(ask.snapshot)
    },
  }
}
