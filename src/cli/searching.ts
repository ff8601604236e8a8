import type { Clock } from '../clock.ts'
import type { Daemon } from '../daemon.ts'
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

/** Waits for the treadmill, and shows meanwhile that it is looked for, and for how long. */
export async function connected(
  { daemon, first }: { readonly daemon: Pick<Daemon, 'snapshot'>; readonly first: Parameters<typeof searchOf>[0] },
  tty: Tty,
  realTime: Clock,
  lacksAdapter: boolean,
): Promise<void> {
  const isShown = tty.errors !== null && first.address !== 'simulated'
  const search = isShown ? during(tty, realTime, searchOf(first, lacksAdapter)) : null
  while (daemon.snapshot().machine === null) await new Promise<void>((done) => realTime.after(100, done))
  search?.end()
  const { machine } = daemon.snapshot()
  if (machine !== null && search !== null) tty.say(words.terminal.connectedTo(machine.name))
}

/** What is run on, or looked for: `simulated`, `auto`, a name or an address. */
export function searchOf(
  { address, name }: { readonly address: string; readonly name: string | null },
  lacksAdapter: boolean,
): string {
  if (address === 'simulated') return lacksAdapter ? words.terminal.onSimulatedAlone : words.terminal.onSimulated
  return address === 'auto' ? words.terminal.lookingForAny : words.terminal.lookingFor(name ?? address)
}
