import type { Clock } from '../clock.ts'
import { working, type Working } from '../terminal/working.ts'
import { spoken } from './spoken.ts'
import type { Tty } from './tty.ts'

/** What takes its time: where there is a terminal, with how long it took so far; else in a plain line. */
export function during(tty: Tty, clock: Clock, says: string): Working {
  if (tty.errors === null) {
    tty.say(says)
    return { line: (text) => console.log(text), end: () => undefined }
  }
  const shown = working(tty.errors, clock, says, spoken.words.terminal.forSoFar)
  process.once('exit', () => shown.end())
  // What is found goes to standard output, also where that is none of this terminal.
  return process.stdout.isTTY ? shown : { ...shown, line: (text) => console.log(text) }
}
