import { isToldAsSpeed } from '../../protocol/stages.ts'
import { METRES_PER_MILE, UNIT_M, roundKmh } from '../../protocol/units.ts'
import { speedsToDraw } from '../workout/pacing-sense.ts'
import { beltFactorOf } from './belt-factor.ts'
import { plannedTargets } from './course/targets.ts'
import { isGuided } from './driving.ts'
import { paceWith, runWith } from './run-with.ts'
import { sessionWith, type Session } from './session.ts'
import { gridOf } from './speeds.ts'

/** The mile whose pace is hidden, as it is drawn for a run (coach: pacing sense). */

const KEYS = 5
/** Paces lie this far apart, in seconds that are a multiple of the other. */
const APART = { share: 0.04, s: 5 } as const
/** Who is told speeds is asked in steps of them. */
const SPEEDS_APART = { km: 0.2, mi: (0.1 * METRES_PER_MILE) / 1000 } as const

/**
 * Draws the pace of the hidden mile, and where among the keys it lies. All of it follows from the ask that the run was started
 * by and when, so that the same events draw the same again. Nothing is drawn where the runner moves the belt.
 */
export function paceDrawn(session: Session, askId: string): Session {
  const { run, course } = session
  const { segments } = course
  const index = segments.findIndex(({ hidden }) => hidden)
  const [before, own] = [segments[index - 1], segments[index]]
  if (run === null || before === undefined || own === undefined || isGuided(session)) return session
  const seed = `${askId} ${session.atMs}`
  const speeds = speedsToDraw(gridOf(session), before.speedKmh, own.speedKmh)
  const kmh = speeds[drawn(`${seed} pace`, speeds.length)] ?? own.speedKmh
  const drawnSegments = segments.with(index, { ...own, speedKmh: kmh })
  const keysKmh = keysOf(session, kmh, drawn(`${seed} key`, KEYS))
  return sessionWith(session, {
    course: { ...course, segments: drawnSegments },
    run: runWith(run, {
      pacing: { index, kmh, keysKmh, state: 'ahead', felt: null },
      pace: paceWith(run.pace, { targets: plannedTargets(drawnSegments, gridOf(session)) }),
    }),
  })
}

/** @param place how many keys are slower than the true one */
function keysOf(session: Session, kmh: number, place: number): readonly number[] {
  const { plan } = session
  const unit = plan?.unit ?? 'km'
  const factor = beltFactorOf(session)
  const ownKmh = kmh * factor
  const keys = Array.from({ length: KEYS }, (_, key) => key - place)
  if (isToldAsSpeed(ownKmh, plan?.level ?? null))
    return keys.map((faster) => roundKmh(ownKmh + faster * SPEEDS_APART[unit]) / factor)
  const paceS = (UNIT_M[unit] * 3.6) / ownKmh
  const whole = (s: number): number => Math.round(s / APART.s) * APART.s
  return keys.map((faster) => (UNIT_M[unit] * 3.6) / (whole(paceS) - faster * whole(paceS * APART.share)) / factor)
}

/** One of so many, 0 to `count` - 1: FNV-1a of the seed, stirred so that seeds that are nearly the same draw apart. */
function drawn(seed: string, count: number): number {
  let hash = 0x811c9dc5
  for (const sign of seed) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return ((hash ^ (hash >>> 16)) >>> 0) % count
}
