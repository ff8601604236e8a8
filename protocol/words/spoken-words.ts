import type { DistanceUnit } from '../panel/choices.ts'
import type { SAYINGS } from '../panel/sayings.ts'
import type { StretchView } from '../panel/snapshot.ts'
import { tenthsMphFromKmh } from '../units.ts'
import type { ConsoleUnit } from './figures.ts'
import type { Sentences } from './sentence.ts'

/** As a treadmill's display shows it, in tenths. */
export const tenthsOf = ({ speedKmh, unit }: { readonly speedKmh: number; readonly unit: ConsoleUnit }): number =>
  unit === 'mph' ? tenthsMphFromKmh(speedKmh) : Math.round(speedKmh * 10)

/** How a language says aloud what it otherwise writes. */
export interface SpokenWords {
  /** Numbers and units written out: a voice reads 8:05 as a time of day, and mph by its letters. */
  readonly sayings: Sentences<typeof SAYINGS>
  /** Minutes and seconds (0 to 59) for a mile or a kilometre. */
  readonly pace: (minutes: number, seconds: number, unit: DistanceUnit) => string
  /** In tenths of the unit. */
  readonly speed: (tenths: number, unit: ConsoleUnit) => string
  readonly stretch: (name: string, sentence: string) => string
  readonly sides: Readonly<Record<NonNullable<StretchView['side']>, string>>
  readonly alarm: string
}
