import type { SyncFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

/** Where finished runs go by themselves. The key goes in here and never comes out again. */
export function syncRoutes(app: App, sync: SyncFace): void {
  app.get(
    '/api/sync',
    {
      schema: {
        summary: 'Where finished runs go by themselves, and how far they are.',
        response: { 200: ref('Sync') },
      },
    },
    () => sync.now(),
  )

  app.put(
    '/api/sync',
    {
      schema: {
        summary: 'Sets where they go: a folder of this computer, and a key of intervals.icu. Null takes it back.',
        body: ref('SyncChange'),
        response: { 200: ref('Sync'), 422: ref('SyncRefusal') },
      },
    },
    async (request, reply) => {
      const problem = await sync.tell(request.body)
      if (problem === null) return sync.now()
      void reply.code(422)
      return { error: 'sync-refused' as const, ...problem }
    },
  )

  app.get(
    '/api/sync/today',
    {
      schema: {
        summary:
          'What intervals.icu plans for today, as plans and what of them would be lost. Asks it once in 15 min at most; keeps and chooses nothing.',
        response: { 200: ref('SyncToday'), 409: ref('AskRefusal') },
      },
    },
    async (_request, reply) => {
      const outcome = await sync.today()
      if (outcome.ok) return outcome.today
      void reply.code(409)
      return outcome.refusal
    },
  )
}
