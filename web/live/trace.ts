import { lineWith, type LinePoint } from '../../protocol/line.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { seenKmhOf } from '../danger/lost-sight.ts'

/** What was measured of the belt along the run, for the line over the staircase: as the daemon knows it, and on from there. */

export type TracePoint = LinePoint

export interface Trace {
  readonly run: string | null
  readonly points: readonly TracePoint[]
}

export const NO_TRACE: Trace = { run: null, points: [] }

/** The trace with what a snapshot adds. A new run begins a new one; a run that is over keeps its own. */
export function traced(trace: Trace, snapshot: Snapshot): Trace {
  const { run, phase, belt, distanceM, movingS, estimated } = snapshot
  if (phase.kind === 'done') return trace
  const id = run?.id ?? null
  const points = id === trace.run ? trace.points : []
  const same = points === trace.points ? trace : { run: id, points }
  if (id === null || phase.index === null || phase.kind === 'stretch') return same
  const speedKmh = seenKmhOf(snapshot)
  const isMeasured = speedKmh !== null && (belt === 'moving' || belt === 'stopping')
  if (!isMeasured && !estimated) return same
  const longer = lineWith(points, { movingS, totalM: distanceM }, isMeasured ? speedKmh : null)
  return longer === points ? same : { run: id, points: longer }
}
