import type { ASK_REFUSALS } from '../../../protocol/panel/ask-refusals.ts'
import type { AskRefusal } from '../../../protocol/panel/ask-schema.ts'
import type { PlainCode } from '../../../protocol/panel/said.ts'
import { EXACT_KMH } from '../../belt/limits.ts'
import { movingOf } from '../../belt/readings.ts'
import { distanceGrowsOf, needsEyesOf } from '../../belt/rest.ts'
import { stopWishOf } from '../belt-with-us.ts'
import { beltFactorOf } from '../belt-factor.ts'
import { gridOf, wishedKmhOf } from '../speeds.ts'
import { placeOf, type Session } from '../session.ts'

/** Why an ask is not taken; null where it is. */
export type Refusal = AskRefusal | null

export const refused = (error: AskRefusal['error'], code: PlainCode<typeof ASK_REFUSALS>): AskRefusal => ({
  error,
  code,
  values: {},
})

/**
 * From eased, held or a cool-down no speed is risen to that was not named: `toKmh` is where the asker read that it leads,
 * within a step of the grid: they read it as the belt runs.
 */
export function unnamedRefusal(session: Session, toKmh: number | undefined, leadsToKmh: number): Refusal {
  if (leadsToKmh <= wishedKmhOf(session) + EXACT_KMH) return null
  const error = 'speed-not-named'
  if (toKmh === undefined) return { error, code: 'speed-to-be-named', values: { speedKmh: leadsToKmh } }
  const { stepKmh, unit } = gridOf(session)
  if (Math.abs(toKmh / beltFactorOf(session) - leadsToKmh) <= stepKmh + EXACT_KMH) return null
  return { error, code: 'leads-elsewhere-by-now', values: { speedKmh: leadsToKmh, unit } }
}

export function lockRefusal({ locked }: Session): Refusal {
  return locked ? refused('locked', 'locked-after-fault') : null
}

/** For asks that change the speed of a belt in our hands. */
export function drivenRefusal(session: Session): Refusal {
  const { kind } = session.belt
  if (placeOf(session).segment === null) return refused('wrong-phase', 'no-run-on-belt')
  switch (kind) {
    case 'moving':
      return null
    case 'out-of-sight':
      // A link that is up tells nothing of the belt until it is read.
      return session.seen.link === 'down'
        ? refused('no-treadmill', 'out-of-reach')
        : refused('belt-not-moving', 'not-seen-yet')
    case 'starting':
      return refused('belt-not-moving', 'belt-is-starting')
    case 'stopping':
      return refused('belt-not-moving', 'belt-is-stopping')
    default:
      return refused('belt-not-moving', 'run-is-stopped')
  }
}

/** Why a belt is not taken for still. */
export function notStill(session: Session, nowMs: number): AskRefusal {
  const { seen, belt } = session
  const error = 'not-at-standstill'
  if (needsEyesOf(seen, nowMs)) return refused(error, 'says-nothing-at-rest')
  if (belt.kind === 'starting') return refused(error, 'belt-is-starting')
  if (stopWishOf(belt) !== null) return refused(error, 'still-stopping')
  const moves = movingOf(seen, nowMs) || distanceGrowsOf(seen, nowMs)
  return refused(error, moves ? 'not-still' : 'not-seen-yet')
}
