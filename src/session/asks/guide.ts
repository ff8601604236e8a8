import { movingOf } from '../../belt/readings.ts'
import { saying } from '../../workout/sayings.ts'
import { said } from '../course/saying.ts'
import { guided, isGuided } from '../driving.ts'
import { wentOn } from '../going-on.ts'
import { placeOf, sessionWith, type Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { refused, type Refusal } from './refused.ts'
import { guidedStartRefusal, started } from './start.ts'

/**
 * `guide`: the runner moves the belt, and nothing is ordered any more. Before a run it begins one, which goes on as soon as
 * the belt moves; also one that was started on the console already.
 */
export const GUIDE: Asked<'guide'> = {
  refusal: (session) => (placeOf(session).segment === null ? guidedStartRefusal(session) : underWayRefusal(session)),
  take: (session, { id }) =>
    said(placeOf(session).segment === null ? setOff(session, id) : letGo(session), saying('you-drive-now')),
}

/** A start and a Stop that are on are seen through first: nobody else looks after what they do. */
function underWayRefusal(session: Session): Refusal {
  if (isGuided(session)) return refused('wrong-phase', 'guides-already')
  switch (session.belt.kind) {
    case 'starting':
      return refused('belt-not-moving', 'belt-is-starting')
    case 'stopping':
      return refused('belt-not-moving', 'belt-is-stopping')
    case 'out-of-sight':
      return session.belt.stop === null ? null : refused('belt-not-moving', 'belt-is-stopping')
    default:
      return null
  }
}

function setOff(session: Session, id: string): Session {
  const moves = movingOf(session.seen, session.atMs)
  return guided(started(session, id), moves ? 'started-on-the-console' : 'asked')
}

/** It counts, and shows, its speeds in miles: found by its distance or its display. */
const saysOtherUnit = ({ seen }: Session): boolean => seen.unit.verdict === 'other'

/** Who moves the belt by its own keys needs no unit changed. It stays locked for orders. */
const wrongUnitLeft = (session: Session): Session =>
  session.trouble === 'wrong-unit' ? sessionWith(session, { trouble: null }) : session

/** A stopped run whose belt was started on the console goes on with it. */
function letGo(session: Session): Session {
  const moves = session.belt.kind === 'stopped' && movingOf(session.seen, session.atMs)
  if (!moves) return guided(wrongUnitLeft(session), saysOtherUnit(session) ? 'other-unit' : 'asked')
  return guided(sessionWith(wentOn(session), { belt: { kind: 'moving' }, trouble: null }), 'started-on-the-console')
}
