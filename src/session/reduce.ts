import { relengthed } from './course/lengths.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import { kmhFromMph } from '../../protocol/units.ts'
import { lineWith } from '../../protocol/line.ts'
import type { BeltEvent, Telemetry } from '../belt/event.ts'
import { speedAsked } from '../belt/following.ts'
import { observe } from '../belt/observe.ts'
import { wasNotDone } from '../belt/order.ts'
import { cuesOf } from '../workout/cues.ts'
import { isMeeting } from '../../protocol/stages.ts'
import { meetingCues } from '../workout/meeting.ts'
import { restOf } from '../belt/rest.ts'
import { refusalOf, take } from './asks/asks.ts'
import { braked, notStarted, outOfSight } from './belt-as-seen.ts'
import { advanceCourse, bringsNothing } from './course/course.ts'
import { advance, readMachine } from './course/odometer.ts'
import { quietened } from './course/quiet.ts'
import { segmentsOf } from '../workout/segments.ts'
import { plannedTargets } from './course/targets.ts'
import { isGuided, saysMilesOf } from './driving.ts'
import type { SessionEvent } from './event.ts'
import { heartTold, type Heart } from './heart.ts'
import { intervened } from './intervened.ts'
import { noticed } from './notices.ts'
import { podHeard } from './pod-beside.ts'
import type { Run } from './run.ts'
import {
  atNextMoment,
  runAtNextMoment,
  withPace,
  paceOf,
  withPlace,
  placeOf,
  sessionWith,
  type Session,
} from './session.ts'
import { estimatedOf, gridOf, runningKmhOf } from './speeds.ts'

/**
 * Folds one event into the session. Total: what is not allowed changes nothing. A tick that brings nothing leaves the session
 * as it is, and behind in time and distance until something comes: see {@link upToMoment}.
 */
export function reduce(session: Session, event: SessionEvent): Session {
  if (event.kind === 'tick' && bringsNothing(session, event.atMs)) return session
  // A second opinion: nothing follows from it, not even that time goes by.
  if (event.kind === 'foot-pod') return podHeard(session, event.speedKmh, event.atMs)
  const told = event.kind === 'telemetry' && saysMilesOf(session) ? ofMiles(event) : event
  return folded(session, told)
}

/** A reading in miles as it is in km/h. */
const ofMiles = (event: Extract<BeltEvent, { kind: 'telemetry' }>): BeltEvent => {
  const { speedKmh } = event.telemetry
  return speedKmh === null ? event : { ...event, telemetry: { ...event.telemetry, speedKmh: kmhFromMph(speedKmh) } }
}

function folded(session: Session, event: Folded): Session {
  const until = event.kind === 'restarted' ? session.atMs : event.atMs
  return keptTaken(advanceCourse(session, happened(timeAdvanced(session, event, until), event)))
}

/** The same session with its time and distance up to `atMs`, ms, where the ticks until there were folded: what is shown, or saved, of it. */
export function upToMoment(session: Session, atMs: number): Session {
  return atMs > session.atMs ? timeAdvanced(session, { kind: 'tick', atMs }, atMs) : session
}

/** What was asked for out of sight is carried out as soon as the belt is in our hands again, from the speed there is. */
function keptTaken(session: Session): Session {
  const { kept } = paceOf(session)
  if (kept.length === 0 || session.belt.kind !== 'moving') return session
  const take = (now: Session, ask: Ask): Session => (refusalOf(now, ask, now.atMs) === null ? taken(now, ask) : now)
  return kept.reduce(take, quietened(withPace(session, { kept: [] }), null))
}

/**
 * Time goes by: the belt runs on at the speed it was last known to have; then what the event tells of the belt, and of the
 * distance where it is a reading.
 */
function timeAdvanced(session: Session, event: Folded, untilMs: number): Session {
  const seen = saysOfBelt(event) ? observe(session.seen, event) : session.seen
  const atMs = Math.max(session.atMs, event.atMs)
  const { run } = session
  if (run === null || !counts(session)) return atNextMoment(session, atMs, seen, run)
  const { odometer: was, phase } = run.place
  const ms = untilMs - session.atMs
  const kmh = ms > 0 ? runningKmhOf(session) : 0
  const ran = kmh === 0 ? was : advance(was, ms / 1000, kmh)
  const inSight = event.kind === 'telemetry' && session.belt.kind !== 'out-of-sight'
  const odometer =
    inSight && tellsOfBelt(event.telemetry) ? readMachine(ran, event.telemetry.distanceM, atMs, seen.limits) : ran
  if (odometer === was) return atNextMoment(session, atMs, seen, run)
  const estimates = kmh !== 0 && isOpen(run) && estimatedOf(session)
  const phaseNow = estimates && !phase.estimated ? { ...phase, estimated: true } : phase
  const measuredKmh = inSight ? (seen.sample?.speedKmh ?? null) : null
  const line = inSight || estimates ? lineWith(run.line, odometer, measuredKmh) : run.line
  return atNextMoment(session, atMs, seen, runAtNextMoment(run, odometer, phaseNow, line))
}

const saysOfBelt = (event: Folded): event is BeltEvent =>
  event.kind !== 'plan' && event.kind !== 'lengths' && event.kind !== 'heart-rate'

type Folded = Exclude<SessionEvent, { kind: 'foot-pod' }>

/** A packet that broke off before its speed says nothing of the machine's count either. */
const tellsOfBelt = ({ speedKmh, distanceM }: Telemetry): boolean => speedKmh !== null || distanceM !== null

/** An estimate is still to be noted, in its phase or in its line. */
function isOpen({ place, line }: Run): boolean {
  return !place.phase.estimated || (line.at(-1)?.speedKmh ?? null) !== null
}

/** True while a run is on and its belt may move. */
function counts(session: Session): boolean {
  const { kind } = session.belt
  return (kind === 'moving' || kind === 'stopping' || kind === 'out-of-sight') && placeOf(session).segment !== null
}

function happened(session: Session, event: Folded): Session {
  switch (event.kind) {
    case 'tick':
    case 'watched':
    case 'unwatched':
      return session
    case 'telemetry':
      return withOtherReadings(session, event.telemetry)
    case 'notice':
      return noticed(session, event.notice)
    case 'ask':
      return refusalOf(session, event.ask, event.atMs) === null ? taken(session, event.ask) : session
    case 'plan':
      return placeOf(session).phaseIndex === null ? planned(session, event.plan) : session
    case 'leaving':
      return restOf(session.seen, session.atMs) === null && !isGuided(session) ? braked(session, null) : session
    case 'heart-rate':
      return heartNoted(session, heartTold(session.heart, 'strap', event.bpm, session.atMs))
    case 'lengths':
      return relengthed(session, event.lengths)
    case 'order':
      return event.because === null ? session : intervened(session, event.order, event.because)
    case 'answer':
      return event.order.kind === 'start' && wasNotDone(event.answer) ? notStarted(session) : session
    case 'restarted':
      return sessionWith(outOfSight(session, 'restart'), { anotherMachine: event.anotherMachine ?? null })
    case 'slept':
      return slept(session, event.sleptMs)
  }
}

function taken(session: Session, ask: Ask): Session {
  const seen = speedAsked(session.seen, ask.ask, session.atMs)
  return take(seen === session.seen ? session : sessionWith(session, { seen }), ask)
}

/** A plan is chosen while no run is on. */
function planned(session: Session, plan: Plan): Session {
  const segments = segmentsOf(plan)
  const course = {
    segments,
    cues: isMeeting(plan) ? meetingCues(plan) : cuesOf(plan, session.seen.limits),
    targets: plannedTargets(segments, gridOf(session)),
  }
  return sessionWith(session, { run: null, trouble: null, slept: null, plan, course })
}

/** What a reading says beside speed and distance. */
function withOtherReadings(session: Session, { inclinePct, heartRateBpm }: Telemetry): Session {
  const heart = heartTold(session.heart, 'machine', heartRateBpm, session.atMs)
  const same = inclinePct === session.inclinePct && heart === session.heart
  return same ? session : heartNoted(sessionWith(session, { inclinePct }), heart)
}

/** What is known of the heart by now. While the belt moves, the phase that is on keeps it for its mean. */
function heartNoted(session: Session, heart: Heart): Session {
  const { phase, segment } = placeOf(session)
  const beat = heart.recent.at(-1)
  const told: Session = sessionWith(session, { heart })
  const isOn = segment !== null && session.belt.kind === 'moving'
  if (!isOn || beat === undefined || beat === session.heart.recent.at(-1)) return told
  const { sumBpm, count } = phase.heart
  return withPlace(told, { phase: { ...phase, heart: { sumBpm: sumBpm + beat.bpm, count: count + 1 } } })
}

function slept(session: Session, sleptMs: number): Session {
  const unseen: Session = sessionWith(outOfSight(session, 'slept'), { slept: { atMs: session.atMs, forMs: sleptMs } })
  if (unseen.belt.kind !== 'out-of-sight' || unseen.belt.speedKmh === 0) return unseen
  const { odometer, phase } = placeOf(unseen)
  return withPlace(unseen, {
    odometer: advance(odometer, Math.min(sleptMs, session.seen.limits.bridgedMs) / 1000, unseen.belt.speedKmh),
    phase: { ...phase, estimated: true },
  })
}
