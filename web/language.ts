import type { Banner } from '../protocol/panel/banners.ts'
import { bannerWords, ENGLISH, isSaid, sentenceOf, type AnySaid } from '../protocol/words/sentence-of.ts'

/** The language this panel speaks: its words, and how it writes numbers. */
export const language = ENGLISH

export const { words, figures } = language

/** What the daemon says, in words. */
export const inWords = (said: AnySaid): string => sentenceOf(said, language)

/** What a banner says, and what to do about it. */
export const bannerInWords = (banner: Banner): { text: string; action: string } => bannerWords(banner, language)

/** Why the daemon did not do what it was asked for; null where it gave no reason. A newer daemon may know more codes. */
export function reasonIn(answer: unknown): string | null {
  if (isSaid(answer)) return inWords(answer)
  const message = typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : null
  return typeof message === 'string' ? message : null
}
