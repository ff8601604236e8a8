import type { Saying } from '../../../protocol/panel/sayings.ts'
import { EXACT_KMH } from '../../belt/limits.ts'
import { saying } from '../../workout/sayings.ts'
import type { Driving, Instruction } from '../run.ts'
import { paceOf, placeOf, sessionWith, type Session } from '../session.ts'
import { beltFactorOf } from '../belt-factor.ts'
import { guidingKmhOf, isNearByFootPod } from '../by-foot-pod.ts'
import { gridOf, isNearOf, wishedKmhOf } from '../speeds.ts'
import { announced, cued } from './saying.ts'
import { saysMilesOf } from '../driving.ts'
import { runWith } from '../run-with.ts'

/** What the runner who moves the belt is told to do: each change once, once more where it is not done, and then no more. */

/** From the 0.1 of one press to the next, and until the belt is there, a change of 3 km/h takes half of this, ms. */
const INSIST_AFTER_MS = 20_000

/** Tells a new speed, sees it done, insists once, and leaves it then. */
export function guideOn(before: Session, session: Session): Session {
  const { run, belt, atMs } = session
  if (run === null || run.driving.by === 'us') return session
  if (belt.kind === 'starting' || belt.kind === 'stopping') return isNew(before, session) ? spoken(session) : session
  if (belt.kind !== 'moving') return session
  const kmh = wishedKmhOf(session)
  const { instruction } = run.driving
  if (instruction === null || Math.abs(instruction.kmh - kmh) > EXACT_KMH) return newlyTold(session, kmh)
  const { state, sinceMs } = instruction
  if (state === 'done') return session
  // Where it was left, nobody praises what comes of itself.
  if (isThere(session, kmh))
    return state === 'left' ? told(session, kmh, 'done') : cued(told(session, kmh, 'done'), saying('at-it'))
  if (state === 'left' || atMs - sinceMs < INSIST_AFTER_MS) return session
  const further = told(session, kmh, state === 'told' ? 'insisted' : 'left')
  return state === 'told' ? spoken(further) : further
}

/** True while something is still to be seen, or said, of what was told. */
export function isTold({ run }: Session): boolean {
  if (run === null || run.driving.by === 'us') return false
  const { instruction } = run.driving
  return instruction === null || instruction.state === 'told' || instruction.state === 'insisted'
}

/** What the runner is to do now; null while nothing is. */
export function instructionOf(session: Session): Saying | null {
  const { run, belt } = session
  if (run === null || run.ended !== null || run.driving.by === 'us' || placeOf(session).segment === null) return null
  const treads = run.driving.because === 'no-motor'
  if (belt.kind === 'starting') return saying(treads ? 'tread-off' : 'start-belt')
  if (belt.kind === 'stopping') return saying(treads ? 'tread-to-rest' : 'stop-belt')
  const { instruction } = run.driving
  if (belt.kind !== 'moving' || instruction === null || !isTold(session)) return null
  return toSpeed(session, instruction.kmh, treads)
}

const isThere = (session: Session, kmh: number): boolean => isNearOf(session, kmh) || isNearByFootPod(session, kmh)

function toSpeed(session: Session, speedKmh: number, treads: boolean): Saying {
  const faster = speedKmh > (session.seen.sample?.speedKmh ?? guidingKmhOf(session) ?? 0)
  const unit = saysMilesOf(session) ? 'mph' : gridOf(session).unit
  const isTheirs = unit === (session.plan?.unit === 'km' ? 'km/h' : 'mph')
  const values = { speedKmh, unit, ofConsole: beltFactorOf(session) !== 1 || !isTheirs } as const
  if (treads) return { code: faster ? 'tread-faster' : 'tread-slower', values }
  return { code: faster ? 'press-faster' : 'press-slower', values }
}

/** What the runner's own key asked for is on the screen, and needs no voice. */
function newlyTold(session: Session, kmh: number): Session {
  if (isThere(session, kmh)) return told(session, kmh, 'done')
  const next = told(session, kmh, 'told')
  return paceOf(session).pressed === null ? spoken(next) : next
}

/** The belt is to be set going, or stopped, from now on; by the runner's hand from now on. */
const isNew = (before: Session, { belt }: Session): boolean =>
  belt.kind !== before.belt.kind || before.run?.driving.by !== 'runner'

function spoken(session: Session): Session {
  const says = instructionOf(session)
  return says === null ? session : announced(session, says)
}

function told(session: Session, kmh: number, state: Instruction['state']): Session {
  const { run } = session
  if (run === null || run.driving.by === 'us') return session
  const driving: Driving = { ...run.driving, instruction: { kmh, sinceMs: session.atMs, state } }
  return sessionWith(session, { run: runWith(run, { driving }) })
}
