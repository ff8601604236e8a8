import type { PlanFileFault, PlanFileLoss } from '../panel/plan-files.ts'
import type { SyncTodayProblem } from '../panel/sync-today.ts'
import { planFileFaults as faultsInEnglish, planFileLosses as lossesInEnglish } from './en/plan-files.ts'
import { syncTodayProblems as todayInEnglish } from './en/sync-today.ts'
import { planFileFaults as faultsInSpanish, planFileLosses as lossesInSpanish } from './es/plan-files.ts'
import { syncTodayProblems as todayInSpanish } from './es/sync-today.ts'
import { saidIn, type AnySaid, type Language, type Tongue } from './language.ts'

/** What is said of files of plans, in every language: apart from what every screen has. */
const TABLES: Readonly<Record<Tongue, object>> = {
  en: { ...faultsInEnglish, ...lossesInEnglish, ...todayInEnglish },
  es: { ...faultsInSpanish, ...lossesInSpanish, ...todayInSpanish },
}

/** The sentence of what is lost of a file, or why it is no plan; or why there is none of today. */
export function planFileSaid(language: Language, said: PlanFileLoss | PlanFileFault | SyncTodayProblem): string {
  const { words, tongue } = language
  const says = { ...words.says, ...TABLES[tongue] }
  return saidIn({ ...language, words: { ...words, says } }, said as unknown as AnySaid)
}
