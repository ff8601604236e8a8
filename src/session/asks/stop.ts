import { mphFromKmh } from '../../../protocol/units.ts'
import { restOf } from '../../belt/rest.ts'
import { braked } from '../belt.ts'
import { said } from '../course/saying.ts'
import type { Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { refused } from './refused.ts'

/** `stop` and `pause`. */
export const STOP: Asked<'stop' | 'pause'> = {
  refusal: ({ machine }) => (machine === null ? refused('no-treadmill', 'No treadmill is connected.') : null),
  take: pressedStop,
}

/**
 * STOP, pressed by a person: from anywhere, at once. Where a Stop would be one too many (the belt obeys one, rests or comes
 * to rest: governor, rule 1) the press is answered instead.
 */
function pressedStop(session: Session): Session {
  const { seen, belt, atMs } = session
  if (seen.press?.atMs === atMs) return braked(session, null)
  const driven = belt.kind === 'moving' || belt.kind === 'starting'
  return said(driven ? braked(session, null) : session, answerOf(session))
}

function answerOf({ seen, plan, atMs }: Session): string {
  const rest = restOf(seen, atMs)
  if (rest === 'proven') return 'The belt stands still.'
  if (rest === 'likely') return 'Coming to rest when last seen. Still moving? Hold STOP.'
  if (seen.sample === null) return 'Stopping.'
  const { speedKmh } = seen.sample
  return `Stopping: ${(plan?.unit === 'mi' ? mphFromKmh(speedKmh) : speedKmh).toFixed(1)}`
}
