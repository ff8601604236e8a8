import { Type } from 'typebox'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { PlanFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

const NO_PLAN: Fault = { error: 'not-found', message: 'No plan is chosen yet. PUT your choices here to choose one.' }

/** Plans to begin with, plans worked out, and the one that is chosen. */
export function planRoutes(app: App, plans: PlanFace): void {
  app.get(
    '/api/plans',
    { schema: { summary: 'Choices worth a name.', response: { 200: Type.Array(ref('Preset')) } } },
    () => [...plans.presets()],
  )

  app.post(
    '/api/plans',
    {
      schema: {
        summary: 'Works a plan out for this machine. Changes nothing.',
        body: ref('Choices'),
        response: { 200: ref('Plan'), 422: ref('PlanRefusal') },
      },
    },
    (request, reply) => {
      const outcome = plans.preview(request.body)
      if (outcome.ok) return outcome.plan
      void reply.code(422)
      return outcome.refusal
    },
  )

  app.get(
    '/api/plan',
    { schema: { summary: 'The chosen plan.', response: { 200: ref('Plan'), 404: ref('Fault') } } },
    (_request, reply) => {
      const plan = plans.current()
      if (plan === null) void reply.code(404)
      return plan ?? NO_PLAN
    },
  )

  app.put(
    '/api/plan',
    {
      schema: {
        summary: 'Chooses the plan of the next run.',
        body: ref('Choices'),
        response: {
          200: ref('Plan'),
          409: ref('AskRefusal'),
          422: ref('PlanRefusal'),
        },
      },
    },
    (request, reply) => {
      const outcome = plans.choose(request.body)
      if (outcome.ok) return outcome.plan
      void reply.code(outcome.refusal.error === 'plan-refused' ? 422 : 409)
      return outcome.refusal
    },
  )
}
