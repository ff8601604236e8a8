import { measure as english, type MeasureWords } from '../../protocol/words/en/measure.ts'
import { measure as spanish } from '../../protocol/words/es/measure.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, MeasureWords>> = { en: english, es: spanish }

/** The words of measuring a belt in the language that the screen speaks now. */
export const measureWords = (): MeasureWords => TABLES[language.tongue]
