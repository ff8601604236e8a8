import type { RanStep } from './ran-steps.ts'

/** What of a report has room under the staircase: a word that is left out stands in the table of all splits. */

/** Where the words stand; lengths in hundredths of the screen's height. */
export interface RanRoom {
  readonly tall: boolean
  /** Pixels of one hundredth: type is never smaller than what can be read. */
  readonly pxPerEm: number
  /** Down to the keys, or to what stands below all steps. */
  readonly high: number
}

/** How the words of one step are drawn. */
export interface RanWords {
  /** Of the largest number. */
  readonly size: number
  readonly more: string
  readonly changes: string
}

/** A letter of the sans, on average, and what a line that breaks between words leaves empty; em. */
const LETTER_EMS = 0.46
const BREAK_EMS = 2
const LEAST_PX = 13
/** Left and right of the words. */
const PADS = 1.4
/** The largest number, and how small it may become for what stands below it. */
const LARGEST = 7
const LARGEST_TALL = 3.6
const LEAST_SHARE = 0.7

/** How many lines words of a size take in a width. */
function linesOf(words: string, size: number, width: number): number {
  const long = words.length * LETTER_EMS * size
  return words === '' ? 0 : long <= width ? 1 : Math.ceil(long / Math.max(size, width - BREAK_EMS * size))
}

/** The largest of what fits: first the number becomes smaller, then what was changed goes, then what only adds. */
export function ranWordsOf(ran: RanStep, width: number, { tall, pxPerEm, high }: RanRoom): RanWords {
  const size = Math.min(tall ? LARGEST_TALL : LARGEST, (width - PADS) / (ran.emsWide + 0.1))
  const type = (ems: number): number => Math.max(ems, LEAST_PX / pxPerEm)
  const room = width - PADS
  const [name, more, changes] = tall ? [type(1.9), type(1.9), 0] : [type(2.7), type(2.8), type(2.3)]
  const highOf = (words: RanWords): number => {
    const named = tall ? 1 : linesOf(`${ran.name} ${ran.effort}  ${ran.planned}`, name, room)
    const added = linesOf(ran.isFaster ? `▲  ${words.more}` : words.more, more, room)
    const changed = tall ? 0 : linesOf(words.changes, changes, room)
    return 1.2 * (named * name + added * more) + 1.15 * words.size + 1.1 * changed * changes
  }
  const smaller = tall ? size : size * LEAST_SHARE
  const ways: readonly RanWords[] = [
    { size, more: ran.more, changes: ran.changes },
    { size: smaller, more: ran.more, changes: ran.changes },
    { size: smaller, more: ran.brief, changes: ran.changes },
    { size, more: ran.more, changes: '' },
    { size: smaller, more: ran.brief, changes: '' },
  ]
  const last = { size: smaller, more: '', changes: '' }
  return ways.find((words) => highOf(words) <= high) ?? last
}

/** As many whole sentences as have room, one after the other. */
export function sentencesFor(sentences: readonly string[], width: number, { pxPerEm, high }: RanRoom): string {
  const size = Math.max(1.8, LEAST_PX / pxPerEm)
  const most = Math.floor(high / (1.15 * size))
  const count = sentences.findLastIndex((_, at) => linesOf(sentences.slice(0, at + 1).join(' '), size, width) <= most)
  return sentences.slice(0, count + 1).join(' ')
}

/** Where the words begin below the staircase; of a tall screen where those below all steps do; and the keys. */
const BELOW = 1.2
const CHANGES_TALL = 62.3
const KEYS_TALL = 65
const KEYS_WIDE = 83.2
/** Left and right of what stands below all steps, where the screen is as narrow as one can be. */
const TALL_PADS = 5

/** What stands below all steps of a tall screen, and the room for what stands below each. */
export function roomsOf(tall: boolean, pxPerEm: number, baseline: number, wide: number, changes: readonly string[]) {
  const room = (from: number, to: number): RanRoom => ({ tall, pxPerEm, high: to - from })
  const below = tall ? sentencesFor(changes, wide - TALL_PADS, room(CHANGES_TALL, KEYS_TALL)) : ''
  const end = tall ? (below === '' ? KEYS_TALL : CHANGES_TALL) : KEYS_WIDE
  return { below, room: room(baseline + BELOW, end) }
}
