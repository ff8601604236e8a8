import { isStage } from '../../protocol/units.ts'
import type { PhaseView, Snapshot } from '../../protocol/panel/snapshot.ts'
import { isHidden } from '../session/course/hidden-pace.ts'
import type { Pacing } from '../session/run.ts'
import { paceWith, runWith } from '../session/run-with.ts'
import { paceOf, sessionWith, targetsOf, type Session } from '../session/session.ts'
import { comesAtKmhOf } from '../session/speeds.ts'

/**
 * A mile whose pace is hidden is told as it is planned until it is not hidden any more, and slower where what holds the run holds it,
 * too: what it was drawn at stands in no number of a snapshot but the one that the belt itself was measured at, which a screen does
 * not draw, and by which it still judges whether a belt stops.
 */
export function paceWithheld(session: Session, snapshot: Snapshot): Snapshot {
  const pacing = session.run?.pacing ?? null
  const segment = pacing === null ? undefined : session.course.segments[pacing.index]
  if (pacing === null || segment === undefined || pacing.state === 'over') return snapshot
  const { next } = snapshot
  const heldKmh = heldKmhOf(session, snapshot, pacing)
  const phases = snapshot.phases.with(segment.phaseIndex, asPlanned(snapshot, segment.phaseIndex, heldKmh))
  const ahead = { ...snapshot, phases, next: next?.mile === segment.stage ? { ...next, targetKmh: heldKmh } : next }
  if (!isHidden(session)) return ahead
  // The next pace would rule keys out.
  const after = next === null ? null : { ...next, targetKmh: null }
  return {
    ...ahead,
    next: after,
    targetKmh: null,
    hidden: { keysKmh: pacing.state === 'asked' ? [...pacing.keysKmh] : null },
  }
}

/** What a hidden mile that is to come is held at, km/h, as if it were run as planned; null where nothing holds it below that. */
function heldKmhOf(session: Session, { plan }: Snapshot, { index, state }: Pacing): number | null {
  const { run, course } = session
  const phase = plan?.phases[course.segments[index]?.phaseIndex ?? -1]
  if (run === null || state !== 'ahead' || phase === undefined || !isStage(phase)) return null
  const targets = targetsOf(session)
  const pace = paceWith(paceOf(session), { targets: { ...targets, kmh: targets.kmh.with(index, phase.speedKmh) } })
  const kmh = comesAtKmhOf(sessionWith(session, { run: runWith(run, { pace }) }), index)
  return kmh < phase.speedKmh ? kmh : null
}

function asPlanned({ plan, phases }: Snapshot, index: number, heldKmh: number | null): PhaseView {
  const view = phases[index]
  const phase = plan?.phases[index]
  if (view === undefined || phase === undefined) throw new RangeError(`no phase ${index}`)
  if (!isStage(phase) || view.distanceM === null) return view
  const { speedKmh } = phase
  const targetKmh = heldKmh ?? speedKmh
  const durationS = view.distanceM / (speedKmh / 3.6)
  return { ...view, targetKmh, plannedKmh: speedKmh, partsKmh: [targetKmh], durationS }
}
