import type { Ask, AskKind, DependingAskKind } from '../../../protocol/panel/asks.ts'
import type { LeadsTo, Snapshot } from '../../../protocol/panel/snapshot.ts'
import { EXACT_KMH } from '../../belt/limits.ts'
import { wishedKmhOf } from '../speeds.ts'
import type { Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { BELT_IS_STILL, CONSOLE_SAYS, UNLOCK } from './runners-eyes.ts'
import { DISCARD, END } from './close.ts'
import { FELT_PACE } from './felt-pace.ts'
import { GUIDE } from './guide.ts'
import { GO, goKmhOf, NOT_YET, SKIP_SPRINT } from './gate.ts'
import { HAS_MOTOR } from './has-motor.ts'
import { COOL_DOWN, NEXT, nextKmhOf, WALK_NOW } from './phase.ts'
import type { Refusal } from './refused.ts'
import { EASE_OFF, FASTER, HOLD, planKmhOf, RESUME_PLAN, SLOWER } from './speed.ts'
import { BEGIN, RESUME, START } from './start.ts'
import { STOP } from './stop.ts'
import { AGAIN, SKIP, SKIP_ALL } from './stretch.ts'
import { TAKE_OVER } from './take-over.ts'
import { meant } from './undo.ts'

/** Every ask, with the family file that says why it is refused and what it does. */
const ASKED: { readonly [K in AskKind]: Asked<K> } = {
  begin: BEGIN,
  start: START,
  hold: HOLD,
  'resume-plan': RESUME_PLAN,
  'ease-off': EASE_OFF,
  go: GO,
  'not-yet': NOT_YET,
  'skip-sprint': SKIP_SPRINT,
  next: NEXT,
  'cool-down': COOL_DOWN,
  'walk-now': WALK_NOW,
  stop: STOP,
  pause: STOP,
  resume: RESUME,
  end: END,
  discard: DISCARD,
  again: AGAIN,
  skip: SKIP,
  'skip-all': SKIP_ALL,
  guide: GUIDE,
  'take-over': TAKE_OVER,
  'belt-is-still': BELT_IS_STILL,
  unlock: UNLOCK,
  slower: SLOWER,
  faster: FASTER,
  'has-motor': HAS_MOTOR,
  'console-says': CONSOLE_SAYS,
  'felt-pace': FELT_PACE,
}

/** The row of an ask takes asks of its own kind, which this one is; the compiler cannot follow that. */
const askedOf = ({ ask }: Ask) => ASKED[ask] as Asked<AskKind>

/** Why an ask would not be taken now, in words for who asked; null where it would. */
export function refusalOf(session: Session, ask: Ask, nowMs: number): Refusal {
  return askedOf(ask).refusal(session, ask, nowMs)
}

/** What an ask does. Whether it may is decided before. */
export function take(session: Session, ask: Ask): Session {
  return askedOf(ask).take(meant(session, ask.ask), ask)
}

/** Whether a run that is not on yet begins by it. */
const BEGIN_RUN: ReadonlySet<AskKind> = new Set(['begin', 'start', 'guide', 'take-over'])
export const beginsRun = (kind: AskKind): boolean => BEGIN_RUN.has(kind)

/** The kinds of ask that would be taken now and change something, in the order of the table. */
export function asksOf(session: Session, nowMs: number): AskKind[] {
  const isOffered = (kind: AskKind): boolean => isOpen(session, kind, nowMs) && ASKED[kind].idle?.(session) !== true
  return (Object.keys(ASKED) as AskKind[]).filter(isOffered)
}

/** Where the asks lead now of which only the session knows whether they raise the speed. */
export function leadsToOf(session: Session, nowMs: number): Snapshot['leadsTo'] {
  const leadsTo = (kind: DependingAskKind): LeadsTo | null => {
    if (!isOpen(session, kind, nowMs)) return null
    const speedKmh = LEADS_TO_KMH[kind](session)
    return { speedKmh, raises: speedKmh > wishedKmhOf(session) + EXACT_KMH }
  }
  return { next: leadsTo('next'), go: leadsTo('go'), 'resume-plan': leadsTo('resume-plan') }
}

const LEADS_TO_KMH: { readonly [K in DependingAskKind]: (session: Session) => number } = {
  next: nextKmhOf,
  go: goKmhOf,
  'resume-plan': planKmhOf,
}

/** Whether an ask would be taken of anybody who looks: its id was never used, and it would name where it leads. */
function isOpen(session: Session, kind: AskKind, nowMs: number): boolean {
  const refusal = refusalOf(session, probe(session, kind), nowMs)
  return refusal === null || refusal.error === 'speed-not-named'
}

function probe({ seen }: Session, kind: AskKind): Ask {
  if (kind === 'has-motor') return { id: PROBE_ID, ask: kind, yes: true }
  if (kind === 'felt-pace') return { id: PROBE_ID, ask: kind, felt: null }
  if (kind !== 'console-says') return { id: PROBE_ID, ask: kind }
  return { id: PROBE_ID, ask: kind, speed: seen.sample?.speedKmh ?? 0, unit: 'km/h' }
}
const PROBE_ID = 'probe:any'
