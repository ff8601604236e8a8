import { beltFactorOf } from './belt-factor.ts'
import { FRESH_MS, footPodKmhOf, type FootPod } from './foot-pod.ts'
import { placeOf, type Session } from './session.ts'

/** What a foot pod says of the belt: whether it differs, and how far it counts a run to be. Nothing of it moves a belt. */

/** It is as near as this by itself, as a share of the speed. */
const APART_SHARE = 0.05
/** A change of pace is behind it by then, ms. */
const APART_AFTER_MS = 60_000
/** Where it was there for less of a run, what it counted says nothing of it, as a share of the time. */
const LEAST_SHARE = 0.95

/** It tells another speed. */
export function footPodAfter(session: Session, speedKmh: number | null, atMs: number): FootPod {
  const before = session.footPod
  return { speedKmh, atMs, differs: differsAfter(session, speedKmh, atMs), ...ranAfter(session, before, atMs) }
}

function differsAfter(session: Session, podKmh: number | null, atMs: number): FootPod['differs'] {
  const { belt, seen, footPod } = session
  const beltKmh = (seen.sample?.speedKmh ?? 0) * beltFactorOf(session)
  const isRead = seen.sample !== null && atMs - seen.sample.atMs <= FRESH_MS
  if (belt.kind !== 'moving' || !isRead || podKmh === null || podKmh === 0) return null
  if (Math.abs(podKmh - beltKmh) <= APART_SHARE * beltKmh) return null
  const by = podKmh > beltKmh ? 'faster' : 'slower'
  return footPod?.differs?.by === by && atMs - footPod.atMs <= FRESH_MS ? footPod.differs : { by, sinceMs: atMs }
}

/** From what it said last to now; from the start of the belt on. */
function ranAfter(session: Session, before: FootPod | null, atMs: number): Pick<FootPod, 'ranM' | 'ranS'> {
  const { odometer, segment } = placeOf(session)
  if (before === null || odometer.movingS === 0) return { ranM: 0, ranS: 0 }
  const { ranM, ranS, speedKmh } = before
  const s = (atMs - before.atMs) / 1000
  if (segment === null || session.belt.kind !== 'moving' || speedKmh === null || s * 1000 > FRESH_MS)
    return { ranM, ranS }
  return { ranM: ranM + (speedKmh * s) / 3.6, ranS: ranS + s }
}

/** Which way it has differed from the belt for so long that it is worth a word; null while it does not. */
export function footPodDiffersOf(session: Session, nowMs: number): 'faster' | 'slower' | null {
  const { footPod } = session
  if (footPod === null || footPod.differs === null || footPodKmhOf(session, nowMs) === null) return null
  return nowMs - footPod.differs.sinceMs >= APART_AFTER_MS ? footPod.differs.by : null
}

/** What it counted of a run that is over, m; null where it was not there for all of it, or the belt told nothing beside it. */
export function footPodRanMOf(session: Session): number | null {
  const { footPod, seen } = session
  const { movingS } = placeOf(session).odometer
  if (seen.sample === null) return null
  return footPod === null || movingS === 0 || footPod.ranS < LEAST_SHARE * movingS ? null : footPod.ranM
}
