import { Type } from 'typebox'
import type { StreamEnd } from '../../protocol/panel/answers.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { browserOf } from './browser-cookie.ts'
import type { ServerClock, SessionFace } from './deps.ts'
import { ref, type App } from './schemas.ts'
import type { SentSnapshots } from './sent-snapshots.ts'
import { eventOf, eventStreamOn } from './event-stream.ts'
import type { EventStream } from './event-stream.ts'
import { jsonWithMessages } from './json-with-messages.ts'

/** A browser allows six connections to a server; with four streams there is always one for a Stop. */
export const STREAMS_PER_BROWSER = 4
const BEAT_MS = 1000
/** Between two snapshots, unless something of note changed. */
const THROTTLE_MS = 100
const REPLACED: StreamEnd = { code: 'newer-windows', values: {} }

/** The stream, event by event. */
const EVENTS = Type.Union(
  [
    Type.Object({
      event: Type.Literal('snapshot'),
      data: Type.String({ contentMediaType: 'application/json', contentSchema: ref('Snapshot') }),
    }),
    Type.Object({ event: Type.Literal('beat'), data: Type.Literal('beat') }),
    Type.Object({
      event: Type.Literal('closed'),
      data: Type.String({ contentMediaType: 'application/json', contentSchema: ref('StreamEnd') }),
    }),
  ],
  {
    description:
      'Server-sent events: `snapshot` whenever something changes, at most each 100 ms; `beat` each second; `closed` where newer windows took its place.',
  },
)
const SCHEMA = {
  summary: 'The session as it goes on.',
  response: { 200: { description: 'The stream.', content: { 'text/event-stream': { schema: EVENTS } } } },
}

/** `GET /api/live`: whole snapshots as they come, and a beat each second. That one is open proves nobody's watching. */
export function live(app: App, session: SessionFace, sent: SentSnapshots, clock: ServerClock): void {
  const streams = new Set<EventStream>()
  let sentAtMs = -Infinity
  let sentMark = ''
  let cancelLater: (() => void) | null = null

  const newest = (): Buffer => {
    const snapshot = sent.send()
    sentMark = markOf(snapshot)
    return eventOf('snapshot', jsonWithMessages(snapshot))
  }
  /** One buffer for all of them. */
  const send = (): void => {
    cancelLater?.()
    cancelLater = null
    sentAtMs = clock.nowMs()
    const snapshot = newest()
    for (const stream of streams) stream.show(snapshot)
  }
  const unsubscribe = session.subscribe(() => {
    if (streams.size === 0) return
    const waitMs = sentAtMs + THROTTLE_MS - clock.nowMs()
    if (waitMs <= 0 || markOf(session.snapshot()) !== sentMark) send()
    else cancelLater ??= clock.after(waitMs, send)
  })
  const stopBeating = clock.every(BEAT_MS, () => {
    for (const stream of streams) stream.beat()
  })

  app.get('/api/live', { schema: SCHEMA }, (request, reply) => {
    const browser = browserOf(request, reply)
    const own = [...streams].filter((stream) => stream.browser === browser)
    for (const stream of own.slice(0, Math.max(0, own.length + 1 - STREAMS_PER_BROWSER))) {
      streams.delete(stream)
      stream.close(jsonWithMessages(REPLACED))
    }
    const type = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
    reply.hijack()
    reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...type })
    const stream = eventStreamOn(reply.raw, browser)
    reply.raw.on('close', () => streams.delete(stream))
    streams.add(stream)
    stream.show(newest())
    stream.beat()
  })

  app.addHook('preClose', (done) => {
    unsubscribe()
    stopBeating()
    cancelLater?.()
    for (const stream of streams) stream.close(null)
    done()
  })
}

/** What a runner must see change at once. */
const markOf = ({ phase, belt, held, gate }: Snapshot): string => [phase.kind, phase.index, belt, held, gate].join(' ')
