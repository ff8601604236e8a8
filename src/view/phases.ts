import { isStage } from '../../protocol/units.ts'
import type { PlanPhase } from '../../protocol/panel/plan.ts'
import type { PhaseView, Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { finishIndexOf, coolDownIndexOf, segmentM, segmentS } from '../workout/segments.ts'
import { BETWEEN_STRETCHES_S } from '../workout/stretches.ts'
import { phaseLengthM } from '../session/course/lengths.ts'
import { nextIndexOf } from '../session/course/boundaries.ts'
import type { SegmentRun } from '../session/run.ts'
import { endedOf, paceOf, placeOf, targetsOf, type Session } from '../session/session.ts'
import { comesAtKmhOf, expectedKmhOf, leftMOf, leftSOf, segmentOf, wishedKmhOf } from '../session/speeds.ts'
import { setsIncline } from '../session/inclines.ts'
import { isStretched, stretchLeftS } from '../session/course/stretching.ts'

/** How a session looks from outside: its phases, and what is left to its lines. */

export function phaseViewsOf(session: Session, nowMs: number): PhaseView[] {
  return (session.plan?.phases ?? []).map((phase, index) => phaseViewOf(session, phase, index, nowMs))
}

function phaseViewOf(session: Session, phase: PlanPhase, index: number, nowMs: number): PhaseView {
  const state = stateOf(session, phase, index, nowMs)
  const speeds = speedsOf(session, index)
  const whole = {
    distanceM: phaseLengthM(session.course.segments, index),
    durationS: durationSOf(session, phase, index),
  }
  return {
    kind: phase.kind,
    mile: isStage(phase) ? phase.number : null,
    effort: isStage(phase) ? phase.effort : null,
    targetKmh: speeds.targetKmh,
    plannedKmh: speeds.plannedKmh,
    ...inclineOf(phase),
    partsKmh: partsKmhOf(session, phase, index, state),
    from: fromOf(session, phase, state),
    ...whole,
    state,
    progress:
      state === 'done'
        ? shareRun(splitOf(session, phase), whole)
        : state === 'now'
          ? progressOf(session, phase, whole, nowMs)
          : 0,
  }
}

const inclineOf = (phase: PlanPhase): Pick<PhaseView, 'inclinePct'> =>
  'inclinePct' in phase && (phase.inclinePct ?? 0) > 0 ? { inclinePct: phase.inclinePct ?? 0 } : {}

/** Of each segment of a phase: how it was run, is, or will be, km/h. */
function partsKmhOf(session: Session, phase: PlanPhase, phaseIndex: number, state: PhaseView['state']): number[] {
  const ran = state === 'done' && !('segments' in phase) ? (splitOf(session, phase)?.averageKmh ?? null) : null
  if (ran !== null) return [ran]
  const run = placeOf(session).segment
  const now = run?.index ?? null
  return session.course.segments.flatMap((segment, index) => {
    if (segment.phaseIndex !== phaseIndex) return []
    if (run !== null && index === now) return [runAtKmhOf(session, run)]
    const isPast = now === null ? endedOf(session) !== null : index < now
    return [isPast ? (targetsOf(session).kmh[index] ?? segment.speedKmh) : comesAtKmhOf(session, index)]
  })
}

/** What the segment that is on is run at: the belt may already rise to the next. */
const runAtKmhOf = (session: Session, { index, rising }: SegmentRun): number =>
  rising ? expectedKmhOf(session, index) : wishedKmhOf(session)

/** How much of a phase that is over was run. */
function shareRun(
  split: Split | undefined,
  { distanceM, durationS }: Pick<PhaseView, 'distanceM' | 'durationS'>,
): number {
  if (split === undefined || split.note === null || split.note.code === 'partly-estimated') return 1
  const share = distanceM === null ? split.timeS / durationS : split.distanceM / distanceM
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 1
}

/** Splits follow one another from the start of the run. */
function fromOf(session: Session, phase: PlanPhase, state: PhaseView['state']): PhaseView['from'] {
  const { splits, phase: run } = placeOf(session)
  if (phase.kind === 'stretch') return null
  if (state === 'now') return { distanceM: run.fromM, movingS: run.fromS }
  const split = splitOf(session, phase)
  if (split === undefined) return null
  const before = splits.slice(0, splits.indexOf(split))
  return {
    distanceM: before.reduce((sum, { distanceM }) => sum + distanceM, 0),
    movingS: before.reduce((sum, { timeS }) => sum + timeS, 0),
  }
}

function stateOf(session: Session, phase: PlanPhase, index: number, nowMs: number): PhaseView['state'] {
  const { phaseIndex, odometer } = placeOf(session)
  if (phaseIndex === index) return 'now'
  // Of a run that was left before its start the stretches count for a while: the next begins without them.
  if (phaseIndex === null && odometer.movingS === 0 && phase.kind === 'stretch' && phase.when === 'before')
    return isStretched(session, nowMs) ? 'done' : 'ahead'
  const ahead = phaseIndex === null ? endedOf(session) === null : index > phaseIndex
  if (ahead) return phase.kind === 'finish' && paceOf(session).gate === 'skipped' ? 'skipped' : 'ahead'
  return phase.kind === 'stretch' || wasRun(session, phase) ? 'done' : 'skipped'
}

const wasRun = (session: Session, phase: PlanPhase): boolean => splitOf(session, phase) !== undefined

function splitOf(session: Session, phase: PlanPhase): Split | undefined {
  const mile = isStage(phase) ? phase.number : null
  return placeOf(session).splits.find((split) => split.kind === phase.kind && split.mile === mile)
}

/** Of the segment that is on where the phase is, else of its first. */
function speedsOf(session: Session, phaseIndex: number): { targetKmh: number | null; plannedKmh: number | null } {
  const { segments } = session.course
  const { segment: run } = placeOf(session)
  const now = segmentOf(session)?.phaseIndex === phaseIndex ? (run?.index ?? -1) : -1
  const index = now >= 0 ? now : segments.findIndex((segment) => segment.phaseIndex === phaseIndex)
  const segment = segments[index]
  if (segment === undefined) return { targetKmh: null, plannedKmh: null }
  const ahead = run !== null && index > run.index
  const targetKmh =
    now >= 0 && run !== null
      ? runAtKmhOf(session, run)
      : ahead
        ? comesAtKmhOf(session, index)
        : (targetsOf(session).kmh[index] ?? null)
  return { targetKmh, plannedKmh: segment.speedKmh }
}

function durationSOf(session: Session, phase: PlanPhase, index: number): number {
  if (phase.kind === 'stretch')
    return phase.cards.reduce((s, card) => s + card.sides.length * (card.durationS + BETWEEN_STRETCHES_S), 0)
  const { kmh } = targetsOf(session)
  return session.course.segments.reduce(
    (s, segment, i) => (segment.phaseIndex === index ? s + segmentS(segment, kmh[i] ?? segment.speedKmh) : s),
    0,
  )
}

function progressOf(
  session: Session,
  phase: PlanPhase,
  { distanceM, durationS }: Pick<PhaseView, 'distanceM' | 'durationS'>,
  nowMs: number,
): number {
  const whole = distanceM ?? durationS
  const { odometer, phase: run } = placeOf(session)
  const done =
    phase.kind === 'stretch'
      ? whole - stretchLeftS(session, nowMs)
      : distanceM !== null
        ? odometer.totalM - run.fromM
        : odometer.movingS - run.fromS
  return whole > 0 ? Math.min(1, Math.max(0, done / whole)) : 1
}

type Countdown = NonNullable<Snapshot['toFinish']>

/** To the line of the finish, from idle on; null once it is reached, skipped or left. */
export function toFinishOf(session: Session, nowMs: number): Countdown | null {
  const { segments } = session.course
  const { segment } = placeOf(session)
  const finish = finishIndexOf(segments)
  if (paceOf(session).gate === 'skipped' || finish >= segments.length) return null
  return segment !== null && segment.index >= finish ? null : countdownTo(session, finish, nowMs)
}

export function toCoolDownOf(session: Session, nowMs: number): Countdown | null {
  const { segments } = session.course
  const { segment } = placeOf(session)
  const coolDown = coolDownIndexOf(segments)
  if (coolDown >= segments.length) return null
  return segment !== null && segment.index >= coolDown ? null : countdownTo(session, coolDown, nowMs)
}

/** Metres and seconds to the beginning of segment `until`, the rest of the stretches before included. */
function countdownTo(session: Session, until: number, nowMs: number): Countdown | null {
  const { phaseIndex, segment: run } = placeOf(session)
  const { segments } = session.course
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  const skipped = paceOf(session).gate === 'skipped'
  const over = endedOf(session) !== null || (phase?.kind === 'stretch' && phase.when === 'after')
  if (over || session.plan === null) return null
  const stretchS = phaseIndex === null ? stretchesBeforeS(session, nowMs) : stretchLeftS(session, nowMs)
  let distanceM = leftMOf(session)
  let timeS = leftSOf(session) + (run === null ? stretchS : 0)
  for (let i = run === null ? 0 : nextIndexOf(session); i < until; i++) {
    const segment = segments[i]
    if (segment === undefined) break
    const kmh = comesAtKmhOf(session, i)
    distanceM += segmentM(segment, kmh)
    timeS += segmentS(segment, kmh)
    if (skipped && segments[i + 1]?.role === 'finish') i++
  }
  return { distanceM, timeS }
}

function stretchesBeforeS(session: Session, nowMs: number): number {
  if (isStretched(session, nowMs)) return 0
  const phase = session.plan?.phases[0]
  return phase?.kind === 'stretch' ? durationSOf(session, phase, 0) : 0
}

/** The phase that follows, with the speed it would be run at. */
export function nextOf(session: Session): Snapshot['next'] {
  const phases = session.plan?.phases ?? []
  const { phaseIndex: now } = placeOf(session)
  if (endedOf(session) !== null || phases.length === 0) return null
  let index = now === null ? 0 : now + 1
  if (phases[index]?.kind === 'finish' && paceOf(session).gate === 'skipped') index++
  const phase = phases[index]
  if (phase === undefined) return null
  const segment = session.course.segments.findIndex(({ phaseIndex }) => phaseIndex === index)
  return {
    kind: phase.kind,
    mile: isStage(phase) ? phase.number : null,
    targetKmh: segment < 0 ? null : comesAtKmhOf(session, segment),
    ...(segment < 0 || !setsIncline(session) ? {} : { inclinePct: session.course.segments[segment]?.inclinePct ?? 0 }),
  }
}
