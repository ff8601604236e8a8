import { Type } from 'typebox'
import { MOST_RUN_OCTETS } from '../../protocol/panel/run-files.ts'
import type { RunFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

/** So long a body may be that is looked at to say what is wrong with it, octets. */
const FILE_LIMIT = MOST_RUN_OCTETS + 1024

/** Runs from files. */
export function runFileRoutes(app: App, bringIn: NonNullable<RunFace['bringIn']>): void {
  void app.register((scope: App, _options, done) => {
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser<Buffer>('application/octet-stream', { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    )
    scope.post(
      '/api/runs',
      {
        bodyLimit: FILE_LIMIT,
        schema: {
          summary:
            'Brings the run of a file in (JSON of Crescendo, FIT, TCX), whole or not at all, and says what of it is not kept. One that is there already is not doubled.',
          consumes: ['application/octet-stream'],
          body: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }),
          response: { 200: ref('RunBroughtIn'), 409: ref('AskRefusal'), 422: ref('RunFileRefusal') },
        },
        validatorCompiler: () => () => true,
      },
      async (request, reply) => {
        const outcome = await bringIn(Buffer.isBuffer(request.body) ? request.body : new Uint8Array())
        if (outcome.ok) return outcome.brought
        void reply.code(outcome.refusal.error === 'run-file-refused' ? 422 : 409)
        return outcome.refusal
      },
    )
    done()
  })
}
