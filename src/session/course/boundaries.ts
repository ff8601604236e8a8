import { willSprint } from './gate.ts'
import { coolDownIndexOf } from './segments.ts'
import type { Session } from '../session.ts'
import { aheadSOf, legOf } from '../speeds.ts'
import { splitOf, type Point } from './splits.ts'
import { overTheLine } from './targets.ts'

/** Lines: where one leg ends and the next begins. What was run beyond a line belongs to the next leg. */

/** Crosses every line that lies between the session before an event and now. No phase ends while the belt is stopping. */
export function crossLines(before: Session, session: Session): Session {
  let next = session
  while (onTheWay(next)) {
    const at = lineOf(before, next)
    if (at === null) return next
    next = over(next, at)
  }
  return next
}

function onTheWay(session: Session): boolean {
  return session.leg !== null && session.stopping === null && (session.belt === 'moving' || session.belt === 'unseen')
}

/** The point at which the current leg ended, or null while it goes on. */
function lineOf(before: Session, session: Session): Point | null {
  const leg = legOf(session)
  const run = session.leg
  if (leg === null || run === null) return null
  const { odometer: was } = before
  const { odometer: is } = session
  if (leg.lengthS !== null) {
    const movingS = run.fromS + leg.lengthS
    return is.movingS < movingS - EXACT
      ? null
      : { movingS, totalM: between(movingS, was.movingS, is.movingS, was.totalM, is.totalM) }
  }
  const totalM = run.fromM + (leg.lengthM ?? 0)
  return is.totalM < totalM - EXACT
    ? null
    : { totalM, movingS: between(totalM, was.totalM, is.totalM, was.movingS, is.movingS) }
}

/** Linear between two readings; at an end where there is nothing between them. */
function between(x: number, x0: number, x1: number, y0: number, y1: number): number {
  return x1 > x0 ? y0 + (y1 - y0) * Math.min(1, Math.max(0, (x - x0) / (x1 - x0))) : y1
}

function over(session: Session, at: Point): Session {
  const next = nextIndexOf(session)
  return next < session.legs.length ? enter(session, next, at) : brakesForStretch(session)
}

/** The leg that follows: a skipped finish is passed over. */
export function nextIndexOf(session: Session): number {
  const index = (session.leg?.index ?? -1) + 1
  const skips = session.gate === 'skipped' && session.legs[index]?.kind === 'finish'
  return skips ? coolDownIndexOf(session.legs) : index
}

/** Enters leg `index` at the point `at`, closing the phase that it leaves. */
export function enter(session: Session, index: number, at: Point): Session {
  const leg = session.legs[index]
  if (leg === undefined) return session
  const entered = leg.phaseIndex === session.phaseIndex ? session : intoPhase(session, leg.phaseIndex, at)
  const run = { index, fromM: at.totalM, fromS: at.movingS, rising: false, announced: false }
  const there = { ...entered, leg: { ...run, aheadS: aheadSOf(entered, index) } }
  return leg.kind === 'finish' ? intoFinish(there) : there
}

function intoPhase(session: Session, phaseIndex: number, at: Point): Session {
  return {
    ...closed(session, at),
    phaseIndex,
    phase: { fromM: at.totalM, fromS: at.movingS, estimated: false },
    targets: session.leg?.rising === true ? session.targets : overTheLine(session.targets),
    steadyKmh: null,
    asked: null,
  }
}

/** Adds the split of the phase that is on. */
export function closed(session: Session, at: Point): Session {
  const split = splitOf(session, at)
  return split === null ? session : { ...session, splits: [...session.splits, split] }
}

/** On the line of the finish: the sprint, or the tempo goes on with the gate open. */
function intoFinish(session: Session): Session {
  if (willSprint(session)) return { ...session, gate: 'passed' }
  return { ...session, gate: 'open', steadyKmh: session.targets.kmh[(session.leg?.index ?? 0) - 1] ?? null }
}

/** After the last leg the belt comes to rest, and the stretches follow. */
function brakesForStretch(session: Session): Session {
  return {
    ...session,
    belt: session.belt === 'moving' ? 'stopping' : session.belt,
    stopping: { sinceMs: session.atMs, then: 'stretch' },
  }
}

/** Ends the leg here and now: the runner's `next`, `cool-down` or `walk-now`. */
export function goOn(session: Session, index: number): Session {
  const { totalM, movingS } = session.odometer
  return index < session.legs.length ? enter(session, index, { totalM, movingS }) : brakesForStretch(session)
}

const EXACT = 1e-6
