/** What is worked out of a runner's greatest heart rate and age. */

/**
 * What is guessed of the greatest heart rate of somebody who does not know it, beats a minute, from their age in years:
 * 211 − 0.64 × age (Nes, Janszky, Wisløff, Støylen and Karlsen 2013). One in three is off by more than 11.
 */
export const guessedMaximumBpm = (ageYears: number): number => Math.round(211 - 0.64 * ageYears)

/**
 * The greatest heart rate that limits are worked out of, beats a minute: as told, else guessed from the age; null where there is
 * neither. Nothing is guessed of anybody under 18: there a doctor's number counts, or none.
 */
export function maximumBpmOf({ heartRateMaxBpm, ageYears }: HeartTold): number | null {
  if (heartRateMaxBpm !== null) return heartRateMaxBpm
  return ageYears === null || ageYears < ADULT_YEARS ? null : guessedMaximumBpm(ageYears)
}
type HeartTold = { readonly heartRateMaxBpm: number | null; readonly ageYears: number | null }

const ADULT_YEARS = 18

/** Parts of the greatest heart rate: where it is known, and where it is guessed from the age (coach: ceiling). */
const CEILING = {
  walking: { known: 0.8, guessed: 0.75 },
  running: { known: 0.95, guessed: 0.9 },
  advanced: { known: 0.97, guessed: 0.9 },
} as const
/** The same of who runs and is 65 or older. */
const FROM_65 = { known: 0.93, guessed: 0.88 } as const

/** The ceilings of each kind of plan, beats a minute, and what they are worked out of; null where there is nothing to work them out of. */
export function ceilingsOf(told: HeartTold & { readonly heartCeilingBpm: number | null }): Ceilings | null {
  const { heartCeilingBpm, heartRateMaxBpm, ageYears } = told
  if (heartCeilingBpm !== null) return { ...ofEach(() => heartCeilingBpm), by: 'doctor' }
  const maximumBpm = isAdultOrUntold(told) ? maximumBpmOf(told) : null
  if (maximumBpm === null) return null
  const by = heartRateMaxBpm === null ? 'guessed' : 'known'
  const isOlder = (ageYears ?? 0) >= OLDER_YEARS
  const of = (kind: keyof typeof CEILING): number =>
    Math.floor(maximumBpm * (isOlder && kind !== 'walking' ? FROM_65 : CEILING[kind])[by] + EXACT)
  return { ...ofEach(of), by }
}
const ofEach = (of: (kind: keyof typeof CEILING) => number): Omit<Ceilings, 'by'> => ({
  walkingBpm: of('walking'),
  runningBpm: of('running'),
  advancedBpm: of('advanced'),
})
interface Ceilings {
  readonly walkingBpm: number
  readonly runningBpm: number
  /** Of a plan for the advanced. */
  readonly advancedBpm: number
  readonly by: 'doctor' | 'known' | 'guessed'
}
/** Products of whole numbers and hundredths differ from them in their last bits. */
const EXACT = 1e-9
const isAdultOrUntold = ({ ageYears }: HeartTold): boolean => ageYears === null || ageYears >= ADULT_YEARS

/** From this age a cool-down is longer, and a ceiling lower. */
export const OLDER_YEARS = 65
