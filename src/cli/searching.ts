import type { Clock } from '../clock.ts'
import { working, type Working } from '../terminal/working.ts'
import { spoken } from './spoken.ts'
import type { Tty } from './tty.ts'

const { words } = spoken

/** What takes its time: where there is a terminal, with how long it took so far; else in a plain line. */
export function during({ errors, say }: Tty, realTime: Clock, says: string): Working {
  if (errors === null) {
    say(says)
    return { line: (text) => console.log(text), end: () => undefined }
  }
  const shown = working(errors, realTime, says, words.terminal.forSoFar)
  process.once('exit', () => shown.end())
  // What is found goes to standard output, also where that is none of this terminal.
  return process.stdout.isTTY ? shown : { ...shown, line: (text) => console.log(text) }
}

/** What is run on, or looked for: `simulated`, `auto`, a name or an address. */
export function searchOf(
  { address, name }: { readonly address: string; readonly name: string | null },
  lacksAdapter: boolean,
): string {
  if (address === 'simulated') return lacksAdapter ? words.terminal.onSimulatedAlone : words.terminal.onSimulated
  return address === 'auto' ? words.terminal.lookingForAny : words.terminal.lookingFor(name ?? address)
}
