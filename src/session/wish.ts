import { stopWishOf } from './belt-with-us.ts'
import { isGuided } from './driving.ts'
import { fallsFirst, inclineWishOf } from './inclines.ts'
import type { MovingWish } from './moving-wish.ts'
import { paceOf, placeOf, type Session } from './session.ts'
import { heldReasonOf, ownRiseKmhOf, segmentOf, wishedKmhOf } from './speeds.ts'

/**
 * What the session wants of the belt, as state: the latest one holds, nothing queues. Null: the belt is not ours
 * (idle, before the start, after the console took over, or after a run).
 */
export type Wish =
  | null
  | {
      readonly belt: 'stopped'
      /** In guide mode a press is one Stop, and is not repeated (governor, rule 2). */
      readonly guided?: boolean
    }
  /** The runner moves it: nothing is ordered but the Stop that a person presses. */
  | { readonly belt: 'guided' }
  | MovingWish

/** What the session wishes of the belt now. Null: the belt is not ours, or out of sight. */
export function wishOf(session: Session): Wish {
  const { belt } = session
  const stop = stopWishOf(belt)
  // What the plan or a fault wants stopped is the runner's to stop.
  if (isGuided(session)) return stop?.asked === true ? STOPPED_BY_HAND : GUIDED
  if (stop !== null) return STOPPED
  if (placeOf(session).segment === null || (belt.kind !== 'starting' && belt.kind !== 'moving')) return null
  return session.quiet?.wish ?? movingWishOf(session)
}

/** For a belt that is ours, and starts or moves. */
export function movingWishOf(session: Session): MovingWish {
  const { belt } = session
  const { easing } = paceOf(session)
  return {
    belt: 'moving',
    speedKmh: wishedKmhOf(session),
    startAskId: belt.kind === 'starting' ? belt.start.askId : null,
    rise: riseOf(session),
    fall: easing ? 'at-once' : 'gradual',
    held: heldReasonOf(session),
    ownRiseKmh: ownRiseKmhOf(session),
    inclinePct: inclineWishOf(session),
  }
}

function riseOf(session: Session): 'gentle' | 'brisk' | 'not-yet' {
  const { climbing, keptBack } = paceOf(session)
  if ((keptBack?.toldAtMs ?? null) !== null || fallsFirst(session)) return 'not-yet'
  return climbing || sprintsOn(session) ? 'brisk' : 'gentle'
}

const STOPPED: Wish = { belt: 'stopped' }
const GUIDED: Wish = { belt: 'guided' }
const STOPPED_BY_HAND: Wish = { belt: 'stopped', guided: true }

function sprintsOn(session: Session): boolean {
  const segment = segmentOf(session)
  return segment !== null && segment.rise === 'from-the-line' && paceOf(session).gate === 'passed'
}
