import { Type } from 'typebox'
import { ExportFormat } from '../../protocol/panel/run-export.ts'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { RunFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

const NO_RUN: Fault = {
  error: 'not-found',
  message:
    'The history has no run of this id. GET /api/runs lists those it has; one that is still on is in /api/state.',
}

/** What was run. */
export function runRoutes(app: App, runs: RunFace): void {
  app.get(
    '/api/runs',
    { schema: { summary: 'The history, the latest run first.', response: { 200: Type.Array(ref('RunSummary')) } } },
    () => runs.list(),
  )
  app.get(
    '/api/runs/:id',
    {
      schema: {
        summary: 'A run with its plan and splits.',
        params: Type.Object({ id: Type.String() }),
        // 400: an address that cannot be decoded.
        response: { 200: ref('Run'), 400: ref('Fault'), 404: ref('Fault') },
      },
    },
    async (request, reply) => {
      const run = await runs.get(request.params.id)
      if (run === null) void reply.code(404)
      return run ?? NO_RUN
    },
  )
  app.patch(
    '/api/runs/:id',
    {
      schema: {
        summary: 'What its runner says of a run: how hard it was, 1 to 10, and a note. Null takes it back.',
        params: Type.Object({ id: Type.String() }),
        body: ref('RunTold'),
        response: { 200: ref('Run'), 404: ref('Fault') },
      },
    },
    async (request, reply) => {
      const run = await runs.tell(request.params.id, request.body)
      if (run === null) void reply.code(404)
      return run ?? NO_RUN
    },
  )
  if (runs.file !== null) exportRoute(app, runs.get.bind(runs), runs.file)
}

function exportRoute(app: App, get: RunFace['get'], file: NonNullable<RunFace['file']>): void {
  app.get(
    '/api/runs/:id/export/:format',
    {
      schema: {
        summary: 'An ended run as a file. Its JSON is what every other format is made of.',
        params: Type.Object({ id: Type.String(), format: ExportFormat }),
        response: {
          200: TO_BE_SAVED,
          400: ref('Fault'),
          404: ref('Fault'),
        },
      },
    },
    async (request, reply) => {
      const { id, format } = request.params
      const made = (await get(id)) === null ? null : await file(id, format)
      if (made === null || typeof made === 'string') return reply.code(404).send(NO_RUN)
      void reply.type(made.mediaType).header('content-disposition', `attachment; filename="${made.name}"`)
      return reply.send(made.octets)
    },
  )
}

/** What it is by the format; on the way out it is octets. */
const TO_BE_SAVED = Type.Unsafe<Uint8Array>({
  description: 'To be saved.',
  content: {
    'application/json': { schema: ref('RunExport') },
    'text/csv': { schema: Type.String() },
    'application/vnd.garmin.tcx+xml': { schema: Type.String() },
    'application/vnd.ant.fit': { schema: Type.String({ format: 'binary' }) },
  },
})
