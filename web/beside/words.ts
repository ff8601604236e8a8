import { beside as english, type BesideWords } from '../../protocol/words/en/beside.ts'
import { beside as spanish } from '../../protocol/words/es/beside.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, BesideWords>> = { en: english, es: spanish }

/** The words of a run beside this one, in the language that the screen speaks now. */
export const besideWords = (): BesideWords => TABLES[language.tongue]
