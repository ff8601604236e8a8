import { HIDE_CURSOR, SHOW_CURSOR, up, widthOf, WIPE_BELOW, WIPE_LINE } from './ansi.ts'

/** Where a block is drawn. */
export interface Pane {
  readonly write: (text: string) => unknown
  /** Of the terminal, now: it may be made wider or narrower at any time. */
  readonly columns: () => number
}

/** Lines that are drawn anew where they stand, and plain lines that pass above them. */
export interface LiveBlock {
  /** Draws these in the place of the last ones. Nothing is written where they are the same. */
  show(lines: readonly string[]): void
  /** One or more lines that stay, above the block. */
  above(text: string): void
  /** Leaves the last lines where they are, with the cursor under them, as it was. Harmless when done twice. */
  end(): void
  /** The same, but nothing of them stays. */
  wipe(): void
}

export function liveBlock({ write, columns }: Pane): LiveBlock {
  let drawn: readonly string[] = []
  let drawnAt = 0
  let begun = false
  let ended = false

  /** To the first column of the first line; lines that a narrower terminal has broken are more of them. */
  function toTop(): string {
    if (!begun) return ''
    const heights = drawn.map((line) => Math.max(1, Math.ceil(widthOf(line) / Math.max(1, columns()))))
    return `\r${up(heights.reduce((sum, height) => sum + height, 0) - 1)}`
  }
  const body = (lines: readonly string[]): string => lines.map((line) => `${line}${WIPE_LINE}`).join('\n') + WIPE_BELOW

  return {
    show(lines) {
      const isSame = lines.length === drawn.length && lines.every((line, at) => line === drawn[at])
      if (ended || lines.length === 0 || (begun && isSame && drawnAt === columns())) return
      write(`${begun ? '' : HIDE_CURSOR}${toTop()}${body(lines)}`)
      begun = true
      drawn = lines
      drawnAt = columns()
    },
    above(text) {
      if (ended || !begun) return void write(`${text}\n`)
      write(`${toTop()}${WIPE_BELOW}${text}\n${body(drawn)}`)
    },
    end: () => finish('\n'),
    wipe: () => finish(toTop() + WIPE_BELOW),
  }

  function finish(last: string): void {
    if (begun && !ended) write(last + SHOW_CURSOR)
    ended = true
  }
}
