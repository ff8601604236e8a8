import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import { setsOut } from '../../protocol/panel/setting-out.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Clock } from '../clock.ts'
import { isLeftBehind, standingAfter, type Standing } from './left-behind.ts'

/** For so long a report is shown before all of its runner is forgotten, ms. */
export const REPORT_SHOWN_MS = 120_000

/** Guests of a gym, one after the other: a visit is over some time after its report, or once the next runner is there. A run that
 * its runner walked off from is ended into its report. */
export interface Visits {
  /** The next runner is there: all of the one before is forgotten. False while a run is on. */
  next(this: void): boolean
  /** Whoever does something after a report is the next runner. True where it was so. */
  nextAfterReport(this: void): boolean
  /** A new run right after a report: the plan is not that of who asks, who has read nothing yet. Null where it is no such ask. */
  refusalOf(this: void, ask: Ask): AskRefusal | null
  /** Whether it is a run of the guest who is there. */
  isOwnRun(this: void, id: string): boolean
  close(this: void): void
}

interface Session {
  snapshot(): Pick<Snapshot, 'phase' | 'run' | 'belt' | 'measured' | 'stretch' | 'atMs'>
  ask(ask: Ask): AskRefusal | null
  subscribe(listener: () => void): () => void
}

const UNREAD: AskRefusal = { error: 'page-unread', code: 'belt-page-unread', values: {} }

/**
 * @param clock real time
 * @param forget forgets all of the guest there was
 */
export function visitsOf(session: Session, clock: Pick<Clock, 'after'>, forget: () => void): Visits {
  const ownRuns = new Set<string>()
  let stopWaiting: (() => void) | null = null
  let standing: Standing | null = null

  function end(): void {
    stopWaiting?.()
    stopWaiting = null
    ownRuns.clear()
    forget()
  }

  function look(): void {
    const shown = session.snapshot()
    const { phase, run } = shown
    standing = standingAfter(standing, shown)
    if (run !== null && standing !== null && isLeftBehind(standing, shown)) {
      standing = { ...standing, sinceMs: shown.atMs }
      endLeftBehind(run.id)
    }
    const isReported = phase.kind === 'done'
    if (isReported) stopWaiting ??= clock.after(REPORT_SHOWN_MS, end)
    else if (stopWaiting !== null) end()
    if (run !== null) ownRuns.add(run.id)
  }

  /** One in which nothing was run yet can only be discarded. */
  function endLeftBehind(id: string): void {
    const refusal = session.ask({ id: `left-behind-${id}`, ask: 'end' })
    if (refusal !== null) session.ask({ id: `left-behind-unrun-${id}`, ask: 'discard' })
  }

  function next(): boolean {
    if (session.snapshot().run !== null) return false
    end()
    return true
  }
  const nextAfterReport = (): boolean => session.snapshot().phase.kind === 'done' && next()

  look()
  const unsubscribe = session.subscribe(look)
  return {
    next,
    nextAfterReport,
    refusalOf: (ask) => (setsOut(ask) && nextAfterReport() ? UNREAD : null),
    isOwnRun: (id) => ownRuns.has(id),
    close() {
      unsubscribe()
      stopWaiting?.()
    },
  }
}
