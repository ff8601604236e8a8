import type { Facts } from '../profile/facts.ts'
import { placeOf, type Session } from './session.ts'

/** A distance that was never given up over so many metres is one to draw lines by. */
const PROVEN_M = 200

/** What a run taught of its treadmill, by what was seen of it; nothing that was not measured in it. */
export function learnedIn(session: Session): Partial<Facts> {
  const { seen } = session
  if (seen.sample === null) return {}
  const { lagsMs, learned, limits } = seen
  const median = [...lagsMs].sort((a, b) => a - b)[Math.floor(lagsMs.length / 2)]
  return {
    periodMs: Math.min(limits.longestPeriodMs, Math.max(50, Math.round(seen.periodMs))),
    ...(median === undefined || lagsMs.length < limits.lagOrders
      ? {}
      : { lagMs: Math.min(limits.longestLagMs, Math.max(0, Math.round(median))) }),
    ...(learned === null ? {} : { tolerance: { share: learned.share, factor: learned.factor } }),
    ...distanceIn(session),
  }
}

function distanceIn(session: Session): Pick<Partial<Facts>, 'distance'> {
  const { integralM, source, read } = placeOf(session).odometer
  if (integralM < PROVEN_M) return {}
  return { distance: !read ? 'none' : source === 'machine' ? 'fine' : 'coarse' }
}
