import type { Frame } from './frames.ts'
import { reachOf, type LineMark } from './line-on.ts'
import { groundOf, type Step } from './shape.ts'

/** Where the words in the peak stand. */
export interface PeakPlace {
  /** How high they begin, percent of the height. */
  readonly top: number
  /**
   * What they stand on: the step as it is to be run, or was to be; one that is half light, with their own ground over its
   * fill; or what was run.
   */
  readonly on: 'ahead' | 'part' | 'run'
}

/** How high the words are at most, percent of the height: while the finish is run, and once it was. */
const HIGH = { part: 33, run: 35 }
const HIGH_TALL = { part: 18, run: 20 }
/** The words of a peak that is run begin so far from its left, where the line rises; percent of the width. */
const AFTER_RISE = 3.5
const AFTER_RISE_TALL = 4.5
/** A line that is so near to the edge lies on it, percent of the height. */
const ON_EDGE = 1

/**
 * Over what was run of the finish or under its line: never on the line, and never on a ground that looks like a speed. Null:
 * there is no room for them.
 */
export function peakPlaceOf(
  step: Step,
  line: readonly (readonly LineMark[])[],
  { baseline }: Pick<Frame, 'baseline'>,
  tall: boolean,
): PeakPlace | null {
  const top = Math.min(...step.blocks.map(groundOf))
  if (step.progress <= 0) return { top, on: 'ahead' }
  const on = step.state === 'done' && step.progress >= 1 ? 'run' : 'part'
  const high = (tall ? HIGH_TALL : HIGH)[on]
  const reach = reachOf(line, step.x + (tall ? AFTER_RISE_TALL : AFTER_RISE), step.x + step.width * step.progress - 0.3)
  if (reach === null) return on === 'run' ? unmeasured(step, top, high, baseline) : { top, on }
  if (reach.highest >= top + high) return { top, on: 'ahead' }
  if (reach.lowest <= top + ON_EDGE) return { top, on }
  return reach.lowest + high <= baseline ? { top: reach.lowest, on } : null
}

/** Filled as high as it is taken to have been run. */
function unmeasured({ top: ran }: Step, top: number, high: number, baseline: number): PeakPlace | null {
  if (ran >= top + high) return { top, on: 'ahead' }
  return ran + high <= baseline ? { top: ran, on: 'run' } : null
}
