import type { Ask, AskKind, AskRefusal } from '../../protocol/panel/asks.ts'
import { silentAtRestOf, standstillOf } from './belt-seen.ts'
import { walkIndexOf } from './legs.ts'
import { rungOf } from './ladder.ts'
import type { Session } from './session.ts'
import { capKmhOf, gridOf, legOf, wishedKmhOf } from './speeds.ts'
import { fasterKmhOf, unseenRiseKmhOf } from './steps.ts'
import { stretchesNow } from './stretching.ts'

type Refusal = AskRefusal | null

/** Why an ask would not be taken now, in words for who asked; null where it would. */
export function refusalOf(session: Session, ask: Ask, nowMs: number): Refusal {
  switch (ask.ask) {
    case 'stop':
    case 'pause':
      return session.machine === null ? refused('no-treadmill', 'No treadmill is connected.') : null
    case 'begin':
      return beginRefusal(session)
    case 'start':
      return startRefusal(session, ask.id, nowMs)
    case 'resume':
      return resumeRefusal(session, ask.id, nowMs)
    case 'slower':
      return drivenRefusal(session) ?? slowerRefusal(session)
    case 'faster':
      return lockRefusal(session) ?? drivenRefusal(session) ?? fasterRefusal(session, ask.coarse === true)
    case 'hold':
      return drivenRefusal(session)
    case 'resume-plan':
      return lockRefusal(session) ?? drivenRefusal(session) ?? resumePlanRefusal(session)
    case 'ease-off':
      return drivenRefusal(session) ?? easeRefusal(session)
    case 'go':
    case 'not-yet':
    case 'skip-sprint':
      return gateRefusal(session, ask.ask)
    case 'next':
      return lockRefusal(session) ?? drivenRefusal(session)
    case 'cool-down':
    case 'walk-now':
      return drivenRefusal(session) ?? slowPhaseRefusal(session, ask.ask)
    case 'end':
    case 'discard':
      return closeRefusal(session, ask.ask)
    case 'again':
    case 'skip':
    case 'skip-all':
      return stretchesNow(session) ? null : refused('wrong-phase', 'There is no stretch to go on from.')
    case 'belt-is-still':
      return stillRefusal(session, nowMs)
    case 'console-says':
      return session.unitAsk === 'asking' && session.belt === 'moving'
        ? null
        : refused('wrong-phase', 'The number on the display was not asked for.')
    case 'unlock':
      return session.locked ? null : refused('wrong-phase', 'Nothing is locked.')
  }
}

/** The kinds of ask that would be taken now. */
export function asksOf(session: Session, nowMs: number, kinds: readonly AskKind[]): AskKind[] {
  return kinds.filter((kind) => refusalOf(session, probe(kind), nowMs) === null)
}

/** An ask as anybody could make it: its id was never used. */
function probe(kind: AskKind): Ask {
  if (kind === 'console-says') return { id: PROBE_ID, ask: kind, speed: 0, unit: 'km/h' }
  return { id: PROBE_ID, ask: kind }
}
const PROBE_ID = 'probe:any'

function refused(error: AskRefusal['error'], message: string): AskRefusal {
  return { error, message }
}

function lockRefusal({ locked }: Session): Refusal {
  return locked ? refused('locked', 'Locked after a fault. Look at the treadmill, then unlock.') : null
}

/** For asks that change the speed of a belt in our hands. */
function drivenRefusal(session: Session): Refusal {
  const { belt, leg, stopping } = session
  if (leg !== null && belt === 'moving' && stopping === null) return null
  if (leg === null) return refused('wrong-phase', 'No run is on the belt.')
  switch (belt) {
    case 'unseen':
      return refused('no-treadmill', 'The treadmill is out of reach. Use its own buttons.')
    case 'starting':
      return refused('belt-not-moving', 'The belt is starting. Press STOP to call it off.')
    case 'stopping':
      return refused('belt-not-moving', 'The belt is stopping.')
    default:
      return refused('belt-not-moving', 'The run is stopped. Carry on or finish it.')
  }
}

function beginRefusal(session: Session): Refusal {
  if (session.plan === null) return refused('no-plan', 'Choose a plan first.')
  return session.phaseIndex === null ? null : refused('wrong-phase', 'A run is on already.')
}

/** What stands in the way of moving the belt from standstill. */
function setOffRefusal(session: Session, id: string, nowMs: number): Refusal {
  const { machine, seen } = session
  if (session.plan === null) return refused('no-plan', 'Choose a plan first.')
  if (machine === null || seen.link === 'down') return refused('no-treadmill', 'No treadmill is connected.')
  if (!machine.drivable) return refused('not-driven', 'This treadmill cannot be driven. Start it on its own console.')
  if (session.stopping !== null) return refused('not-at-standstill', 'The belt is still stopping.')
  if (!standstillOf(seen, nowMs)) return refused('not-at-standstill', stillWords(session, nowMs))
  const used = id === session.startedBy || seen.usedStarts.includes(id)
  return used ? refused('stale', 'This start was used already. Press again.') : null
}

function stillWords(session: Session, nowMs: number): string {
  return silentAtRestOf(session.seen, nowMs)
    ? 'The treadmill says nothing. Look at the belt, and confirm that it is still.'
    : 'The belt is not at a standstill. Stop it first.'
}

function startRefusal(session: Session, id: string, nowMs: number): Refusal {
  const phase = session.phaseIndex === null ? null : session.plan?.phases[session.phaseIndex]
  const ready =
    session.leg === null &&
    (phase === undefined || phase === null || (phase.kind === 'stretch' && phase.when === 'before'))
  if (!ready) return refused('wrong-phase', 'A run is on already.')
  return lockRefusal(session) ?? setOffRefusal(session, id, nowMs)
}

function resumeRefusal(session: Session, id: string, nowMs: number): Refusal {
  if (session.leg === null) return refused('wrong-phase', 'There is no run to carry on.')
  if (session.belt === 'unseen') return refused('no-treadmill', 'The treadmill is out of reach. Use its own buttons.')
  if (session.belt !== 'stopped') return refused('wrong-phase', 'The run is not stopped.')
  return lockRefusal(session) ?? setOffRefusal(session, id, nowMs)
}

function slowerRefusal(session: Session): Refusal {
  const { minKmh } = gridOf(session)
  if (wishedKmhOf(session) > minKmh) return null
  return refused('below-machine', 'The treadmill goes no slower. Press STOP to stop it.')
}

function fasterRefusal(session: Session, coarse: boolean): Refusal {
  const grid = gridOf(session)
  const kmh = fasterKmhOf(session, coarse)
  if (kmh <= wishedKmhOf(session)) return refused('above-machine', 'The treadmill goes no faster.')
  if (kmh > capKmhOf(session) + EXACT_KMH) {
    return capKmhOf(session) >= grid.maxKmh
      ? refused('above-machine', 'The treadmill goes no faster.')
      : refused('above-ceiling', 'That is above your ceiling.')
  }
  if (unseenRiseKmhOf(session, kmh) <= MOST_UNSEEN_KMH + EXACT_KMH) return null
  return refused('too-much-at-once', 'Wait until the belt has followed.')
}

/** Asked for but not yet seen on the belt, in all (design: `faster`). */
const MOST_UNSEEN_KMH = 1

function resumePlanRefusal(session: Session): Refusal {
  return session.hold === null ? refused('wrong-phase', 'The plan is on already.') : null
}

function easeRefusal(session: Session): Refusal {
  return rungOf(session) === null ? refused('nothing-below', 'There is no easier pace left. Press STOP to stop.') : null
}

function gateRefusal(session: Session, kind: 'go' | 'not-yet' | 'skip-sprint'): Refusal {
  const driven = drivenRefusal(session)
  if (driven !== null) return driven
  const { gate } = session
  const inFinish = legOf(session)?.kind === 'finish'
  if (kind === 'skip-sprint' && (gate === 'open' || gate === 'armed')) return null
  if (kind === 'not-yet') return gate === 'armed' ? null : refused('gate-shut', 'Go was not pressed.')
  if (kind === 'go') {
    const locked = lockRefusal(session)
    if (locked !== null) return locked
    if (gate === 'open' || (gate === 'skipped' && isBeforeFinish(session))) return null
    if (gate === 'armed') return refused('gate-shut', 'Go was pressed already.')
  }
  return refused('gate-shut', inFinish ? 'The finish has begun.' : 'It is too early, or too late, for that.')
}

function isBeforeFinish(session: Session): boolean {
  return session.leg !== null && session.leg.aheadS !== null
}

function slowPhaseRefusal(session: Session, kind: 'cool-down' | 'walk-now'): Refusal {
  const cooling = legOf(session)?.kind === 'cool-down'
  if (kind === 'cool-down') return cooling ? refused('wrong-phase', 'The cool-down is on already.') : null
  if (!cooling) return refused('wrong-phase', 'Go to the cool-down first.')
  return walkIndexOf(session.legs, session.leg?.index ?? 0) === null
    ? refused('wrong-phase', 'The walk is on already.')
    : null
}

function closeRefusal(session: Session, kind: 'end' | 'discard'): Refusal {
  const phase = session.phaseIndex === null ? undefined : session.plan?.phases[session.phaseIndex]
  if (phase === undefined) return refused('wrong-phase', 'No run is on.')
  if (session.starting !== null || session.stopping !== null || (session.leg !== null && session.belt === 'moving')) {
    return refused('not-at-standstill', 'Stop the belt first.')
  }
  const nothingRun = phase.kind === 'stretch' && phase.when === 'before'
  return nothingRun && kind === 'end' ? refused('wrong-phase', 'Nothing was run yet. It can only be discarded.') : null
}

function stillRefusal(session: Session, nowMs: number): Refusal {
  if (session.machine === null || session.seen.link === 'down')
    return refused('no-treadmill', 'No treadmill is connected.')
  return silentAtRestOf(session.seen, nowMs)
    ? null
    : refused('wrong-phase', 'The treadmill itself says what the belt does.')
}

const EXACT_KMH = 0.005
