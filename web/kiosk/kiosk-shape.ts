import type { KioskStep } from '../../protocol/panel/kiosk.ts'
import { WHOLE, type Frame } from '../staircase/frames.ts'
import { shapeOfSteps, type PlannedStep, type Shape } from '../staircase/shape.ts'

/** The staircase on the wall: nothing stands below it, and it is seen from far away. */
export const WALL: Frame = { ...WHOLE, first: 88, last: 46, peak: 12, kinderPeak: 30, clear: { x: 50, y: 57 } }
/** After the run the peak clears the words over it. */
export const AFTER: Frame = { ...WALL, peak: 30, kinderPeak: 34, clear: { x: 53, y: 48 } }
/** A screen that is taller than wide. */
export const TALL_WALL: Frame = {
  ...WALL,
  first: 90,
  last: 66,
  peak: 44,
  kinderPeak: 52,
  finish: 24,
  gap: 0.6,
  edge: 0.5,
  clear: { x: 70, y: 40 },
}

/** Six steps that are nobody's, while a treadmill is free. */
export const NOBODYS: readonly KioskStep[] = [
  stepAhead('warm-up', null, [3, 5]),
  ...Array.from({ length: 5 }, (_, index) => stepAhead('mile', index + 1, [8 + index])),
  stepAhead('finish', null, [16]),
  stepAhead('cool-down', null, [6, 4, 3]),
]

function stepAhead(kind: KioskStep['kind'], number: number | null, kmh: readonly number[]): KioskStep {
  const planned = kmh.map((speedKmh) => ({ speedKmh, durationS: 60 }))
  const speedKmh = kmh[0] ?? null
  const none = { effort: null, distanceM: null, gainS: null }
  return { ...none, kind, number, speedKmh, planned, partsKmh: [...kmh], ran: [], state: 'ahead', progress: 0 }
}

/** The shape of a run as the runner's own screen draws it: as it was run, is, and will be as things stand. */
export const wallShapeOf = (steps: readonly KioskStep[], frame: Frame): Shape =>
  shapeOfSteps(steps.map(plannedStepOf), frame)

const plannedStepOf = (step: KioskStep, index: number): PlannedStep => ({
  index,
  kind: step.kind,
  number: step.number,
  sprints: true,
  parts: step.planned,
  // As far as it is run in its time, where it is measured in that.
  lengthM: step.distanceM ?? step.planned.reduce((sum, part) => sum + (part.speedKmh * part.durationS) / 3.6, 0),
  view: { state: step.state, progress: step.progress, partsKmh: step.partsKmh },
  ran: step.ran,
})
