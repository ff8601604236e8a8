import type { HeldReason } from '../../protocol/panel/snapshot.ts'
import { stopWishOf } from './belt-with-us.ts'
import { paceOf, placeOf, type Session } from './session.ts'
import { segmentOf, wishedKmhOf } from './speeds.ts'

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
  | {
      readonly belt: 'moving'
      /** On the machine's grid, at or below the cap, km/h. */
      readonly speedKmh: number
      /** Id of the ask that allows one start of a belt that stands; null where none does. */
      readonly startAskId: string | null
      /** `gentle`: as into a mile; `brisk`: the plan's rise (0.3 to 0.5), into the sprint and from standstill. */
      readonly rise: 'gentle' | 'brisk'
      /** `gradual`: 0.5 km/h per second; `at-once`: easing off, in steps of at most 3 km/h. */
      readonly fall: 'gradual' | 'at-once'
      readonly held: HeldReason | null
      /** While held, the belt may rise up to here and no further: what the runner's own `faster` asked for since. */
      readonly ownRiseKmh: number | null
    }

/** What the session wishes of the belt now. Null: the belt is not ours, or out of sight. */
export function wishOf(session: Session): Wish {
  const { belt } = session
  if (stopWishOf(belt) !== null) return session.machine?.drivable === false ? STOPPED_BY_HAND : STOPPED
  if (placeOf(session).segment === null || (belt.kind !== 'starting' && belt.kind !== 'moving')) return null
  const { hold, climbing, easing } = paceOf(session)
  return {
    belt: 'moving',
    speedKmh: wishedKmhOf(session),
    startAskId: belt.kind === 'starting' ? belt.start.askId : null,
    rise: climbing || sprintsOn(session) ? 'brisk' : 'gentle',
    fall: easing ? 'at-once' : 'gradual',
    held: hold?.reasons.at(-1) ?? null,
    ownRiseKmh: hold?.ownRiseKmh ?? null,
  }
}

const STOPPED: Wish = { belt: 'stopped' }
const STOPPED_BY_HAND: Wish = { belt: 'stopped', guided: true }

function sprintsOn(session: Session): boolean {
  const segment = segmentOf(session)
  return segment !== null && segment.rise === 'from-the-line' && paceOf(session).gate === 'passed'
}
