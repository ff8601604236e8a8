import { emitKeypressEvents } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import { inColour, plain, type Paint } from '../terminal/ansi.ts'
import { liveBlock, type LiveBlock, type Pane } from '../terminal/live-block.ts'

/** The terminal that this process was started in: what it can show, and what has to be put back before it is left. */
export interface Tty {
  /** Both ways: it can be drawn on, and hears each key. */
  readonly isLive: boolean
  /** What was found out stays; piped, it goes to standard output. */
  readonly print: (line: string) => void
  /** What is said beside it, on standard error. */
  readonly say: (line: string) => void
  readonly paint: Paint
  /** On standard error, where that is a terminal; else null, and what takes its time is said in a plain line. */
  readonly errors: Pane | null
  /** A block that all other lines pass above, until it ends. */
  block(): LiveBlock
  readonly size: () => { readonly columns: number; readonly rows: number }
  readonly resized: (look: () => void) => () => void
  /** Each key by its name, with none left to the terminal itself but Ctrl-C, which `interrupted` hears. Returns its undo. */
  keys(pressed: (key: string) => void, interrupted: () => void): () => void
}

interface Streams {
  readonly stdin: ReadStream
  readonly stdout: WriteStream
  readonly stderr: WriteStream
}

/** Of a terminal that tells no size. */
const USUAL = { columns: 80, rows: 24 } as const

export function ttyOf({ stdin, stdout, stderr }: Streams, env: NodeJS.ProcessEnv): Tty {
  const canMove = env['TERM'] !== 'dumb'
  const isLive = canMove && stdin.isTTY && stdout.isTTY
  let live: LiveBlock | null = null
  const paneOn = (stream: WriteStream): Pane => ({
    write: (text) => stream.write(text),
    columns: () => stream.columns || USUAL.columns,
  })
  const lineOn = (stream: WriteStream) => (line: string) => {
    if (live !== null && stream.isTTY) live.above(line)
    else stream.write(`${line}\n`)
  }
  return {
    isLive,
    print: lineOn(stdout),
    say: lineOn(stderr),
    // https://no-color.org: any value but none.
    paint: isLive && !env['NO_COLOR'] ? inColour : plain,
    errors: canMove && stderr.isTTY ? paneOn(stderr) : null,
    block() {
      const block = liveBlock(paneOn(stdout))
      const end = (): void => {
        block.end()
        if (live === block) live = null
      }
      live = block
      // Whatever ends this process, its cursor is put back.
      process.once('exit', end)
      return { ...block, end }
    },
    size: () => ({ columns: stdout.columns || USUAL.columns, rows: stdout.rows || USUAL.rows }),
    resized(look) {
      stdout.on('resize', look)
      return () => stdout.off('resize', look)
    },
    keys(pressed, interrupted) {
      const hear = (text: string | undefined, key: { name?: string; ctrl?: boolean }): void => {
        if (key.ctrl === true) {
          if (key.name === 'c') interrupted()
          return
        }
        const name = key.name ?? text
        if (name !== undefined) pressed(name)
      }
      const restore = (): void => {
        stdin.off('keypress', hear)
        // Of a terminal that was closed there is nothing to put back.
        if (!stdin.destroyed) stdin.setRawMode(false)
        stdin.pause()
      }
      emitKeypressEvents(stdin)
      stdin.setRawMode(true)
      stdin.resume()
      stdin.on('keypress', hear)
      process.once('exit', restore)
      return restore
    },
  }
}
