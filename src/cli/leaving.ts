import { spoken } from './spoken.ts'

const { words } = spoken

/** What a process that drives a belt ends with. */
export interface Leaves {
  /** Stops the belt; true once it is proven still, false where it was not within `withinMs` of session time. */
  standStill(withinMs: number): Promise<boolean>
  /** Writes what is to be kept, and ends the connection last: a will that is still left is carried out with it. */
  close(): Promise<void>
}

/** How long a daemon that leaves waits for a still belt, ms. */
const STILL_WITHIN_MS = 60_000
/** Exit code of something that went wrong inside (sysexits.h). */
const EXIT_SOFTWARE = 70
/** What leaves, with the exit code of a shell's where it leaves at once: 128 and the signal's number. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

/**
 * Ctrl-C, a terminal that closes, a service that is stopped: one wish to leave, for which the belt is stopped and waited
 * for. A second signal leaves at once; so does an error that nobody expected, since nothing can be trusted after it. Then
 * the radio finds the channel closed, and carries out the will.
 *
 * @param exit ends the process
 */
export function leaveOnSignals(leaves: Leaves, say: (words: string) => void, exit: (code: number) => void): void {
  let leaving = false
  const leave = async (): Promise<void> => {
    if (!(await leaves.standStill(STILL_WITHIN_MS))) say(words.terminal.notSeenToStop)
    await leaves.close()
    exit(0)
  }
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (leaving) return exit(code)
      leaving = true
      void leave()
    })
  }
  // Rejections that nobody awaits arrive here too.
  process.on('uncaughtException', (error) => {
    say(words.terminal.fails(error.stack ?? error.message))
    exit(EXIT_SOFTWARE)
  })
}

/** A terminal that was closed takes no more words: that is no reason to end, with a belt that moves. */
export function outliveTerminal(streams: readonly NodeJS.EventEmitter[]): void {
  const unheard = (): void => undefined
  for (const stream of streams) stream.on('error', unheard)
}
