import type { ServerResponse } from 'node:http'

/** An open stream of server-sent events to one screen. */
export interface Viewer {
  readonly browser: string
  /** True while the last beat has left for the screen: one that froze, or whose link is dead, does not watch. */
  isWatching(): boolean
  /** Sends a snapshot; one that is still to be sent is replaced, so that a slow screen gets the newest. */
  show(snapshot: Uint8Array): void
  beat(): void
  /** @param words why, for the runner; null where the screen may come back at once */
  close(words: string | null): void
}

/** How an event looks on the wire. `data` has no line breaks. */
export const eventOf = (name: string, data: string): Buffer => Buffer.from(`event: ${name}\ndata: ${data}\n\n`)

/** A browser comes back this soon after a lost stream, ms. */
const RETRY = Buffer.from('retry: 500\n\n')
const BEAT = eventOf('beat', 'beat')

/** @param changed called when the viewer begins or ceases to watch */
export function viewerOn(response: ServerResponse, browser: string, changed: () => void): Viewer {
  let watching = false
  let beatUnsent = false
  let unsent = 0
  let latest: Uint8Array | null = null

  const setWatching = (isWatching: boolean): void => {
    if (watching === isWatching) return
    watching = isWatching
    changed()
  }
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
    isWatching: () => watching,
    show,
    beat() {
      if (beatUnsent) return setWatching(false)
      beatUnsent = true
      write(BEAT, () => {
        beatUnsent = false
        setWatching(true)
      })
    },
    close(words) {
      if (words !== null) write(eventOf('closed', words))
      response.end()
    },
  }
}
