import { randomUUID } from 'node:crypto'
import type { FoundAtStart } from '../../protocol/panel/found-at-start.ts'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { SessionEvent } from '../session/event.ts'
import type { Session } from '../session/session.ts'
import type { SoFar } from '../session/so-far.ts'
import { HistoryError, reasonOf } from './history-error.ts'
import { journalFrom, type Journal } from './journal.ts'
import type { Outbox, WriteProblem } from './outbox.ts'
import { isoOf } from './iso.ts'
import type { RecordedMachine, RunResult } from './runs.ts'
import type { ReadBack, RunIdentity, UnfinishedRun } from './unfinished-run.ts'

/**
 * How a run is over: `ended` belongs into the history, `discarded` is deleted, and one that `never-ran`, since its start moved
 * nothing, is kept out of the way.
 */
export type RunEnding = 'ended' | 'discarded' | 'never-ran'

/**
 * Writes down the run that is on, as it goes. Nothing here waits for the disk: what is told is handed over, and written in its
 * order when it can be.
 *
 * What a kill can lose: the telemetry of the second since the last `flush`, and what was handed over and is not yet written.
 * On a sound disk that takes a few milliseconds, and an ask is answered only after it (`written`); while the disk is
 * slow, full or locked it is as much as waits, which is said (`problem` of the outbox).
 */
export interface RunLog {
  /** A run begins, with the session as it is before its first event. Everything appended from now on belongs to it. */
  begin(plan: Plan, machine: RecordedMachine, session: Session): RunIdentity
  append(event: SessionEvent): void
  /** Called once a second, with the session as it is after everything that was appended. */
  flush(session: Session): void
  /** The run is over. Of what comes to nothing that is a run nothing is kept, however it ends. */
  finish(how: RunEnding, session: Session, last: Snapshot): void
  /** Resolves once all that was told is written, after `withinMs` of real time, or at once where nothing can be written. */
  written(withinMs: number): Promise<void>
  readonly saving: () => SavingState
}

/** Why nothing is saved at the moment; null while all is well, and `again` for a while after it was not. */
export type SavingState = WriteProblem['reason'] | 'again' | 'lost' | null

/** What a log needs of the rooms that know a session. */
export interface RunRules {
  /** The grid of session time that ticks fall on, ms. */
  readonly tickMs: number
  /** Version of the rules that make sessions. */
  readonly version: number
  soFarOf(session: Session): SoFar
  /** What a run comes to, from the last that was seen of it and its session; null of what is none. */
  resultOf(last: Snapshot, session: Session): Omit<RunResult, 'endedAtMs' | 'line'> | null
  /** Whether a plan was made of these choices. */
  isOfChoices(plan: Plan, choices: Choices): boolean
  /** What was measured of the belt along the run. */
  lineOf(session: Session): RunResult['line']
}

export interface RunLogInHistory extends RunLog {
  /** The run goes on that a former daemon left unfinished, from this session on. */
  carryOn(unfinished: UnfinishedRun, readBack: ReadBack, session: Session): void
  /** Keeps a run that cannot be carried on out of the way, and gives what is to be said of it. */
  setAside(run: RunIdentity, cause: unknown): FoundAtStart
  /** Of every guest's run but the one that is on only what was run stays. */
  forgetGuests(): void
  /** What was written of the run is not there any more: it begins again with the next flush. */
  isGone(): void
  isOn(): boolean
}

/** More rows than this are not kept for a disk that takes none, about an hour and a half of them: the run begins again. */
const MOST_ROWS = 20_000

/** The run that is on. */
interface RunOn {
  readonly id: string
  readonly startedAtMs: number
  readonly machine: RecordedMachine
  readonly plan: Plan
  readonly journal: Journal
}

export function runLogInto(
  outbox: Outbox,
  rules: RunRules,
  wallMs: () => number,
  saving: () => SavingState,
  isGuests: boolean,
  nameOf: (plan: Plan) => string | null,
  runner: () => string,
): RunLogInHistory {
  let on: RunOn | null = null
  let beginsAgain = false

  function start(run: Omit<RunOn, 'journal'>, first: number, session: Session): void {
    const { id } = run
    const journal = journalFrom(first, rules.tickMs, (rows) => outbox.put({ kind: 'events', id, rows }))
    on = { ...run, journal }
    beginsAgain = false
    const { startedAtMs, machine, plan } = run
    outbox.put({ kind: 'run', id, startedAtMs, machine, plan, isGuests, runner: runner(), ownPlanName: nameOf(plan) })
    outbox.put({
      kind: 'beginning',
      id,
      sequence: first,
      rules: rules.version,
      session: JSON.stringify(session),
    })
    outbox.put({ kind: 'so-far', id, soFar: rules.soFarOf(session) })
  }

  /** What happened so far is in the session: the rows that wait need not be written any more. */
  function beginAgain(run: RunOn, session: Session): void {
    outbox.takeBack((writing) => writing.kind === 'events' || (writing.kind === 'beginning' && writing.id === run.id))
    start(run, run.journal.next, session)
  }

  return {
    saving,
    written: (withinMs) => outbox.written(withinMs),
    begin(plan, machine, session) {
      const startedAtMs = Math.round(wallMs())
      const id = randomUUID()
      start({ id, startedAtMs, machine, plan }, 0, session)
      return { id, startedAt: isoOf(startedAtMs) }
    },
    carryOn({ run, machine }, { plan, nextSequence }, session) {
      const { id, startedAt } = run
      start({ id, startedAtMs: Date.parse(startedAt), machine: machine ?? NO_MACHINE, plan }, nextSequence, session)
    },
    append(event) {
      if (!beginsAgain) on?.journal.append(event)
    },
    flush(session) {
      if (on === null) return
      if (beginsAgain || outbox.rows > MOST_ROWS) return beginAgain(on, session)
      on.journal.flush()
      // A disk that takes nothing is spared what the next second says again.
      if (outbox.problem === null) outbox.put({ kind: 'so-far', id: on.id, soFar: rules.soFarOf(session) })
    },
    finish(how, session, last) {
      if (on === null) return
      if (beginsAgain) beginAgain(on, session)
      on.journal.flush()
      const { id } = on
      on = null
      const line = rules.lineOf(session)
      const result = how === 'ended' ? rules.resultOf(last, session) : null
      if (result !== null) outbox.put({ kind: 'end', id, result: { ...result, line, endedAtMs: wallMs() } })
      else outbox.put({ kind: how === 'never-ran' ? 'set-aside' : 'discard', id })
    },
    setAside({ id, startedAt }, cause) {
      if (on?.id === id) on = null
      outbox.put({ kind: 'set-aside', id })
      const because = cause instanceof HistoryError ? 'damaged' : 'makes-no-run'
      return { code: 'run-set-aside', values: { startedAt, because, error: reasonOf(cause) } }
    },
    forgetGuests: () => outbox.put({ kind: 'forget-guests', butId: on?.id ?? null }),
    isOn: () => on !== null,
    isGone() {
      beginsAgain = on !== null
      outbox.takeBack(({ kind }) => kind === 'events' || kind === 'beginning' || kind === 'so-far')
    },
  }
}

const NO_MACHINE: RecordedMachine = { name: '', address: '' }
