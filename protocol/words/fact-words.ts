import type { FactName, Facts } from '../panel/machine-facts.ts'
import type { Figures } from './figures.ts'

/** What is known of a treadmill, in words and with its unit; what is not known has none. */
export type FactWords = {
  readonly [Name in FactName]: (value: NonNullable<Facts[Name]>, figures: Figures) => string
}
