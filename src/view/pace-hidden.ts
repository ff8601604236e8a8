import { isStage } from '../../protocol/units.ts'
import type { PhaseView, Snapshot } from '../../protocol/panel/snapshot.ts'
import { isHidden } from '../session/course/hidden-pace.ts'
import type { Session } from '../session/session.ts'

/**
 * A mile whose pace is hidden is told as it is planned until it is not hidden any more: what it was drawn at stands in no number
 * of a snapshot but the one that the belt itself was measured at, which a screen does not draw, and by which it still judges whether a
 * belt stops.
 */
export function paceWithheld(session: Session, snapshot: Snapshot): Snapshot {
  const pacing = session.run?.pacing ?? null
  const segment = pacing === null ? undefined : session.course.segments[pacing.index]
  if (pacing === null || segment === undefined || pacing.state === 'over') return snapshot
  const { next } = snapshot
  const phases = snapshot.phases.with(segment.phaseIndex, asPlanned(snapshot, segment.phaseIndex))
  const ahead = { ...snapshot, phases, next: next?.mile === segment.stage ? { ...next, targetKmh: null } : next }
  if (!isHidden(session)) return ahead
  return { ...ahead, targetKmh: null, hidden: { keysKmh: pacing.state === 'asked' ? [...pacing.keysKmh] : null } }
}

function asPlanned({ plan, phases }: Snapshot, index: number): PhaseView {
  const view = phases[index]
  const phase = plan?.phases[index]
  if (view === undefined || phase === undefined) throw new RangeError(`no phase ${index}`)
  if (!isStage(phase) || view.distanceM === null) return view
  const { speedKmh } = phase
  const durationS = view.distanceM / (speedKmh / 3.6)
  return { ...view, targetKmh: speedKmh, plannedKmh: speedKmh, partsKmh: [speedKmh], durationS }
}
