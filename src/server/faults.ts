import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from '../../protocol/panel/answers.ts'
import { inWords } from './violations-in-words.ts'
import { ref, type App } from './schemas.ts'

/** Octets; the longest ask and the fullest plan are far below it. */
export const BODY_LIMIT = 16 * 1024

/** What may come of any request, and of one with a body; by status, as the OpenAPI document says it. */
const FAULTS = {
  403: 'Not from this computer, or sent by a page of another site.',
  421: 'Sent to another host name than this computer’s own.',
  500: 'A bug in Crescendo.',
} as const
const BODY_FAULTS = {
  400: 'No JSON, or not what the schema says.',
  413: `Longer than ${BODY_LIMIT} octets.`,
  415: 'The content type is not application/json.',
} as const

/** Every way a request can fail is answered as a Fault in JSON, and stands in the description of every route. */
export function answerFaults(app: App): void {
  app.addHook('onRoute', (route) => {
    if (route.schema === undefined || route.schema.hide === true) return
    const faults = { ...FAULTS, ...(route.schema.body === undefined ? {} : BODY_FAULTS) }
    const described = Object.entries(faults).map(([status, description]) => [status, { ...ref('Fault'), description }])
    route.schema.response = { ...(Object.fromEntries(described) as object), ...(route.schema.response as object) }
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const [status, fault] = faultOf(error, request)
    if (status === 500) request.log.error(error)
    return reply.code(status).send(fault)
  })
  app.setNotFoundHandler((request, reply) => reply.code(404).send(notFound(request)))
}

/** An address that cannot be decoded never reaches the handlers above. */
export function answerBadUrl(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(400).send({ error: 'invalid', message: `${error.message}.` } satisfies Fault)
}

/** What is no HTTP reaches no route: its answer is written by hand, and the connection ends. */
export function answerNoHttp(error: Error & { readonly code?: string }, socket: Socket): void {
  // It went away by itself, or an answer is on its way already.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return void socket.destroy()
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW'
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const status = tooLong ? '431 Request Header Fields Too Large' : late ? '408 Request Timeout' : '400 Bad Request'
  const message = tooLong
    ? 'The headers are too long.'
    : late
      ? 'The request did not come to its end.'
      : 'This is no HTTP.'
  const body = JSON.stringify({ error: 'invalid', message } satisfies Fault)
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`
  socket.end(`${head}\r\n\r\n${body}`)
}

const notFound = ({ method, url }: FastifyRequest): Fault => ({
  error: 'not-found',
  message: `There is no ${method} ${url} here. GET /api/openapi.json lists everything there is.`,
})

function faultOf(error: FastifyError, request: FastifyRequest): [number, Fault] {
  if (error.validation !== undefined) return [400, { error: 'invalid', message: inWords(error.validation) }]
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return [415, { error: 'json-only', message: 'Send JSON, with the header content-type: application/json.' }]
  }
  switch (error.statusCode) {
    case 400:
      return [
        400,
        { error: 'not-json', message: `The body cannot be taken as JSON: ${error.message.replace(/\.$/, '')}.` },
      ]
    // A file that is kept from sight, or a path that leads out of the panel's folder.
    case 403:
    case 404:
      return [404, notFound(request)]
    case 413:
      return [
        413,
        { error: 'too-large', message: `A body may be ${request.routeOptions.bodyLimit ?? BODY_LIMIT} octets long.` },
      ]
    default:
      return [500, { error: 'failed', message: 'Something went wrong inside Crescendo; its log says what.' }]
  }
}
