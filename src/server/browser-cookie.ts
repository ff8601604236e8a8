import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

const COOKIE = 'crescendo_browser'
const FOUND = new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9_-]{22})(?:;|$)`)

/** Tells one browser from another, and nothing else of them: a random name in a cookie, set where there is none. */
export function browserOf(request: FastifyRequest, reply: FastifyReply): string {
  const known = FOUND.exec(request.headers.cookie ?? '')?.[1]
  if (known !== undefined) return known
  const name = randomBytes(16).toString('base64url')
  void reply.header('set-cookie', `${COOKIE}=${name}; Path=/; HttpOnly; SameSite=Strict`)
  return name
}
