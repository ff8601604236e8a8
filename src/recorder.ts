import type { Plan } from '../protocol/panel/plan.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import type { MachineFacts } from './belt/event.ts'
import type { SessionEvent } from './session/event.ts'
import type { Session } from './session/session.ts'

/** How much telemetry from before a run its journal begins with, ms: enough to prove the standstill again. */
const PREAMBLE_MS = 3000

/** Where a run is kept. */
export interface RunKeeper {
  /** A run begins; everything appended from now on belongs to it. */
  begin(plan: Plan, machine: { readonly name: string; readonly address: string }): RunName
  append(event: SessionEvent): void
  flush(): void
  /** The run is over: into history, or not. */
  finish(last: Snapshot, how: 'ended' | 'discarded'): void
}

export interface RunName {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
}

/** A run that the last daemon left open. */
export interface OpenRun {
  readonly run: RunName
  readonly events: Iterable<SessionEvent>
  /** What the daemon was started for, where that is another treadmill than the run's. */
  readonly elsewhere?: string | undefined
}

/** Notes every event: for the run that is on, or for the one that may begin. */
export interface Recorder {
  /** The run that is on. */
  readonly run: RunName | null
  note(event: SessionEvent): void
  /** A run begins, with what of the time before it a journal has to begin with. */
  begin(plan: Plan, machine: MachineFacts, address: string): void
  /** Hands on what was noted; at the latest it is handed on after everything that is on its way to the belt. */
  handOn(): void
  flush(): void
  finish(session: Session, last: Snapshot, how: 'ended' | 'discarded'): void
}

/** @param run the run that is on already */
export function recorderInto(keeper: RunKeeper, run: RunName | null): Recorder {
  let current = run
  let preamble: readonly SessionEvent[] = []
  let waiting: SessionEvent[] = []

  function handOn(): void {
    const events = waiting
    waiting = []
    for (const event of events) keeper.append(event)
  }

  return {
    get run() {
      return current
    },
    note(event) {
      if (current === null) {
        preamble = remembering(preamble, event)
        return
      }
      // Writing to a disk takes longer than an order, and a Stop waits for nothing.
      if (waiting.length === 0) setImmediate(handOn)
      waiting.push(event)
    },
    begin(plan, { name }, address) {
      current = keeper.begin(plan, { name, address })
      for (const event of preamble) keeper.append(event)
      preamble = []
    },
    handOn,
    flush() {
      handOn()
      keeper.flush()
    },
    finish(session, last, how) {
      handOn()
      current = null
      preamble = preambleOf(session)
      keeper.finish(last, how)
    },
  }
}

/** The newest of each kind, and the last seconds of telemetry. */
function remembering(preamble: readonly SessionEvent[], event: SessionEvent): readonly SessionEvent[] {
  if (event.kind === 'tick') return preamble
  const superseded = (old: SessionEvent): boolean =>
    old.kind === 'telemetry'
      ? old.atMs < event.atMs - PREAMBLE_MS
      : event.kind !== 'telemetry' && kindOf(old) === kindOf(event)
  return [...preamble.filter((old) => !superseded(old)), event]
}

/** What a run that follows on another begins with: the machine, the plan, and whether somebody watches. */
function preambleOf({ atMs, machine, plan, seen }: Session): SessionEvent[] {
  const events: SessionEvent[] = [
    seen.unwatchedMs === 0 ? { kind: 'watched', atMs } : { kind: 'unwatched', atMs, forMs: seen.unwatchedMs },
  ]
  if (machine !== null && seen.link === 'up')
    events.push({ kind: 'notice', atMs, notice: { kind: 'link-up', machine } })
  if (plan !== null) events.push({ kind: 'plan', atMs, plan })
  return events
}

const kindOf = (event: SessionEvent): string => {
  if (event.kind === 'notice') return `notice ${event.notice.kind}`
  return event.kind === 'unwatched' ? 'watched' : event.kind
}
