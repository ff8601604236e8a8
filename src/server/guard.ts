import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { App } from './schemas.ts'

/**
 * Lets in only this computer's own pages and programs. A web page elsewhere may send requests to localhost, or point a
 * name of its own at 127.0.0.1 (DNS rebinding); neither may move a belt. No CORS header is ever sent.
 */
export function guard(app: App): void {
  app.addHook('onRequest', (request, reply, next) => {
    const refused = refusalOf(request)
    if (refused === null) next()
    else void refuse(reply, ...refused)
  })
}

/** Answers a request that is not let in. */
export const refuse = (reply: FastifyReply, status: number, fault: Fault): FastifyReply =>
  reply.code(status).send(fault)

function refusalOf({ headers, socket }: FastifyRequest): [number, Fault] | null {
  if (!isLoopback(socket.remoteAddress)) {
    return [403, { error: 'not-this-computer', message: 'Crescendo answers only the computer it runs on.' }]
  }
  const hosts = hostsAt(socket.localPort ?? HTTP_PORT)
  const host = headers.host?.toLowerCase() ?? ''
  if (!hosts.includes(host)) {
    return [421, { error: 'wrong-host', message: `Crescendo is at http://${hosts[0]}, not at "${host}".` }]
  }
  const site = headers['sec-fetch-site']
  const foreignOrigin = headers.origin !== undefined && headers.origin.toLowerCase() !== `http://${host}`
  if (foreignOrigin || (site !== undefined && !OWN_SITE.has(String(site)))) {
    return [403, { error: 'cross-site', message: `Another site sent you here. Type http://${host} to open Crescendo.` }]
  }
  return null
}

/** The port that a browser leaves out of the Host header. */
export const HTTP_PORT = 80
/** `none`: typed, or sent by a program. Another port of localhost is `same-site`, and not ours. */
const OWN_SITE: ReadonlySet<string> = new Set(['same-origin', 'none'])

/** A browser leaves the standard port out. */
function hostsAt(port: number): string[] {
  const names = ['localhost', '127.0.0.1', '[::1]']
  const withPort = names.map((name) => `${name}:${port}`)
  return port === HTTP_PORT ? [...names, ...withPort] : withPort
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)
