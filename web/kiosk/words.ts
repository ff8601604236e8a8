import { kiosk as english, type KioskWords } from '../../protocol/words/en/kiosk.ts'
import { kiosk as spanish } from '../../protocol/words/es/kiosk.ts'
import type { Tongue } from '../../protocol/words/language.ts'
import { language } from '../language.ts'

const TABLES: Readonly<Record<Tongue, KioskWords>> = { en: english, es: spanish }

/** The words of the screen on the wall in the language that it speaks now. */
export const kioskWords = (): KioskWords => TABLES[language.tongue]
