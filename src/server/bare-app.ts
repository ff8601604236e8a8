import fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { answerBadUrl, answerNoHttp } from './faults.ts'
import type { App } from './schemas.ts'

/**
 * A server with nothing on it yet: its streams end with it, and what is no request is answered in JSON.
 *
 * @param logger null: nothing is logged
 * @param options of this server alone
 */
export const bareApp = (
  logger: FastifyBaseLogger | null,
  options: Pick<FastifyServerOptions, 'bodyLimit' | 'ajv'>,
): App =>
  fastify({
    ...(logger === null ? {} : { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerBadUrl,
    clientErrorHandler: answerNoHttp,
    // Else close() waits for open streams for ever.
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    ...options,
  }).withTypeProvider<TypeBoxTypeProvider>()
