import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import type { MachineFacts } from '../belt/event.ts'
import { enter } from './course/boundaries.ts'
import { breakReadings } from './course/odometer.ts'
import type { Point } from './course/splits.ts'
import { stretchingFrom } from './course/stretching.ts'
import { reduce } from './reduce.ts'
import { NEW_RUN } from './run.ts'
import { newSession, withPace, paceOf, withPlace, runEnded, sessionWith, type Session } from './session.ts'
import type { SoFar } from './so-far.ts'
import { paceWith, placeWith, runWith } from './run-with.ts'

/**
 * A run of which nothing is known but what it came to: stopped in the phase after its last split, with its distance, its time and its
 * splits. What the runner changed of its speeds is the plan's again.
 *
 * @param machine what it is on; null where nobody knows
 */
export function stoppedRun(plan: Plan, machine: MachineFacts | null, soFar: SoFar): Session {
  const { distanceM, movingS, splits } = soFar
  const planned = reduce(sessionWith(newSession(), { machine }), { kind: 'plan', atMs: 0, plan })
  const odometer = breakReadings({ ...NEW_RUN.place.odometer, totalM: distanceM, movingS, integralM: distanceM })
  const { targets, segments } = planned.course
  const pace = paceWith(NEW_RUN.pace, { targets })
  const there: Session = sessionWith(planned, {
    run: runWith(NEW_RUN, { pace, place: placeWith(NEW_RUN.place, { odometer }) }),
  })

  const next = phaseAfter(plan, splits.at(-1), movingS)
  if (plan.phases[next] === undefined) return runEnded(withPlace(there, { splits }), 'ended')
  if (plan.phases[next].kind === 'stretch') return stretchingFrom(withPlace(there, { splits }), next)
  const entered = enter(
    there,
    segments.findIndex(({ phaseIndex }) => phaseIndex === next),
    lastLineOf(soFar),
  )
  const gate = paceOf(entered).gate === 'passed' ? 'open' : paceOf(entered).gate
  return sessionWith(withPace(withPlace(entered, { splits }), { gate }), { belt: { kind: 'stopped', released: null } })
}

function phaseAfter(plan: Plan, last: Split | undefined, movingS: number): number {
  const numberOf = (phase: PlanPhase): number | null => ('number' in phase ? phase.number : null)
  const isLast = (phase: PlanPhase): boolean => phase.kind === last?.kind && numberOf(phase) === last.mile
  if (last !== undefined) return plan.phases.findLastIndex(isLast) + 1
  return movingS === 0 ? 0 : plan.phases.findIndex(({ kind }) => kind !== 'stretch')
}

/** Where the phase after the splits began. */
function lastLineOf({ distanceM, movingS, splits }: SoFar): Point {
  let [totalM, totalS] = [0, 0]
  for (const split of splits) {
    totalM += split.distanceM
    totalS += split.timeS
  }
  return { totalM: Math.min(distanceM, totalM), movingS: Math.min(movingS, totalS) }
}
