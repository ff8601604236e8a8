import type { Figures } from '../protocol/words/figures.ts'
import { figures } from './language.ts'

/** Numbers as a runner reads them. `null` in, a dash out: unknown is never zero. */

export { UNKNOWN, type ConsoleUnit } from '../protocol/words/figures.ts'

export const clock: Figures['clock'] = (...of) => figures.clock(...of)
export const span: Figures['span'] = (...of) => figures.span(...of)
export const countdown: Figures['countdown'] = (...of) => figures.countdown(...of)
export const finishLength: Figures['finishLength'] = (...of) => figures.finishLength(...of)
export const length: Figures['length'] = (...of) => figures.length(...of)
export const lengthWords: Figures['lengthWords'] = (...of) => figures.lengthWords(...of)
export const moment: Figures['moment'] = (...of) => figures.moment(...of)
export const pace: Figures['pace'] = (...of) => figures.pace(...of)
export const perUnit: Figures['perUnit'] = (...of) => figures.perUnit(...of)
export const segment: Figures['segment'] = (...of) => figures.segment(...of)
export const speed: Figures['speed'] = (...of) => figures.speed(...of)
export const speedFor: Figures['speedFor'] = (...of) => figures.speedFor(...of)
export const speedNumber: Figures['speedNumber'] = (...of) => figures.speedNumber(...of)
export const tenths: Figures['tenths'] = (...of) => figures.tenths(...of)
export const timeOfDay: Figures['timeOfDay'] = (...of) => figures.timeOfDay(...of)

/** How wide a run of digits is, in ems of the variable sans at its heaviest. */
export function emsOf(digits: string): number {
  return [...digits].reduce((sum, glyph) => sum + (glyph === ':' || glyph === '.' || glyph === ',' ? 0.3 : 0.625), 0)
}

/** How wide the longest word of a line of capitals is, in ems of the sans at its heaviest: no line of it can be narrower. A hyphen ends a line. */
export const longestEms = (capitals: string): number =>
  0.74 *
  Math.max(
    ...capitals
      .replace('-', '- ')
      .split(/\s+/)
      .map((word) => word.length),
  )
