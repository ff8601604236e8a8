import { Type } from 'typebox'
import type { FastifyReply } from 'fastify'
import type { Fault } from '../../protocol/panel/answers.ts'
import { MOST_RUNNERS, RunnerId } from '../../protocol/panel/runners.ts'
import { refuse } from './guard.ts'
import type { RunnersFace } from './deps.ts'
import { eitherOf, ref } from './schemas.ts'
import type { App } from './schemas.ts'

const LOCKED: Fault = {
  error: 'locked',
  message: 'This runner has a PIN, and has not given it since Crescendo was started. POST /api/runners/ID/current.',
}
type Said = Exclude<Awaited<ReturnType<RunnersFace['forget']>>['is'], 'done' | 'refused'>
const FAULTS: Readonly<Record<Said, readonly [403 | 404 | 409 | 429, Fault]>> = {
  unknown: [404, { error: 'not-found', message: 'There is no runner of this id. GET /api/runners lists them.' }],
  'name-taken': [409, { error: 'name-taken', message: 'Another runner is called so. Choose another name.' }],
  'too-many': [409, { error: 'too-many-runners', message: `${MOST_RUNNERS} runners share this treadmill already.` }],
  'not-current': [409, { error: 'not-current', message: 'Only whoever the treadmill is now changes what is theirs.' }],
  'pin-needed': [403, LOCKED],
  'wrong-pin': [403, { error: 'wrong-pin', message: 'This is not their PIN.' }],
  'too-many-tries': [429, { error: 'too-many-pins', message: 'Too many wrong PINs.' }],
}

/** What is told before a PIN was given: what the belt does, who shares it, and nothing of anybody. Whatever is not here is refused. */
const BEFORE_A_PIN: ReadonlySet<string> = new Set([
  ...['GET /api/state', 'GET /api/live', 'POST /api/asks', 'POST /api/watching', 'GET /api/openapi.json'],
  ...['GET /api/plan', 'GET /api/plans', 'GET /api/runner', 'POST /api/runner/next', 'GET /api/coach'],
  ...[
    'GET /api/machine',
    'GET /api/machines',
    'POST /api/machines/look',
    'POST /api/machine',
    'GET /api/machine/profile',
  ],
  ...['GET /api/voice/:language', 'GET /api/runners', 'POST /api/runners', 'POST /api/runners/:id/current'],
])

/** Nothing of a runner with a PIN is told or taken before they gave it. */
export function lockedOut(app: App, runners: Pick<RunnersFace, 'isLocked'>): void {
  app.addHook('onRequest', (request, reply, next) => {
    const { url = '' } = request.routeOptions
    if (!url.startsWith('/api/') || BEFORE_A_PIN.has(`${request.method} ${url}`) || !runners.isLocked()) next()
    else void refuse(reply, 403, LOCKED)
  })
}

/** Who shares this treadmill, and whose it is: that is the daemon's, and every screen follows it. */
export function runnersRoutes(app: App, runners: RunnersFace): void {
  const answer = (reply: FastifyReply, came: Awaited<ReturnType<RunnersFace['forget']>>) => {
    if (came.is === 'done') return runners.now()
    if (came.is === 'refused') {
      void reply.code(came.refusal.error === 'plan-refused' ? 422 : 409)
      return came.refusal
    }
    const [status, fault] = FAULTS[came.is]
    void reply.code(status)
    if (!('againInS' in came)) return fault
    const { againInS } = came
    return { ...fault, message: `${fault.message} The next is looked at in ${againInS} s.`, againInS } satisfies Fault
  }
  const params = Type.Object({ id: RunnerId })
  const response = {
    ...{ 200: ref('Runners'), 400: ref('Fault'), 403: ref('Fault'), 404: ref('Fault') },
    ...{ 409: eitherOf('AskRefusal', 'Fault'), 422: ref('PlanRefusal'), 429: ref('Fault') },
  }
  app.get(
    '/api/runners',
    {
      schema: {
        summary: 'Who shares this treadmill, whose it is now, and how much is kept of them; of the others their names.',
        response: { 200: ref('Runners') },
      },
    },
    () => runners.now(),
  )
  app.post(
    '/api/runners',
    {
      schema: {
        summary: 'Somebody new, whose treadmill it is from then on. Not while a run is on.',
        body: ref('NewRunner'),
        response,
      },
    },
    async (request, reply) => answer(reply, await runners.add(request.body)),
  )
  app.post(
    '/api/runners/:id/current',
    {
      schema: {
        summary: 'Theirs it is from now on; whoever has a PIN gives it each time. A run that is on keeps its runner.',
        params,
        body: ref('RunnerPin'),
        response,
      },
    },
    async (request, reply) => answer(reply, await runners.become(request.params.id, request.body.pin)),
  )
  app.patch(
    '/api/runners/:id',
    {
      schema: {
        summary: 'Another name of the one it is, or another PIN; null takes the PIN back.',
        params,
        body: ref('RunnerKept'),
        response,
      },
    },
    async (request, reply) => answer(reply, await runners.change(request.params.id, request.body)),
  )
  app.delete(
    '/api/runners/:id',
    {
      schema: {
        summary: 'Deletes all of the one it is: runs, plans, what they told. The last one begins as somebody new.',
        params,
        response,
      },
    },
    async (request, reply) => answer(reply, await runners.forget(request.params.id)),
  )
}
