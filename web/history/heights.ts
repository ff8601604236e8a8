import type { RunListed, RunStep } from '../../protocol/panel/run-list.ts'
import { climbIn } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'
import { tintOf, type Tint } from '../look/effort.ts'

/** A run as a small staircase of what was measured, on one scale for all runs that stand below each other. */

/** Speeds, km/h, at the ground and at the top of a staircase. */
export interface Scale {
  readonly groundKmh: number
  readonly topKmh: number
}

/** A step as it is drawn, in percent of the box; `y` is counted from the top. */
export interface SmallStep {
  readonly tint: Tint
  /** Place in the climb, 0 to 1. */
  readonly p: number
  readonly x: number
  readonly width: number
  /** How far it was run, and how high. */
  readonly ranWidth: number
  readonly ranY: number
  /** Where it would have been run; null where all of it was. */
  readonly planY: number | null
}

/** Parts of the width, as a plan's poster has them: stages share the rest by their length. */
const WIDTHS = { 'warm-up': 6.5, 'cool-down': 4.5, finish: 14.5 } as const
const GAP = 0.5
/** The slowest stage is so high, percent of the scale; what is slower than a stage stands below. */
const SLOWEST = 34
const LEAST = 9

const speedsOf = ({ plannedKmh, measuredKmh }: RunStep): number[] =>
  [plannedKmh, measuredKmh].filter((kmh): kmh is number => kmh !== null && kmh > 0)

/** From the slowest stage to the fastest of all. Where nothing was run it is of no matter. */
export function scaleOf(runs: readonly Pick<RunListed, 'steps'>[]): Scale {
  const steps = runs.flatMap((run) => run.steps)
  const topKmh = Math.max(0, ...steps.flatMap(speedsOf))
  const slowestKmh = Math.min(topKmh, ...steps.filter(isStage).flatMap(speedsOf))
  // So that the slowest stage is as high as said.
  const groundKmh = (slowestKmh - (SLOWEST / 100) * topKmh) / (1 - SLOWEST / 100)
  return { groundKmh: Math.min(groundKmh, topKmh - 1), topKmh: Math.max(1, topKmh) }
}

function yOf(kmh: number, { groundKmh, topKmh }: Scale): number {
  const high = (100 * (kmh - groundKmh)) / (topKmh - groundKmh)
  return 100 - Math.min(100, Math.max(LEAST, high))
}

const lengthOf = ({ plannedM, measuredM }: RunStep): number => plannedM ?? measuredM ?? 0

export function smallStepsOf({ steps }: Pick<RunListed, 'steps'>, scale: Scale): readonly SmallStep[] {
  const drawn = steps.filter((step) => widthOfKind(step.kind) !== null && speedsOf(step).length > 0)
  const stages = drawn.filter(isStage)
  const stagesKmh = stages.map(({ plannedKmh, measuredKmh }) => plannedKmh ?? measuredKmh ?? 0)
  const fixed = drawn.reduce((sum, step) => sum + (isStage(step) ? 0 : (widthOfKind(step.kind) ?? 0)), 0)
  const stagesM = stages.reduce((sum, step) => sum + lengthOf(step), 0)
  // Without a stage the others are as wide as the box.
  const perPart = stagesM > 0 || fixed === 0 ? 1 : 100 / fixed
  let x = 0
  return drawn.map((step): SmallStep => {
    const share = isStage(step) ? ((100 - fixed) * lengthOf(step)) / stagesM : (widthOfKind(step.kind) ?? 0) * perPart
    const place = { x, width: Math.max(0, share - GAP) }
    x += share
    const { plannedKmh, measuredKmh } = step
    const planned = plannedKmh === null ? null : yOf(plannedKmh, scale)
    const ran = measuredKmh === null ? 0 : step.whole ? 1 : ranPartOf(step)
    const kmh = plannedKmh ?? measuredKmh
    return {
      tint: tintOf(step.kind),
      p: climbIn(step.kind, step.number, kmh, stagesKmh),
      ...place,
      ranWidth: place.width * ran,
      ranY: measuredKmh === null ? 100 : yOf(measuredKmh, scale),
      planY: ran < 1 ? planned : null,
    }
  })
}

function ranPartOf({ plannedM, measuredM }: RunStep): number {
  if (plannedM === null || plannedM <= 0 || measuredM === null) return 1
  return Math.min(1, Math.max(0, measuredM / plannedM))
}

function widthOfKind(kind: RunStep['kind']): number | null {
  switch (kind) {
    case 'mile':
    case 'stage':
      return 0
    case 'warm-up':
    case 'cool-down':
    case 'finish':
      return WIDTHS[kind]
    default:
      return null
  }
}
