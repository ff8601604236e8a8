import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { Runners } from '../../protocol/panel/runners.ts'
import { faceListening, faceOnManualClock, RUNNERS, type Behind } from './face.ts'

const BEN = '/api/runners/00000000000000b2'

test('who shares the treadmill is listed; whoever comes, goes, is another or has another name is decided, and answered with all', async () => {
  const { app, behind } = faceOnManualClock()
  const listed = await app.inject('/api/runners')
  expect([listed.statusCode, listed.json()]).toEqual([200, RUNNERS])
  expect(Value.Check(Runners, listed.json())).toBe(true)
  for (const request of [
    { method: 'POST', url: '/api/runners', payload: { name: 'Cy', pin: '0000' } },
    { method: 'POST', url: `${BEN}/current`, payload: { pin: '4711' } },
    { method: 'POST', url: `${BEN}/current`, payload: {} },
    { method: 'PATCH', url: BEN, payload: { pin: null } },
    { method: 'DELETE', url: BEN },
  ] as const) {
    const answer = await app.inject(request)
    expect([request, answer.statusCode, answer.json()]).toEqual([request, 200, RUNNERS])
  }
  const id = BEN.slice(-16)
  expect(behind.ofRunners).toEqual([
    { name: 'Cy', pin: '0000' },
    { id, pin: '4711' },
    { id, pin: undefined },
    { id, pin: null },
    { id },
  ])
})

test.each<[Behind['cameOfRunner'], number, string]>([
  [{ is: 'unknown' }, 404, 'not-found'],
  [{ is: 'name-taken' }, 409, 'name-taken'],
  [{ is: 'too-many' }, 409, 'too-many-runners'],
  [{ is: 'not-current' }, 409, 'not-current'],
  [{ is: 'pin-needed' }, 403, 'locked'],
  [{ is: 'wrong-pin', againInS: 4 }, 403, 'wrong-pin'],
  [{ is: 'too-many-tries', againInS: 8 }, 429, 'too-many-pins'],
  [{ is: 'refused', refusal: { error: 'wrong-phase', code: 'run-is-on', values: {} } }, 409, 'wrong-phase'],
])('%o is answered with %i', async (came, status, error) => {
  const { app, behind } = faceOnManualClock()
  behind.cameOfRunner = came
  const answer = await app.inject({ method: 'POST', url: `${BEN}/current`, payload: { pin: '4711' } })
  expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([status, error])
  expect(answer.json<{ againInS?: number }>().againInS).toBe('againInS' in came ? came.againInS : undefined)
  expect(answer.body).not.toContain('4711')
})

test('what is no PIN and no name is refused, and nothing of it is answered', async () => {
  const { app, behind } = faceOnManualClock()
  for (const payload of [
    {},
    { name: '' },
    { name: ' ' },
    { name: 'x'.repeat(41) },
    { name: 'Cy', pin: '471' },
    { name: 'a\nb' },
  ])
    expect((await app.inject({ method: 'POST', url: '/api/runners', payload })).statusCode).toBe(400)
  for (const url of ['/api/runners/1', '/api/runners/..%2F', '/api/runners/00000000000000B2'])
    expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(400)
  expect(behind.ofRunners).toEqual([])
})

interface Document {
  readonly paths: Record<string, Record<string, object>>
}

test('before a PIN was given every route is refused, but those of the belt, of who shares it and of what nobody told', async () => {
  const { app, behind, url } = await faceListening()
  const { paths } = (await app.inject('/api/openapi.json')).json<Document>()
  behind.isLocked = true
  const open: string[] = []
  for (const [path, methods] of Object.entries(paths))
    for (const method of Object.keys(methods)) {
      if (path === '/api/live') continue
      const address = path.replace('{id}', '00000000000000b2').replace('{format}', 'csv').replace('{language}', 'en')
      const at = `${method.toUpperCase()} ${path}`
      const answer = await fetch(url + address, {
        method: method.toUpperCase(),
        ...(method === 'get' || method === 'delete'
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: '{}' }),
      })
      const { error = '' } = answer.status === 204 ? {} : ((await answer.json()) as { error?: string })
      if (error !== 'locked') open.push(at)
      else expect([at, answer.status]).toEqual([at, 403])
    }
  expect(open.filter((at) => !at.startsWith('GET ')).sort()).toEqual([
    ...['POST /api/asks', 'POST /api/machine', 'POST /api/machines/look', 'POST /api/runner/next', 'POST /api/runners'],
    ...['POST /api/runners/{id}/current', 'POST /api/watching'],
  ])
  expect(open.filter((at) => at.startsWith('GET ')).sort()).toEqual([
    ...['GET /api/coach', 'GET /api/machine', 'GET /api/machine/profile', 'GET /api/machines', 'GET /api/plan'],
    ...['GET /api/plans', 'GET /api/runner', 'GET /api/runners', 'GET /api/state', 'GET /api/voice/{language}'],
  ])
  expect([behind.told, behind.chosen, behind.decisions, behind.toldOfRun, behind.isRemoved]).toEqual([
    ...[[], [], [], [], false],
  ])
})
