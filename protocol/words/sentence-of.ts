import { en } from './en.ts'
import { coachReasons } from './en/coach.ts'
import { planFileFaults, planFileLosses } from './en/plan-files.ts'
import { runFileFaults, runFileLosses } from './en/run-files.ts'
import { syncProblems } from './en/sync.ts'
import { syncTodayProblems } from './en/sync-today.ts'
import { bannerIn, isBannerIn, isSaidIn, languageOf, saidIn, type AnySaid, type Language } from './language.ts'

/** With what a page of its own says on the screens. */
const EVERY = {
  ...en,
  says: {
    ...en.says,
    ...coachReasons,
    ...planFileFaults,
    ...planFileLosses,
    ...runFileFaults,
    ...runFileLosses,
    ...syncProblems,
    ...syncTodayProblems,
  },
}

/** For who reads one language alone: the wire, a log, the terminal. A screen fetches the table that it speaks. */
export const ENGLISH: Language = languageOf('en', EVERY)

/** The sentence of a code. */
export const sentenceOf = (said: AnySaid): string => saidIn(ENGLISH, said)

/** What stands beside a code for those who read it without a table; null for what is no code with its values. */
export function messageOf(value: unknown): string | null {
  if (isSaidIn(ENGLISH, value)) return sentenceOf(value)
  if (!isBannerIn(ENGLISH, value)) return null
  const { text, action } = bannerIn(ENGLISH, value)
  return `${text} ${action}`.trim()
}
