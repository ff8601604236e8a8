import type { Fault } from '../../protocol/panel/answers.ts'
import { nullable } from '../../protocol/panel/said.ts'
import type { ServerDeps } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

const NOTHING_TO_DECIDE: Fault = {
  error: 'not-found',
  message: 'Nothing of the kind is offered now. GET /api/coach says what is, and which run it follows.',
}

/** What the coach offers today, and what the runner decides of it. An offer is chosen as any plan is: by PUT /api/plan. */
export function coachRoutes(app: App, coach: ServerDeps['coach']): void {
  app.get(
    '/api/coach',
    {
      schema: {
        summary:
          'What is offered for the next run, why, and how six weeks stand; null where every runner is a guest. It is chosen by PUT /api/plan.',
        response: { 200: nullable(ref('Coach')) },
      },
    },
    () => coach?.now() ?? null,
  )
  if (coach === null) return
  app.post(
    '/api/coach/decision',
    {
      schema: {
        summary: 'Keeps what the runner decided of it. Moves no belt, and chooses no plan.',
        body: ref('CoachDecision'),
        response: { 200: nullable(ref('Coach')), 404: ref('Fault') },
      },
    },
    (request, reply) => {
      if (coach.decide(request.body)) return coach.now()
      void reply.code(404)
      return NOTHING_TO_DECIDE
    },
  )
}
