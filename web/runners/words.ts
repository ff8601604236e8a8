import { runners as english, type RunnersWords } from '../../protocol/words/en/runners.ts'
import { runners as spanish } from '../../protocol/words/es/runners.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, RunnersWords>> = { en: english, es: spanish }

/** Of who shares this treadmill, in the language that the screen speaks now. */
export const runnersWords = (): RunnersWords => TABLES[language.tongue]
