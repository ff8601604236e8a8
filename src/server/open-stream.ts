import type { FastifyReply } from 'fastify'
import type { Broadcast } from './broadcast.ts'
import { eventStreamOn, type Event } from './event-stream.ts'

const STREAM = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  vary: 'accept-encoding',
}
const GZIPPED = { 'content-encoding': 'gzip' }
/** Named, and not as what it must not be. */
const TAKES_GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i

/**
 * Answers a request with a stream of events, one more of those that are told, until who asked goes away.
 *
 * @param first events that go before the first picture
 */
export function openStream(reply: FastifyReply, screens: Broadcast, browser: string, first: readonly Event[]): void {
  const gzip = TAKES_GZIP.test(reply.request.headers['accept-encoding']?.toString() ?? '')
  reply.hijack()
  const headers = { ...(reply.getHeaders() as Record<string, string>), ...STREAM, ...(gzip ? GZIPPED : {}) }
  reply.raw.writeHead(200, headers)
  const stream = eventStreamOn(reply.raw, browser, gzip)
  reply.raw.on('close', () => screens.remove(stream))
  for (const event of first) stream.tell(event)
  screens.add(stream)
}
