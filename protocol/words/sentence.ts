import type { Codes, ValuesOf } from '../panel/said.ts'
import type { Figures } from './figures.ts'

/** What is said of these values: as it stands, or worked out from them. */
export type Sentence<Values> = string | ((values: Values, figures: Figures) => string)

/** The sentences of a family of codes, every one of them. */
export type Sentences<Family extends Codes> = { readonly [Code in keyof Family]: Sentence<ValuesOf<Family[Code]>> }

/** What is said at the top of the screen, and what to do about it. */
export type BannerSentences<Family extends Codes> = {
  readonly [Code in keyof Family]: {
    readonly text: Sentence<ValuesOf<Family[Code]>>
    readonly action: Sentence<ValuesOf<Family[Code]>>
  }
}
