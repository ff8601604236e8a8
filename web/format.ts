import { figures } from './language.ts'

/** Numbers as a runner reads them. `null` in, a dash out: unknown is never zero. */

export { UNKNOWN, type ConsoleUnit } from '../protocol/words/figures.ts'

export const {
  clock,
  countdown,
  finishLength,
  length,
  lengthWords,
  moment,
  pace,
  perUnit,
  segment,
  speed,
  speedFor,
  speedNumber,
} = figures

/** How wide a run of digits is, in ems of the variable sans at its heaviest. */
export function emsOf(digits: string): number {
  return [...digits].reduce((sum, glyph) => sum + (glyph === ':' || glyph === '.' ? 0.3 : 0.625), 0)
}
