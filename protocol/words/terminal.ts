import type { FoundAtStart } from '../panel/found-at-start.ts'
import { en, type Words } from './en.ts'
import { coachReasons as coachInEnglish } from './en/coach.ts'
import { foundAtStart as foundInEnglish } from './en/found-at-start.ts'
import { syncProblems as syncInEnglish } from './en/sync.ts'
import { terminal as english } from './en/terminal.ts'
import { es } from './es.ts'
import { coachReasons as coachInSpanish } from './es/coach.ts'
import { foundAtStart as foundInSpanish } from './es/found-at-start.ts'
import { syncProblems as syncInSpanish } from './es/sync.ts'
import { terminal as spanish } from './es/terminal.ts'
import { languageOf, saidIn, type AnySaid, type Language, type Tongue } from './language.ts'

/** A language with what is said in a terminal alone: words that no screen fetches. */
export interface TerminalLanguage extends Language {
  readonly words: Words & { readonly says: typeof foundInEnglish; readonly terminal: typeof english }
}

const TABLES: Readonly<Record<Tongue, TerminalLanguage['words']>> = {
  en: { ...en, says: { ...en.says, ...coachInEnglish, ...foundInEnglish, ...syncInEnglish }, terminal: english },
  es: { ...es, says: { ...es.says, ...coachInSpanish, ...foundInSpanish, ...syncInSpanish }, terminal: spanish },
}

export function terminalLanguage(tongue: Tongue): TerminalLanguage {
  const words = TABLES[tongue]
  return { ...languageOf(tongue, words), words }
}

/** The sentence of what was found as Crescendo started. */
export const foundIn = (language: TerminalLanguage, found: FoundAtStart): string =>
  saidIn(language, found satisfies { readonly code: keyof TerminalLanguage['words']['says'] } as unknown as AnySaid)
