import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Value } from 'typebox/value'
import { NOTHING_TOLD, Runner } from '../../protocol/panel/runner.ts'
import { BELT_PAGE } from '../../protocol/runner.ts'
import { asSent } from '../as-sent.ts'
import { HAS_READ, faceListening, faceOnManualClock } from './face.ts'
import { RUNNING } from './snapshots.ts'
import { WITHIN } from '../within.ts'

type Payload = Record<string, unknown>
const WARNING = {
  error: 'plan-refused',
  reason: 'above-ceiling',
  code: 'planned-above-ceiling',
  values: { part: 'finish', number: null, stage: 'mile', speedKmh: 13.4, ceilingKmh: 12, unit: 'km' },
  nearest: { finishSpeedKmh: 12 },
} as const

test('what the runner told is read and told anew field by field', async () => {
  const { app, behind } = faceOnManualClock()
  const { body } = await app.inject('/api/runner')
  expect(JSON.parse(body)).toEqual(HAS_READ)
  const change = { name: 'Maya', ageYears: 40, unit: 'km', tells: 'speed', ceilingKmh: 14, running: null }
  const response = await app.inject({ method: 'PATCH', url: '/api/runner', payload: change })
  const told = { ...HAS_READ, ...change }
  expect([response.statusCode, response.json()]).toEqual([200, { number: 1, runner: told, planInstead: null }])
  expect(Value.Check(Runner, (await app.inject('/api/runner')).json())).toBe(true)
  expect(behind.told).toEqual([change])
})

test.each<[string, Payload, string]>([
  ['a ceiling above any belt', { ceilingKmh: 26 }, 'ceilingKmh must be <= 25.'],
  ['an age in text', { ageYears: '40' }, 'ageYears must be one of integer, null, not "40".'],
  ['half a year', { ageYears: 40.5 }, 'ageYears must be one of integer, null, not 40.5.'],
  ['a rate of no heart', { heartRateMaxBpm: 300 }, 'heartRateMaxBpm must be <= 230.'],
  ['an unknown key', { nickname: 'Maya' }, 'nickname is not known here.'],
  ['a name without a letter', { name: '' }, 'name must NOT have fewer than 1 characters.'],
  ['an acknowledgement', { acknowledged: null }, 'acknowledged is not known here.'],
])('%s is refused in words, and nothing is told', async (_what, payload, message) => {
  const { app, behind } = faceOnManualClock()
  const response = await app.inject({ method: 'PATCH', url: '/api/runner', payload })
  expect([response.statusCode, response.json()]).toEqual([400, { error: 'invalid', message }])
  expect(behind.told).toEqual([])
})

test('a plan that gives way is answered with why; what no plan could be kept by is 422, what a run goes by 409', async () => {
  const { app, behind } = faceOnManualClock()
  const tell = () => app.inject({ method: 'PATCH', url: '/api/runner', payload: { ceilingKmh: 12 } })
  behind.planRefusal = WARNING
  expect((await tell()).json()).toEqual(
    asSent({ number: 1, runner: { ...HAS_READ, ceilingKmh: 12 }, planInstead: WARNING }),
  )
  behind.planRefusal = { ...WARNING, nearest: null }
  const refused = await tell()
  expect([refused.statusCode, refused.json()]).toEqual([422, asSent(behind.planRefusal)])
  behind.runIsOn = true
  const busy = await tell()
  expect([busy.statusCode, busy.json<Payload>()['message']]).toEqual([409, 'A run is on already.'])
})

test('nobody elsewhere reads or tells it', async () => {
  const { app, behind } = faceOnManualClock()
  behind.runner = NOTHING_TOLD
  for (const headers of [{ origin: 'http://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    expect((await app.inject({ url: '/api/runner', headers })).statusCode).toBe(403)
    const told = await app.inject({ method: 'PATCH', url: '/api/runner', payload: { ageYears: 40 }, headers })
    const read = { method: 'POST', url: '/api/runner/acknowledgement', payload: { page: BELT_PAGE }, headers } as const
    expect([told.statusCode, (await app.inject(read)).statusCode]).toEqual([403, 403])
  }
  expect([behind.told, behind.runner]).toEqual([[], NOTHING_TOLD])
})

test('every open screen hears at once what the runner told', async () => {
  const { url } = await faceListening()
  const response = await fetch(`${url}/api/live`)
  let text = ''
  void (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk as Uint8Array).toString()
  })().catch(() => undefined)
  const heard = (): unknown[] =>
    [...text.matchAll(/event: runner\ndata: (.*)\n\n/g)].map(([, data = '']) => JSON.parse(data) as unknown)
  await vi.waitFor(() => expect(heard()).toEqual([{ number: 0, runner: HAS_READ }]), WITHIN)
  const body = JSON.stringify({ tells: 'speed' })
  await fetch(`${url}/api/runner`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body })
  await vi.waitFor(
    () => expect(heard().slice(1)).toEqual([{ number: 1, runner: { ...HAS_READ, tells: 'speed' } }]),
    WITHIN,
  )
})

test.each(['begin', 'start'])('no screen asks to %s before the page of the belt was read', async (ask) => {
  const { app, behind } = faceOnManualClock()
  behind.runner = NOTHING_TOLD
  const post = (id: string, more: Payload = {}) =>
    app.inject({ method: 'POST', url: '/api/asks', payload: { id, ask, ...more } })
  const unread = await post('1', { snapshot: RUNNING.number })
  expect([unread.statusCode, unread.json()]).toEqual([
    409,
    asSent({ error: 'page-unread', code: 'belt-page-unread', values: {} }),
  ])
  const stop = { id: '2', ask: 'stop', snapshot: RUNNING.number }
  await app.inject({ method: 'POST', url: '/api/asks', payload: stop })
  expect((await post('3')).statusCode).toBe(200)

  const old = await app.inject({ method: 'POST', url: '/api/runner/acknowledgement', payload: { page: BELT_PAGE + 1 } })
  expect([old.statusCode, old.json<Payload>()['error'], behind.runner.acknowledged]).toEqual([409, 'not-shown', null])
  const read = await app.inject({ method: 'POST', url: '/api/runner/acknowledgement', payload: { page: BELT_PAGE } })
  expect(read.json()).toMatchObject({
    number: 1,
    runner: { acknowledged: { page: BELT_PAGE, at: '2026-01-01T07:00:00.000Z' } },
  })
  await app.inject('/api/state')
  expect((await post('4', { snapshot: RUNNING.number })).statusCode).toBe(200)
  expect(behind.asked.map((asked) => asked.ask)).toEqual(['stop', ask, ask])
})

test('the next runner is told once; a run that is on keeps the one there is', async () => {
  const { app, behind } = faceOnManualClock()
  const next = () => app.inject({ method: 'POST', url: '/api/runner/next', payload: {} })
  expect([(await next()).statusCode, behind.nexts]).toEqual([204, 1])
  behind.runIsOn = true
  const refused = await next()
  expect([refused.statusCode, refused.json<Payload>()['code'], behind.nexts]).toEqual([409, 'run-is-on', 1])
})

test('where no history is offered there is no page of it', async () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'crescendo-web-'))
  onTestFinished(() => rmSync(webRoot, { recursive: true }))
  for (const page of ['index', 'history']) writeFileSync(join(webRoot, `${page}.html`), '<!doctype html>')
  const statuses = async (offersHistory: boolean) => {
    const { url } = await faceListening(webRoot, (deps) => ({ ...deps, offersHistory }))
    return Promise.all(['/', '/history'].map(async (path) => (await fetch(url + path)).status))
  }
  expect([await statuses(true), await statuses(false)]).toEqual([
    [200, 200],
    [200, 404],
  ])
})
