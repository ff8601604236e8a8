import { drifting, letGo } from './adrift.ts'
import { consoleSpeedOf, mayStillStartOf, movingOf, standstillOf } from '../belt/standstill.ts'
import { adoptedAt } from './holding.ts'
import { closed } from './course/boundaries.ts'
import { breakReadings } from './course/odometer.ts'
import type { Lost, Stopping, Trouble } from './run-state.ts'
import type { Session } from './session.ts'
import { measuredKmhOf, runningKmhOf } from './speeds.ts'
import { stretchingFrom, stretchOn } from './course/stretching.ts'

/** What the belt is doing, by what is seen of it. Only readings move it on, never an order or its answer. */

export function followBelt(session: Session): Session {
  if (session.lost !== null) return foundAgain(session)
  if (session.stopping !== null) return provenStill(session) ? cameToRest(session) : stillStopping(session)
  if (session.leg === null) return mirrored(session)
  switch (session.belt) {
    case 'starting':
      return startedOrNot(session)
    case 'moving':
      return driven(session)
    case 'stopped':
      return drifting(session)
    default:
      return session
  }
}

/** Without a run the belt is what it shows. */
function mirrored(session: Session): Session {
  const belt = standstillOf(session.seen, session.atMs)
    ? 'still'
    : movingOf(session.seen, session.atMs)
      ? 'moving'
      : null
  const shown = belt ?? (measuredKmhOf(session) === null ? 'unseen' : session.belt)
  return shown === session.belt ? session : { ...session, belt: shown }
}

/** A Stop that was asked for out of sight goes on in sight. */
function stillStopping(session: Session): Session {
  const seen = session.belt === 'unseen' && movingOf(session.seen, session.atMs)
  return seen ? { ...session, belt: 'stopping' } : session
}

function startedOrNot(session: Session): Session {
  const { starting, seen, atMs } = session
  if (starting === null) return session
  if (seen.sample !== null && seen.sample.speedKmh > 0 && seen.sample.atMs > starting.atMs) {
    return { ...session, belt: 'moving', starting: null, trouble: null }
  }
  return atMs - starting.atMs > seen.limits.startMs ? notStarted(session) : session
}

/** A Stop stays wished for until the belt is provably still: it may yet begin to move. */
export function notStarted(session: Session): Session {
  const { starting, seen, atMs } = session
  if (starting === null) return session
  // A start that never went out for want of a watcher says nothing of the treadmill (governor, rule 7).
  const unwatched = seen.unwatchedSinceMs !== null && !seen.usedStarts.includes(starting.askId)
  const trouble = unwatched ? 'start-unwatched' : 'did-not-start'
  const failed: Session = { ...session, belt: 'stopping', starting: null, trouble }
  if (starting.again) return { ...failed, stopping: { sinceMs: atMs, then: 'stopped' } }
  const back = { ...failed, leg: null, phaseIndex: starting.fromPhase, climbing: false }
  return { ...back, stopping: { sinceMs: atMs, then: 'still' } }
}

/** A belt in our hands: somebody may stop it, or set another speed, at the machine itself. */
function driven(session: Session): Session {
  const { seen, atMs } = session
  if (seen.zeroSinceMs !== null) {
    const zero = measuredKmhOf(session) === 0 && atMs - seen.zeroSinceMs >= seen.limits.consoleZeroMs
    return zero ? outOfControl(session, 'stopped-by-console') : session
  }
  const kmh = consoleSpeedOf(seen)
  return kmh === null ? session : adoptedAt(session, kmh, 'console')
}

/** The machine's own stop, its key, or another master: nothing is wished for until the runner asks to carry on. */
export function outOfControl(session: Session, trouble: Trouble): Session {
  if (session.leg === null || session.belt === 'stopped') return session
  if (session.stopping !== null || session.lost !== null) return { ...session, trouble }
  return letGo({ ...halted(session), trouble })
}

/** A Stop from now until the belt is provably still. */
export function braked(session: Session, trouble: Trouble | null): Session {
  const then: Stopping['then'] = session.leg === null ? 'still' : 'stopped'
  const stopping = session.stopping ?? { sinceMs: session.atMs, then: starts(session) ? 'still' : then }
  const belt = session.lost === null && session.seen.link === 'up' ? 'stopping' : 'unseen'
  const back = starts(session) ? { leg: null, phaseIndex: session.starting?.fromPhase ?? null } : {}
  return { ...halted(session), ...back, belt, stopping, trouble: trouble ?? session.trouble }
}

/** True while a first start has not moved the belt: then there is no run yet to carry on. */
const starts = (session: Session): boolean => session.starting !== null && !session.starting.again

function halted(session: Session): Session {
  return { ...session, starting: null, asked: null, climbing: false, easing: false, off: null, adrift: null }
}

/** Standstill, but not that of a belt that was told to start and has yet to begin. */
function provenStill({ seen, atMs }: Session): boolean {
  if (!standstillOf(seen, atMs)) return false
  const saidSince = seen.saidStoppedAtMs !== null && seen.start !== null && seen.saidStoppedAtMs > seen.start.atMs
  return !mayStillStartOf(seen, atMs) || saidSince
}

function cameToRest(session: Session): Session {
  const rest: Session = { ...session, stopping: null, lost: null, off: null }
  switch (session.stopping?.then) {
    case 'stretch':
      return toStretch(rest)
    case 'stopped':
      return { ...rest, belt: 'stopped' }
    default:
      return { ...rest, belt: 'still' }
  }
}

/** The cool-down is over and the belt is still: the last phase on the belt is closed. */
function toStretch(session: Session): Session {
  const run = closed(session, session.odometer)
  const after = session.plan?.phases.findIndex((phase) => phase.kind === 'stretch' && phase.when === 'after') ?? -1
  const still: Session = { ...run, leg: null, hold: null, belt: 'still' }
  return after < 0 ? { ...still, phaseIndex: null, ended: 'ended' } : stretchOn(stretchingFrom(still, after))
}

/** The belt is out of sight. In a run it is taken to go on as it did; `restart` knows nothing of it. */
export function outOfSight(session: Session, reason: Lost['reason']): Session {
  if (session.leg === null) return { ...session, belt: 'unseen' }
  const wasStopped = session.belt === 'stopped' || session.lost?.wasStopped === true
  const speedKmh = wasStopped || session.stopping !== null ? 0 : runningKmhOf(session)
  const lost: Lost = { reason, atMs: session.atMs, speedKmh, wasStopped }
  return { ...session, belt: 'unseen', starting: null, asked: null, climbing: false, easing: false, lost }
}

/** In sight again: a Stop that is still wished for goes on; a still belt waits for `resume`; a moving one is adopted. */
function foundAgain(session: Session): Session {
  const { seen, lost, atMs } = session
  if (lost === null || seen.link === 'down') return session
  const found: Session = { ...session, lost: null, odometer: breakReadings(session.odometer) }
  if (standstillOf(seen, atMs)) {
    return session.stopping === null ? { ...found, belt: 'stopped' } : cameToRest(found)
  }
  if (seen.sample === null || seen.sample.speedKmh === 0 || seen.sample.atMs <= lost.atMs)
    return stillSilent(session, lost)
  if (session.stopping !== null) return { ...found, belt: 'stopping' }
  if (lost.wasStopped) return { ...found, belt: 'stopped' }
  const moving: Session = { ...found, belt: 'moving', trouble: null }
  return adoptedAt(moving, seen.sample.speedKmh, lost.reason === 'restart' ? 'restart' : 'link')
}

/** A live link that says nothing after a sleep. */
function stillSilent(session: Session, lost: Lost): Session {
  const silent =
    lost.reason === 'slept' && !lost.wasStopped && session.atMs - lost.atMs > session.seen.limits.staleStopMs
  return silent && session.stopping === null ? braked(session, 'telemetry-stale') : session
}
