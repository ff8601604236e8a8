import type { Fault } from '../../protocol/panel/answers.ts'
import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { OwnPlan } from '../../protocol/panel/own-plans.ts'
import type { Choices, Plan, PlanRefusal } from '../../protocol/panel/plan.ts'
import type { PlanFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

const NO_PLAN: Fault = { error: 'not-found', message: 'No plan is chosen yet. PUT your choices here to choose one.' }

/** Plans to begin with, plans worked out, and the one that is chosen. */
export function planRoutes(app: App, plans: PlanFace, own: () => readonly OwnPlan[] | null): void {
  app.get(
    '/api/plans',
    {
      schema: {
        summary: 'Plans with a name: presets, and what the runner keeps.',
        response: { 200: ref('NamedPlans') },
      },
    },
    () => ({ presets: [...plans.presets()], own: own()?.slice() ?? null }),
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
    '/api/plan/by-name',
    {
      schema: {
        summary: 'Chooses a preset or a kept plan, by its name, for the next run.',
        body: ref('ByName'),
        response: {
          200: ref('Plan'),
          404: ref('Fault'),
          409: ref('AskRefusal'),
          422: ref('PlanRefusal'),
        },
      },
    },
    (request, reply) => {
      const { name } = request.body
      const choices = plans.named(name)
      if (choices === null) {
        void reply.code(404)
        return {
          error: 'not-found',
          message: `No plan is called “${name}”. There are: ${plans.names().join(', ')}.`,
        } satisfies Fault
      }
      return chosen(choices, reply)
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
    (request, reply) => chosen(request.body, reply),
  )

  function chosen(choices: Choices, reply: { code(status: 409 | 422): unknown }): Plan | PlanRefusal | AskRefusal {
    const outcome = plans.choose(choices)
    if (outcome.ok) return outcome.plan
    void reply.code(outcome.refusal.error === 'plan-refused' ? 422 : 409)
    return outcome.refusal
  }
}
