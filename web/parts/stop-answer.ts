import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { inWords } from '../language.ts'

const STOP_ANSWERS: ReadonlySet<string> = new Set(['stands-still', 'coming-to-rest', 'stopping', 'stopping-from'])

/** What was answered to a STOP a moment ago, in words; null where none was pressed. */
export const stopAnswerOf = ({ said }: Snapshot): string | null =>
  said !== null && STOP_ANSWERS.has(said.code) ? inWords(said) : null
