import { emsOf, span } from '../format.ts'
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

/** Dark on what is flooded, or light on what is still to run. */
export type Side = 'flooded' | 'ahead'

/** A letter of the bold sans, on average; em. */
const LETTER_EMS = 0.55
/** Left and right of the words, em. */
const PAD_EMS = 0.55

/** How wide the words are, one below the other. */
const wideEms = ({ name, pace }: { name: string; pace: string }): number =>
  Math.max(name.length * LETTER_EMS, emsOf(pace)) + PAD_EMS

/** The words never lie under the marker: they stand before it where they fit, else after it, else where there is more room. `widthEms` is the step's. */
export function sideOf(widthEms: number, progress: number, words: { name: string; pace: string }): Side {
  const flooded = widthEms * progress
  const ahead = widthEms - flooded
  const needed = wideEms(words)
  if (progress >= 1 || flooded >= needed) return 'flooded'
  return progress <= 0 || ahead >= needed || ahead > flooded ? 'ahead' : 'flooded'
}

/** A line of words in a step, and the room over and under them all; em. */
const LINE_EMS = 1.28
const OVER_AND_UNDER_EMS = 1

/** How high so many lines are, percent of the height. */
const highOf = (lines: number, highEms: number): number => (100 * (lines * LINE_EMS + OVER_AND_UNDER_EMS)) / highEms

/** How high the words begin, percent of the height. */
export interface LabelHeight {
  readonly top: number
  /** In what is run or will be; over it, on the ground of the picture or of what was planned. */
  readonly where: 'in' | 'over'
}

/** What the words of a step have room between; heights in percent of the whole picture. */
export interface LabelRoom {
  /** Of the step there, as it will be run, or was where nothing was measured. */
  readonly edge: number
  /** Of what was planned, where that is another. */
  readonly plan: number | null
  /** Over that, where there is no room between the two. */
  readonly overPlan: boolean
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
 * over it. Null: there is no room for so many lines.
 */
export function heightOf(lines: number, room: LabelRoom): LabelHeight | null {
  const { edge, reach, plan, overPlan, guessed, ceiling, baseline, highEms } = room
  const high = highOf(lines, highEms)
  const under = Math.max(edge, reach?.lowest ?? edge)
  const over = Math.min(edge, reach?.highest ?? edge)
  const planOver = plan !== null && plan < over ? plan : null
  if (overPlan) return planOver !== null && planOver - high >= ceiling ? { top: planOver - high, where: 'over' } : null
  const within = plan !== null && plan > under && plan < under + high ? plan : under
  if (!guessed && within + high <= baseline) return { top: within, where: 'in' }
  return over - high >= Math.max(planOver ?? 0, ceiling) ? { top: over - high, where: 'over' } : null
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

/** How the words of a step are written: all of them, or as few as have room. */
export interface Wording {
  readonly lines: number
  /** How wide they are, one below the other. */
  readonly ems: number
  /** The one line that there is room for; null where all of them stand below each other. */
  readonly text: string | null
  /** What was gained has a line of its own, else it stands beside the pace. */
  readonly gainBelow: boolean
}

/** The words of one step: left and width in percent of the picture's, top in percent of its height. */
export interface LabelSpot extends Wording {
  /** The part of its step whose edge they hang on. */
  readonly part: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly on: Side
  /** They have a ground of their own over what is run: nowhere in it is there room for them. */
  readonly plate: boolean
}

/** The first of a step is the rise into it, before the first letter; share of its width. */
const RISE = 0.02

/** Where the words of a step stand; null where there is no room for them. Those of one that is over have a ground of their own then. */
export function labelOn(step: Step, label: StepLabel, picture: Picture): LabelSpot | null {
  const { shape, line, tall, drained } = picture
  const { frame } = shape
  const { x, width, progress, blocks, state } = step
  const side = sideOf((picture.wideEms * width) / 100, progress, label)
  const isRun = side === 'flooded'
  const [from, end] = isRun ? [0, width * progress] : [width * progress, width]
  const part = isRun ? 0 : blocks.length - 1
  const block = blocks[part]
  if (block === undefined) return null
  const seenTo = Math.max(...marksOf(step, line).map((mark) => mark.x))
  const begins = isRun ? beginsIn(step, line) : [from]
  const endOf = (begin: number, { ems }: Wording): number => begin + (100 * ems) / picture.wideEms
  const wordings = wordingsOf(label, tall)

  const spotsOf = (wording: Wording, overPlan: boolean): LabelSpot[] =>
    begins.flatMap((begin) => {
      const ends = endOf(begin, wording)
      if (ends > end) return []
      const reach = isRun ? fillOver(step, line, x + Math.max(begin, RISE * width), x + ends) : null
      const height = heightOf(wording.lines, {
        // What is over is filled as it was measured.
        edge: state === 'done' && reach !== null ? reach.lowest : block.top,
        // The plan has its edge over what is still to run alone.
        plan: isRun ? null : (block.planTop ?? null),
        overPlan,
        reach,
        guessed: drained && state === 'now' && isRun && x + ends > seenTo,
        ceiling: x + begin < frame.clear.x ? frame.clear.y : frame.last,
        baseline: frame.baseline,
        highEms: picture.highEms,
      })
      if (height === null) return []
      const on = height.where === 'over' ? 'ahead' : side
      return [{ ...wording, part, x: x + begin, y: height.top, width: width - begin, on, plate: false }]
    })
  const aLine = (100 * LINE_EMS) / picture.highEms
  for (const overPlan of [false, true]) {
    for (const wording of wordings) {
      const spots = spotsOf(wording, overPlan)
      // In what is run, where it is about as high as anywhere: beside a rise they would hang on its slope.
      const within = spots.filter(({ on }) => on === 'flooded')
      const highest = Math.min(...within.map(({ y }) => y))
      const spot = within.find(({ y }) => y < highest + aLine) ?? spots[0]
      if (spot !== undefined) return spot
    }
  }
  const fits = state === 'done' ? wordings.find((wording) => endOf(from, wording) <= end) : undefined
  if (fits === undefined) return null
  const y = frame.baseline - highOf(fits.lines, picture.highEms)
  return { ...fits, part, x: x + from, y, width, on: 'ahead', plate: true }
}

/** Where in what was run of a step words may begin: at its left, else where its line turns; percent of the width. */
function beginsIn(step: Step, line: Picture['line']): number[] {
  const turns = marksOf(step, line).filter((mark) => mark.x > step.x)
  return [0, ...turns.map(({ x }) => x - step.x)]
}

const marksOf = (step: Step, line: Picture['line']): LineMark[] => line.flat().filter((mark) => mark.step === step)

/** From all of the words of a step down to its number. */
function wordingsOf(label: StepLabel, tall: boolean): Wording[] {
  const { name, pace, gainS } = label
  const inOne = (text: string): Wording => ({ lines: 1, ems: wideEms({ name: text, pace: '' }), text, gainBelow: true })
  const gain = (gainS ?? 0) > 0 ? `0 ${span(gainS ?? 0)}` : ''
  const beside = Math.max(wideEms(label), emsOf(`${pace} ${gain}`) + 2 * PAD_EMS)
  const below = Math.max(wideEms(label), emsOf(gain) + PAD_EMS)
  const lines = 1 + Number(pace !== '') + Number(gain !== '')
  return [
    ...(gain === '' || tall ? [] : [{ lines: 2, ems: beside, text: null, gainBelow: false }]),
    { lines, ems: below, text: null, gainBelow: true },
    ...(pace === '' ? [] : [inOne(`${name} · ${pace}`)]),
    inOne(name),
    inOne(name.split(' ')[0] ?? name),
  ]
}
