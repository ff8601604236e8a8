import type { Ask, AskKind } from '../../../protocol/panel/asks.ts'
import { beginRefusal, closeRefusal, resumeRefusal, startRefusal, stillRefusal } from './at-rest.ts'
import {
  drivenRefusal,
  easeRefusal,
  fasterRefusal,
  gateRefusal,
  resumePlanRefusal,
  slowerRefusal,
  slowPhaseRefusal,
} from './in-motion.ts'
import { lockRefusal, refused, type Refusal } from './refused.ts'
import type { Session } from '../session.ts'
import { stretchesNow } from '../course/stretching.ts'

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
      return closeRefusal(session, ask.ask, nowMs)
    case 'again':
    case 'skip':
    case 'skip-all':
      return stretchesNow(session) ? null : refused('wrong-phase', 'There is no stretch to go on from.')
    case 'belt-is-still':
      return stillRefusal(session, nowMs)
    case 'console-says':
      return session.run?.unitAsk === 'asking' && session.belt.kind === 'moving'
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
