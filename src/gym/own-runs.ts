import type { Run, RunSummary, RunTold } from '../../protocol/panel/runs.ts'

interface RunsToShow {
  list(): Promise<RunSummary[]>
  get(id: string): Promise<Run | null>
  tell(id: string, told: RunTold): Promise<Run | null>
}

/** Of the history only what the guest who is there ran; no file of it, that would stay on the disk. */
export const ownRuns = (runs: RunsToShow, isOwn: (id: string) => boolean): RunsToShow & { readonly file: null } => ({
  file: null,
  list: async () => (await runs.list()).filter(({ id }) => isOwn(id)),
  get: (id) => (isOwn(id) ? runs.get(id) : Promise.resolve(null)),
  tell: (id, told) => (isOwn(id) ? runs.tell(id, told) : Promise.resolve(null)),
})
