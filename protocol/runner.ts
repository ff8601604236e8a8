/** What follows from what a runner told of themselves. */

/** Which edition of the page *what this belt will do by itself* is shown: one more wherever it says something else. */
export const BELT_PAGE = 1

/** Whether the page as it is now was read. */
export const hasReadBeltPage = ({
  acknowledged,
}: {
  readonly acknowledged: { readonly page: number } | null
}): boolean => acknowledged !== null && acknowledged.page >= BELT_PAGE
