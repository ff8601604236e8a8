import type { Clock } from '../clock.ts'
import { cut } from './ansi.ts'
import { liveBlock, type Pane } from './live-block.ts'

/** What takes its time, as it is shown. */
export interface Working {
  /** A line that stays. */
  line(text: string): void
  /** It is over: nothing of it stays. */
  end(): void
}

const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
const FRAME_MS = 100

/**
 * A sign that turns, what is being done, and for how long: "⠹ Looking for a treadmill … 4 s".
 *
 * @param clock real time
 * @param soFar tells seconds in words
 */
export function working(
  pane: Pane,
  clock: Pick<Clock, 'nowMs' | 'every'>,
  says: string,
  soFar: (seconds: number) => string,
): Working {
  const block = liveBlock(pane)
  const beganMs = clock.nowMs()
  let turns = 0
  const draw = (): void => {
    const seconds = Math.floor((clock.nowMs() - beganMs) / 1000)
    const frame = FRAMES[turns++ % FRAMES.length] ?? ''
    block.show([cut(`${frame} ${says} ${soFar(seconds)}`, Math.max(1, pane.columns() - 1))])
  }
  draw()
  const stop = clock.every(FRAME_MS, draw)
  return {
    line: (text) => block.above(text),
    end() {
      stop()
      block.wipe()
    },
  }
}
