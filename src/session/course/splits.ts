import type { Split } from '../../../protocol/panel/snapshot.ts'
import type { PlanPhase } from '../../../protocol/panel/plan.ts'
import type { PhaseRun } from '../run.ts'
import { placeOf, type Session } from '../session.ts'

/** A moment of the run by its own measures. */
export interface Point {
  readonly totalM: number
  readonly movingS: number
}

/** What was run since the phase began, up to `at`. Null in the stretches. */
export function splitOf(session: Session, at: Point): Split | null {
  const { phaseIndex, phase: run, splits } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  if (phase === undefined || phase.kind === 'stretch') return null
  const distanceM = at.totalM - run.fromM
  const timeS = at.movingS - run.fromS
  const mile = phase.kind === 'mile' ? phase.number : null
  const before = splits.findLast(({ kind }) => kind === 'mile') ?? null
  const paced = phase.kind === 'mile' || phase.kind === 'finish'
  return {
    kind: phase.kind,
    mile,
    effort: phase.kind === 'mile' ? phase.effort : null,
    distanceM,
    timeS,
    plannedKmh: paced ? phase.speedKmh : null,
    averageKmh: timeS > 0 ? (distanceM / timeS) * 3.6 : null,
    gainS: paced ? gainS(before, distanceM, timeS, phase.distanceM) : null,
    note: noteOf(run, phase, distanceM, timeS),
  }
}

/** Seconds gained on the mile before over `overM` metres, each at its own average. */
function gainS(before: Split | null, distanceM: number, timeS: number, overM: number): number | null {
  if (before === null || before.distanceM <= 0 || distanceM <= 0) return null
  return (before.timeS / before.distanceM - timeS / distanceM) * overM
}

const NEARLY_M = 0.5
const NEARLY_S = 0.5

function noteOf({ estimated }: PhaseRun, phase: PlanPhase, distanceM: number, timeS: number): string | null {
  const notes = [...(isShort(phase, distanceM, timeS) ? ['cut short'] : []), ...(estimated ? ['partly estimated'] : [])]
  return notes.length === 0 ? null : notes.join(', ')
}

function isShort(phase: PlanPhase, distanceM: number, timeS: number): boolean {
  switch (phase.kind) {
    case 'mile':
    case 'finish':
      return distanceM < phase.distanceM - NEARLY_M
    case 'warm-up':
    case 'cool-down':
      return timeS < phase.segments.reduce((sum, { durationS }) => sum + durationS, 0) - NEARLY_S
    case 'stretch':
      return false
  }
}

/** True where every mile was run faster than the one before and the finish fastest of all; false where any is missing. */
export function isCrescendo(splits: readonly Split[], miles: number): boolean {
  const steps = splits.filter(({ kind }) => kind === 'mile' || kind === 'finish')
  if (steps.length !== miles + 1 || steps.some(({ note }) => note !== null)) return false
  return steps.every(({ averageKmh }, index) => {
    const beforeKmh = steps[index - 1]?.averageKmh ?? 0
    return averageKmh !== null && averageKmh > (beforeKmh ?? Infinity)
  })
}
