import { Type } from 'typebox'
import type { Fault } from '../../protocol/panel/answers.ts'
import { MOST_OWN_PLANS, OwnPlanId } from '../../protocol/panel/own-plans.ts'
import type { OwnPlansFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

const NONE: Fault = { error: 'not-found', message: 'No plan of this id is kept. GET /api/plans lists those that are.' }
const NOT_KEPT: Readonly<Record<'name-taken' | 'too-many-plans', Fault>> = {
  'name-taken': { error: 'name-taken', message: 'Another plan has this name. Choose one of its own.' },
  'too-many-plans': {
    error: 'too-many-plans',
    message: `${MOST_OWN_PLANS} plans are kept already. Delete one that is not run any more.`,
  },
}
const WHICH = Type.Object({ id: OwnPlanId })

/** Plans that the runner keeps by a name of theirs. Who deleted one has it back by keeping it again. */
export function ownPlanRoutes(app: App, plans: OwnPlansFace): void {
  app.put(
    '/api/plans/own/:id',
    {
      schema: {
        summary: 'Keeps a plan by a name: a new one, or in the place of the one of this id.',
        params: WHICH,
        body: ref('KeptPlan'),
        response: { 200: ref('OwnPlan'), 409: ref('Fault'), 422: ref('PlanRefusal') },
      },
    },
    (request, reply) => {
      const outcome = plans.keep(request.params.id, request.body)
      if (outcome.ok) return outcome.plan
      void reply.code(outcome.why === 'refused' ? 422 : 409)
      return outcome.why === 'refused' ? outcome.refusal : NOT_KEPT[outcome.why]
    },
  )

  app.delete(
    '/api/plans/own/:id',
    {
      schema: {
        summary: 'Deletes a plan that was kept.',
        params: WHICH,
        response: { 204: Type.Null(), 400: ref('Fault'), 404: ref('Fault') },
      },
    },
    (request, reply) => {
      const isForgotten = plans.forget(request.params.id)
      void reply.code(isForgotten ? 204 : 404)
      return isForgotten ? null : NONE
    },
  )
}
