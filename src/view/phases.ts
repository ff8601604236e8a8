import type { PlanPhase } from '../../protocol/panel/plan.ts'
import type { PhaseView, Snapshot } from '../../protocol/panel/snapshot.ts'
import { finishIndexOf, coolDownIndexOf, legM, legS } from '../session/course/segments.ts'
import { nextIndexOf } from '../session/course/boundaries.ts'
import type { Session } from '../session/session.ts'
import { heldKmhOf, leftMOf, leftSOf, legOf, wishedKmhOf } from '../session/speeds.ts'
import { stretchLeftS } from '../session/course/stretching.ts'

/** How a session looks from outside: its phases, and what is left to its lines. */

export function phaseViewsOf(session: Session, nowMs: number): PhaseView[] {
  return (session.plan?.phases ?? []).map((phase, index) => phaseViewOf(session, phase, index, nowMs))
}

function phaseViewOf(session: Session, phase: PlanPhase, index: number, nowMs: number): PhaseView {
  const state = stateOf(session, phase, index)
  const paced = phase.kind === 'mile' || phase.kind === 'finish'
  const speeds = speedsOf(session, index)
  return {
    kind: phase.kind,
    mile: phase.kind === 'mile' ? phase.number : null,
    effort: phase.kind === 'mile' ? phase.effort : null,
    targetKmh: speeds.targetKmh,
    plannedKmh: speeds.plannedKmh,
    distanceM: paced ? phase.distanceM : null,
    durationS: durationSOf(session, phase, index),
    state,
    progress: state === 'done' ? 1 : state === 'now' ? progressOf(session, phase, index, nowMs) : 0,
  }
}

function stateOf(session: Session, phase: PlanPhase, index: number): PhaseView['state'] {
  if (session.phaseIndex === index) return 'now'
  const ahead = session.phaseIndex === null ? session.ended === null : index > session.phaseIndex
  if (ahead) return phase.kind === 'finish' && session.gate === 'skipped' ? 'skipped' : 'ahead'
  return phase.kind === 'stretch' || wasRun(session, phase) ? 'done' : 'skipped'
}

function wasRun({ splits }: Session, phase: PlanPhase): boolean {
  const mile = phase.kind === 'mile' ? phase.number : null
  return splits.some((split) => split.kind === phase.kind && split.mile === mile)
}

/** Of the leg that is on where the phase is, else of its first. */
function speedsOf(session: Session, phaseIndex: number): { targetKmh: number | null; plannedKmh: number | null } {
  const now = legOf(session)?.phaseIndex === phaseIndex ? (session.leg?.index ?? -1) : -1
  const index = now >= 0 ? now : session.legs.findIndex((leg) => leg.phaseIndex === phaseIndex)
  const leg = session.legs[index]
  if (leg === undefined) return { targetKmh: null, plannedKmh: null }
  const ahead = index > (session.leg?.index ?? -1) && session.leg !== null
  const targetKmh =
    now >= 0 ? wishedKmhOf(session) : ahead ? heldKmhOf(session, index) : (session.targets.kmh[index] ?? null)
  return { targetKmh, plannedKmh: leg.speedKmh }
}

function durationSOf(session: Session, phase: PlanPhase, index: number): number {
  if (phase.kind === 'stretch') return phase.cards.reduce((s, card) => s + card.sides.length * (card.durationS + 5), 0)
  return session.legs.reduce(
    (s, leg, i) => (leg.phaseIndex === index ? s + legS(leg, session.targets.kmh[i] ?? leg.speedKmh) : s),
    0,
  )
}

function progressOf(session: Session, phase: PlanPhase, index: number, nowMs: number): number {
  const whole = phase.kind === 'mile' || phase.kind === 'finish' ? phase.distanceM : durationSOf(session, phase, index)
  const done =
    phase.kind === 'stretch'
      ? whole - stretchLeftS(session, nowMs)
      : phase.kind === 'mile' || phase.kind === 'finish'
        ? session.odometer.totalM - session.phase.fromM
        : session.odometer.movingS - session.phase.fromS
  return whole > 0 ? Math.min(1, Math.max(0, done / whole)) : 1
}

type Countdown = NonNullable<Snapshot['toFinish']>

/** To the line of the finish, from idle on; null once it is reached, skipped or left. */
export function toFinishOf(session: Session, nowMs: number): Countdown | null {
  const finish = finishIndexOf(session.legs)
  if (session.gate === 'skipped' || finish >= session.legs.length) return null
  return session.leg !== null && session.leg.index >= finish ? null : countdownTo(session, finish, nowMs)
}

export function toCoolDownOf(session: Session, nowMs: number): Countdown | null {
  const coolDown = coolDownIndexOf(session.legs)
  if (coolDown >= session.legs.length) return null
  return session.leg !== null && session.leg.index >= coolDown ? null : countdownTo(session, coolDown, nowMs)
}

/** Metres and seconds to the beginning of leg `until`, the rest of the stretches before included. */
function countdownTo(session: Session, until: number, nowMs: number): Countdown | null {
  const phase = session.phaseIndex === null ? undefined : session.plan?.phases[session.phaseIndex]
  const over = session.ended !== null || (phase?.kind === 'stretch' && phase.when === 'after')
  if (over || session.plan === null) return null
  const stretchS = session.phaseIndex === null ? stretchesBeforeS(session) : stretchLeftS(session, nowMs)
  let distanceM = leftMOf(session)
  let timeS = leftSOf(session) + (session.leg === null ? stretchS : 0)
  for (let i = session.leg === null ? 0 : nextIndexOf(session); i < until; i++) {
    const leg = session.legs[i]
    if (leg === undefined) break
    const kmh = heldKmhOf(session, i)
    distanceM += legM(leg, kmh)
    timeS += legS(leg, kmh)
    if (session.gate === 'skipped' && session.legs[i + 1]?.kind === 'finish') i++
  }
  return { distanceM, timeS }
}

function stretchesBeforeS(session: Session): number {
  const phase = session.plan?.phases[0]
  return phase?.kind === 'stretch' ? durationSOf(session, phase, 0) : 0
}

/** The phase that follows, with the speed it would be run at. */
export function nextOf(session: Session): Snapshot['next'] {
  const phases = session.plan?.phases ?? []
  if (session.ended !== null || phases.length === 0) return null
  let index = session.phaseIndex === null ? 0 : session.phaseIndex + 1
  if (phases[index]?.kind === 'finish' && session.gate === 'skipped') index++
  const phase = phases[index]
  if (phase === undefined) return null
  const leg = session.legs.findIndex(({ phaseIndex }) => phaseIndex === index)
  return {
    kind: phase.kind,
    mile: phase.kind === 'mile' ? phase.number : null,
    targetKmh: leg < 0 ? null : heldKmhOf(session, leg),
  }
}
