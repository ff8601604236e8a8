import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from '../../protocol/panel/answers.ts'
import { inWords } from './in-words.ts'
import type { App } from './schemas.ts'

/** Octets; the longest ask and the fullest plan are far below it. */
export const BODY_LIMIT = 16 * 1024

/** Every way a request can fail is answered as a Fault in JSON. */
export function answerFaults(app: App): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const [status, fault] = faultOf(error)
    if (status === 500) request.log.error(error)
    return reply.code(status).send(fault)
  })
  app.setNotFoundHandler(answerNotFound)
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = `There is no ${request.method} ${request.url} here. GET /api/openapi.json lists everything there is.`
  return reply.code(404).send({ error: 'not-found', message } satisfies Fault)
}

function faultOf(error: FastifyError): [number, Fault] {
  if (error.validation !== undefined) return [400, { error: 'invalid', message: inWords(error.validation) }]
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return [415, { error: 'json-only', message: 'Send JSON, with the header content-type: application/json.' }]
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return [413, { error: 'too-large', message: `A body may be ${BODY_LIMIT} octets long.` }]
    default:
      if (error.statusCode === 400) return [400, { error: 'not-json', message: `This is no JSON: ${error.message}` }]
      return [500, { error: 'failed', message: 'Something went wrong inside Crescendo; its log says what.' }]
  }
}
