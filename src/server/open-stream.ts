import type { FastifyReply } from 'fastify'
import type { Broadcast } from './broadcast.ts'
import { eventStreamOn } from './event-stream.ts'

/**
 * Answers a request with a stream of events, one more of those that are told, until who asked goes away.
 *
 * @param first events that go before the first picture; null for none
 */
export function openStream(reply: FastifyReply, screens: Broadcast, browser: string, first: Uint8Array | null): void {
  const type = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  reply.hijack()
  reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...type })
  const stream = eventStreamOn(reply.raw, browser)
  reply.raw.on('close', () => screens.remove(stream))
  if (first !== null) stream.tell(first)
  screens.add(stream)
}
