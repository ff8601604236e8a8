import { keys as english, type KeyWords } from '../../protocol/words/en/keys.ts'
import { keys as spanish } from '../../protocol/words/es/keys.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, KeyWords>> = { en: english, es: spanish }

/** The words of the sheet of keys in the language that the screen speaks now. */
export const keyWords = (): KeyWords => TABLES[language.tongue]
