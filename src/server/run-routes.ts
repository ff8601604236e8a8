import { Type } from 'typebox'
import { RunQuery } from '../../protocol/panel/run-list.ts'
import { ExportFormat } from '../../protocol/panel/run-export.ts'
import { nullable } from '../../protocol/panel/said.ts'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { RunFace } from './deps.ts'
import { runFileRoutes } from './run-file-routes.ts'
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
    {
      schema: {
        summary: 'The history, the latest run first, a page at a time.',
        querystring: RunQuery,
        response: { 200: ref('RunPage'), 400: ref('Fault') },
      },
    },
    (request) => runs.page(request.query),
  )
  app.get(
    '/api/runs/:id',
    {
      schema: {
        summary: 'A run with its plan and splits.',
        params: Type.Object({ id: Type.String() }),
        // 400: an address that cannot be decoded.
        response: { 200: ref('RunOpened'), 400: ref('Fault'), 404: ref('Fault') },
      },
    },
    async (request, reply) => {
      const run = await runs.opened(request.params.id)
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
        response: { 200: ref('RunOpened'), 404: ref('Fault') },
      },
    },
    async (request, reply) => {
      const run = await runs.tell(request.params.id, request.body)
      if (run === null) void reply.code(404)
      return run ?? NO_RUN
    },
  )
  if (runs.removal !== null) removalRoutes(app, runs.removal)
  if (runs.bringIn !== null) runFileRoutes(app, runs.bringIn)
  if (runs.file !== null) exportRoute(app, runs.opened.bind(runs), runs.file)
  if (runs.series !== null) seriesRoute(app, runs.series)
  if (runs.over !== null) overRoutes(app, runs.over)
}

const NOT_BACK: Fault = {
  error: 'not-found',
  message: 'No run of this id was deleted within the last minute. What was deleted before is gone for good.',
}

function removalRoutes(app: App, removal: NonNullable<RunFace['removal']>): void {
  const params = Type.Object({ id: Type.String() })
  app.delete(
    '/api/runs/:id',
    {
      schema: {
        summary:
          'Deletes an ended run: it counts nowhere any more. For a minute it can be had back; then it is deleted from the disk.',
        params,
        response: { 204: Type.Null(), 400: ref('Fault'), 404: ref('Fault') },
      },
    },
    async (request, reply) => {
      const isRemoved = await removal.remove(request.params.id)
      void reply.code(isRemoved ? 204 : 404)
      return isRemoved ? null : NO_RUN
    },
  )
  app.post(
    '/api/runs/:id/undo',
    {
      schema: {
        summary: 'Has a run back that was deleted within the last minute, as it was.',
        params,
        body: nullable(Type.Object({}, { additionalProperties: false })),
        response: { 200: ref('RunOpened'), 404: ref('Fault') },
      },
    },
    async (request, reply) => {
      const run = await removal.giveBack(request.params.id)
      if (run === null) void reply.code(404)
      return run ?? NOT_BACK
    },
  )
}

function seriesRoute(app: App, series: NonNullable<RunFace['series']>): void {
  app.get(
    '/api/runs/:id/series',
    {
      schema: {
        summary: 'What was measured along an ended run, in a thousand points at most, and what happened when.',
        params: Type.Object({ id: Type.String() }),
        response: { 200: ref('RunSeries'), 400: ref('Fault'), 404: ref('Fault') },
      },
    },
    async (request, reply) => {
      const along = await series(request.params.id)
      if (along === null) void reply.code(404)
      return along ?? NO_RUN
    },
  )
}

/** What all of it comes to. */
function overRoutes(app: App, over: NonNullable<RunFace['over']>): void {
  const weeks = 'Twelve weeks of runs, the one that is on included, Monday to Sunday.'
  app.get('/api/trends', { schema: { summary: weeks, response: { 200: ref('Trends') } } }, () => over.trends())
  app.get('/api/bests', { schema: { summary: 'The best of all runs.', response: { 200: ref('Bests') } } }, () =>
    over.bests(),
  )
}

function exportRoute(app: App, opened: RunFace['opened'], file: NonNullable<RunFace['file']>): void {
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
      const made = (await opened(id)) === null ? null : await file(id, format)
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
