import { rampOf } from '../belt/ramp.ts'
import type { Facts } from '../profile/facts.ts'
import { paceOf, placeOf, type Session } from './session.ts'

/** Metres of a run that is long enough. */
const PROVEN_M = 200

/**
 * What a run taught of its treadmill, by what was seen of it; nothing that was not measured in it.
 *
 * @param provenM over so many metres a distance that was never given up is one to draw lines by
 */
export function learnedIn(session: Session, provenM = PROVEN_M): Partial<Facts> {
  const { seen } = session
  if (seen.sample === null) return {}
  // Without what was known before: only what this run showed.
  const ramp = rampOf({ rises: seen.rises, limits: { ...seen.limits, rampKmhPerS: 0 } })
  const { lagsMs, learned, limits } = seen
  const median = [...lagsMs].sort((a, b) => a - b)[Math.floor(lagsMs.length / 2)]
  return {
    periodMs: Math.min(limits.longestPeriodMs, Math.max(50, Math.round(seen.periodMs))),
    ...(median === undefined || lagsMs.length < limits.lagOrders
      ? {}
      : { lagMs: Math.min(limits.longestLagMs, Math.max(0, Math.round(median))) }),
    ...(learned === null ? {} : { tolerance: { share: learned.share, factor: learned.factor } }),
    ...(ramp === null ? {} : { upKmhPerS: Math.round(ramp * 100) / 100 }),
    ...distanceIn(session, provenM),
    ...(paceOf(session).incline?.isRefused === true ? { incline: 'refused' as const } : {}),
  }
}

function distanceIn(session: Session, provenM: number): Pick<Partial<Facts>, 'distance'> {
  const { integralM, source, read } = placeOf(session).odometer
  if (integralM < provenM) return {}
  return { distance: !read ? 'none' : source === 'machine' ? 'fine' : 'coarse' }
}
