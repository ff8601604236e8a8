import type { Plan } from '../../protocol/panel/plan.ts'
import { cuesOf } from '../workout/cues.ts'
import { stopped, take } from './asks/take.ts'
import { notStarted, outOfSight } from './belt.ts'
import { follow } from './course/course.ts'
import type { Telemetry } from '../belt/event.ts'
import type { SessionEvent } from './event.ts'
import { governed } from './governed.ts'
import { legsOf } from './course/segments.ts'
import { noticed } from './notices.ts'
import { readMachine, advance } from './course/odometer.ts'
import { refusalOf } from './asks/refusals.ts'
import { later, withoutRun, type Session } from './session.ts'
import { estimatedOf, gridOf, runningKmhOf } from './speeds.ts'
import { plannedTargets } from './course/targets.ts'
import { observe } from '../belt/observe.ts'

/** Folds one event into the session. Total: what is not allowed changes nothing. */
export function reduce(session: Session, event: SessionEvent): Session {
  const until = event.kind === 'restarted' ? session.atMs : event.atMs
  const rolledOn = rollOn(session, event, until)
  return follow(session, happened(rolledOn, event))
}

/** Time goes by: the belt rolls on at the speed it was last known to have. */
function rollOn(session: Session, event: SessionEvent, untilMs: number): Session {
  const seen = event.kind === 'plan' ? session.seen : observe(session.seen, event)
  const atMs = Math.max(session.atMs, event.atMs)
  const ms = untilMs - session.atMs
  const kmh = ms > 0 && session.leg !== null && counts(session) ? runningKmhOf(session) : 0
  if (kmh === 0) return later(session, atMs, seen, session.odometer)
  const next = later(session, atMs, seen, advance(session.odometer, ms / 1000, kmh))
  const estimates = !session.phase.estimated && estimatedOf(session)
  return estimates ? { ...next, phase: { ...next.phase, estimated: true } } : next
}

function counts({ belt }: Session): boolean {
  return belt === 'moving' || belt === 'stopping' || belt === 'unseen'
}

function happened(session: Session, event: SessionEvent): Session {
  switch (event.kind) {
    case 'tick':
    case 'watched':
    case 'unwatched':
      return session
    case 'telemetry':
      return read(session, event.telemetry)
    case 'notice':
      return noticed(session, event.notice)
    case 'ask':
      return refusalOf(session, event.ask, event.atMs) === null ? take(session, event.ask) : session
    case 'plan':
      return session.phaseIndex === null ? planned(session, event.plan) : session
    case 'order':
      return event.because === null ? session : governed(session, event.order, event.because)
    case 'answer':
      return event.order.kind === 'start' && event.answer === 'refused' ? notStarted(session) : session
    case 'restarted':
      return { ...outOfSight(session, 'restart'), elsewhere: event.elsewhere ?? null }
    case 'leaving':
      return stopped(session)
    case 'slept':
      return slept(session, event.sleptMs)
  }
}

/** A plan is chosen while no run is on. */
function planned(session: Session, plan: Plan): Session {
  const legs = legsOf(plan)
  return { ...withoutRun(session), plan, legs, cues: cuesOf(plan), targets: plannedTargets(legs, gridOf(session)) }
}

/** A reading beside the speed, which is seen already: the machine's distance, and what is only shown. */
function read(before: Session, telemetry: Telemetry): Session {
  const { inclinePct, heartRateBpm } = telemetry
  const same = inclinePct === before.inclinePct && heartRateBpm === before.heartRateBpm
  const session = same ? before : { ...before, inclinePct, heartRateBpm }
  if (session.leg === null || session.lost !== null || !counts(session)) return session
  const odometer = readMachine(session.odometer, telemetry.distanceM, session.atMs)
  if (odometer === session.odometer) return session
  const { ratio } = odometer
  const news = ratio !== null && ratio !== session.odometer.ratio
  const seen = news ? { ...session.seen, distanceRatio: ratio } : session.seen
  return later(session, session.atMs, seen, odometer)
}

/** Time asleep is bridged by the estimate no longer than this: nobody knows what the belt did in an hour, ms. */
const BRIDGED_MS = 60_000

function slept(session: Session, sleptMs: number): Session {
  const lost = outOfSight(session, 'slept')
  const slept = { atMs: session.atMs, forMs: sleptMs }
  if (lost.lost === null || lost.lost.speedKmh === 0) return { ...lost, slept }
  const odometer = advance(lost.odometer, Math.min(sleptMs, BRIDGED_MS) / 1000, lost.lost.speedKmh)
  return { ...lost, slept, odometer, phase: { ...lost.phase, estimated: true } }
}
