import type { Saying } from '../../../protocol/panel/sayings.ts'
import { restOf } from '../../belt/rest.ts'
import { saying } from '../../workout/sayings.ts'
import { braked } from '../belt-as-seen.ts'
import { said } from '../course/saying.ts'
import type { Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { refused } from './refused.ts'

/** `stop` and `pause`. */
export const STOP: Asked<'stop' | 'pause'> = {
  refusal: ({ machine }) => (machine === null ? refused('no-treadmill', 'nothing-connected') : null),
  take: pressedStop,
}

/**
 * STOP, pressed by a person: from anywhere, at once. Where a Stop would be one too many (the belt obeys one, rests or comes
 * to rest: governor, rule 1) the press is only answered.
 */
function pressedStop(session: Session): Session {
  const { seen, belt, atMs } = session
  const isWritten = seen.press?.atMs === atMs
  const driven = belt.kind === 'moving' || belt.kind === 'starting'
  return said(isWritten || driven ? braked(session, null, true) : session, answerOf(session))
}

/** What becomes of a belt that is to stop. */
export function answerOf({ seen, plan, atMs }: Session): Saying {
  const rest = restOf(seen, atMs)
  if (rest === 'proven') return saying('stands-still')
  if (rest === 'likely') return saying('coming-to-rest')
  if (seen.sample === null) return saying('stopping')
  return { code: 'stopping-from', values: { speedKmh: seen.sample.speedKmh, unit: plan?.unit ?? 'km' } }
}
