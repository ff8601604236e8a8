import { randomBytes } from 'node:crypto'

/** Ids for the asks of one terminal. A run that came back from its journal knows the starts of the terminal it was begun in. */
export function terminalIds(): () => string {
  const terminalId = randomBytes(6).toString('hex')
  let count = 0
  return () => `terminal-${terminalId}-${count++}`
}
