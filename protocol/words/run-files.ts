import type { RunFileFault, RunFileLoss } from '../panel/run-files.ts'
import { runFileFaults as faultsInEnglish, runFileLosses as lossesInEnglish } from './en/run-files.ts'
import { runFileFaults as faultsInSpanish, runFileLosses as lossesInSpanish } from './es/run-files.ts'
import { saidIn, type AnySaid, type Language, type Tongue } from './language.ts'

/** What is said of files of runs, in every language: apart from what every screen has. */
const TABLES: Readonly<Record<Tongue, object>> = {
  en: { ...faultsInEnglish, ...lossesInEnglish },
  es: { ...faultsInSpanish, ...lossesInSpanish },
}

/** The sentence of what of a file is not kept, or why it brings no run in. */
export function runFileSaid(language: Language, said: RunFileLoss | RunFileFault): string {
  const { words, tongue } = language
  return saidIn(
    { ...language, words: { ...words, says: { ...words.says, ...TABLES[tongue] } } },
    said as unknown as AnySaid,
  )
}
