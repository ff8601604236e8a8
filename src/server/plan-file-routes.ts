import { Type } from 'typebox'
import type { Fault } from '../../protocol/panel/answers.ts'
import { PlanFormat } from '../../protocol/panel/plan-files.ts'
import type { PlanFilesFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

/** So long a body may be that is looked at to say what is wrong with it, octets. */
const FILE_LIMIT = 2 * 1024 * 1024
const NONE: Fault = { error: 'not-found', message: 'No plan has this id. GET /api/plans lists those that are.' }

/** Plans as files: looked at before anything of them is kept, and written. */
export function planFileRoutes(app: App, files: PlanFilesFace): void {
  void app.register((scope: App, _options, done) => {
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser<Buffer>('application/octet-stream', { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    )
    scope.post(
      '/api/plan-files',
      {
        bodyLimit: FILE_LIMIT,
        schema: {
          summary:
            'What plan a file holds (JSON of Crescendo, .zwo, FIT, text of intervals.icu), and what of it would be lost. Keeps nothing.',
          consumes: ['application/octet-stream'],
          body: OCTETS,
          response: { 200: ref('PlanFilePreview'), 409: ref('AskRefusal'), 422: REFUSED },
        },
        validatorCompiler: () => () => true,
      },
      (request, reply) => {
        const outcome = files.read(Buffer.isBuffer(request.body) ? request.body : new Uint8Array())
        if (outcome.ok) return outcome.preview
        const { refusal } = outcome
        const isNotNow = refusal.error !== 'plan-file-refused' && refusal.error !== 'plan-refused'
        void reply.code(isNotNow ? 409 : 422)
        return refusal
      },
    )
    done()
  })

  app.get(
    '/api/plans/:id/export/:format',
    {
      schema: {
        summary:
          'A plan as a file: one that is kept by its id, a preset by its code. As it is planned here, but for JSON.',
        params: Type.Object({ id: Type.String({ maxLength: 64 }), format: PlanFormat }),
        response: { 200: TO_BE_SAVED, 400: ref('Fault'), 404: ref('Fault'), 422: ref('PlanRefusal') },
      },
    },
    (request, reply) => {
      const { id, format } = request.params
      const written = files.write(id, format)
      if (written === null || 'error' in written) {
        void reply.code(written === null ? 404 : 422)
        return written ?? NONE
      }
      void reply.type(written.mediaType).header('content-disposition', `attachment; filename="${written.name}"`)
      return written.octets
    },
  )
}

const OCTETS = Type.Unsafe<unknown>({ type: 'string', format: 'binary' })
const REFUSED = Type.Union([ref('PlanFileRefusal'), ref('PlanRefusal')])

/** What it is by the format; on the way out it is octets. */
const TO_BE_SAVED = Type.Unsafe<Uint8Array>({
  description: 'To be saved.',
  content: {
    'application/json': { schema: ref('PlanFile') },
    'application/xml': { schema: Type.String() },
    'text/plain': { schema: Type.String() },
    'application/vnd.ant.fit': { schema: Type.String({ format: 'binary' }) },
  },
})
