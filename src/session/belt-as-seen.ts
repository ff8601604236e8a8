import { consoleSpeedOf } from '../belt/console.ts'
import { distanceGrowsOf, restOf, standstillOf } from '../belt/rest.ts'
import { ageMsOf, movingOf, staleMsOf } from '../belt/readings.ts'
import { movesByNothingOf } from '../belt/rising.ts'
import { leftAloneOf } from '../belt/unwatched.ts'
import type { Fall } from '../belt/stopping.ts'
import { agreeOf } from '../belt/tolerance.ts'
import { stopWishOf, type OutOfSight, type Starting, type StopWish } from './belt-with-us.ts'
import { withoutHeartHold } from './course/heart-pace.ts'
import { closed } from './course/boundaries.ts'
import { breakReadings } from './course/odometer.ts'
import { stretchingFrom, stretchOn } from './course/stretching.ts'
import { guided, isGuided } from './driving.ts'
import { guidingKmhOf } from './by-foot-pod.ts'
import { wentOn } from './going-on.ts'
import { adoptedAt, holdOnceStopped } from './holding.ts'
import { fallOn, release } from './release.ts'
import { paceOf, withPace, withPlace, placeOf, runEnded, sessionWith, type Session, type Trouble } from './session.ts'
import { measuredKmhOf, runningKmhOf } from './speeds.ts'

/** What the belt is doing, by what is seen of it. Only readings move it on, never an order or its answer. */

export function withBeltAsSeen(session: Session): Session {
  const { belt } = session
  switch (belt.kind) {
    case 'out-of-sight':
      return foundAgain(session, belt)
    case 'stopping':
      return provenStill(session) ? cameToRest(session, belt.stop) : session
    case 'unseen':
      return belt.stop === null ? mirrored(session) : stillStopping(session, belt.stop)
    case 'starting':
      return startedOrNot(session, belt.start)
    case 'moving':
      return isGuided(session) ? handDriven(session) : driven(session)
    case 'stopped':
      if (placeOf(session).segment === null) return mirrored(session)
      return goesOn(session, belt.released) ? setOffAgain(session) : fallOn(session, belt.released)
    case 'still':
    case 'not-ours':
      return mirrored(session)
  }
}

/** Without a run the belt is what it shows. */
function mirrored(session: Session): Session {
  const { seen, atMs, belt } = session
  if (standstillOf(seen, atMs))
    return belt.kind === 'still' ? session : sessionWith(session, { belt: { kind: 'still' } })
  const moves = movingOf(seen, atMs) || distanceGrowsOf(seen, atMs)
  if (moves) return belt.kind === 'not-ours' ? session : sessionWith(session, { belt: { kind: 'not-ours' } })
  if (belt.kind === 'unseen' || measuredKmhOf(session) !== null) return session
  return sessionWith(session, { belt: { kind: 'unseen', stop: null } })
}

/** A Stop that was asked for out of sight goes on in sight. */
function stillStopping(session: Session, stop: StopWish): Session {
  if (provenStill(session)) return cameToRest(session, stop)
  return movingOf(session.seen, session.atMs) ? sessionWith(session, { belt: { kind: 'stopping', stop } }) : session
}

function startedOrNot(session: Session, start: Starting): Session {
  const { seen, atMs } = session
  if (seen.sample !== null && seen.sample.speedKmh > 0 && seen.sample.atMs > start.atMs) {
    return sessionWith(session, { belt: { kind: 'moving' }, trouble: null })
  }
  // A runner who is to start the belt does so when they like; where it tells no speed, their feet do.
  if (isGuided(session))
    return (guidingKmhOf(session) ?? 0) > 0 ? sessionWith(session, { belt: { kind: 'moving' } }) : session
  return atMs - start.atMs > seen.limits.startMs ? notStarted(session) : session
}

/** A Stop stays wished for until the belt is provably still: it may yet begin to move. */
export function notStarted(session: Session): Session {
  const { belt, seen, atMs } = session
  if (belt.kind !== 'starting' || isGuided(session)) return session
  const { start } = belt
  // A start that never went out for want of a watcher says nothing of the treadmill (governor, rule 7).
  const unwatched = seen.unwatchedMs >= seen.limits.unwatchedRiseMs && !seen.usedStarts.includes(start.askId)
  const stop: StopWish = { sinceMs: atMs, asked: false, then: start.again ? 'stopped' : 'still' }
  const trouble = unwatched ? 'start-unwatched' : 'did-not-start'
  const failed: Session = sessionWith(session, { belt: { kind: 'stopping', stop }, trouble })
  return start.again ? failed : withoutSettingOff(failed, start)
}

/** A first start that moved nothing: the run is where it was before, or there was none. */
function withoutSettingOff(session: Session, { fromPhase }: Starting): Session {
  if (fromPhase === null) return sessionWith(session, { run: null })
  return withPlace(withPace(session, { climbing: false }), { segment: null, phaseIndex: fromPhase })
}

/** A runner who moves the belt carries on by moving it. */
function goesOn(session: Session, released: Fall | null): boolean {
  return isGuided(session) && released === null && movingOf(session.seen, session.atMs) && agreeOf(session.seen)
}

const setOffAgain = (session: Session): Session =>
  sessionWith(wentOn(session), { belt: { kind: 'moving' }, trouble: null })

/** A belt in our hands: somebody may stop it, or set another speed, at the machine itself. */
function driven(session: Session): Session {
  const { seen, atMs } = session
  if (seen.zeroSinceMs !== null) return restsOf(session) ? outOfControl(session, 'stopped-by-console') : session
  // One that nobody looks after is the governor's, which stops it.
  if (movesByNothingOf(seen, atMs) && leftAloneOf(seen) === null) return guided(session, 'does-not-follow')
  const kmh = consoleSpeedOf(seen)
  return kmh === null ? session : adoptedAt(session, kmh, 'console')
}

/** A belt that the runner moves: all there is to see of it is that they stopped it, also where it falls silent by that. */
function handDriven(session: Session): Session {
  const { seen, atMs } = session
  const silent = ageMsOf(seen, atMs) > staleMsOf(seen) && restOf(seen, atMs) !== null
  return silent || restsOf(session) ? outOfControl(session, 'stopped-by-console') : session
}

/** Zero for so long that it is no noise, and that it can be rest. */
function restsOf(session: Session): boolean {
  const { seen, atMs } = session
  if (seen.zeroSinceMs === null || measuredKmhOf(session) !== 0) return false
  return atMs - seen.zeroSinceMs >= seen.limits.consoleZeroMs && restOf(seen, atMs) !== null
}

/** The machine's own stop, its key, or another master: nothing is wished for until the runner asks to carry on. */
export function outOfControl(session: Session, trouble: Trouble): Session {
  const { belt } = session
  if (placeOf(session).segment === null || belt.kind === 'stopped') return session
  if (stopWishOf(belt) !== null || belt.kind === 'out-of-sight') return sessionWith(session, { trouble })
  return release(sessionWith(halted(session), { trouble }))
}

/**
 * A Stop from now until the belt is provably still.
 *
 * @param asked true where a person pressed it
 */
export function braked(session: Session, trouble: Trouble | null, asked = false): Session {
  const { belt, seen, atMs } = session
  // A first start that has not moved the belt: there is no run yet to carry on.
  const first = belt.kind === 'starting' && !belt.start.again ? belt.start : null
  const then = first !== null || placeOf(session).segment === null ? 'still' : 'stopped'
  const before = stopWishOf(belt)
  const stop = { ...(before ?? { sinceMs: atMs, then }), asked: asked || before?.asked === true }
  const stopping: Session = sessionWith(halted(session), {
    trouble: trouble ?? session.trouble,
    belt:
      belt.kind === 'out-of-sight'
        ? { ...belt, stop }
        : seen.link === 'up'
          ? { kind: 'stopping', stop }
          : { kind: 'unseen', stop },
  })
  return first === null ? stopping : withoutSettingOff(stopping, first)
}

function halted(session: Session): Session {
  const pace = {
    hold: holdOnceStopped(paceOf(session)),
    pressed: null,
    unseenFromKmh: null,
    climbing: false,
    easing: false,
    offTarget: null,
    kept: [],
    keptBack: null,
  }
  return withPace(session, pace)
}

const provenStill = ({ seen, atMs }: Session): boolean => standstillOf(seen, atMs)

function cameToRest(session: Session, { then }: StopWish): Session {
  const rest = withPace(session, { offTarget: null })
  switch (then) {
    case 'stretch':
      return toStretch(rest)
    case 'stopped':
      return sessionWith(rest, { belt: { kind: 'stopped', released: null } })
    case 'still':
      return sessionWith(rest, { belt: { kind: 'still' } })
  }
}

/** The cool-down is over and the belt is still: the last phase on the belt is closed. */
function toStretch(session: Session): Session {
  const run = withoutHeartHold(closed(session, placeOf(session).odometer))
  const after = session.plan?.phases.findIndex((phase) => phase.kind === 'stretch' && phase.when === 'after') ?? -1
  const still = withPlace(withPace(sessionWith(run, { belt: { kind: 'still' } }), { hold: null }), { segment: null })
  return after < 0 ? runEnded(still, 'ended') : stretchOn(stretchingFrom(still, after))
}

/** The belt is out of sight. In a run it is taken to go on as it did; `restart` knows nothing of it. */
export function outOfSight(session: Session, reason: OutOfSight['reason']): Session {
  const { belt, atMs } = session
  const stop = stopWishOf(belt)
  if (placeOf(session).segment === null) return sessionWith(session, { belt: { kind: 'unseen', stop } })
  const stopped =
    belt.kind === 'stopped' ? { released: belt.released } : belt.kind === 'out-of-sight' ? belt.stopped : null
  const speedKmh = stopped !== null || stop !== null ? 0 : runningKmhOf(session)
  const unseen: Session = sessionWith(session, {
    belt: { kind: 'out-of-sight', reason, atMs, speedKmh, stopped, stop },
  })
  return withPace(unseen, { pressed: null, climbing: false, easing: false })
}

/** In sight again: a Stop that is still wished for goes on; a still belt waits for `resume`; a moving one is adopted. */
function foundAgain(session: Session, belt: OutOfSight): Session {
  const { seen, atMs } = session
  if (seen.link === 'down') return session
  const found = withPlace(session, { odometer: breakReadings(placeOf(session).odometer) })
  if (standstillOf(seen, atMs)) {
    const still: Session =
      belt.stop === null
        ? sessionWith(found, { belt: { kind: 'stopped', released: null } })
        : cameToRest(found, belt.stop)
    return still.belt.kind === 'stopped' ? sessionWith(still, { trouble: session.trouble ?? standsSince(belt) }) : still
  }
  if (seen.sample === null || seen.sample.speedKmh === 0 || seen.sample.atMs <= belt.atMs)
    return stillSilent(session, belt)
  if (belt.stop !== null) return sessionWith(found, { belt: { kind: 'stopping', stop: belt.stop } })
  if (belt.stopped !== null) return sessionWith(found, { belt: { kind: 'stopped', released: belt.stopped.released } })
  // What a belt is found at is taken over from two readings that agree: one alone may be nothing (quirk 81).
  if (seen.previous === null || seen.previous.atMs <= belt.atMs || !agreeOf(seen)) return session
  const moving: Session = sessionWith(found, { belt: { kind: 'moving' }, trouble: null })
  if (isGuided(moving)) return moving
  return adoptedAt(moving, seen.sample.speedKmh, belt.reason === 'restart' ? 'restart' : 'link')
}

/** Why a run stands that nobody here stopped, or that was stopped before anybody here knew of it. */
function standsSince({ reason, stopped, stop }: OutOfSight): Trouble | null {
  if (reason === 'restart') return 'stands-since-restart'
  return stopped === null && stop === null ? 'stands-since-link' : null
}

/** A live link that says nothing after a sleep. */
function stillSilent(session: Session, { reason, stopped, stop, atMs }: OutOfSight): Session {
  const silent = reason === 'slept' && stopped === null && session.atMs - atMs > session.seen.limits.staleStopMs
  return silent && stop === null && !isGuided(session) ? braked(session, 'telemetry-stale') : session
}
