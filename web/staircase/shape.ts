import { isStage } from '../../protocol/units.ts'
import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import type { PhaseView } from '../../protocol/panel/snapshot.ts'
import type { LinePoint } from '../../protocol/line.ts'
import { ranIn, type LineStep, type RanPoint } from '../../protocol/ran-line.ts'
import { climbIn, lengthM } from '../../protocol/stages.ts'
import { tintOf, type Tint } from '../look/effort.ts'
import type { Frame } from './frames.ts'
import { fastestKmhOf, heightOf, knotsOf, yOf, type Climbing, type Knot } from './heights.ts'

/**
 * The staircase in numbers: x in percent of the width, y in percent of the height, 0 at the top. It is a picture:
 * heights are order, numbers are truth. The measured speed is drawn through the same knots as the steps.
 */

/** A rectangle from `top` down to the baseline. */
export interface Block {
  readonly x: number
  readonly width: number
  readonly top: number
  /** Where the plan has its edge, if that is not where it will be run; null where it is. */
  readonly planTop?: number | null
}

/** How high a part of a step reaches that is over: as it was run or as it was planned, whichever is higher. */
export const groundOf = ({ top, planTop = null }: Block): number => Math.min(top, planTop ?? top)

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
  /** What was measured of it. */
  readonly ran: readonly RanPoint[]
}

/** A step this far off its plan is drawn so, km/h: half a step of the finest grid. */
const OFF_PLAN_KMH = 0.05

export interface Shape {
  readonly frame: Frame
  readonly steps: readonly Step[]
  readonly knots: readonly Knot[]
}

/** What a step is drawn from. */
export interface PlannedStep extends Climbing {
  /** Index of its phase. */
  readonly index: number
  /** Of a stage, as it is planned; the others have the width of their frame, metres. */
  readonly lengthM: number
  /** As far as it is run; without it nothing is yet. */
  readonly view?: Pick<PhaseView, 'state' | 'progress'> & Partial<PhaseView>
  /** What was measured of it. */
  readonly ran?: readonly RanPoint[]
}

/** The steps of a plan, as far as they are run, with the line of what was measured. Without `views` nothing is run yet. */
export function shapeOf(plan: Plan, views: readonly PhaseView[], frame: Frame, line: readonly LinePoint[] = []): Shape {
  const steps = plan.phases.flatMap((phase, index) =>
    phase.kind === 'stretch' ? [] : [plannedStepOf(phase, index, views[index])],
  )
  const ran = ranIn(
    steps.map(({ view }) => view ?? NOT_RUN),
    line,
  )
  return shapeOfSteps(
    steps.map((step, at) => ({ ...step, ran: ran[at] ?? [] })),
    frame,
  )
}

const NOT_RUN: LineStep = { from: null, distanceM: null, durationS: 0, progress: 0 }

function plannedStepOf(
  phase: Exclude<PlanPhase, { kind: 'stretch' }>,
  index: number,
  view: PhaseView | undefined,
): PlannedStep & { readonly view?: PhaseView } {
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
  const stagesKmh = planned.filter(isStage).map(fastestKmhOf)
  const places = placesOf(planned, frame)
  const placeOf = (at: number): Place => places[at] ?? { x: 0, width: 0 }
  const knots = knotsOf(planned, frame, underWordsKmh(planned, placeOf, frame))
  const steps = planned.map((step, at): Step => {
    const { index, kind, number, view } = step
    const { x, width } = placeOf(at)
    const blocks = blocksOf(step, { x, width }, knots, frame)
    return {
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
      ran: step.ran ?? [],
    }
  })
  return { frame, steps, knots }
}

type Place = Pick<Block, 'x' | 'width'>

function placesOf(planned: readonly PlannedStep[], frame: Frame): readonly Place[] {
  const stagesM = planned.reduce((sum, step) => sum + (isStage(step) ? step.lengthM : 0), 0)
  const fixed = planned.reduce((sum, step) => sum + (isStage(step) ? 0 : widthOf(step, frame, 0)), 0)
  let x = 0
  return planned.map((step) => {
    const share = widthOf(step, frame, (100 - fixed) / stagesM)
    const place = { x, width: x + share > 99.9 ? share : share - frame.gap }
    x += share
    return place
  })
}

/** The fastest that is planned, expected or was measured where words stand above; null where nothing is. */
function underWordsKmh(
  planned: readonly PlannedStep[],
  placeOf: (at: number) => Place,
  { clear }: Frame,
): number | null {
  const speeds = planned.flatMap(({ kind, parts, view, ran = [] }, at) => {
    const { x, width } = placeOf(at)
    if (x >= clear.x || kind === 'finish') return []
    const measured = ran.filter(({ share }) => x + width * share < clear.x).map(({ speedKmh }) => speedKmh ?? 0)
    return [...parts.map(({ speedKmh }) => speedKmh), ...(view?.partsKmh ?? []), ...measured]
  })
  return speeds.length === 0 ? null : Math.max(...speeds)
}

/** Where a stage lies in the climb as it will be run: one off its plan has the colour of its pace. */
function placeInClimb(step: PlannedStep, kmh: number, stagesKmh: readonly number[]): number {
  const plannedKmh = fastestKmhOf(step)
  if (!differs(kmh, plannedKmh)) return climbIn(step.kind, step.number, plannedKmh, stagesKmh)
  const slowest = Math.min(...stagesKmh)
  const fastest = Math.max(...stagesKmh)
  return fastest > slowest ? Math.min(1, Math.max(0, (kmh - slowest) / (fastest - slowest))) : 0
}

const differs = (kmh: number, plannedKmh: number): boolean => Math.abs(kmh - plannedKmh) > OFF_PLAN_KMH

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

/** Of each part of a step, as high as it will be run, or was. */
function blocksOf(
  { kind, parts, view }: PlannedStep,
  { x, width }: Place,
  knots: readonly Knot[],
  frame: Frame,
): Block[] {
  const durationS = parts.reduce((sum, part) => sum + part.durationS, 0)
  let begin = x
  return parts.map((part, index) => {
    const kmh = view?.partsKmh?.[index] ?? part.speedKmh
    const block = { x: begin, width: (width * part.durationS) / durationS }
    begin += block.width
    const planTop = heightOf(knots, part.speedKmh)
    if (!differs(kmh, part.speedKmh)) return { ...block, top: planTop, planTop: null }
    const top = yOf({ frame, knots }, { x }, kmh)
    // The peak holds its words: where it would be too low for them it stays, and its edge is the plan's alone.
    const holds = kind === 'finish' && view?.state !== 'done' && top > frame.kinderPeak
    return { ...block, top: holds ? planTop : top, planTop }
  })
}
