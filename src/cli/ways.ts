import type { ToldMisbehaviour } from '../../protocol/words/en/misbehaviours.ts'
import type { TerminalLanguage } from '../../protocol/words/terminal.ts'

/** A way in which the simulated treadmill misbehaves. */
interface Way {
  readonly name: ToldMisbehaviour
  /** Rows of the table of what real treadmills do. */
  readonly quirks: readonly number[]
}

/** A line for each: its name, its rows and what the machine does, in columns. */
export function waysOf(ways: readonly Way[], { words }: TerminalLanguage): string {
  const { misbehaviours, rows } = words.terminal
  const cells = ways.map(({ name, quirks }) => ({ name, rows: rows(quirks), does: misbehaviours[name] }))
  const nameWidth = Math.max(...cells.map(({ name }) => name.length))
  const rowsWidth = Math.max(...cells.map((cell) => cell.rows.length))
  return cells.map((cell) => `${cell.name.padEnd(nameWidth)}  ${cell.rows.padEnd(rowsWidth)}  ${cell.does}`).join('\n')
}
