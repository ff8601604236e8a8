import type { ServerResponse } from 'node:http'

/** An open stream of server-sent events to one screen. */
export interface EventStream {
  readonly browser: string
  /** An event of another kind, which no later one replaces. */
  tell(event: Uint8Array): void
  /** Sends a snapshot; one that is still to be sent is replaced, so that a slow screen gets the newest. */
  show(snapshot: Uint8Array): void
  /** Left out while the last one has not left yet: a screen that froze reads them no more. */
  beat(): void
  /** @param why as JSON; null where the screen may come back at once */
  close(why: string | null): void
}

/** How an event looks on the wire. `data` has no line breaks. */
export const eventOf = (name: string, data: string): Buffer => Buffer.from(`event: ${name}\ndata: ${data}\n\n`)

/** A browser comes back this soon after a lost stream, ms. */
const RETRY = Buffer.from('retry: 500\n\n')
const BEAT = eventOf('beat', 'beat')

export function eventStreamOn(response: ServerResponse, browser: string): EventStream {
  let beatUnsent = false
  let unsent = 0
  let latest: Uint8Array | null = null

  const write = (chunk: Uint8Array, sent?: () => void): void => {
    if (response.writableEnded || response.destroyed) return
    unsent++
    response.write(chunk, (error) => {
      unsent--
      if (error instanceof Error) return
      sent?.()
      if (latest !== null) show(latest)
    })
  }
  const show = (snapshot: Uint8Array): void => {
    latest = unsent > 0 ? snapshot : null
    if (latest === null) write(snapshot)
  }
  write(RETRY)

  return {
    browser,
    tell: (event) => write(event),
    show,
    beat() {
      if (beatUnsent) return
      beatUnsent = true
      write(BEAT, () => {
        beatUnsent = false
      })
    },
    close(why) {
      if (why !== null) write(eventOf('closed', why))
      response.end()
    },
  }
}
