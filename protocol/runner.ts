/** What follows from what a runner told of themselves. */

/**
 * What is guessed of the greatest heart rate of somebody who does not know it, beats a minute, from their age in years:
 * 211 − 0.64 × age (Nes, Janszky, Wisløff, Støylen and Karlsen 2013). One in three is off by more than 11.
 */
export const guessedMaximumBpm = (ageYears: number): number => Math.round(211 - 0.64 * ageYears)

/** Which edition of the page *what this belt will do by itself* is shown: one more wherever it says something else. */
export const BELT_PAGE = 1

/** Whether the page as it is now was read. */
export const hasReadBeltPage = ({
  acknowledged,
}: {
  readonly acknowledged: { readonly page: number } | null
}): boolean => acknowledged !== null && acknowledged.page >= BELT_PAGE
