import type { GuidedBecause } from '../../protocol/panel/guided-because.ts'
import type { MachineFacts } from '../belt/event.ts'
import type { Driving } from './run.ts'
import { withPace, sessionWith, type Session } from './session.ts'
import { runWith } from './run-with.ts'
import { seenWith } from '../belt/seen-with.ts'

/** Who moves the belt: Crescendo, or the runner whom it guides (design: guide mode). */

/** Why a machine cannot be driven, whatever is asked of it; null where it can, as far as is known. */
export function undrivenBecause(machine: MachineFacts | null): GuidedBecause | null {
  if (machine === null) return null
  if (machine.hasMotor === false) return 'no-motor'
  if (!machine.drivable) return 'no-control-point'
  return machine.refusesControl === true ? 'refuses' : null
}

/** Of the run that is on; without one, as the next would be. */
export function drivingOf({ run, machine }: Session): Driving {
  return run === null || run.ended !== null ? drivingOn(machine) : run.driving
}

/** How a run begins on this machine. */
export function drivingOn(machine: MachineFacts | null): Driving {
  const because = undrivenBecause(machine)
  return because === null ? US : { by: 'runner', because, instruction: null }
}

/** True where nothing is ordered but the Stop that a person presses (governor, rule 2). */
export const isGuided = (session: Session): boolean => drivingOf(session).by === 'runner'

/** True where the belt says its speeds in miles as though they were km/h: found so, and guided because of it. */
export function saysMilesOf({ run }: Session): boolean {
  return run !== null && run.driving.by === 'runner' && run.driving.because === 'other-unit'
}

/** The run that is on is guided from now on: no order is followed any more, and none is to come. */
export function guided(session: Session, because: GuidedBecause): Session {
  const { run } = session
  if (run === null) return session
  const seen = seenWith(session.seen, { following: null, speedAskedAtMs: null })
  const there: Session = sessionWith(session, {
    seen,
    run: runWith(run, { driving: { by: 'runner', because, instruction: null } }),
  })
  return withPace(there, { climbing: false, easing: false, pressed: null, unseenFromKmh: null, keptBack: null })
}

/** The run that is on is driven from now on, on a belt that runs: no Start of ours has anything to do with it any more. */
export function drivenAgain(session: Session): Session {
  const { run, seen } = session
  if (run === null) return session
  const start = seen.start === null ? null : { ...seen.start, speedOrdered: true }
  return sessionWith(session, { seen: seenWith(seen, { start }), run: runWith(run, { driving: US }) })
}

const US: Driving = { by: 'us' }
