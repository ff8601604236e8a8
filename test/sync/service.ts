import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A service that answers as intervals.icu does, on this computer. */
export interface Service {
  readonly url: string
  /** What it took, by the id that was given with it: how often, and the last file. */
  readonly taken: Map<string, { times: number; octets: Buffer }>
  /** Each call, as "POST 200". */
  readonly calls: string[]
  /** How the next calls are answered; those after these as it does. */
  readonly next: Answer[]
  readonly authorizations: Set<string>
  /** What stands in the calendar, whatever day is asked for. */
  events: unknown
  /** The days that were asked for, as "2026-03-01 to 2026-03-01". */
  readonly days: string[]
  close(): Promise<void>
}

/**
 * `takes-and-hangs`: the run is there, but no answer ever comes; `hangs`: neither; `takes-and-fails`: a gateway says 502
 * though the run is there; `cuts`: the line is cut before anything was taken.
 */
export type Answer =
  | { readonly status: number; readonly headers?: Record<string, string> }
  | 'takes-and-hangs'
  | 'takes-and-fails'
  | 'takes-and-cuts'
  | 'hangs'
  | 'cuts'
  | 'no-json'

export async function service(key: string): Promise<Service> {
  const authorization = `Basic ${Buffer.from(`API_KEY:${key}`).toString('base64')}`
  const taken: Service['taken'] = new Map()
  const calls: string[] = []
  const next: Answer[] = []
  const authorizations = new Set<string>()
  const days: string[] = []
  const calendar = { events: [] as unknown }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { searchParams, pathname } = new URL(request.url ?? '', 'http://service')
    authorizations.add(request.headers.authorization ?? '')
    const how = next.shift()
    const say = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      calls.push(`${request.method} ${status}`)
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    }
    const take = (): void => {
      const id = searchParams.get('external_id') ?? ''
      taken.set(id, { times: (taken.get(id)?.times ?? 0) + 1, octets: fileIn(Buffer.concat(chunks)) })
    }
    if (typeof how === 'object') return say(how.status, { error: how.status }, how.headers)
    if (how === 'no-json') return say(200, '<html>')
    if (how?.startsWith('takes') && request.method === 'POST') take()
    if (how === 'takes-and-fails') return say(502, '')
    if (how !== undefined) {
      calls.push(`${request.method} ${how}`)
      if (how.endsWith('cuts')) request.socket.destroy()
      return
    }
    if (request.headers.authorization !== authorization) return say(401, {})
    if (pathname === '/api/v1/athlete/0/events' && request.method === 'GET') {
      days.push(`${searchParams.get('oldest')} to ${searchParams.get('newest')}`)
      return say(200, calendar.events)
    }
    if (pathname !== '/api/v1/athlete/0/activities') return say(404, {})
    if (request.method === 'GET')
      return say(
        200,
        [...taken.keys()].map((external_id) => ({ id: 'i1', external_id })),
      )
    take()
    return say(200, { id: 'i1' })
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<void> => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  onTestFinished(close)
  const { port } = server.address() as AddressInfo
  return Object.assign(calendar, { url: `http://127.0.0.1:${port}`, taken, calls, next, authorizations, days, close })
}

/** The file of a form: what lies between its head and the last line. */
function fileIn(form: Buffer): Buffer {
  const from = form.indexOf('\r\n\r\n') + 4
  return form.subarray(from, form.lastIndexOf('\r\n--'))
}
