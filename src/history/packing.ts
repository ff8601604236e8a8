import type Database from 'libsql'
import type { Clock } from '../clock.ts'
import type { Outbox } from './outbox.ts'
import { unpackedAfter } from './packed-journals.ts'

/** One run is packed each time, ms: what writes has a tenth of a second to do, and a start waits for none of it. */
const EVERY_MS = 1000

/**
 * Packs the journals of the runs that are over, one after the other, while no run is on and nothing waits to be written.
 *
 * @param clock real time
 * @returns its undo
 */
export function packsEnded(
  db: () => Database.Database,
  outbox: Outbox,
  clock: Pick<Clock, 'after'>,
  isRunOn: () => boolean,
): () => void {
  let lastKey = 0
  let stop = clock.after(EVERY_MS, packNext)

  function packNext(): void {
    stop = clock.after(EVERY_MS, packNext)
    if (isRunOn() || outbox.rows > 0 || outbox.problem !== null) return
    const next = unpackedAfter(db(), lastKey)
    if (next === null) return
    lastKey = next.key
    outbox.put({ kind: 'pack', id: next.id })
  }
  return () => stop()
}
