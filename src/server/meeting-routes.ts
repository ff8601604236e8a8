import { Type } from 'typebox'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import { ASK_STATUS } from './ask-routes.ts'
import type { ServerDeps } from './deps.ts'
import { ref, type App } from './schemas.ts'
import type { SentSnapshots } from './sent-snapshots.ts'
import { unseenBy } from './unseen.ts'

const NO_MACHINE: Fault = { error: 'not-found', message: 'No treadmill is connected.' }

/** What is known of the treadmill there is, and the first meeting with it. */
export function meetingRoutes(
  app: App,
  { meeting, session, runner }: Pick<ServerDeps, 'meeting' | 'session' | 'runner'>,
  sent: SentSnapshots,
): void {
  app.get(
    '/api/machine/profile',
    {
      schema: {
        summary: 'What is known of the treadmill that is connected, from where, and how it would be met.',
        response: { 200: ref('MachineProfile'), 404: ref('Fault') },
      },
    },
    (_request, reply) => {
      const profile = meeting.profile()
      if (profile === null) void reply.code(404)
      return profile ?? NO_MACHINE
    },
  )

  app.post(
    '/api/machine/meeting',
    {
      schema: {
        summary:
          'Starts the belt for a first meeting, never above 4 km/h, with nobody on it. It goes on in the snapshots, and ends as runs do.',
        body: ref('MeetingBegun'),
        response: {
          204: Type.Null({ description: 'The belt starts.' }),
          409: ref('AskRefusal'),
          422: ref('AskRefusal'),
        },
      },
    },
    async (request, reply) => {
      const { id, snapshot, again = false } = request.body
      const start: Ask = { id, ask: 'start', ...(snapshot === undefined ? {} : { snapshot }) }
      const refusal = unseenBy(start, runner, sent) ?? meeting.start(again, () => session.ask(start))
      if (refusal === null) await session.written()
      void reply.code(refusal === null ? 204 : ASK_STATUS[refusal.error])
      return refusal
    },
  )

  app.post(
    '/api/machine/measuring',
    {
      schema: {
        summary:
          'Starts the belt to be measured by turns, at three speeds up to the runner’s easy pace, with them on it. What is counted is told of the profile.',
        body: ref('MeasuringBegun'),
        response: {
          204: Type.Null({ description: 'The belt starts.' }),
          409: ref('AskRefusal'),
          422: ref('AskRefusal'),
        },
      },
    },
    async (request, reply) => {
      const { id, snapshot, beltCm } = request.body
      const start: Ask = { id, ask: 'start', ...(snapshot === undefined ? {} : { snapshot }) }
      const refusal = unseenBy(start, runner, sent) ?? meeting.measure(beltCm / 100, () => session.ask(start))
      if (refusal === null) await session.written()
      void reply.code(refusal === null ? 204 : ASK_STATUS[refusal.error])
      return refusal
    },
  )

  app.patch(
    '/api/machine/profile',
    {
      schema: {
        summary: 'Tells of the treadmill that is connected what only who stands there can see.',
        body: ref('MachineTold'),
        response: { 200: ref('MachineProfile'), 404: ref('Fault'), 409: ref('AskRefusal') },
      },
    },
    async (request, reply) => {
      const refusal = meeting.tell(request.body)
      const profile = meeting.profile()
      if (refusal === null) await session.written()
      void reply.code(profile === null ? 404 : refusal === null ? 200 : 409)
      return profile === null ? NO_MACHINE : (refusal ?? profile)
    },
  )
}
