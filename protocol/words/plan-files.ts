import type { PlanFileFault, PlanFileLoss } from '../panel/plan-files.ts'
import { planFileFaults as faultsInEnglish, planFileLosses as lossesInEnglish } from './en/plan-files.ts'
import { planFileFaults as faultsInSpanish, planFileLosses as lossesInSpanish } from './es/plan-files.ts'
import { saidIn, type AnySaid, type Language, type Tongue } from './language.ts'

/** What is said of files of plans, in every language: apart from what every screen has. */
const TABLES: Readonly<Record<Tongue, object>> = {
  en: { ...faultsInEnglish, ...lossesInEnglish },
  es: { ...faultsInSpanish, ...lossesInSpanish },
}

/** The sentence of what is lost of a file, or why it is no plan. */
export function planFileSaid(language: Language, said: PlanFileLoss | PlanFileFault): string {
  const { words, tongue } = language
  const says = { ...words.says, ...TABLES[tongue] }
  return saidIn({ ...language, words: { ...words, says } }, said as unknown as AnySaid)
}
