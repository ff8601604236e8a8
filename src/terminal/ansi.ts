/** What a terminal is told beside text: where to go, how to write, what to wipe. */

const ESC = '\u001b['

export const HIDE_CURSOR = `${ESC}?25l`
export const SHOW_CURSOR = `${ESC}?25h`
/** From here to the end of the line, and from here on down. */
export const WIPE_LINE = `${ESC}K`
export const WIPE_BELOW = `${ESC}J`
export const up = (lines: number): string => (lines > 0 ? `${ESC}${lines}A` : '')

export type Tone = 'bold' | 'dim' | 'blue' | 'cyan' | 'green' | 'yellow' | 'white' | 'red'
const CODES: Readonly<Record<Tone, number>> = {
  bold: 1,
  dim: 2,
  blue: 34,
  cyan: 36,
  green: 32,
  yellow: 33,
  white: 97,
  red: 91,
}

/** Writes text in these tones; as it is, where a terminal is to show none (https://no-color.org). */
export type Paint = (text: string, ...tones: Tone[]) => string
export const inColour: Paint = (text, ...tones) =>
  text === '' ? '' : `${ESC}${tones.map((tone) => CODES[tone]).join(';')}m${text}${ESC}0m`
export const plain: Paint = (text) => text

const TOLD = /\u001b\[[0-9;?]*[A-Za-z]/g

/** How many columns a text takes: every sign of ours takes one. */
export const widthOf = (text: string): number => [...text.replace(TOLD, '')].length

/** As much of a plain text as fits, its loss marked. */
export function cut(text: string, columns: number): string {
  const signs = [...text]
  return signs.length <= columns ? text : [...signs.slice(0, Math.max(0, columns - 1)), '…'].join('')
}

/** Words in lines of at most so many columns; a longer word is cut. */
export function wrapped(words: readonly string[], columns: number, between = ' '): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + between.length + widthOf(word) <= columns)
      lines.push(`${lines.pop()}${between}${word}`)
    else lines.push(widthOf(word) <= columns ? word : cut(word, columns))
  }
  return lines
}
