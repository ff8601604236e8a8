import type { DistanceUnit, FinishStyle, GateMode, Level } from '../panel/choices.ts'

/** What of a plan can be changed, each a word in the paragraph that tells it. */
export type Word =
  | 'level'
  | 'miles'
  | 'stageM'
  | 'finishM'
  | 'finish'
  | 'gate'
  | 'warmUpS'
  | 'coolDownS'
  | 'ceilingKmh'
  | 'reference'
  | 'unit'

/** A piece of the paragraph: plain, or a word that can be changed. */
export type Piece = string | { readonly word: Word; readonly says: string }

/** What stands in for each word. */
export interface Told {
  readonly level: Level
  readonly finish: FinishStyle
  readonly gate: GateMode
  readonly unit: DistanceUnit
  readonly count: number
  /** "1 mi", "400 m", "5 min", "15.4 km/h". */
  readonly stage: string
  readonly length: string
  readonly warmUp: string
  readonly coolDown: string
  readonly ceiling: string
  readonly reference: string
}
