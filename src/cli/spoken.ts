import { tongueFor } from '../../protocol/words/language.ts'
import { terminalLanguage, type TerminalLanguage } from '../../protocol/words/terminal.ts'

/** The language of a terminal: as the computer's settings have it, in the order in which POSIX reads them. */
function languageIn({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): TerminalLanguage {
  const wanted = [LC_ALL, LC_MESSAGES, LANG].find((tag) => tag !== undefined && tag !== '')
  const tongue = tongueFor(wanted === undefined ? [] : [wanted])
  return terminalLanguage(tongue)
}

/** What this process speaks in its terminal. */
export const spoken = languageIn(process.env)
