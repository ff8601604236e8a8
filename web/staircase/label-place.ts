import { emsOf } from '../format.ts'

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

/** The words never lie under the marker: they stand before it where they fit, else after it. `widthEms` is the step's. */
export function placeOf(
  widthEms: number,
  progress: number,
  { name, pace }: { name: string; pace: string },
): LabelPlace {
  const flooded = widthEms * progress
  const ahead = widthEms - flooded
  const needed = Math.max(name.length * LETTER_EMS, emsOf(pace)) + PAD_EMS
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

/** How high the words begin, percent of the height, and what they stand on. */
export interface LabelHeight {
  readonly top: number
  /** On a ground of their own, over the measured line: under it there is no room for them. */
  readonly grounded: boolean
}

/**
 * Under the edge of their step, and under the line, which never runs through words.
 *
 * @param edge of the step there, percent of the height
 * @param lowest that the line comes over the words; null where there is none
 * @param step where the step stands, percent of the height, and how high the whole picture is, em
 */
export function heightOf(
  edge: number,
  lowest: number | null,
  lines: number,
  step: { readonly baseline: number; readonly highEms: number },
): LabelHeight {
  if (lowest === null || lowest <= edge) return { top: edge, grounded: false }
  const needed = (100 * (lines * LINE_EMS + OVER_AND_UNDER_EMS)) / step.highEms
  return lowest + needed <= step.baseline ? { top: lowest, grounded: false } : { top: edge, grounded: true }
}
