import type { Plan } from '../../protocol/panel/plan.ts'
import { cuesOf } from '../workout/cues.ts'
import { take } from './asks.ts'
import { braked, followBelt, notStarted, outOfControl, outOfSight } from './belt.ts'
import { coach } from './coach.ts'
import type { Notice, SessionEvent, Telemetry } from './event.ts'
import { gateOn } from './gate.ts'
import { held } from './holding.ts'
import { legsOf } from './legs.ts'
import { crossLines } from './lines.ts'
import { counted, rolled } from './odometer.ts'
import type { Because, Order } from './order.ts'
import { riseAhead } from './rise.ts'
import { refusalOf } from './refusals.ts'
import { later, withoutRun, type Session, type Trouble } from './session.ts'
import { estimatedOf, gridOf, measuredKmhOf, runningKmhOf, wishedKmhOf } from './speeds.ts'
import { stretchOn } from './stretching.ts'
import { plannedTargets } from './targets.ts'
import { toleranceOf } from './belt-seen.ts'
import { watch } from './watch.ts'

/** Folds one event into the session. Total: what is not allowed changes nothing. */
export function reduce(session: Session, event: SessionEvent): Session {
  const until = event.kind === 'restarted' ? session.atMs : event.atMs
  const rolledOn = rollOn(session, event, until)
  return follow(session, happened(rolledOn, event))
}

/** Time goes by: the belt rolls on at the speed it was last known to have. */
function rollOn(session: Session, event: SessionEvent, untilMs: number): Session {
  const seen = watch(session.seen, event)
  const atMs = Math.max(session.atMs, event.atMs)
  const ms = untilMs - session.atMs
  const kmh = ms > 0 && session.leg !== null && counts(session) ? runningKmhOf(session) : 0
  if (kmh === 0) return later(session, atMs, seen, session.odometer)
  const next = later(session, atMs, seen, rolled(session.odometer, ms / 1000, kmh))
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
    case 'plan': {
      if (session.phaseIndex !== null) return session
      return planned(session, event.plan)
    }
    case 'order':
      return event.because === null ? session : governed(session, event.order, event.because)
    case 'answer':
      return event.order.kind === 'start' && event.answer === 'refused' ? notStarted(session) : session
    case 'restarted':
      return outOfSight(session, 'restart')
    case 'slept':
      return slept(session, event.sleptMs)
  }
}

function planned(session: Session, plan: Plan): Session {
  const legs = legsOf(plan)
  return { ...withoutRun(session), plan, legs, cues: cuesOf(plan), targets: plannedTargets(legs, gridOf(session)) }
}

/** What follows of itself from the time and the readings. */
function follow(before: Session, session: Session): Session {
  const belt = followBelt(session)
  if (belt.leg === null) return belt.stretch === null ? belt : stretchOn(belt)
  const there = arrived(belt)
  return coach(before, riseAhead(gateOn(crossLines(before, there))))
}

function read(before: Session, telemetry: Telemetry): Session {
  const { inclinePct, heartRateBpm } = telemetry
  const same = inclinePct === before.inclinePct && heartRateBpm === before.heartRateBpm
  const session = same ? before : { ...before, inclinePct, heartRateBpm }
  if (session.leg === null || session.lost !== null || !counts(session)) return session
  const odometer = counted(session.odometer, telemetry.distanceM, session.atMs)
  if (odometer === session.odometer) return session
  const { ratio } = odometer
  const news = ratio !== null && ratio !== session.odometer.ratio
  const seen = news ? { ...session.seen, distanceRatio: ratio } : session.seen
  return later(session, session.atMs, seen, odometer)
}

/** What was asked for and has come: the climb from standstill, the fall of easing off, the runner's own step. */
function arrived(session: Session): Session {
  const { climbing, easing, asked } = session
  if (!climbing && !easing && asked === null && session.off === null) return offTarget(session)
  const kmh = measuredKmhOf(session)
  if (kmh === null || session.belt !== 'moving') return session
  const wished = wishedKmhOf(session)
  const near = toleranceOf(session.seen) + 1e-9
  const climbs = climbing && kmh < wished - near
  const eases = easing && kmh > wished + near
  const waits = asked !== null && !shows(session, asked.kmh, kmh) ? asked : null
  if (climbs === climbing && eases === easing && waits === asked) return offTarget(session)
  return offTarget({ ...session, climbing: climbs, easing: eases, asked: waits })
}

function shows({ seen }: Session, askedKmh: number, measuredKmh: number): boolean {
  if (Math.abs(measuredKmh - askedKmh) <= (seen.grid?.stepKmh ?? 0.1) / 2 + 0.005) return true
  const { aim } = seen
  return aim !== null && aim.speedKmh === askedKmh && aim.reachedAtMs !== null && aim.settled.count >= 2
}

/** More than one step of the grid beside the target. */
function offTarget(session: Session): Session {
  const kmh = session.belt === 'moving' ? measuredKmhOf(session) : null
  const byKmh = kmh === null ? 0 : kmh - wishedKmhOf(session)
  const sign = Math.abs(byKmh) <= gridOf(session).stepKmh + 0.005 ? null : byKmh > 0 ? 1 : -1
  if (sign === (session.off?.sign ?? null)) return session
  return { ...session, off: sign === null ? null : { sign, sinceMs: session.atMs } }
}

function noticed(session: Session, notice: Notice): Session {
  switch (notice.kind) {
    case 'link-up':
      return { ...session, machine: notice.machine }
    case 'link-lost':
      return outOfSight(session, 'link')
    case 'stopped':
    case 'paused':
      if (notice.by === 'us' || (notice.by === 'unknown' && session.belt === 'starting')) return session
      return outOfControl(session, notice.by === 'safety-key' ? 'safety-key' : 'stopped-by-console')
    case 'control-lost':
      return outOfControl(session, 'control-lost')
    case 'reset':
      return notice.by === 'us' ? session : outOfControl(session, 'control-lost')
    case 'started':
    case 'target-speed':
      return session
  }
}

const TROUBLE: Record<Because, { readonly code: Trouble; readonly locks: boolean }> = {
  'telemetry is stale': { code: 'telemetry-stale', locks: false },
  'nobody watches': { code: 'nobody-watches', locks: false },
  'the belt is faster than allowed': { code: 'too-fast', locks: true },
  'the belt overshot': { code: 'too-fast', locks: true },
  'the belt speeds up after an order to slow': { code: 'too-fast', locks: true },
  'the treadmill takes the other unit': { code: 'wrong-unit', locks: true },
  'the belt started too fast': { code: 'started-too-fast', locks: true },
}

/** The governor did something of its own accord. */
function governed(session: Session, order: Order, because: Because): Session {
  const { code, locks } = TROUBLE[because]
  if (order.kind === 'stop') return { ...braked(session, code), locked: session.locked || locks }
  return order.kind === 'speed' && session.leg !== null ? held(session, 'eased', order.speedKmh) : session
}

/** Time asleep is bridged by the estimate no longer than this: nobody knows what the belt did in an hour, ms. */
const BRIDGED_MS = 60_000

function slept(session: Session, sleptMs: number): Session {
  const lost = outOfSight(session, 'slept')
  const slept = { atMs: session.atMs, forMs: sleptMs }
  if (lost.lost === null || lost.lost.speedKmh === 0) return { ...lost, slept }
  const odometer = rolled(lost.odometer, Math.min(sleptMs, BRIDGED_MS) / 1000, lost.lost.speedKmh)
  return { ...lost, slept, odometer, phase: { ...lost.phase, estimated: true } }
}
