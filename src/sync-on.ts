import type { Logger } from 'pino'
import { monotonicClock } from './clock.ts'
import type { Config } from './config.ts'
import type { RunFiles } from './export/in-thread.ts'
import type { History } from './history/history.ts'
import { FIRST_RUNNER } from './history/stored-runners.ts'
import { folderTarget } from './sync/folder.ts'
import { intervalsCalendar } from './sync/intervals-calendar.ts'
import { intervalsTarget } from './sync/intervals.ts'
import { keepSync, readSync } from './sync/kept.ts'
import { syncOn, type Syncing } from './sync/sync.ts'
import { NOTHING_PLANNED } from './sync/today.ts'

/** Of each runner, by what they set; told of and set for the one whose treadmill it is. */
export interface SyncingOfAll extends Syncing {
  /** Nothing of a runner goes anywhere any more, and what they set is forgotten with its key. */
  forget(runner: string): Promise<void>
}

/** Where finished runs go by themselves, by what was set in the panel. */
export function syncingOn(
  { dataDir, intervalsUrl }: Config,
  history: History,
  fileOf: RunFiles,
  isRunOn: () => boolean,
  log: Logger,
): SyncingOfAll {
  const { runners } = history
  const made = (runner: string): Syncing =>
    syncOn({
      sendings: history.sendingsOf(runner),
      kept: readSync(dataDir, runner, FIRST_RUNNER),
      keep: (kept) => keepSync(dataDir, runner, FIRST_RUNNER, kept),
      async fileOf({ id }) {
        try {
          const file = await fileOf(id, 'fit')
          return typeof file === 'string' ? null : file
        } catch (error) {
          log.error(error, `No file can be made of the run ${id}: it goes nowhere by itself.`)
          return null
        }
      },
      isRunOn,
      trouble: (error) => log.error(error, 'Runs go nowhere by themselves for a while.'),
      targetOf({ folder, intervals }, name) {
        if (name === 'folder') return folder && folderTarget(folder.path)
        return intervals && intervalsTarget(intervals.key, intervalsUrl)
      },
      calendarOf: ({ intervals }) => intervals && intervalsCalendar(intervals.key, intervalsUrl),
      clock: monotonicClock(),
    })
  const by = new Map<string, Syncing>()
  function of(runner: string): Syncing {
    const known = by.get(runner) ?? made(runner)
    by.set(runner, known)
    return known
  }
  // A file that cannot be used is found at the start, whoever set it.
  of(runners.current())
  return {
    now: () => of(runners.current()).now(),
    tell: (change) => of(runners.current()).tell(change),
    async today() {
      const runner = runners.current()
      const planned = await of(runner).today()
      // Whose treadmill it became meanwhile is told nothing of another's calendar.
      return runners.current() === runner ? planned : NOTHING_PLANNED
    },
    look() {
      for (const { id } of runners.all()) of(id).look()
    },
    async forget(runner) {
      await by.get(runner)?.close()
      by.delete(runner)
      keepSync(dataDir, runner, FIRST_RUNNER, null)
    },
    async close() {
      for (const syncing of by.values()) await syncing.close()
    },
  }
}
