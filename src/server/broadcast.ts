import type { ServerClock, SessionFace } from './deps.ts'
import { eventOf, type Event, type EventStream } from './event-stream.ts'

const BEAT_MS = 1000
/** Between two pictures, unless something of note changed. */
export const THROTTLE_MS = 100

/** Open streams that get the same: pictures of the session as they come, and a beat each second. */
export interface Broadcast {
  /** The streams that are open, the oldest first. */
  readonly streams: ReadonlySet<EventStream>
  /** Sends the newest picture at once, and from now on. */
  add(stream: EventStream): void
  remove(stream: EventStream): void
  /** Ends every stream, with the newest picture as its last. */
  close(): void
}

/**
 * @param draw the newest picture, which leaves now, as JSON
 * @param mark of the session as it is: what a screen must see change at once
 * @param pauseMs between two pictures of the same mark, as the session is
 */
export function broadcast(
  session: Pick<SessionFace, 'subscribe'>,
  clock: ServerClock,
  draw: () => string,
  mark: () => string,
  pauseMs: () => number = () => THROTTLE_MS,
): Broadcast {
  const streams = new Set<EventStream>()
  let sentAtMs = -Infinity
  let sentMark = ''
  let cancelLater: (() => void) | null = null

  const newest = (): Event => {
    sentMark = mark()
    return eventOf('snapshot', draw())
  }
  /** One event for all of them. */
  const send = (): void => {
    cancelLater?.()
    cancelLater = null
    sentAtMs = clock.nowMs()
    const picture = newest()
    for (const stream of streams) stream.show(picture)
  }
  const unsubscribe = session.subscribe(() => {
    if (streams.size === 0) return
    const waitMs = sentAtMs + pauseMs() - clock.nowMs()
    if (waitMs <= 0 || mark() !== sentMark) send()
    else cancelLater ??= clock.after(waitMs, send)
  })
  const stopBeating = clock.every(BEAT_MS, () => {
    for (const stream of streams) stream.beat()
  })

  return {
    streams,
    add(stream) {
      streams.add(stream)
      stream.show(newest())
      stream.beat()
    },
    remove: (stream) => void streams.delete(stream),
    close() {
      unsubscribe()
      stopBeating()
      // A belt that has come to rest as the daemon leaves is seen at rest.
      if (streams.size > 0) send()
      for (const stream of streams) stream.close(null)
    },
  }
}
