/** What follows from what a runner told of themselves. */

/**
 * What is guessed of the greatest heart rate of somebody who does not know it, beats a minute, from their age in years:
 * 208 − 0.7 × age (Tanaka, Monahan and Seals 2001). One in three is off by more than 10.
 */
export const guessedMaximumBpm = (ageYears: number): number => Math.round(208 - 0.7 * ageYears)

/** Which edition of the page *what this belt will do by itself* is shown: one more wherever it says something else. */
export const BELT_PAGE = 1

/** Whether the page as it is now was read. */
export const hasReadBeltPage = ({
  acknowledged,
}: {
  readonly acknowledged: { readonly page: number } | null
}): boolean => acknowledged !== null && acknowledged.page >= BELT_PAGE
