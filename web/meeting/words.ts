import { meeting as english, type MeetingWords } from '../../protocol/words/en/meeting.ts'
import { meeting as spanish } from '../../protocol/words/es/meeting.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, MeetingWords>> = { en: english, es: spanish }

/** The words of a meeting in the language that the screen speaks now. */
export const meetingWords = (): MeetingWords => TABLES[language.tongue]
