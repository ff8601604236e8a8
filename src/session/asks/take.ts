import type { Ask } from '../../../protocol/panel/asks.ts'
import { AFTER_SLOWER, afterFaster } from '../../workout/sayings.ts'
import { snap, stageNoun } from '../../../protocol/units.ts'
import { standstillOf } from '../../belt/standstill.ts'
import { braked } from '../belt.ts'
import { gone } from '../course/gate.ts'
import { held } from '../holding.ts'
import { easedOff } from './ladder.ts'
import { coolDownIndexOf, legsOf, walkIndexOf } from '../course/segments.ts'
import { closed, enter, goOn, nextIndexOf } from '../course/boundaries.ts'
import { breakReadings } from '../course/odometer.ts'
import { said } from '../course/saying.ts'
import { withoutRun, type Session } from '../session.ts'
import { capKmhOf, gridOf, legOf, measuredKmhOf, scopeOf, wishedKmhOf } from '../speeds.ts'
import { faster, slower } from './steps.ts'
import { skipAllCards, stretchingFrom, toCard } from '../course/stretching.ts'
import { backToPlan, limited, plannedTargets } from '../course/targets.ts'
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
      return said(gone(session), legOf(session)?.kind === 'finish' ? 'Go!' : 'At the line.')
    case 'not-yet':
      return said({ ...session, gate: 'open' }, 'Not yet.')
    case 'skip-sprint':
      return said(skipped(session), 'No finish today.')
    case 'next':
      return goOn(session, afterPhase(session))
    case 'cool-down':
      return cooled(session, coolDownIndexOf(session.legs))
    case 'walk-now':
      return cooled(session, walkIndexOf(session.legs, session.leg?.index ?? 0) ?? session.legs.length)
    case 'stop':
    case 'pause':
      return stopped(session)
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

/** In the miles the coach reminds of what is still to come. */
function fasterWords(session: Session): string {
  const leg = legOf(session)
  return leg?.kind === 'mile' && session.plan !== null
    ? afterFaster(session.plan, stageNoun(leg.lengthM ?? 0))
    : 'Done, until the end of this phase.'
}

function freshRun(session: Session): Session {
  const legs = session.plan === null ? [] : legsOf(session.plan)
  return { ...withoutRun(session), legs, targets: plannedTargets(legs, gridOf(session)) }
}

/** The one ask that lets a still belt move. */
function setOff(session: Session, askId: string, again: boolean): Session {
  const starting = { askId, atMs: session.atMs, fromPhase: session.phaseIndex, again }
  const odometer = { ...breakReadings(session.odometer), ratio: null }
  return { ...session, belt: 'starting', starting, startedBy: askId, climbing: true, trouble: null, odometer }
}

function started(session: Session, askId: string): Session {
  const fresh = session.phaseIndex === null ? freshRun(session) : session
  const off = setOff({ ...fresh, stretch: null }, askId, false)
  return enter({ ...off, phaseIndex: off.legs[0]?.phaseIndex ?? null }, 0, off.odometer)
}

/** An interrupted finish is carried on at the easy pace, and its sprint needs `go`. */
function resumed(session: Session, askId: string): Session {
  // A held run climbs too: to the speed it is held at, and no further.
  const hold = session.hold === null ? null : { ...session.hold, ownRiseKmh: session.hold.speedKmh }
  const off = setOff({ ...session, hold }, askId, true)
  if (legOf(off)?.kind !== 'finish') return off
  const easy = off.legs.findIndex(({ kind }) => kind === 'mile')
  return { ...off, gate: 'open', interrupted: true, steadyKmh: off.targets.kmh[easy] ?? null }
}

function holding(session: Session): Session {
  const measured = measuredKmhOf(session)
  const wished = wishedKmhOf(session)
  const there = measured === null ? wished : snap(gridOf(session), measured)
  return held({ ...session, asked: null }, 'asked', Math.min(wished, there))
}

function planResumed(session: Session): Session {
  const free: Session = { ...session, hold: null, easing: false, asked: null }
  return { ...free, targets: backToPlan(session.targets, scopeOf(session)) }
}

/** Before the line the finish is passed over; in it, it ends. */
function skipped(session: Session): Session {
  const without: Session = { ...session, gate: 'skipped' }
  if (legOf(session)?.kind === 'finish') return goOn(without, coolDownIndexOf(session.legs))
  return without.leg === null ? without : { ...without, leg: { ...without.leg, rising: false, announced: false } }
}

/** The first leg of the next phase. */
function afterPhase(session: Session): number {
  const phase = legOf(session)?.phaseIndex
  const last = session.legs.findLastIndex(({ phaseIndex }) => phaseIndex === phase)
  return session.leg === null ? 0 : nextIndexOf({ ...session, leg: { ...session.leg, index: last } })
}

/** The way into the cool-down and its walk never speeds up. */
function cooled(session: Session, index: number): Session {
  const wished = Math.min(wishedKmhOf(session), capKmhOf(session))
  const there = goOn(session, index)
  return { ...there, climbing: false, targets: limited(there.targets, scopeOf(there), wished) }
}

/** From anywhere, at once. Only a belt that provably stands, and is not about to move, needs none. */
export function stopped(session: Session): Session {
  const rests = session.belt === 'still' || session.belt === 'stopped'
  return rests && standstillOf(session.seen, session.atMs) ? session : braked(session, null)
}

/** A Stop that a lost link swallowed is wished for beyond the end of its run. */
function finished(session: Session, ended: 'ended' | 'discarded'): Session {
  const run = session.leg === null ? session : closed(session, session.odometer)
  const stopping: Session['stopping'] = session.stopping === null ? null : { ...session.stopping, then: 'still' }
  return { ...run, phaseIndex: null, leg: null, hold: null, stretch: null, lost: null, stopping, ended }
}
