import type { CoachReason } from '../../protocol/panel/coach.ts'
import { coach as english, coachReasons as englishReasons, type CoachWords } from '../../protocol/words/en/coach.ts'
import { coach as spanish, coachReasons as spanishReasons } from '../../protocol/words/es/coach.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import type { Sentence } from '../../protocol/words/sentence.ts'
import { figures, language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, CoachWords>> = { en: english, es: spanish }
const REASONS = { en: englishReasons, es: spanishReasons } as const

/** The words of the coach in the language that the screen speaks now. */
export const coachWords = (): CoachWords => TABLES[language.tongue]

/** Why something is offered. */
export function reasonWords({ code, values }: CoachReason): string {
  const sentence = REASONS[language.tongue][code] as Sentence<object>
  return typeof sentence === 'string' ? sentence : sentence(values, figures)
}
