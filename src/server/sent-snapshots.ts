import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import { raises } from './ask-effect.ts'

/** A snapshot that left longer ago than this says nothing of now: nothing speeds up on it, and nobody watches by it, ms. */
const STALE_MS = 3000

/** The snapshots that left this daemon, and when. */
export interface SentSnapshots {
  /** The newest snapshot, which leaves now. */
  send(): Snapshot
  /** Whether this snapshot left so lately that who has drawn it watches. */
  isFresh(number: number): boolean
  /** Whether an ask must be refused because its asker saw an older world, and it would speed up. */
  isStale(ask: Ask): boolean
}

export function sentSnapshots(newest: () => Snapshot, nowMs: () => number): SentSnapshots {
  /** By number, the latest sent last. */
  const sentAtMs = new Map<number, number>()
  const forget = (): void => {
    for (const [number, atMs] of sentAtMs) {
      if (nowMs() - atMs <= STALE_MS) break
      sentAtMs.delete(number)
    }
  }
  const isFresh = (number: number): boolean => {
    forget()
    return sentAtMs.has(number)
  }
  return {
    isFresh,
    send() {
      const snapshot = newest()
      sentAtMs.delete(snapshot.number)
      sentAtMs.set(snapshot.number, nowMs())
      forget()
      return snapshot
    },
    isStale(ask) {
      if (ask.snapshot === undefined || !raises(ask, newest) || ask.snapshot === newest().number) return false
      return !isFresh(ask.snapshot)
    },
  }
}
