import { planFilePage as english, type PlanFilePage } from '../../protocol/words/en/plan-file-page.ts'
import { planFilePage as spanish } from '../../protocol/words/es/plan-file-page.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, PlanFilePage>> = { en: english, es: spanish }

/** The words of plans in files, in the language that the screen speaks now. */
export const pageWords = (): PlanFilePage => TABLES[language.tongue]
