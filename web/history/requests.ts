import type { RunKind, RunListed, RunPage } from '../../protocol/panel/run-list.ts'
import type { RunOpened, RunSeries } from '../../protocol/panel/run-opened.ts'
import type { Bests, Trends } from '../../protocol/panel/trends.ts'
import type { Sync, SyncChange, SyncProblem, SyncRefusal } from '../../protocol/panel/sync.ts'
import { words } from '../language.ts'
import { ANSWER_MS, answerIn, send } from '../live/requests.ts'

/** What the history is asked for. Null where it does not answer; `gone` where it has no such run. */

export type KindShown = 'all' | RunKind

/** What is worked out of a whole run may take longer than what is looked up, ms. */
const WORKED_OUT_MS = 30_000

async function got<T>(path: string, waitMs = ANSWER_MS): Promise<T | 'gone' | null> {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(waitMs), cache: 'no-store' })
    if (response.ok) return (await response.json()) as T
    return response.status === 404 ? 'gone' : null
  } catch {
    return null
  }
}

const orNull = <T>(answer: T | 'gone' | null): T | null => (answer === 'gone' ? null : answer)
const of = (run: string): string => `/api/runs/${encodeURIComponent(run)}`

/** @param before where the page before ended; null: the latest runs */
export async function pageOfRuns(kind: KindShown, before: string | null): Promise<RunPage | null> {
  const asked = new URLSearchParams({ kind, ...(before === null ? {} : { before }) })
  return orNull(await got<RunPage>(`/api/runs?${asked.toString()}`))
}

/** Those before it with a plan of the same shape, the latest first; none where that is not known. */
export async function runsLike(run: string): Promise<readonly RunListed[]> {
  const page = await got<RunPage>(`/api/runs?like=${encodeURIComponent(run)}`)
  return page === null || page === 'gone' ? [] : page.runs
}

export const runOf = (run: string): Promise<RunOpened | 'gone' | null> => got(of(run))
export const seriesOf = async (run: string): Promise<RunSeries | null> =>
  orNull(await got<RunSeries>(`${of(run)}/series`, WORKED_OUT_MS))
export const trendsNow = async (): Promise<Trends | null> => orNull(await got<Trends>('/api/trends'))
export const bestsNow = async (): Promise<Bests | null> => orNull(await got<Bests>('/api/bests'))

/** Takes a run out of everything. False where that did not get through; one that is not there is out of everything, too. */
export async function removeRun(run: string): Promise<boolean> {
  try {
    const { ok, status } = await fetch(of(run), { method: 'DELETE', signal: AbortSignal.timeout(ANSWER_MS) })
    return ok || status === 404
  } catch {
    return false
  }
}

/** Has it back. */
export async function giveRunBack(run: string): Promise<boolean> {
  try {
    return (await send('POST', `${of(run)}/undo`, {})).ok
  } catch {
    return false
  }
}

/** Where finished runs go by themselves; null in a gym, too. */
export const syncNow = async (): Promise<Sync | null> => orNull(await got<Sync>('/api/sync'))

/** What holds from now on; or why nothing was changed. */
export async function tellSync(
  change: SyncChange,
): Promise<{ readonly sync: Sync } | { readonly refused: SyncProblem | string }> {
  try {
    const response = await send('PUT', '/api/sync', change)
    const answer = await answerIn(response)
    if (response.ok && answer !== null) return { sync: answer as Sync }
    const refused = answer as SyncRefusal | null
    return { refused: refused?.error === 'sync-refused' ? refused : words.panel.noAnswer }
  } catch {
    return { refused: words.panel.noAnswer }
  }
}
