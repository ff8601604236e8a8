import type { Fault } from '../../protocol/panel/answers.ts'
import type { OwnerFace } from './deps.ts'
import { eitherOf, ref } from './schemas.ts'
import type { App } from './schemas.ts'

const WRONG: Readonly<Record<'no-pin' | 'wrong-pin', Fault>> = {
  'no-pin': {
    error: 'no-pin',
    message: 'This gym has no PIN yet. Stop Crescendo, and set one with: npm start -- owner-pin',
  },
  'wrong-pin': { error: 'wrong-pin', message: 'This is not the PIN of the owner. Nothing was changed.' },
}

/** What the owner of a gym decides, by their PIN alone. */
export function ownerRoutes(app: App, owner: OwnerFace): void {
  app.get(
    '/api/owner',
    { schema: { summary: 'What the owner of the gym decided.', response: { 200: ref('Owner') } } },
    () => owner.now(),
  )

  app.put(
    '/api/owner',
    {
      schema: {
        summary: 'Decides the ceiling of every plan here. Who does not know the PIN changes nothing.',
        body: ref('OwnerChange'),
        response: {
          200: ref('Owner'),
          403: ref('Fault'),
          409: eitherOf('AskRefusal', 'Fault'),
          422: ref('PlanRefusal'),
          429: ref('Fault'),
        },
      },
    },
    async (request, reply) => {
      const outcome = await owner.decide(request.body)
      switch (outcome.is) {
        case 'decided':
          return owner.now()
        case 'refused':
          void reply.code(outcome.refusal.error === 'plan-refused' ? 422 : 409)
          return outcome.refusal
        case 'too-many-tries':
          void reply.code(429)
          return {
            error: 'too-many-pins',
            message: `Too many wrong PINs. Try again in ${outcome.againInS} s.`,
          } satisfies Fault
        default:
          void reply.code(outcome.is === 'no-pin' ? 409 : 403)
          return WRONG[outcome.is]
      }
    },
  )
}
