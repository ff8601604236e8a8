import type { Snapshot } from '../protocol/panel/snapshot.ts'
import type { MachineFacts } from './belt/event.ts'
import type { RunEnding, RunLog } from './history/run-log.ts'
import type { RunIdentity } from './history/unfinished-run.ts'
import type { SessionEvent } from './session/event.ts'
import type { Session } from './session/session.ts'

/** Notes every event of the run that is on, for its log. */
export interface Recorder {
  /** The run that is on. */
  readonly run: RunIdentity | null
  /** The one that was on last, or is. */
  readonly last: RunIdentity | null
  note(event: SessionEvent): void
  /** A run begins, with the session as it is; null where there is no plan or no machine to run on. */
  begin(session: Session, address: string): void
  /** Hands on what was noted; at the latest it is handed on after everything that is on its way to the belt. */
  handOn(): void
  flush(session: Session): void
  finish(how: RunEnding, session: Session, last: Snapshot): void
}

/** @param run the run that is on already */
export function recorderInto(log: RunLog, run: RunIdentity | null): Recorder {
  let current = run
  let last = run
  let waiting: SessionEvent[] = []

  function handOn(): void {
    const events = waiting
    waiting = []
    for (const event of events) log.append(event)
  }

  return {
    get run() {
      return current
    },
    get last() {
      return last
    },
    note(event) {
      if (current === null) return
      // Handing it to what writes takes its time, and a Stop waits for nothing.
      if (waiting.length === 0) setImmediate(handOn)
      waiting.push(event)
    },
    begin(session, address) {
      const { plan, machine } = session
      if (current !== null || plan === null || machine === null) return
      current = log.begin(plan, whereOf(machine, address), session)
      last = current
    },
    handOn,
    flush(session) {
      handOn()
      log.flush(session)
    },
    finish(how, session, last) {
      handOn()
      current = null
      log.finish(how, session, last)
    },
  }
}

const whereOf = (facts: MachineFacts, address: string) => ({ name: facts.name, address, facts })
