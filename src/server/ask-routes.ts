import type { AskRefusal } from '../../protocol/panel/asks.ts'
import { answeringOnce } from './answered.ts'
import type { Answer } from './answered.ts'
import type { SessionFace } from './deps.ts'
import { eitherOf, the } from './schemas.ts'
import type { App } from './schemas.ts'
import type { Shown } from './shown.ts'

const STALE: AskRefusal = {
  error: 'stale',
  message: 'What you saw was more than 3 s old, so nothing gets faster on it. Look again, then press again.',
}
/** What was asked for cannot be run here; every other refusal is about the moment. */
const NEVER: ReadonlySet<AskRefusal['error']> = new Set(['above-ceiling', 'above-machine', 'below-machine'])

/** The session as it is, and what may be asked of it. */
export function askRoutes(app: App, session: SessionFace, shown: Shown): void {
  app.get('/api/state', { schema: { summary: 'The session, whole.', response: { 200: the('Snapshot') } } }, () =>
    shown.show(),
  )

  const answer = answeringOnce((ask): Answer => {
    const refusal = shown.isStale(ask) ? STALE : session.ask(ask)
    if (refusal === null) return { status: 200, body: { taken: true } }
    return { status: NEVER.has(refusal.error) ? 422 : 409, body: refusal }
  })
  app.post(
    '/api/asks',
    {
      schema: {
        summary: 'Asks something of the session, once for each id.',
        body: the('Ask'),
        response: {
          200: the('AskTaken'),
          400: the('Fault'),
          409: eitherOf('AskRefusal', 'Fault'),
          422: the('AskRefusal'),
        },
      },
    },
    (request, reply) => {
      const { status, body } = answer(request.body)
      void reply.code(status)
      return body
    },
  )
}
