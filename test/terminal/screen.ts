import type { Pane } from '../../src/terminal/live-block.ts'

/** A terminal as far as we use one: what is written lands where its cursor is, and a line that is too long is broken. */
export function screenOf(columns: number) {
  let width = columns
  let rows: string[] = ['']
  /** Rows that go on in the next, since they were too long. */
  let row = 0
  let column = 0
  let hidden = false
  let written = 0

  function put(sign: string): void {
    if (column >= width) {
      row++
      column = 0
    }
    while (rows.length <= row) rows.push('')
    const line = (rows[row] ?? '').padEnd(column)
    rows[row] = line.slice(0, column) + sign + line.slice(column + 1)
    column++
  }

  function obey(code: string): void {
    const [, number, letter] = /^\u001b\[\??(\d*)(?:;\d+)*([A-Za-z])$/.exec(code) ?? []
    if (letter === 'A') row = Math.max(0, row - Number(number === '' ? 1 : number))
    else if (letter === 'K') rows[row] = (rows[row] ?? '').slice(0, column)
    else if (letter === 'J') {
      rows[row] = (rows[row] ?? '').slice(0, column)
      rows.length = row + 1
    } else if (letter === 'h' || letter === 'l') hidden = letter === 'l'
    else if (letter !== 'm') throw new Error(`not understood: ${JSON.stringify(code)}`)
  }

  function write(text: string): void {
    written += text.length
    for (const [part] of text.matchAll(/\u001b\[[0-9;?]*[A-Za-z]|[^]/gu)) {
      if (part.startsWith('\u001b')) obey(part)
      else if (part === '\n') {
        row++
        column = 0
        while (rows.length <= row) rows.push('')
      } else if (part === '\r') column = 0
      else put(part)
    }
  }

  return {
    pane: { write, columns: () => width } satisfies Pane,
    lines: () => rows.map((line) => line.trimEnd()).filter((line, at, all) => line !== '' || at < all.length - 1),
    cursorIsHidden: () => hidden,
    written: () => written,
    /** As terminals do it: what is too long for the new width is broken, and the cursor stays at its sign. */
    resize(to: number): void {
      const broken = rows.map((line) => line.match(new RegExp(`.{1,${to}}`, 'gu')) ?? [''])
      row = broken.slice(0, row).reduce((sum, parts) => sum + parts.length, 0) + Math.max(0, Math.ceil(column / to) - 1)
      column = Math.min(column, to)
      rows = broken.flat()
      width = to
    },
  }
}
