import { en } from '../../protocol/words/en.ts'
import { es } from '../../protocol/words/es.ts'
import { languageOf, tongueFor, type Language } from '../../protocol/words/language.ts'

/** The language of a terminal: as the computer's settings have it, in the order in which POSIX reads them. */
function languageIn({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const wanted = [LC_ALL, LC_MESSAGES, LANG].find((tag) => tag !== undefined && tag !== '')
  const tongue = tongueFor(wanted === undefined ? [] : [wanted])
  return languageOf(tongue, { en, es }[tongue])
}

/** What this process speaks in its terminal. */
export const spoken = languageIn(process.env)
