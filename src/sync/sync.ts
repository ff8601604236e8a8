import { isAbsolute } from 'node:path'
import type { Sync, SyncChange, SyncProblem } from '../../protocol/panel/sync.ts'
import type { Clock } from '../clock.ts'
import type { NotedSendings } from '../history/history.ts'
import type { Sending, SendingTarget } from '../history/sendings.ts'
import { LONGEST_BACK_OFF_MS, waitMs } from './back-off.ts'
import { folderProblem } from './folder.ts'
import { NOTHING_SET, type KeptSync } from './kept.ts'
import type { NamedFile, NotNow, SentRun, Target } from './target.ts'
import { todayOn, type Calendar, type Planned } from './today.ts'

/** Every finished run goes where its runner wants it: once each, the earliest first, and never while a run is on. */
export interface Syncing {
  now(): Sync
  /** Why nothing was changed; null where it was. */
  tell(change: SyncChange): Promise<SyncProblem | null>
  /** What intervals.icu plans for today: asked for here, at most once in a quarter of an hour. */
  today(): Promise<Planned>
  /** There may be something to send: a run has ended, or nothing is run any more. */
  look(): void
  /** Nothing is begun any more; what is under way is broken off, and asked for at the next start. */
  close(): Promise<void>
}

export interface SyncOn {
  readonly sendings: NotedSendings
  /** What was set, as it was kept. */
  readonly kept: KeptSync | 'unreadable'
  keep(kept: KeptSync): void
  /** The FIT file of an ended run; null where none can be made. */
  fileOf(run: SentRun): Promise<NamedFile | null>
  isRunOn(): boolean
  /** Told of what nobody expected, such as a data folder that cannot be read any more: nothing is sent for a while. */
  trouble(error: unknown): void
  targetOf(kept: KeptSync, name: SendingTarget): Target | null
  calendarOf(kept: KeptSync): Calendar | null
  /** Real time. */
  readonly clock: Pick<Clock, 'after' | 'nowMs' | 'wallMs'>
}

const TARGETS: readonly SendingTarget[] = ['folder', 'intervals']
/** A run that is on is asked for again after this, and what could not be noted, ms. */
const LOOK_AGAIN_MS = 60_000

export function syncOn(on: SyncOn): Syncing {
  const { sendings, clock } = on
  let kept = on.kept === 'unreadable' ? NOTHING_SET : on.kept
  let isUnreadable = on.kept === 'unreadable'
  const problems = new Map<SendingTarget, SyncProblem>()
  /** Those that take nothing until they are set anew. */
  const stopped = new Set<SendingTarget>()
  const leaving = new AbortController()
  const today = todayOn({
    ...{ clock, until: leaving.signal },
    calendar: () => on.calendarOf(kept),
    isRunOn: () => on.isRunOn(),
  })
  const beganAtMs = clock.wallMs()
  let pass: Promise<void> | null = null
  let isDue = false
  let forget = (): void => {}

  function look(): void {
    forget()
    isDue = true
    pass ??= passes()
      .catch((error: unknown) => {
        on.trouble(error)
        lookIn(LONGEST_BACK_OFF_MS)
      })
      .finally(() => {
        pass = null
        if (isDue && !leaving.signal.aborted) look()
      })
  }

  function lookIn(ms: number): void {
    forget()
    if (!leaving.signal.aborted) forget = clock.after(Math.min(ms, LONGEST_BACK_OFF_MS), look)
  }

  async function passes(): Promise<void> {
    while (isDue && !leaving.signal.aborted) {
      isDue = false
      let soonestMs = Infinity
      for (const name of TARGETS) soonestMs = Math.min(soonestMs, await drained(name))
      if (soonestMs < Infinity && !isDue) lookIn(soonestMs)
    }
  }

  /** Sends what can be sent there. @returns after how long there is something to do again, ms */
  async function drained(name: SendingTarget): Promise<number> {
    for (;;) {
      const target = on.targetOf(kept, name)
      const sinceMs = kept[name]?.sinceMs
      if (leaving.signal.aborted || target === null || sinceMs === undefined || stopped.has(name)) return Infinity
      const next = sendings.next(name, sinceMs)
      if (next === null) {
        if (problems.get(name)?.code !== 'sync-run-refused') problems.delete(name)
        return Infinity
      }
      if (on.isRunOn()) return LOOK_AGAIN_MS
      const inMs = next.atMs - clock.wallMs()
      // A clock that was put back makes nothing wait longer than the longest.
      if (inMs > 0 && inMs <= LONGEST_BACK_OFF_MS) return inMs
      const againInMs = await handedOn(target, next)
      if (againInMs !== null) return againInMs
    }
  }

  /** @returns null where it is over with this one, else after how long it is tried again, ms */
  async function handedOn(target: Target, next: Sending): Promise<number | null> {
    const { name } = target
    const note = (state: 'begun' | 'again' | 'sent' | 'refused', tries: number, inMs = 0) =>
      sendings.note({ id: next.id, target: name, state, tries, atMs: clock.wallMs() + inMs })
    const waits = async (came: NotNow, open: 'begun' | 'again', tries: number): Promise<number> => {
      const inMs = waitMs(tries, came.afterMs)
      problems.set(name, came.problem)
      await note(came.is === 'unknown' ? 'begun' : open, tries, came.is === 'stopped' ? 0 : inMs)
      if (came.is !== 'stopped') return inMs
      stopped.add(name)
      return Infinity
    }

    // Of a run from before, what became of it may be forgotten: a backup came back, or its folder is another computer's.
    if (next.state === 'begun' || (next.state === null && next.startedAtMs < beganAtMs)) {
      const asked = await target.has(next, leaving.signal)
      if (asked.is === 'there') {
        problems.delete(name)
        await note('sent', next.tries)
        return null
      }
      if ('problem' in asked) return waits(asked, next.state === null ? 'again' : 'begun', next.tries + 1)
    }
    const file = await on.fileOf(next)
    if (file === null) {
      problems.set(name, { code: 'sync-no-file', values: {} })
      await note('refused', next.tries)
      return null
    }
    const tries = next.tries + 1
    // Whoever ends in the midst of it finds that nobody knows what became of it.
    await note('begun', tries)
    if (leaving.signal.aborted) return Infinity
    if (sendings.stateOf(name, next.id) !== 'begun') {
      problems.set(name, { code: 'sync-not-noted', values: {} })
      return LOOK_AGAIN_MS
    }
    const sent = await target.send(next, file, leaving.signal)
    if (sent.is === 'sent') {
      problems.delete(name)
      await note('sent', tries)
      return null
    }
    if (sent.is === 'refused') {
      problems.set(name, sent.problem)
      await note('refused', tries)
      return null
    }
    return waits(sent, 'again', tries)
  }

  const stateOf = (name: SendingTarget, sinceMs: number) => {
    const { lastSentAtMs, ...counts } = sendings.counts(name, sinceMs)
    return {
      earlier: sinceMs === 0,
      ...counts,
      lastSentAt: lastSentAtMs === null ? null : new Date(lastSentAtMs).toISOString(),
      problem: problems.get(name) ?? null,
    }
  }

  return {
    now() {
      const { folder, intervals } = kept
      return {
        folder: folder && { path: folder.path, ...stateOf('folder', folder.sinceMs) },
        intervals: intervals && stateOf('intervals', intervals.sinceMs),
        problem: isUnreadable ? { code: 'sync-settings-unreadable', values: {} } : null,
      }
    },
    async tell({ folder, intervalsKey, earlier = false }) {
      const path = folder?.trim()
      if (path !== undefined) {
        const problem = isAbsolute(path)
          ? await folderProblem(path)
          : ({ code: 'sync-folder-missing', values: { folder: path } } as const)
        if (problem !== null) return problem
      }
      const since = (before: { readonly sinceMs: number } | null): number =>
        earlier ? 0 : (before?.sinceMs ?? clock.wallMs())
      const next: KeptSync = { ...kept }
      if (path !== undefined) next.folder = { path, sinceMs: since(kept.folder?.path === path ? kept.folder : null) }
      else if (folder === null) next.folder = null
      if (typeof intervalsKey === 'string') next.intervals = { key: intervalsKey, sinceMs: since(kept.intervals) }
      else if (intervalsKey === null) next.intervals = null
      if (earlier && folder === undefined && intervalsKey === undefined) {
        if (kept.folder !== null) next.folder = { ...kept.folder, sinceMs: 0 }
        if (kept.intervals !== null) next.intervals = { ...kept.intervals, sinceMs: 0 }
      }
      on.keep(next)
      kept = next
      isUnreadable = false
      stopped.clear()
      problems.clear()
      today.forget()
      look()
      return null
    },
    look,
    today: () => today.now(),
    async close() {
      leaving.abort()
      forget()
      await pass
    },
  }
}
