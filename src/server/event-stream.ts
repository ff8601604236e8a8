import type { ServerResponse } from 'node:http'
import { constants, crc32, deflateRawSync } from 'node:zlib'

/** An event as it goes over the wire. */
export interface Event {
  readonly plain: Buffer
  /** Deflated by itself, up to a whole octet: such blocks one after the other, whichever they are, are one stream. */
  readonly small: Buffer
}

/** An open stream of server-sent events to one screen. */
export interface EventStream {
  readonly browser: string
  /** An event of another kind, which no later one replaces. */
  tell(event: Event): void
  /** Sends a snapshot; one that is still to be sent is replaced, so that a slow screen gets the newest. */
  show(snapshot: Event): void
  /** Left out while the last one has not left yet: a screen that froze reads them no more. */
  beat(): void
  /** @param why as JSON; null where the screen may come back at once */
  close(why: string | null): void
}

/** How an event looks on the wire. `data` has no line breaks. */
export const eventOf = (name: string, data: string): Event => textOf(`event: ${name}\ndata: ${data}\n\n`)

/** Made smaller when the first asks for it, and once for all of them. */
function textOf(text: string): Event {
  const plain = Buffer.from(text)
  let small: Buffer | null = null
  return {
    plain,
    get small() {
      return (small ??= deflateRawSync(plain, { finishFlush: constants.Z_SYNC_FLUSH }))
    },
  }
}

/** A browser comes back this soon after a lost stream, ms. */
const RETRY = textOf('retry: 500\n\n')
const BEAT = eventOf('beat', 'beat')

/** RFC 1952: deflated, of no known time, on Unix. */
const GZIP_BEGINS = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
const LAST_BLOCK = deflateRawSync('')

/** @param gzip its reader takes that: no event waits in a compressor for the next, each is written as it comes */
export function eventStreamOn(response: ServerResponse, browser: string, gzip: boolean): EventStream {
  let beatUnsent = false
  let unsent = 0
  let latest: Event | null = null
  let sum = 0
  let octets = 0

  const write = (event: Event, sent?: () => void): void => {
    if (response.writableEnded || response.destroyed) return
    unsent++
    if (gzip) sum = crc32(event.plain, sum)
    octets += event.plain.length
    response.write(gzip ? event.small : event.plain, (error) => {
      unsent--
      if (error instanceof Error) return
      sent?.()
      if (latest !== null) show(latest)
    })
  }
  const show = (snapshot: Event): void => {
    latest = unsent > 0 ? snapshot : null
    if (latest === null) write(snapshot)
  }
  /** What tells a reader of gzip that it has all of it. */
  const end = (): void => {
    if (!gzip) return void response.end()
    const trailer = Buffer.alloc(8)
    trailer.writeUInt32LE(sum)
    trailer.writeUInt32LE(octets % 2 ** 32, 4)
    response.end(Buffer.concat([LAST_BLOCK, trailer]))
  }
  if (gzip) response.write(GZIP_BEGINS)
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
      if (latest !== null) write(latest)
      latest = null
      if (why !== null) write(eventOf('closed', why))
      if (!response.writableEnded) end()
    },
  }
}
