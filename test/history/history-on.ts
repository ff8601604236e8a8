import type { Database } from 'libsql'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { manualClock, type ManualClock } from '../../src/clock.ts'
import { RULES_OF_TODAY } from '../../src/history-on.ts'
import { openHistory, type History } from '../../src/history/history.ts'
import type { Writer } from '../../src/history/outbox.ts'
import { writerInto } from '../../src/history/writer.ts'
import { RULES_VERSION } from '../../src/session/rules-version.ts'
import { isRun } from '../../src/view/run-result.ts'
import { WALL_MS } from './plan.ts'

/** The history of a data folder, written at once and in this thread. */
export interface HistoryOn extends History {
  readonly clock: ManualClock
  /** What was said of the disk, `null` where saving went on. */
  readonly said: (string | null)[]
  readonly leftOut: string[]
}

export interface On {
  readonly version?: number
  readonly clock?: ManualClock
  /** Whether every runner is a guest. */
  readonly isGuests?: boolean
  readonly writerOf?: (db: Database) => Writer
}

export function historyOn(
  folder: string,
  { version = RULES_VERSION, clock, writerOf = writerInto, isGuests = false }: On = {},
): HistoryOn {
  const time = clock ?? manualClock(0, WALL_MS)
  const said: (string | null)[] = []
  const leftOut: string[] = []
  const resultOf = (last: Snapshot) => {
    const { distanceM, splits = [] } = last
    return isRun(last) ? { distanceM, movingS: 500, crescendo: true, splits } : null
  }
  const history = openHistory(
    folder,
    writerOf,
    time,
    { ...RULES_OF_TODAY, version, resultOf },
    (problem) => said.push(problem?.reason ?? null),
    ({ message }) => leftOut.push(message),
    isGuests,
  )
  return { ...history, clock: time, said, leftOut }
}
