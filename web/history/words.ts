import { history as english, type HistoryWords } from '../../protocol/words/en/history.ts'
import { history as spanish } from '../../protocol/words/es/history.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, HistoryWords>> = { en: english, es: spanish }

/** The words of the history in the language that the screen speaks now. */
export const historyWords = (): HistoryWords => TABLES[language.tongue]
