/** Shares of the height, from below, between which words of one line stand: the edge never runs through them. */
export interface Clear {
  readonly from: number
  readonly to: number
}

/** How high a share of the metres fills: steadily below the words and over them, and past them in one step. */
export const edgeOf = (done: number, { from, to }: Clear): number => {
  const height = done * (1 - (to - from))
  return height <= from ? height : height + (to - from)
}
