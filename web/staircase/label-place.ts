import { emsOf } from '../format.ts'
import { fillOver, type LineMark, type Reach } from './line-on.ts'
import type { Shape, Step } from './shape.ts'

/** What a step says at its top left. */
export interface StepLabel {
  /** Index of its phase. */
  readonly phase: number
  readonly name: string
  readonly pace: string
  /** Seconds faster than the mile before; null where there is none. */
  readonly gainS: number | null
}

/** Where the words of a step stand. */
export interface LabelPlace {
  /** Dark on what is flooded, or light on what is still to run. */
  readonly on: 'flooded' | 'ahead'
  /** The step is too narrow for all of them: its number alone. */
  readonly short: boolean
}

/** A letter of the bold sans, on average; em. */
const LETTER_EMS = 0.55
/** Left and right of the words, em. */
const PAD_EMS = 0.55

/** How wide the words are, one below the other. */
export const wideEms = ({ name, pace }: { name: string; pace: string }): number =>
  Math.max(name.length * LETTER_EMS, emsOf(pace)) + PAD_EMS

/** The words never lie under the marker: they stand before it where they fit, else after it. `widthEms` is the step's. */
export function placeOf(
  widthEms: number,
  progress: number,
  { name, pace }: { name: string; pace: string },
): LabelPlace {
  const flooded = widthEms * progress
  const ahead = widthEms - flooded
  const needed = wideEms({ name, pace })
  if (progress >= 1 || flooded >= needed) return { on: 'flooded', short: false }
  if (progress <= 0 || ahead >= needed) return { on: 'ahead', short: false }
  return { on: flooded >= ahead ? 'flooded' : 'ahead', short: true }
}

/** Whether a bare number has room in a step of so many em: half a number tells another one. */
export const hasRoomFor = (widthEms: number, name: string): boolean =>
  /\D/.test(name) || emsOf(name) + PAD_EMS <= widthEms

/** A line of words in a step, and the room over and under them all; em. */
const LINE_EMS = 1.28
const OVER_AND_UNDER_EMS = 1

/** How high the words begin, percent of the height. */
export interface LabelHeight {
  readonly top: number
  /** In what is run or will be; over it, on the ground of the picture or of what was planned. */
  readonly where: 'in' | 'over'
  /** There is room for one line of words alone. */
  readonly oneLine: boolean
}

/** What the words of a step have room between; heights in percent of the whole picture. */
export interface LabelRoom {
  /** Of the step there, as it will be run, or was where nothing was measured. */
  readonly edge: number
  /** Of what was planned, where that is another. */
  readonly plan: number | null
  /** How high the line is over the words, or what is filled by it; null where there is none. */
  readonly reach: Reach | null
  /** Nothing of the step is known there: words stand over it. */
  readonly guessed: boolean
  /** Words that are none of the step's begin above it. */
  readonly ceiling: number
  readonly baseline: number
  /** How high the whole picture is, em. */
  readonly highEms: number
}

/**
 * Under the edge of their step and under the line, never through it and never below the step: where it is too low for them,
 * over it, and over the edge of its plan where there is none between the two. Null: there is no room for them at all.
 */
export function heightOf(lines: number, room: LabelRoom): LabelHeight | null {
  const { edge, reach, plan, guessed, ceiling, baseline, highEms } = room
  const needs = (count: number): number => (100 * (count * LINE_EMS + OVER_AND_UNDER_EMS)) / highEms
  const under = Math.max(edge, reach?.lowest ?? edge)
  const over = Math.min(edge, reach?.highest ?? edge)
  const hasPlanOver = plan !== null && plan < over
  const above = hasPlanOver ? Math.max(plan, ceiling) : ceiling
  const counts = lines > 1 ? [lines, 1] : [1]
  for (const count of counts) {
    const oneLine = count < lines
    const within = plan !== null && plan > under && plan < under + needs(count) ? plan : under
    if (!guessed && within + needs(count) <= baseline) return { top: within, where: 'in', oneLine }
    if (over - needs(count) >= above) return { top: over - needs(count), where: 'over', oneLine }
  }
  if (!hasPlanOver) return null
  const count = counts.find((one) => plan - needs(one) >= ceiling)
  return count === undefined ? null : { top: plan - needs(count), where: 'over', oneLine: count < lines }
}

/** What the words of the steps stand on. */
export interface Picture {
  readonly shape: Shape
  readonly line: readonly (readonly LineMark[])[]
  /** Of the whole of it, in its own type. */
  readonly wideEms: number
  readonly highEms: number
  /** Below each other the words of a step need more height. */
  readonly tall: boolean
  /** What is run just now is not known. */
  readonly drained: boolean
}

/** The words of one step: left and width in percent of the picture's, top in percent of its height. */
export interface LabelSpot {
  /** The part of its step whose edge they hang on. */
  readonly part: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly wideEms: number
  readonly on: LabelPlace['on']
  readonly short: boolean
  readonly oneLine: boolean
}

/** The first of a step is the rise into it, before the first letter; share of its width. */
const RISE = 0.02

/** Where the words of a step stand; null where there is no room for them. */
export function labelOn(step: Step, label: StepLabel, picture: Picture): LabelSpot | null {
  const { shape, line, tall, drained } = picture
  const { frame } = shape
  const { x, width, progress, blocks } = step
  const stepEms = (picture.wideEms * width) / 100
  const { on, short } = placeOf(stepEms, progress, label)
  const begin = on === 'flooded' ? 0 : width * progress
  const ems = (picture.wideEms * (width - begin)) / 100
  const part = on === 'ahead' ? blocks.length - 1 : 0
  const block = blocks[part]
  if (block === undefined || !hasRoomFor(ems, label.name)) return null
  const ends = Math.min(x + width * progress, x + (100 * wideEms(label)) / picture.wideEms)
  const gainBelow = (label.gainS ?? 0) > 0 && (tall || stepEms < gainedEms(label))
  const below = label.pace === '' && label.gainS === null ? 0 : gainBelow && label.pace !== '' ? 2 : 1
  const height = heightOf(short ? 1 : 1 + below, {
    edge: block.top,
    // The plan has its edge over what is still to run alone.
    plan: on === 'ahead' ? (block.planTop ?? null) : null,
    reach: on === 'ahead' ? null : fillOver(step, line, x + RISE * width, ends),
    guessed: drained && step.state === 'now' && on === 'flooded',
    ceiling: x + begin < frame.clear.x ? frame.clear.y : frame.last,
    baseline: frame.baseline,
    highEms: picture.highEms,
  })
  if (height === null) return null
  const { top: y, where, oneLine } = height
  const ground = where === 'over' ? 'ahead' : on
  return { part, x: x + begin, y, width: width - begin, wideEms: ems, on: ground, short, oneLine }
}

/** Of the pace with what was gained beside it, its sign and its unit. */
const gainedEms = ({ pace, gainS }: StepLabel): number => emsOf(`${pace} ${Math.round(gainS ?? 0)} 000`)
