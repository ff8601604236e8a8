import { en, type Words } from './en.ts'
import { terminal as english } from './en/terminal.ts'
import { es } from './es.ts'
import { terminal as spanish } from './es/terminal.ts'
import { languageOf, type Language, type Tongue } from './language.ts'

/** A language with what is said in a terminal alone: words that no screen fetches. */
export interface TerminalLanguage extends Language {
  readonly words: Words & { readonly terminal: typeof english }
}

const TABLES: Readonly<Record<Tongue, TerminalLanguage['words']>> = {
  en: { ...en, terminal: english },
  es: { ...es, terminal: spanish },
}

export function terminalLanguage(tongue: Tongue): TerminalLanguage {
  const words = TABLES[tongue]
  return { ...languageOf(tongue, words), words }
}
