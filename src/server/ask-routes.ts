import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import { unseenBy } from './unseen.ts'
import { oncePerId } from './once-per-id.ts'
import type { Answer } from './once-per-id.ts'
import type { ServerDeps } from './deps.ts'
import { eitherOf, ref } from './schemas.ts'
import type { App } from './schemas.ts'
import type { SentSnapshots } from './sent-snapshots.ts'

/** 422: what was asked for cannot be run here. 409: not now. */
export const ASK_STATUS: Readonly<Record<AskRefusal['error'], 409 | 422>> = {
  'above-ceiling': 422,
  'above-machine': 422,
  'wrong-phase': 409,
  'not-at-standstill': 409,
  'belt-not-moving': 409,
  'no-plan': 409,
  'no-treadmill': 409,
  'too-much-at-once': 409,
  'speed-not-named': 409,
  stale: 409,
  locked: 409,
  'gate-shut': 409,
  'not-driven': 409,
  unwatched: 409,
  'page-unread': 409,
}

/** The session as it is, and what may be asked of it. */
export function askRoutes(app: App, { session, runner, clock }: ServerDeps, sent: SentSnapshots): void {
  app.get('/api/state', { schema: { summary: 'The session, whole.', response: { 200: ref('Snapshot') } } }, () =>
    sent.send(),
  )

  const carryOut = (ask: Ask): Answer => {
    const refusal = unseenBy(ask, runner, sent) ?? session.ask(ask)
    if (refusal === null) return { status: 200, body: { taken: true } }
    return { status: ASK_STATUS[refusal.error], body: refusal }
  }
  const answer = oncePerId(carryOut, () => clock.nowMs())
  app.post(
    '/api/asks',
    {
      schema: {
        summary: 'Asks something of the session, once for each id within a minute; stop and pause every time.',
        body: ref('Ask'),
        response: {
          200: ref('AskTaken'),
          409: eitherOf('AskRefusal', 'Fault'),
          422: ref('AskRefusal'),
        },
      },
    },
    async (request, reply) => {
      const { status, body } = answer(request.body)
      if (status === 200) await session.written()
      void reply.code(status)
      return body
    },
  )
}
