import type Database from 'libsql'
import type { Clock } from '../clock.ts'
import { mayAnyGo } from './gone-runs.ts'
import type { Outbox } from './outbox.ts'

/** So often it is looked whether any is to go for good, ms. */
const LOOK_MS = 15_000

/**
 * Deletes for good what was deleted, while no run is on and nothing waits to be written.
 *
 * @param clock real time
 * @returns its undo
 */
export const deletesGone = (
  db: () => Database.Database,
  outbox: Outbox,
  clock: Pick<Clock, 'every' | 'wallMs'>,
  isRunOn: () => boolean,
): (() => void) =>
  clock.every(LOOK_MS, () => {
    if (isRunOn() || outbox.rows > 0 || outbox.problem !== null) return
    const nowMs = Math.round(clock.wallMs())
    if (mayAnyGo(db(), nowMs)) outbox.put({ kind: 'delete-gone', nowMs })
  })
