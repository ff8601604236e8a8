import type { FastifyBaseLogger } from 'fastify'
import type { KioskState } from '../../../protocol/panel/kiosk.ts'
import type { Line } from '../../../protocol/panel/line.ts'
import type { Snapshot } from '../../../protocol/panel/snapshot.ts'
import { kioskOf } from '../../view/kiosk.ts'
import { bareApp } from '../bare-app.ts'
import { compressAnswers } from '../compression.ts'
import { broadcast } from '../broadcast.ts'
import type { ServerClock, SessionFace, VoiceFace } from '../deps.ts'
import { secureHeaders } from '../headers.ts'
import { openStream } from '../open-stream.ts'
import { builtFiles } from '../built-files.ts'
import type { App } from '../schemas.ts'
import { clipFiles, clipList } from '../voice-routes.ts'
import { guardKiosk } from './kiosk-guard.ts'

/** A wall of screens and whoever counts them fit; more is a mistake, or somebody who means harm. */
const MOST_CONNECTIONS = 600

export interface KioskDeps {
  readonly session: Pick<SessionFace, 'snapshot' | 'glance' | 'line' | 'subscribe'>
  readonly clock: ServerClock
  /** For walls that are heard. */
  readonly voice: VoiceFace
  /** Which daemon this is: another one counts its states from the beginning. */
  readonly boot: string
  /** The names and addresses by which this computer is reached. */
  readonly hosts: () => readonly string[]
  /** The built pages; null where there are none. */
  readonly webRoot: string | null
  readonly logger: FastifyBaseLogger | null
}

/**
 * What a gym's wall may see and hear of a treadmill, over its network: a page, its files, the sentences of the plan as sound,
 * and the state that it shows, as it is and as it goes on. Nothing can be asked for here, and nobody who looks counts as watching the belt.
 */
export function createKioskServer(deps: KioskDeps): App {
  const app = bareApp(deps.logger, { bodyLimit: 1 })
  app.server.maxConnections = MOST_CONNECTIONS

  const states = numbered(deps.boot)
  const newest = (): KioskState => states(deps.session.snapshot(), () => deps.session.line().points)
  const screens = broadcast(
    deps.session,
    deps.clock,
    () => JSON.stringify(newest()),
    () => markOf(deps.session.glance()),
  )

  secureHeaders(app)
  compressAnswers(app)
  guardKiosk(app, deps.hosts)
  app.setNotFoundHandler((_, reply) =>
    reply.code(404).send({ error: 'not-found', message: 'Here is /kiosk, and /api/kiosk for programs. Nothing else.' }),
  )
  app.setErrorHandler((error, request, reply) => {
    request.log.error(error)
    return reply
      .code(500)
      .send({ error: 'failed', message: 'Something went wrong inside Crescendo; its log says what.' })
  })
  app.get('/api/kiosk', () => newest())
  app.get('/api/kiosk/live', (_, reply) => openStream(reply, screens, '', []))
  clipList(app, deps.voice)
  clipFiles(app, deps.voice)
  app.get('/', (_, reply) => reply.redirect('/kiosk'))
  builtFiles(app, deps.webRoot, { '/kiosk': 'kiosk.html' })
  app.addHook('preClose', (done) => {
    screens.close()
    done()
  })
  return app
}

/** Gives each snapshot its state, and the state its number. */
function numbered(boot: string): (snapshot: Snapshot, line: () => Line['points']) => KioskState {
  let of: Snapshot | null = null
  let state: KioskState | null = null
  return (snapshot, line) => {
    if (state === null || snapshot !== of) {
      state = kioskOf(snapshot, { boot, seq: (state?.seq ?? 0) + 1 }, line())
      of = snapshot
    }
    return state
  }
}

/** What must be seen to change at once. */
const markOf = ({ phase, belt, gate, machine }: ReturnType<SessionFace['glance']>): string =>
  [phase.kind, phase.index, belt, gate, machine?.link].join(' ')
