import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import type { AskFace } from './deps.ts'

/** An ask made on a snapshot older than this does not speed up, ms. */
const STALE_MS = 3000

/** The snapshots that left this daemon, and when. */
export interface SentSnapshots {
  /** The newest snapshot, which leaves now. */
  send(): Snapshot
  /** Whether an ask must be refused because its asker saw an older world, and it would speed up. */
  isStale(ask: Ask): boolean
}

export function sentSnapshots(
  newest: () => Snapshot,
  speedsUp: AskFace['speedsUp'],
  nowMs: () => number,
): SentSnapshots {
  /** By number, the latest sent last. */
  const sentAtMs = new Map<number, number>()
  const forget = (): void => {
    for (const [number, atMs] of sentAtMs) {
      if (nowMs() - atMs <= STALE_MS) break
      sentAtMs.delete(number)
    }
  }
  return {
    send() {
      const snapshot = newest()
      sentAtMs.delete(snapshot.number)
      sentAtMs.set(snapshot.number, nowMs())
      forget()
      return snapshot
    },
    isStale(ask) {
      if (ask.snapshot === undefined || !speedsUp(ask, newest) || ask.snapshot === newest().number) return false
      forget()
      return !sentAtMs.has(ask.snapshot)
    },
  }
}
