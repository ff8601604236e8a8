import type { StreamEnd } from '../../protocol/panel/answers.ts'
import type { NumberedRunner } from '../../protocol/panel/runner.ts'
import type { Machines } from '../../protocol/panel/machines.ts'
import type { Line } from '../../protocol/panel/line.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Clock } from './clock.ts'

/** The parts of an EventSource that are used. */
export interface Stream {
  addEventListener(type: string, listen: (event: MessageEvent<string>) => void): void
  close(): void
}

/** @typeParam Picture what is told: of a session, or of what a wall may see of it */
export interface Listener<Picture = Snapshot> {
  snapshot(snapshot: Picture): void
  /** What was measured along the run so far: told first on each stream of a session. */
  line?(line: Line): void
  /** What the runner told of themselves: first on each stream of a session, and with each change. */
  runner?(runner: NumberedRunner): void
  /** The treadmills that can be chosen: first on each stream of a session, and with each change. */
  machines?(machines: Machines): void
  /** The daemon is heard (again), or has not been for 3 s. */
  heard(heard: boolean): void
  /** The daemon closed this stream for good and says why: a newer window took its place. */
  closed(why: StreamEnd): void
}

/** Three beats missed. A stream can be half open, and an EventSource gives up for ever on an error page. */
const SILENCE_MS = 3000
/** A stream that breaks off is open again sooner than this, or nobody is there. */
const BROKEN_MS = 1500

/** Keeps a stream of snapshots open, and says when nothing is heard on it. Returns its undo. */
export function connect<Picture = Snapshot>(open: () => Stream, clock: Clock, listener: Listener<Picture>): () => void {
  let stream: Stream | null = null
  let stopWaiting = () => {}

  const waitForWord = (ms = SILENCE_MS) => {
    stopWaiting()
    stopWaiting = clock.after(ms, () => {
      listener.heard(false)
      reopen()
    })
  }
  const end = () => {
    stopWaiting()
    stream?.close()
    stream = null
  }
  const reopen = () => {
    end()
    const opened = open()
    stream = opened
    const on = (type: string, hear: (data: string) => void) =>
      opened.addEventListener(type, ({ data }) => {
        if (stream !== opened) return
        waitForWord()
        broken = false
        listener.heard(true)
        hear(data)
      })
    // The browser says so again with each try of its own, which proves nothing.
    let broken = false
    opened.addEventListener('error', () => {
      if (stream === opened && !broken) waitForWord(BROKEN_MS)
      broken = true
    })
    on('snapshot', (data) => listener.snapshot(JSON.parse(data) as Picture))
    on('line', (data) => listener.line?.(JSON.parse(data) as Line))
    on('runner', (data) => listener.runner?.(JSON.parse(data) as NumberedRunner))
    on('machines', (data) => listener.machines?.(JSON.parse(data) as Machines))
    on('beat', () => {})
    on('closed', (data) => {
      end()
      listener.closed(JSON.parse(data) as StreamEnd)
    })
    waitForWord()
  }

  reopen()
  return end
}
