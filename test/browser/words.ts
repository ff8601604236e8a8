/** A line of visible text, where its glyphs are. */
export interface Words {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Sticks out of the button it stands in. */
  readonly escapes: boolean
  /** Lies under a button that it is no part of. */
  readonly buried: boolean
  /** The layer it lies in: words of a higher one may cover those of a lower one. */
  readonly layer: string
}

/** Pairs of words of one layer that lie on each other. */
export function overlaps(words: readonly Words[]): string[] {
  return words.flatMap((a, index) =>
    words
      .slice(index + 1)
      .filter(
        (b) => a.layer === b.layer && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
      )
      .map((b) => `"${a.text}" on "${b.text}"`),
  )
}
