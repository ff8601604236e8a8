import type { Logger } from 'pino'
import { monotonicClock } from './clock.ts'
import type { Config } from './config.ts'
import type { RunFiles } from './export/in-thread.ts'
import type { History } from './history/history.ts'
import { folderTarget } from './sync/folder.ts'
import { intervalsTarget } from './sync/intervals.ts'
import { keepSync, readSync } from './sync/kept.ts'
import { syncOn, type Syncing } from './sync/sync.ts'

/** Where finished runs go by themselves, by what was set in the panel. */
export function syncingOn(
  { dataDir, intervalsUrl }: Config,
  { sendings }: History,
  fileOf: RunFiles,
  isRunOn: () => boolean,
  log: Logger,
): Syncing {
  return syncOn({
    sendings,
    kept: readSync(dataDir),
    keep: (kept) => keepSync(dataDir, kept),
    async fileOf({ id }) {
      try {
        const made = await fileOf(id, 'fit')
        return typeof made === 'string' ? null : made
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
    clock: monotonicClock(),
  })
}
