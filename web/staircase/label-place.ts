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
