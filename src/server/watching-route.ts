import { Type } from 'typebox'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { WatchFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'
import type { SentSnapshots } from './sent-snapshots.ts'

const NOT_DRAWN: Fault = {
  error: 'not-drawn',
  message:
    'No snapshot of this number was sent within the last 3 s, so it does not show that somebody watches. Tell the number of the one that is on the screen now.',
}

/**
 * `POST /api/watching`: a screen says which snapshot it has drawn. An open stream proves nothing: the computer's buffers
 * take minutes of it for a screen that froze, and a hidden tab goes on reading.
 */
export function watchingRoute(app: App, sent: SentSnapshots, watch: WatchFace): void {
  app.post(
    '/api/watching',
    {
      schema: {
        summary:
          'Says which snapshot is on the screen, each second: without that nothing gets faster, and the belt stops.',
        body: ref('Drawn'),
        response: { 204: Type.Null({ description: 'Somebody watches.' }), 409: ref('Fault') },
      },
    },
    (request, reply) => {
      const isFresh = sent.isFresh(request.body.drawn)
      void reply.code(isFresh ? 204 : 409)
      if (!isFresh) return NOT_DRAWN
      watch.prove()
      return null
    },
  )
}
