import { pacing as english, type PacingWords } from '../../protocol/words/en/pacing.ts'
import { pacing as spanish } from '../../protocol/words/es/pacing.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, PacingWords>> = { en: english, es: spanish }

/** The words of a mile whose pace is hidden in the language that the screen speaks now. */
export const pacingWords = (): PacingWords => TABLES[language.tongue]
