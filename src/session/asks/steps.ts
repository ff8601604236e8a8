import type { Plan } from '../../../protocol/panel/plan.ts'
import { METRES_PER_MILE, stepDown, stepUp } from '../../../protocol/units.ts'
import type { Pace } from '../run.ts'
import { paced, paceOf, type Session } from '../session.ts'
import { gridOf, segmentKmhOf, segmentOf, measuredKmhOf, scopeOf, wishedKmhOf } from '../speeds.ts'
import { lowered, raised } from '../course/targets.ts'

/** The runner's own − and +. Slower carries to the end of the run, faster expires with the phase. */

/** The size of one step in the runner's own unit, km/h. */
function stepKmhOf(plan: Plan, sprinting: boolean, coarse: boolean): number {
  const mph = plan.unit === 'mi'
  const size = sprinting ? (mph ? 0.2 : 0.3) : coarse ? 0.5 : 0.1
  return mph ? (size * METRES_PER_MILE) / 1000 : size
}

function stepsOf(session: Session, coarse: boolean): number {
  if (session.plan === null) return 1
  const sprinting = segmentOf(session)?.rise === 'from-the-line' && paceOf(session).gate === 'passed'
  return Math.max(1, Math.floor(stepKmhOf(session.plan, sprinting, coarse) / gridOf(session).stepKmh + 0.01))
}

/** Where `faster` would lead, km/h; the present wish where the machine ends. */
export function fasterKmhOf(session: Session, coarse: boolean): number {
  return stepUp(gridOf(session), wishedKmhOf(session), stepsOf(session, coarse))
}

/**
 * How much of a rise to `kmh` the runner has asked for and the belt does not show yet, km/h: by the presses that are on,
 * and by all that was put on this phase, since presses are over with a line, a gate or a hold and what they put on is not.
 */
export function unseenRiseKmhOf(session: Session, kmh: number): number {
  const { seen } = session
  const { pressed, targets } = paceOf(session)
  const pressedKmh =
    kmh - Math.max(pressed?.fromKmh ?? wishedKmhOf(session), pressed === null ? 0 : (measuredKmhOf(session) ?? 0))
  const putOnKmh = targets.raiseKmh + Math.max(0, kmh - segmentKmhOf(session))
  return Math.max(pressedKmh, Math.min(putOnKmh, kmh - (seen.sample?.speedKmh ?? 0)))
}

export function faster(session: Session, coarse: boolean): Session {
  const kmh = fasterKmhOf(session, coarse)
  const segmentKmh = segmentKmhOf(session)
  const { hold, targets } = paceOf(session)
  return paced(session, {
    pressed: pressing(session, kmh),
    hold: hold === null ? null : { ...hold, speedKmh: kmh, ownRiseKmh: kmh },
    targets: kmh > segmentKmh ? raised(targets, scopeOf(session), kmh - segmentKmh) : targets,
  })
}

export function slower(session: Session, coarse: boolean): Session {
  const wished = wishedKmhOf(session)
  const kmh = stepDown(gridOf(session), wished, stepsOf(session, coarse))
  const byKmh = wished - kmh
  const { hold, steadyKmh, targets } = paceOf(session)
  const carriedKmh = Math.max(0, byKmh - targets.raiseKmh)
  return paced(session, {
    pressed: pressing(session, kmh),
    targets: lowered(targets, scopeOf(session), byKmh),
    steadyKmh: steadyKmh === null ? null : steadyKmh - carriedKmh,
    hold: hold === null ? null : { ...hold, speedKmh: kmh, ownRiseKmh: hold.ownRiseKmh === null ? null : kmh },
  })
}

function pressing(session: Session, kmh: number): Pace['pressed'] {
  return { fromKmh: paceOf(session).pressed?.fromKmh ?? wishedKmhOf(session), kmh }
}
