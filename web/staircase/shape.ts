import { isStage } from '../../protocol/units.ts'
import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import type { PhaseView } from '../../protocol/panel/snapshot.ts'
import { tintOf, type Tint } from '../look/effort.ts'
import { climbIn, lengthM } from '../../protocol/stages.ts'

/**
 * The staircase in numbers: x in percent of the width, y in percent of the height, 0 at the top. It is a picture:
 * heights are order, numbers are truth. The measured speed is drawn through the same knots as the steps.
 */

/** Proportions of one layout. Heights are tops. */
export interface Frame {
  readonly baseline: number
  readonly first: number
  readonly last: number
  readonly peak: number
  /** Top of a finish that is no sprint. */
  readonly kinderPeak: number
  readonly warmUp: number
  readonly coolDown: number
  readonly finish: number
  readonly gap: number
  /** Height of a step's coloured edge. */
  readonly edge: number
  /** Words stand above this height over the steps that begin left of `x`: nothing rises into them. */
  readonly clear: { readonly x: number; readonly y: number }
}

export const WIDE: Frame = {
  baseline: 83,
  first: 71,
  last: 46,
  peak: 12,
  kinderPeak: 30,
  warmUp: 8,
  coolDown: 6,
  finish: 18,
  gap: 0.35,
  edge: 0.75,
  clear: { x: 50, y: 54 },
}
export const TALL: Frame = {
  ...WIDE,
  baseline: 70,
  first: 60,
  last: 46,
  peak: 33,
  kinderPeak: 38,
  finish: 22,
  gap: 0.5,
  clear: { x: 70, y: 43 },
}
/** The whole box is the picture: the plan before a run, the band under a stretch, the finished staircase. */
export const WHOLE: Frame = {
  ...WIDE,
  baseline: 100,
  first: 82,
  last: 42,
  peak: 4,
  kinderPeak: 22,
  clear: { x: 70, y: 36 },
}
/** What was run: the splits stand below it. */
export const RAN_WIDE: Frame = {
  ...WIDE,
  baseline: 63,
  first: 53.5,
  last: 34.5,
  peak: 8,
  kinderPeak: 20,
  clear: { x: 70, y: 37 },
}
export const RAN_TALL: Frame = {
  ...TALL,
  baseline: 51.5,
  first: 43,
  last: 31,
  peak: 19.5,
  kinderPeak: 24,
  clear: { x: 70, y: 26 },
}
/** A band so thin that its edges would be lost. */
export const BAND: Frame = { ...WHOLE, edge: 5 }

/** A rectangle from `top` down to the baseline. */
export interface Block {
  readonly x: number
  readonly width: number
  readonly top: number
  /** Where the plan has its edge, if that is not where it will be run; null where it is. */
  readonly planTop?: number | null
}

export interface Step {
  /** Index of its phase. */
  readonly index: number
  readonly kind: Exclude<PlanPhase['kind'], 'stretch'>
  readonly mile: number | null
  readonly tint: Tint
  /** Place in the climb, 0 to 1, for the colour. */
  readonly p: number
  /** The same by its plan. */
  readonly planP: number
  readonly x: number
  readonly width: number
  readonly top: number
  /** One, or one for each segment of a warm-up or cool-down. */
  readonly blocks: readonly Block[]
  readonly state: PhaseView['state']
  readonly progress: number
  /** Where in the run it began; null where it did not. */
  readonly from: PhaseView['from']
  /** Its length, where it is measured in distance, and else its time. */
  readonly distanceM: number | null
  readonly durationS: number
}

/** A step this far off its plan is drawn so, km/h: half a step of the finest grid. */
const OFF_PLAN_KMH = 0.05

interface Knot {
  readonly kmh: number
  readonly y: number
}

export interface Shape {
  readonly frame: Frame
  readonly steps: readonly Step[]
  readonly knots: readonly Knot[]
}

/** What a step is drawn from. */
export interface PlannedStep {
  /** Index of its phase. */
  readonly index: number
  readonly kind: Step['kind']
  readonly number: number | null
  /** False for a finish that is no sprint. */
  readonly sprints: boolean
  /** One, or one for each segment of a warm-up or cool-down. */
  readonly parts: readonly { readonly speedKmh: number; readonly durationS: number }[]
  /** Of a stage, as it is planned; the others have the width of their frame, metres. */
  readonly lengthM: number
  /** As far as it is run; without it nothing is yet. */
  readonly view?: Pick<PhaseView, 'state' | 'progress'> & Partial<PhaseView>
}

/** The steps of a plan, as far as they are run. Without `views` nothing is run yet. */
export function shapeOf(plan: Plan, views: readonly PhaseView[], frame: Frame): Shape {
  return shapeOfSteps(
    plan.phases.flatMap((phase, index) =>
      phase.kind === 'stretch' ? [] : [plannedStepOf(phase, index, views[index])],
    ),
    frame,
  )
}

function plannedStepOf(
  phase: Exclude<PlanPhase, { kind: 'stretch' }>,
  index: number,
  view: PhaseView | undefined,
): PlannedStep {
  return {
    index,
    kind: phase.kind,
    number: isStage(phase) ? phase.number : null,
    sprints: phase.kind === 'finish' && phase.style === 'sprint',
    parts: 'segments' in phase ? phase.segments : [{ speedKmh: phase.speedKmh, durationS: 1 }],
    lengthM: isStage(phase) ? lengthM(phase) : 0,
    ...(view !== undefined && { view }),
  }
}

/** The picture of these steps, one after the other. */
export function shapeOfSteps(planned: readonly PlannedStep[], frame: Frame): Shape {
  const knots = knotsOf(planned, frame)
  const stagesKmh = planned.filter(isStage).map(fastestKmhOf)
  const stagesM = planned.reduce((sum, step) => sum + (isStage(step) ? step.lengthM : 0), 0)
  const fixed = planned.reduce((sum, step) => sum + (isStage(step) ? 0 : widthOf(step, frame, 0)), 0)
  let x = 0
  const steps = planned.map((step): Step => {
    const { index, kind, number, view } = step
    const share = widthOf(step, frame, (100 - fixed) / stagesM)
    const width = x + share > 99.9 ? share : share - frame.gap
    const blocks = blocksOf(step, view?.partsKmh ?? [], { x, width }, knots, frame)
    const drawn: Step = {
      index,
      kind,
      mile: number,
      tint: tintOf(kind),
      p: isStage(step) ? placeInClimb(step, view?.partsKmh?.[0] ?? fastestKmhOf(step), stagesKmh) : 0,
      planP: isStage(step) ? placeInClimb(step, fastestKmhOf(step), stagesKmh) : 0,
      x,
      width,
      top: Math.min(...blocks.map((block) => block.top)),
      blocks,
      state: view?.state ?? 'ahead',
      progress: view?.progress ?? 0,
      from: view?.from ?? null,
      distanceM: view?.distanceM ?? null,
      durationS: view?.durationS ?? 0,
    }
    x += share
    return drawn
  })
  return { frame, steps, knots }
}

/** Of a stage, which has one part, its speed. */
const fastestKmhOf = ({ parts }: PlannedStep): number => Math.max(...parts.map(({ speedKmh }) => speedKmh))

/** The height at which a speed is drawn: piecewise linear between the planned speeds, so that on plan is on the step. */
export function heightOf(knots: readonly Knot[], kmh: number): number {
  const above = knots.findIndex((knot) => knot.kmh > kmh)
  if (above === -1) return knots.at(-1)?.y ?? 0
  const low = knots[above - 1]
  const high = knots[above]
  if (low === undefined || high === undefined) return knots[0]?.y ?? 0
  return low.y + ((kmh - low.kmh) / (high.kmh - low.kmh)) * (high.y - low.y)
}

/** The height of a speed over a step: below the words that stand over it. */
export const yOf = (
  { frame, knots }: Pick<Shape, 'frame' | 'knots'>,
  { x }: { readonly x: number },
  kmh: number,
): number => (x < frame.clear.x ? Math.max(frame.clear.y, heightOf(knots, kmh)) : heightOf(knots, kmh))

/** Where a stage lies in the climb as it will be run: one off its plan has the colour of its pace. */
function placeInClimb(step: PlannedStep, kmh: number, stagesKmh: readonly number[]): number {
  const plannedKmh = fastestKmhOf(step)
  if (!differs(kmh, plannedKmh)) return climbIn(step.kind, step.number, plannedKmh, stagesKmh)
  const slowest = Math.min(...stagesKmh)
  const fastest = Math.max(...stagesKmh)
  return fastest > slowest ? Math.min(1, Math.max(0, (kmh - slowest) / (fastest - slowest))) : 0
}

const differs = (kmh: number, plannedKmh: number): boolean => Math.abs(kmh - plannedKmh) > OFF_PLAN_KMH

function knotsOf(planned: readonly PlannedStep[], frame: Frame): Knot[] {
  const stagesKmh = planned.filter(isStage).map(fastestKmhOf)
  const knots = planned.flatMap((step): Knot[] => {
    const kmh = fastestKmhOf(step)
    switch (step.kind) {
      case 'warm-up':
        return [{ kmh, y: frame.first + 0.45 * (frame.baseline - frame.first) }]
      case 'mile':
      case 'stage': {
        const p = climbIn(step.kind, step.number, kmh, stagesKmh)
        return [{ kmh, y: frame.first - (frame.first - frame.last) * p ** 1.2 }]
      }
      case 'finish':
        return [{ kmh, y: step.sprints ? frame.peak : frame.kinderPeak }]
      default:
        return []
    }
  })
  // Two stages of one speed are one knot.
  const rising = knots.sort((a, b) => a.kmh - b.kmh).filter(({ kmh }, index) => kmh !== knots[index - 1]?.kmh)
  return [{ kmh: 0, y: frame.baseline }, ...rising]
}

function widthOf({ kind, lengthM }: PlannedStep, frame: Frame, perMetre: number): number {
  switch (kind) {
    case 'warm-up':
      return frame.warmUp
    case 'finish':
      return frame.finish
    case 'cool-down':
      return frame.coolDown
    default:
      return lengthM * perMetre
  }
}

/** Of each part of a step, as high as it will be run. */
function blocksOf(
  { kind, parts }: PlannedStep,
  partsKmh: readonly number[],
  { x, width }: Pick<Block, 'x' | 'width'>,
  knots: readonly Knot[],
  frame: Frame,
): Block[] {
  const durationS = parts.reduce((sum, part) => sum + part.durationS, 0)
  let begin = x
  return parts.map((part, index) => {
    const kmh = partsKmh[index] ?? part.speedKmh
    const block = { x: begin, width: (width * part.durationS) / durationS }
    begin += block.width
    const planTop = heightOf(knots, part.speedKmh)
    if (!differs(kmh, part.speedKmh)) return { ...block, top: planTop, planTop: null }
    const top = yOf({ frame, knots }, { x }, kmh)
    // The peak holds its words: where it would be too low for them it stays, and its edge is the plan's alone.
    return { ...block, top: kind === 'finish' && top > frame.kinderPeak ? planTop : top, planTop }
  })
}
