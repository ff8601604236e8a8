import type { FoundAtStart } from '../protocol/panel/found-at-start.ts'
import type { RunLogInHistory } from './history/run-log.ts'
import type { ReadBack, RunIdentity, UnfinishedRun } from './history/unfinished-run.ts'
import { finished } from './session/asks/close.ts'
import { reduce, upToMoment } from './session/reduce.ts'
import type { Session } from './session/session.ts'
import { stoppedRun } from './session/stopped-run.ts'
import { isRun } from './view/run-result.ts'
import { snapshotOfConsole } from './view/snapshot.ts'

/** A run that a former daemon left unfinished, as it was when that one ended. */
export interface CarriedOn {
  readonly run: RunIdentity
  readonly session: Session
  /** True where it could not be replayed: it is stopped, with what it came to, and the plan's speeds. */
  readonly wasRebuilt: boolean
  /** What the daemon was started for (`simulated`, `auto`, a name or an address), where that is another treadmill than the run's. */
  readonly anotherMachine?: string | undefined
}

/**
 * Gives an unfinished run again, from its journal, and begins its journal anew with what came of it. One that other rules made
 * comes back stopped.
 *
 * @throws HistoryError `unreadable`, and whatever `reduce` throws at what is no event
 */
export function carryOn(unfinished: UnfinishedRun, log: RunLogInHistory): CarriedOn {
  const readBack = unfinished.readBack()
  const session = sessionOf(unfinished, readBack)
  log.carryOn(unfinished, readBack, session)
  return { run: unfinished.run, session, wasRebuilt: readBack.journal === null }
}

function sessionOf({ machine }: UnfinishedRun, { journal, plan, soFar }: ReadBack): Session {
  return journal === null ? stoppedRun(plan, machine?.facts ?? null, soFar ?? NOTHING) : replayed(journal)
}

const NOTHING = { distanceM: 0, movingS: 0, splits: [] } as const

/** The session that a journal leads to. */
export function replayed({ session, events }: NonNullable<ReadBack['journal']>): Session {
  let now = session
  let atMs = session.atMs
  for (const event of events) {
    now = reduce(now, event)
    if (event.kind !== 'restarted') atMs = Math.max(atMs, event.atMs)
  }
  return upToMoment(now, atMs)
}

/** Into the history with what was run of it; one in which nothing was is kept out of the way. @returns what there is to say of it */
function closeAsItStands(unfinished: UnfinishedRun, log: RunLogInHistory): FoundAtStart[] {
  const { session } = carryOn(unfinished, log)
  const over = finished(session, 'ended')
  const last = snapshotOfConsole(over, { number: 0, nowMs: over.atMs, waiting: null, run: unfinished.run })
  log.finish(last.movingS > 0 ? 'ended' : 'never-ran', over, last)
  const { run, isGuests } = unfinished
  return isRun(last) ? [{ code: 'run-closed', values: { startedAt: run.startedAt, isGuests } }] : []
}

/** What the run that is left unfinished is found in. */
interface Found {
  readonly unfinished: () => UnfinishedRun | null
  readonly log: RunLogInHistory
}

/**
 * The run to carry on and the treadmill that it belongs to; null where there is none. What cannot be read back is set aside, and
 * said. A guest is never offered the run of whoever ran at home, nor they that of a guest: it is closed as it stands, and said.
 *
 * @param isGym whether whoever runs now is a guest
 */
export function carryOnUnfinished(
  { unfinished, log }: Found,
  isGym: boolean,
  say: (found: FoundAtStart) => void,
): { readonly carriedOn: CarriedOn; readonly machine: UnfinishedRun['machine'] } | null {
  const left = unfinished()
  if (left === null) return null
  try {
    if (left.isGuests !== isGym) {
      closeAsItStands(left, log).forEach(say)
      return null
    }
    const carriedOn = carryOn(left, log)
    if (carriedOn.wasRebuilt) say({ code: 'run-rebuilt', values: { startedAt: carriedOn.run.startedAt } })
    return { carriedOn, machine: left.machine }
  } catch (error) {
    say(log.setAside(left.run, error))
    return null
  }
}
