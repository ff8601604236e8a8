import { MOST_LISTED, type RunListed, type RunPage, type RunQuery } from '../../protocol/panel/run-list.ts'
import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import type { RunTold } from '../../protocol/panel/runs.ts'

interface RunsToShow {
  page(query: RunQuery): Promise<RunPage>
  opened(id: string): Promise<RunOpened | null>
  tell(id: string, told: RunTold): Promise<RunOpened | null>
}

/**
 * Of the history only what the guest who is there ran, who ran it last, so that it is on one page; nothing that their runs and
 * others' come to, and no file of it, that would stay on the disk.
 */
export const ownRuns = (
  runs: RunsToShow,
  isOwn: (id: string) => boolean,
): RunsToShow & {
  readonly bringIn: null
  readonly file: null
  readonly removal: null
  readonly over: null
  readonly series: null
} => ({
  bringIn: null,
  file: null,
  removal: null,
  series: null,
  over: null,
  async page({ kind = 'all', like }) {
    const latest = await runs.page({ limit: String(MOST_LISTED), ...(like === undefined ? {} : { like }) })
    const own = latest.runs.filter(({ id }) => isOwn(id))
    const of = (one: RunListed['kind']): number => own.filter((run) => run.kind === one).length
    return {
      runs: own.filter((run) => kind === 'all' || run.kind === kind),
      next: null,
      counts: { all: own.length, crescendo: of('crescendo'), guided: of('guided') },
    }
  },
  opened: (id) => (isOwn(id) ? runs.opened(id) : Promise.resolve(null)),
  tell: (id, told) => (isOwn(id) ? runs.tell(id, told) : Promise.resolve(null)),
})
