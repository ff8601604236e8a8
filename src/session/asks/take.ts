import type { Ask } from '../../../protocol/panel/asks.ts'
import { AFTER_SLOWER, afterFaster } from '../../workout/sayings.ts'
import { snap, stageNoun } from '../../../protocol/units.ts'
import { stopWishOf, type BeltWithUs, type StopWish } from '../belt-with-us.ts'
import { gone } from '../course/gate.ts'
import { held } from '../holding.ts'
import { easedOff } from './ladder.ts'
import { coolDownIndexOf, lengthMOf, walkIndexOf } from '../../workout/segments.ts'
import { closed, enter, goOn, nextIndexOf } from '../course/boundaries.ts'
import { breakReadings } from '../course/odometer.ts'
import { said } from '../course/saying.ts'
import { NEW_RUN } from '../run.ts'
import { over, paced, paceOf, placed, placeOf, targetsOf, type Session } from '../session.ts'
import { capKmhOf, gridOf, segmentOf, measuredKmhOf, scopeOf, wishedKmhOf } from '../speeds.ts'
import { faster, slower } from './steps.ts'
import { skipAllCards, stretchingFrom, toCard } from '../course/stretching.ts'
import { backToPlan, limited, plannedTargets } from '../course/targets.ts'
import { pressedStop } from './stop.ts'
import { toldByConsole } from './unit-ask.ts'

/** What each ask does. Whether it may is decided before (refusals.ts). */
export function take(session: Session, ask: Ask): Session {
  switch (ask.ask) {
    case 'begin':
      return stretchingFrom(freshRun(session), 0)
    case 'start':
      return started(session, ask.id)
    case 'resume':
      return resumed(session, ask.id)
    case 'slower':
      return said(slower(session, ask.coarse === true), AFTER_SLOWER)
    case 'faster':
      return said(faster(session, ask.coarse === true), fasterWords(session))
    case 'hold':
      return said(holding(session), 'Holding this speed. Nothing gets faster by itself.')
    case 'resume-plan':
      return said(planResumed(session), 'Back to the plan.')
    case 'ease-off':
      return said(easedOff(session), 'Easing off.')
    case 'go':
      return said(gone(session), segmentOf(session)?.role === 'finish' ? 'Go!' : 'At the line.')
    case 'not-yet':
      return said(paced(session, { gate: 'open' }), 'Not yet.')
    case 'skip-sprint':
      return said(skipped(session), 'No finish today.')
    case 'next':
      return goOn(session, afterPhase(session))
    case 'cool-down':
      return cooled(session, coolDownIndexOf(session.course.segments))
    case 'walk-now':
      return cooled(session, walkIndexFrom(session))
    case 'stop':
    case 'pause':
      return pressedStop(session)
    case 'end':
      return finished(session, 'ended')
    case 'discard':
      return finished(session, 'discarded')
    case 'again':
      return toCard(session, 0)
    case 'skip':
      return toCard(session, 1)
    case 'skip-all':
      return skipAllCards(session)
    case 'belt-is-still':
      return session
    case 'console-says':
      return toldByConsole(session, ask.speed, ask.unit)
    case 'unlock':
      return { ...session, locked: false }
  }
}

/** The walk that ends the cool-down, or the end of the way. */
function walkIndexFrom(session: Session): number {
  const { segments } = session.course
  return walkIndexOf(segments, placeOf(session).segment?.index ?? 0) ?? segments.length
}

/** In the miles the coach reminds of what is still to come. */
function fasterWords(session: Session): string {
  const segment = segmentOf(session)
  return segment?.role === 'stage' && session.plan !== null
    ? afterFaster(session.plan, stageNoun(lengthMOf(segment) ?? 0))
    : 'Done, until the end of this phase.'
}

function freshRun(session: Session): Session {
  const targets = plannedTargets(session.course.segments, gridOf(session))
  return { ...session, trouble: null, slept: null, run: { ...NEW_RUN, pace: { ...NEW_RUN.pace, targets } } }
}

/** The one ask that lets a still belt move. */
function setOff(session: Session, askId: string, again: boolean): Session {
  const { phaseIndex, odometer } = placeOf(session)
  const start = { askId, atMs: session.atMs, fromPhase: phaseIndex, again }
  const off: Session = { ...session, belt: { kind: 'starting', start }, startedBy: askId, trouble: null }
  return paced(placed(off, { odometer: { ...breakReadings(odometer), ratio: null } }), { climbing: true })
}

function started(session: Session, askId: string): Session {
  const fresh = placeOf(session).phaseIndex === null ? freshRun(session) : session
  const off = setOff(placed(fresh, { stretch: null }), askId, false)
  const phaseIndex = off.course.segments[0]?.phaseIndex ?? null
  return enter(placed(off, { phaseIndex }), 0, placeOf(off).odometer)
}

/** An interrupted finish is carried on at the easy pace, and its sprint needs `go`. */
function resumed(session: Session, askId: string): Session {
  // A held run climbs too: to the speed it is held at, and no further.
  const { hold } = paceOf(session)
  const holding = hold === null ? null : { ...hold, ownRiseKmh: hold.speedKmh }
  const off = setOff(paced(session, { hold: holding }), askId, true)
  if (segmentOf(off)?.role !== 'finish') return off
  const easy = off.course.segments.findIndex(({ role }) => role === 'stage')
  return paced(off, { gate: 'open', interrupted: true, steadyKmh: targetsOf(off).kmh[easy] ?? null })
}

function holding(session: Session): Session {
  const measured = measuredKmhOf(session)
  const wished = wishedKmhOf(session)
  const there = measured === null ? wished : snap(gridOf(session), measured)
  return held(paced(session, { pressed: null }), 'asked', Math.min(wished, there))
}

function planResumed(session: Session): Session {
  const targets = backToPlan(targetsOf(session), scopeOf(session))
  return paced(session, { hold: null, easing: false, pressed: null, targets })
}

/** Before the line the finish is passed over; in it, it ends. */
function skipped(session: Session): Session {
  const without = paced(session, { gate: 'skipped' })
  const { segment } = placeOf(without)
  if (segmentOf(session)?.role === 'finish') return goOn(without, coolDownIndexOf(session.course.segments))
  return segment === null ? without : placed(without, { segment: { ...segment, rising: false, announced: false } })
}

/** The first segment of the next phase. */
function afterPhase(session: Session): number {
  const { segment, phaseIndex: now } = placeOf(session)
  const index = session.course.segments.findLastIndex(({ phaseIndex }) => phaseIndex === now)
  return segment === null ? 0 : nextIndexOf(placed(session, { segment: { ...segment, index } }))
}

/** The way into the cool-down and its walk never speeds up. */
function cooled(session: Session, index: number): Session {
  const wished = Math.min(wishedKmhOf(session), capKmhOf(session))
  const there = goOn(session, index)
  return paced(there, { climbing: false, targets: limited(targetsOf(there), scopeOf(there), wished) })
}

/** A Stop that a lost link swallowed is wished for beyond the end of its run. */
function finished(session: Session, ended: 'ended' | 'discarded'): Session {
  const { segment, odometer } = placeOf(session)
  const run = segment === null ? session : closed(session, odometer)
  return over(paced({ ...run, belt: withoutRun(session.belt) }, { hold: null }), ended)
}

function withoutRun(belt: BeltWithUs): BeltWithUs {
  const wished = stopWishOf(belt)
  const stop: StopWish | null = wished === null ? null : { ...wished, then: 'still' }
  if (belt.kind === 'out-of-sight') return { kind: 'unseen', stop }
  return belt.kind === 'stopping' && stop !== null ? { kind: 'stopping', stop } : belt
}
