import { LEAST_FACTOR, MOST_FACTOR } from '../../protocol/belt-factor.ts'
import { ageMsOf, freshMsOf } from '../belt/readings.ts'
import { footPodKmhOf, type PodBeside } from './foot-pod.ts'
import { runWith } from './run-with.ts'
import { footPodAfter } from './second-opinion.ts'
import { placeOf, sessionWith, type Session } from './session.ts'

/** What a foot pod beside a belt says of what its console says. */

/** Within this part of it a console's speed is the same one: as much as noisy readings differ. */
const SAME_PART = 0.04
/** A pod averages over some seconds: so long after a change it tells the new speed alone, ms. */
const SETTLES_MS = 10_000
/** Two words of a pod that are further apart have something between them that nobody heard, ms. */
const BETWEEN_MS = 3000
/** Beyond these a pod tells of other feet than those on the belt: of who stands on its rails, most of all. */
const RUNS_WITH = { least: 0.75, most: 1.3 } as const
/** Over so many metres a pod is as good as it gets, m. */
const ENOUGH_M = 400

/** A pod tells, km/h, null: nothing. It is a second opinion: not even that time goes by follows from it. */
export function podHeard(session: Session, speedKmh: number | null, atMs: number): Session {
  const { run } = session
  const footPod = footPodAfter(session, speedKmh, atMs)
  if (run === null) return sessionWith(session, { footPod })
  return sessionWith(session, {
    footPod,
    run: runWith(run, { podBeside: podTold(run.podBeside, session, speedKmh, atMs) }),
  })
}

function podTold(was: PodBeside, session: Session, podKmh: number | null, atMs: number): PodBeside {
  const kmh = steadyKmhOf(session, atMs)
  if (kmh === null || podKmh === null || podKmh < kmh * RUNS_WITH.least || podKmh > kmh * RUNS_WITH.most)
    return was.steady === null ? was : { ...was, steady: null }
  const { steady } = was
  if (steady === null || Math.abs(kmh - steady.kmh) > SAME_PART * steady.kmh)
    return { ...was, steady: { kmh, sinceMs: atMs } }
  const ms = atMs - (session.footPod?.atMs ?? -Infinity)
  if (atMs - steady.sinceMs < SETTLES_MS || ms > BETWEEN_MS || footPodKmhOf(session, atMs) === null) return was
  const metresAt = (speedKmh: number): number => (speedKmh / 3600) * ms
  return { steady, podM: was.podM + metresAt(podKmh), consoleM: was.consoleM + metresAt(kmh) }
}

/** What the console of a belt that moves in a run says now, km/h; null where that is not known. */
function steadyKmhOf(session: Session, atMs: number): number | null {
  const { seen, belt } = session
  if (belt.kind !== 'moving' || placeOf(session).segment === null || seen.sample === null) return null
  return ageMsOf(seen, atMs) <= freshMsOf(seen) && seen.sample.speedKmh > 0 ? seen.sample.speedKmh : null
}

/** What both came to, and the factor; null where that is too little, or what no belt does. */
export function factorByPod({ podM, consoleM }: PodBeside) {
  if (consoleM < ENOUGH_M) return null
  const factor = Math.round((podM / consoleM) * 1000) / 1000
  return factor < LEAST_FACTOR || factor > MOST_FACTOR ? null : { factor, podM, consoleM }
}
