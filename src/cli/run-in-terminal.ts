import { createInterface } from 'node:readline'
import type { Clock } from '../clock.ts'
import type { Daemon } from '../daemon.ts'
import { runHeadless } from './headless.ts'
import { outliveTerminal } from './leaving.ts'
import { runLive } from './live-run.ts'
import type { Watched } from './proofs.ts'
import { spoken } from './spoken.ts'
import type { Tty } from './tty.ts'

/** A run without the panel, to its end: drawn in place where the terminal can, else in lines. */
export const runInTerminal = (daemon: Daemon, seen: Watched, tty: Tty, realTime: Clock): Promise<void> =>
  tty.isLive ? live(daemon, seen, tty, realTime) : inLines(daemon, seen, tty)

/** Where it is piped: asks are read line by line, and what happens is printed so. */
async function inLines(daemon: Daemon, seen: Watched, { print }: Tty): Promise<void> {
  const lines = createInterface({ input: process.stdin })
  await runHeadless(daemon, seen, { lines, keys: () => () => undefined, print })
  lines.close()
}

/** In a terminal every key is heard as it is pressed; Ctrl-C is then no signal by itself. */
async function live(daemon: Daemon, seen: Watched, tty: Tty, realTime: Clock): Promise<void> {
  outliveTerminal([process.stdin])
  const { size, resized, paint } = tty
  const heard = new Set<(key: string) => void>()
  const deafen = tty.keys(
    (key) => heard.forEach((pressed) => pressed(key)),
    () => process.kill(process.pid, 'SIGINT'),
  )
  const keys = (pressed: (key: string) => void): (() => void) => {
    heard.add(pressed)
    return () => heard.delete(pressed)
  }
  const terminal = { block: tty.block(), size, resized, keys, paint, language: spoken, clock: realTime }
  await runLive(daemon, seen, terminal)
  deafen()
}
