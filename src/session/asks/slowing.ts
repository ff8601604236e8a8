import type { Ask, AskOf, SlowingAskKind } from '../../../protocol/panel/asks.ts'
import { standstillOf } from '../../belt/rest.ts'
import { saying } from '../../workout/sayings.ts'
import { stopWishOf } from '../belt-with-us.ts'
import { said } from '../course/saying.ts'
import { withPace, paceOf, placeOf, type Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { refused, type Refusal } from './refused.ts'
import { answerOf } from './stop.ts'
import { takenOver, takeOverRefusal } from './take-over.ts'

/**
 * The asks that slow a run. None is refused while a belt may move: what cannot be done is answered with what will be.
 *
 * - in our hands, also while it starts: as asked; where there is nothing slower, nothing changes
 * - out of sight: kept, and carried out in its order from the speed at which the belt is found
 * - while a Stop is wished for: nothing slows more than that
 * - not ours, that of a stopped run which somebody started on the console: taken over at the speed there is, and slowed
 * - not ours otherwise: nothing is ordered but the Stop that a person presses (governor, rule 2). A Stop for `slower` would
 *   throw off whoever wants to go on running
 * - not ours, without a run: the same; what can be done about such a belt is said at the top
 *
 * Refused only where nothing of ours can move: without a treadmill, and with a belt that provably stands.
 *
 * @param slow what it does to a belt in our hands
 * @param idle true where that is nothing
 */
export function slowing<K extends SlowingAskKind>(
  slow: (session: Session, ask: AskOf<K>) => Session,
  idle: (session: Session) => boolean,
): Asked<K> {
  return {
    refusal: slowingRefusal,
    idle: (session) => (inHand(session) ? idle(session) : !comesBack(session) && !isTakenOver(session)),
    take: (session, ask) => {
      if (inHand(session)) return slow(session, ask)
      if (isTakenOver(session)) return slow(takenOver(session, ask.id), ask)
      if (comesBack(session)) return said(kept(session, ask as Ask), saying('slower-when-found'))
      return said(session, stopWishOf(session.belt) === null ? saying('not-ours-to-slow') : answerOf(session))
    },
  }
}

function slowingRefusal(session: Session, _: unknown, nowMs: number): Refusal {
  const { machine, belt, seen } = session
  if (machine === null) return refused('no-treadmill', 'nothing-connected')
  const isStill = standstillOf(seen, nowMs)
  if (placeOf(session).segment === null) return isStill ? refused('wrong-phase', 'no-run-on-belt') : null
  return isStill && belt.kind === 'stopped' ? refused('belt-not-moving', 'run-is-stopped') : null
}

const isTakenOver = (session: Session): boolean => session.belt.kind === 'stopped' && takeOverRefusal(session) === null

const inHand = ({ belt }: Session): boolean => belt.kind === 'moving' || belt.kind === 'starting'

/** Out of sight, and to be driven on once it is found. */
const comesBack = ({ belt }: Session): boolean =>
  belt.kind === 'out-of-sight' && belt.stop === null && belt.stopped === null

/** More than enough to come down from any speed. */
const MOST_KEPT = 200

function kept(session: Session, ask: Ask): Session {
  return withPace(session, { kept: [...paceOf(session).kept, ask].slice(-MOST_KEPT) })
}
