import type { FastifyReply } from 'fastify'
import type { Broadcast } from './broadcast.ts'
import { eventStreamOn } from './event-stream.ts'

/** Answers a request with a stream of events, one more of those that are told, until who asked goes away. */
export function openStream(reply: FastifyReply, screens: Broadcast, browser: string): void {
  const type = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  reply.hijack()
  reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...type })
  const stream = eventStreamOn(reply.raw, browser)
  reply.raw.on('close', () => screens.remove(stream))
  screens.add(stream)
}
