import { LEAST_FACTOR, MOST_FACTOR } from './belt-factor.ts'

/** A belt measured by turns of a mark on it: so many at each of three speeds, counted by who runs on it. */

export const TURNS = 20
export const SPEEDS = 3
/** The three agree within this part of their mean; else somebody miscounted. */
const AGREE_WITHIN = 0.02

/** One count: how long the turns took, s, and the mean of what the console said meanwhile, km/h. */
export interface Counted {
  readonly timeS: number
  readonly speedKmh: number
}

/** What the belt ran over what its console said, at each count. */
export const factorsByTurns = (beltM: number, counted: readonly Counted[]): number[] =>
  counted.map(({ timeS, speedKmh }) => (beltM * TURNS * 3.6) / timeS / speedKmh)

/** The one of three that is off, by its place: where the other two agree, and it does not agree with both; else null. */
export function oddOf(factors: readonly number[]): number | null {
  const agree = (a: number, b: number): boolean => Math.abs(a - b) <= (AGREE_WITHIN * (a + b)) / 2
  const [first = NaN, second = NaN, third = NaN] = factors
  const pairs = [agree(second, third), agree(first, third), agree(first, second)]
  return pairs.filter(Boolean).length === 1 ? pairs.indexOf(true) : null
}

/** What the belt runs over what its console says; null where the counts do not agree, or say what no belt does. */
export function factorByTurns(beltM: number, counted: readonly Counted[]): number | null {
  const factors = factorsByTurns(beltM, counted)
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length
  const apart = Math.max(...factors) - Math.min(...factors)
  if (factors.length < SPEEDS || !(apart <= AGREE_WITHIN * mean)) return null
  return mean < LEAST_FACTOR || mean > MOST_FACTOR ? null : Math.round(mean * 1000) / 1000
}
