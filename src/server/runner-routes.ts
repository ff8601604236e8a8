import { Type } from 'typebox'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { ServerDeps } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

const ANOTHER_EDITION: Fault = {
  error: 'not-shown',
  message: 'The page of what this belt does by itself says something else by now. Reload the panel, and read it again.',
}

/** What the runner tells of themselves. */
export function runnerRoutes(app: App, { runner, session }: Pick<ServerDeps, 'runner' | 'session'>): void {
  app.get(
    '/api/runner',
    { schema: { summary: 'What the runner told of themselves.', response: { 200: ref('Runner') } } },
    () => runner.now(),
  )

  app.patch(
    '/api/runner',
    {
      schema: {
        summary: 'Tells something of the runner. What is left out stays; null takes it back.',
        body: ref('RunnerChange'),
        response: { 200: ref('RunnerTold'), 409: ref('AskRefusal'), 422: ref('PlanRefusal') },
      },
    },
    async (request, reply) => {
      const outcome = runner.tell(request.body)
      if (!outcome.ok) {
        void reply.code(outcome.refusal.error === 'plan-refused' ? 422 : 409)
        return outcome.refusal
      }
      await session.written()
      return { ...runner.numbered(), planInstead: outcome.planInstead }
    },
  )

  app.post(
    '/api/runner/next',
    {
      schema: {
        summary:
          'The next runner is there. In a gym all of the one before is forgotten; else the plan that is shown goes by what was measured of the belt meanwhile.',
        body: Type.Object({}, { additionalProperties: false }),
        response: { 204: Type.Null({ description: 'The next runner is there.' }), 409: ref('AskRefusal') },
      },
    },
    async (_request, reply) => {
      const refusal = runner.next()
      if (refusal === null) await session.written()
      void reply.code(refusal === null ? 204 : 409)
      return refusal
    },
  )

  app.post(
    '/api/runner/acknowledgement',
    {
      schema: {
        summary: 'Writes down that what this belt does by itself was read, and when.',
        body: ref('PageRead'),
        response: { 200: ref('NumberedRunner'), 409: ref('Fault') },
      },
    },
    async (request, reply) => {
      if (!runner.acknowledge(request.body.page)) {
        void reply.code(409)
        return ANOTHER_EDITION
      }
      await session.written()
      return runner.numbered()
    },
  )
}
