import { runFigures as english, type RunFigureWords } from '../../protocol/words/en/run-figures.ts'
import { runFigures as spanish } from '../../protocol/words/es/run-figures.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, RunFigureWords>> = { en: english, es: spanish }

/** The words of what a run came to, in the language that the screen speaks now. */
export const figureWords = (): RunFigureWords => TABLES[language.tongue]
