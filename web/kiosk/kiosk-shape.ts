import type { KioskStep } from '../../protocol/panel/kiosk.ts'
import { climbIn } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'
import { tintOf } from '../look/effort.ts'
import { heightOf, WHOLE, type Block, type Frame, type Shape, type Step } from '../staircase/shape.ts'

/** The staircase on the wall: nothing stands below it, and it is seen from far away. */
export const WALL: Frame = { ...WHOLE, first: 88, last: 46, peak: 12, kinderPeak: 30 }
/** After the run the peak clears the words over it. */
export const AFTER: Frame = { ...WALL, peak: 30, kinderPeak: 34 }
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
  return { kind, number, effort: null, speedKmh, planned, distanceM: null, state: 'ahead', progress: 0, gainS: null }
}

/** The shape of what is run: by plan, filled as far as it was run. */
export function wallShapeOf(steps: readonly KioskStep[], frame: Frame): Shape {
  const kmh = steps.filter(isStage).map(fastestKmhOf)
  const placeOf = (step: KioskStep): number =>
    isStage(step) ? climbIn(step.kind, step.number, fastestKmhOf(step), kmh) : 0
  const yOf = (step: KioskStep): number => {
    if (isStage(step)) return frame.first - (frame.first - frame.last) * placeOf(step) ** 1.2
    return step.kind === 'finish' ? frame.peak : frame.first + 0.45 * (frame.baseline - frame.first)
  }
  const rising = steps
    .filter(({ kind }) => kind !== 'cool-down')
    .map((step) => ({ kmh: fastestKmhOf(step), y: yOf(step) }))
    .sort((a, b) => a.kmh - b.kmh)
  const knots = [{ kmh: 0, y: frame.baseline }, ...rising.filter(({ kmh }, at) => kmh !== rising[at - 1]?.kmh)]

  const fixed = steps.reduce((sum, step) => sum + (fixedWidthOf(step, frame) ?? 0), 0)
  const stages = steps.filter(isStage).reduce((sum, step) => sum + lengthOf(step), 0)
  let x = 0
  const drawn = steps.map((step, index): Step => {
    const share = fixedWidthOf(step, frame) ?? (lengthOf(step) * (100 - fixed)) / stages
    const width = x + share > 99.9 ? share : share - frame.gap
    const blocks = blocksOf(step, x, width, (speedKmh) => heightOf(knots, speedKmh))
    x += share
    return {
      index,
      kind: step.kind,
      mile: step.number,
      tint: tintOf(step.kind),
      p: placeOf(step),
      planP: placeOf(step),
      x: blocks[0]?.x ?? 0,
      width,
      top: Math.min(...blocks.map(({ top }) => top)),
      blocks,
      state: step.state,
      progress: step.progress,
      from: null,
      distanceM: step.distanceM,
      durationS: 0,
    }
  })
  return { frame, steps: drawn, knots }
}

const fastestKmhOf = ({ planned }: KioskStep): number => Math.max(...planned.map(({ speedKmh }) => speedKmh))
/** Metres; as far as it is run in its time, where it is measured in that. */
const lengthOf = ({ distanceM, planned }: KioskStep): number =>
  distanceM ?? planned.reduce((sum, { speedKmh, durationS }) => sum + (speedKmh * durationS) / 3.6, 0)

function fixedWidthOf({ kind }: KioskStep, frame: Frame): number | null {
  switch (kind) {
    case 'warm-up':
      return frame.warmUp
    case 'finish':
      return frame.finish
    case 'cool-down':
      return frame.coolDown
    default:
      return null
  }
}

function blocksOf({ planned }: KioskStep, x: number, width: number, topOf: (kmh: number) => number): Block[] {
  const durationS = planned.reduce((sum, part) => sum + part.durationS, 0)
  let begin = x
  return planned.map((part) => {
    const block = { x: begin, width: (width * part.durationS) / durationS, top: topOf(part.speedKmh) }
    begin += block.width
    return block
  })
}
