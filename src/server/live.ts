import { Type } from 'typebox'
import type { StreamEnd } from '../../protocol/panel/answers.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { browserOf } from './browser-cookie.ts'
import type { ServerDeps, SessionFace } from './deps.ts'
import { ref, type App } from './schemas.ts'
import type { SentSnapshots } from './sent-snapshots.ts'
import { broadcast, THROTTLE_MS } from './broadcast.ts'
import { eventOf, type Event } from './event-stream.ts'
import { openStream } from './open-stream.ts'
import { jsonWithMessages } from './json-with-messages.ts'

/** A browser allows six connections to a server; with four streams there is always one for a Stop. */
export const STREAMS_PER_BROWSER = 4
const REPLACED: StreamEnd = { code: 'newer-windows', values: {} }

/** The stream, event by event. */
const EVENTS = Type.Union(
  [
    Type.Object({
      event: Type.Literal('snapshot'),
      data: Type.String({ contentMediaType: 'application/json', contentSchema: ref('Snapshot') }),
    }),
    Type.Object({
      event: Type.Literal('line'),
      data: Type.String({ contentMediaType: 'application/json', contentSchema: ref('Line') }),
    }),
    Type.Object({
      event: Type.Literal('runner'),
      data: Type.String({ contentMediaType: 'application/json', contentSchema: ref('NumberedRunner') }),
    }),
    Type.Object({
      event: Type.Literal('machines'),
      data: Type.String({ contentMediaType: 'application/json', contentSchema: ref('Machines') }),
    }),
    Type.Object({ event: Type.Literal('beat'), data: Type.Literal('beat') }),
    Type.Object({
      event: Type.Literal('closed'),
      data: Type.String({ contentMediaType: 'application/json', contentSchema: ref('StreamEnd') }),
    }),
  ],
  {
    description:
      'Server-sent events: first `runner`, what the runner told of themselves, which comes again with each change, `machines`, the treadmills that can be chosen, with each change of theirs, and `line`, what was measured of the belt along the run so far, which the snapshots go on with; `snapshot` whenever something changes, at most each 100 ms, and each second while nobody runs and only time goes on; `beat` each second; `closed` where newer windows took its place.',
  },
)
const SCHEMA = {
  summary: 'The session as it goes on.',
  response: { 200: { description: 'The stream.', content: { 'text/event-stream': { schema: EVENTS } } } },
}

/** `GET /api/live`: whole snapshots as they come, and a beat each second. That one is open proves nobody's watching. */
export function live(
  app: App,
  { session, runner, machines, clock }: Pick<ServerDeps, 'session' | 'runner' | 'machines' | 'clock'>,
  sent: SentSnapshots,
): void {
  const screens = broadcast(
    session,
    clock,
    () => jsonWithMessages(sent.send()),
    () => markOf(session),
    () => (isQuiet(session.glance()) ? QUIET_MS : THROTTLE_MS),
  )

  const runnerEvent = (): Event => eventOf('runner', JSON.stringify(runner.numbered()))
  const machinesEvent = (): Event => eventOf('machines', JSON.stringify(machines.now()))
  const lineEvent = (): Event => eventOf('line', JSON.stringify(session.line()))

  app.get('/api/live', { schema: SCHEMA }, (request, reply) => {
    const browser = browserOf(request, reply)
    const own = [...screens.streams].filter((stream) => stream.browser === browser)
    for (const stream of own.slice(0, Math.max(0, own.length + 1 - STREAMS_PER_BROWSER))) {
      screens.remove(stream)
      stream.close(jsonWithMessages(REPLACED))
    }
    openStream(reply, screens, browser, [runnerEvent(), machinesEvent(), lineEvent()])
  })
  const told = (eventNow: () => Event) => (): void => {
    const event = eventNow()
    for (const stream of screens.streams) stream.tell(event)
  }
  const unsubscribeRunner = runner.subscribe(told(runnerEvent))
  const unsubscribeMachines = machines.subscribe(told(machinesEvent))

  app.addHook('preClose', (done) => {
    unsubscribeRunner()
    unsubscribeMachines()
    screens.close()
    done()
  })
}

/** Between two snapshots that differ in their age alone, ms. */
const QUIET_MS = 1000

/** Nobody runs and nothing moves. */
const isQuiet = ({ phase, belt }: Pick<Snapshot, 'phase' | 'belt'>): boolean =>
  phase.kind === 'idle' && belt === 'still'

/** What a runner must see change at once: while nobody runs, whatever changes but age. */
function markOf(session: Pick<SessionFace, 'glance' | 'snapshot'>): string {
  const glance = session.glance()
  const { phase, belt, held, gate } = glance
  if (!isQuiet(glance)) return [phase.kind, phase.index, belt, held, gate].join(' ')
  const { number: _number, atMs: _atMs, measured, ...rest } = session.snapshot()
  return JSON.stringify({ ...rest, measured: { ...measured, ageMs: null } })
}
