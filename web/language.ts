import type { Banner } from '../protocol/panel/banners.ts'
import { bannerIn, isSaidIn, saidIn, type AnySaid, type Language } from '../protocol/words/language.ts'

/**
 * The language this screen speaks: its words, and how it writes numbers. There is none until the first `speak`; whoever
 * draws reads it then and there, and keeps nothing of it, so that another one holds from the next drawing on.
 */
export let language: Language
export let words: Language['words']
export let figures: Language['figures']

export function speak(next: Language): void {
  language = next
  ;({ words, figures } = next)
}

/** What the daemon says, in words. */
export const inWords = (said: AnySaid): string => saidIn(language, said)

/** What a banner says, and what to do about it. */
export const bannerInWords = (banner: Banner): { text: string; action: string } => bannerIn(language, banner)

/**
 * Why the daemon did not do what it was asked for; null where it gave no reason that can be said. A newer daemon may know more
 * codes: the English beside them is for a screen that speaks English.
 */
export function reasonIn(answer: unknown): string | null {
  if (isSaidIn(language, answer)) return inWords(answer)
  if (typeof answer !== 'object' || answer === null) return null
  if ('error' in answer && isFault(answer.error)) return words.faults[answer.error]
  const message = 'message' in answer && language.tongue === 'en' ? answer.message : null
  return typeof message === 'string' ? message : null
}

const isFault = (error: unknown): error is keyof Language['words']['faults'] =>
  typeof error === 'string' && Object.hasOwn(words.faults, error)
