import { Type } from 'typebox'
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
}
