import type { Line } from '../../protocol/panel/line.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'

/** A session that is what it is told to be, for a face that only shows it. */
export function toldSession(first: Snapshot, points: Line['points'] = []) {
  let snapshot = first
  const listeners = new Set<() => void>()
  return {
    snapshot: () => snapshot,
    glance: () => snapshot,
    line: (): Line => ({ run: snapshot.run?.id ?? null, points }),
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** The next snapshot. */
    show(next: Snapshot): void {
      snapshot = { ...next, number: snapshot.number + 1 }
      for (const listener of listeners) listener()
    },
  }
}
