import type { Snapshot } from '../../protocol/panel/snapshot.ts'

/** Where in the run the belt ran how fast, for the line over the staircase. */
export interface TracePoint {
  /** Index of the phase, and how far into it, 0 to 1. */
  readonly phase: number
  readonly progress: number
  readonly speedKmh: number
}

export interface Trace {
  readonly run: string | null
  readonly points: readonly TracePoint[]
}

export const NO_TRACE: Trace = { run: null, points: [] }

/** Finer than one pixel of the widest step on a large screen is not worth keeping. */
const SPACING = 1 / 250
/** An older reading says nothing of where the runner is now. */
const FRESH_MS = 3000

/** The trace with what a snapshot adds. A new run begins a new one. */
export function traced(trace: Trace, { run, phase, phases, measured }: Snapshot): Trace {
  const id = run?.id ?? null
  const points = id === trace.run ? trace.points : []
  const unchanged = points === trace.points ? trace : { run: id, points }
  const view = phase.index === null ? undefined : phases[phase.index]
  const { speedKmh, ageMs } = measured
  if (id === null || phase.index === null || view === undefined || phase.kind === 'stretch') return unchanged
  if (speedKmh === null || ageMs === null || ageMs > FRESH_MS) return unchanged
  const last = points.at(-1)
  if (last?.phase === phase.index && view.progress - last.progress < SPACING) return unchanged
  return { run: id, points: [...points, { phase: phase.index, progress: view.progress, speedKmh }] }
}
