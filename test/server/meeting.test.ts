import { expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import { asSent } from '../as-sent.ts'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { faceListening, faceOnManualClock, PROFILE } from './face.ts'

/** What is known of the treadmill, and the first meeting with it. */

const COUNT = { timeS: 60, speedKmh: 3.6 }
const BEGUN = { id: 'a1', feetOnRails: true }

test('what is known of a treadmill is told with its evidence; without one there is nothing to tell', async () => {
  const { app, behind } = faceOnManualClock()
  const known = await app.inject('/api/machine/profile')
  expect([known.statusCode, known.json()]).toEqual([200, asSent(PROFILE)])
  expect(Value.Check(MachineProfile, known.json())).toBe(true)
  behind.profile = null
  const none = await app.inject('/api/machine/profile')
  expect([none.statusCode, none.json()]).toMatchObject([404, { error: 'not-found' }])
})

test('a meeting starts the belt by the ask that every start is', async () => {
  const { app, behind } = faceOnManualClock()
  const begin = (payload: object) => app.inject({ method: 'POST', url: '/api/machine/meeting', payload })
  expect((await begin(BEGUN)).statusCode).toBe(204)
  expect((await begin({ ...BEGUN, id: 'a2', again: true })).statusCode).toBe(204)
  expect(behind.asked).toEqual([
    { id: 'a1', ask: 'start' },
    { id: 'a2', ask: 'start' },
  ])
  expect(behind.meetings).toEqual([false, true])
})

test('whoever has not read what the belt does by itself, or saw an older world, starts none', async () => {
  const { app, behind, clock } = faceOnManualClock()
  const { number } = (await app.inject('/api/state')).json<{ number: number }>()
  const begin = () =>
    app.inject({ method: 'POST', url: '/api/machine/meeting', payload: { ...BEGUN, snapshot: number } })
  const told = behind.runner
  behind.runner = NOTHING_TOLD
  expect((await begin()).json()).toMatchObject({ code: 'belt-page-unread' })
  behind.runner = told
  await clock.advance(3100)
  behind.change()
  expect((await begin()).json()).toMatchObject({ code: 'seen-too-long-ago' })
  expect([behind.asked, behind.meetings]).toEqual([[], []])
})

test.each([
  ['nobody on the rails', { id: 'a1' }, 'feetOnRails is missing.'],
  ['feet on the belt', { id: 'a1', feetOnRails: false }, 'feetOnRails must be one of true, not false.'],
  ['no id', { feetOnRails: true }, 'id is missing.'],
  ['a speed of its own', { ...BEGUN, speedKmh: 9 }, 'speedKmh is not known here.'],
])('%s: refused in words, and nothing moves', async (_what, payload, message) => {
  const { app, behind } = faceOnManualClock()
  const response = await app.inject({ method: 'POST', url: '/api/machine/meeting', payload })
  expect([response.statusCode, response.json()]).toEqual([400, { error: 'invalid', message }])
  expect([behind.asked, behind.meetings]).toEqual([[], []])
})

test('what only a person can see is told of the treadmill; what is refused is not kept', async () => {
  const { app, behind } = faceOnManualClock()
  const tell = () => app.inject({ method: 'PATCH', url: '/api/machine/profile', payload: { keysWork: false } })
  expect((await tell()).json()).toEqual(asSent(PROFILE))
  const refusal = { error: 'wrong-phase', code: 'gym-has-its-treadmill', values: {} } as const
  behind.refusal = refusal
  const refused = await tell()
  expect([refused.statusCode, refused.json()]).toEqual([409, asSent(refusal)])
  behind.profile = null
  expect((await tell()).statusCode).toBe(404)
  expect(behind.toldOfMachine).toEqual([{ keysWork: false }])
})

test('a belt is measured by the ask that every start is, by who says that they are on it', async () => {
  const { app, behind } = faceOnManualClock()
  const begin = (payload: object) => app.inject({ method: 'POST', url: '/api/machine/measuring', payload })
  expect((await begin({ id: 'a1', onTheBelt: true, beltCm: 304 })).statusCode).toBe(204)
  expect([behind.asked, behind.measured]).toEqual([[{ id: 'a1', ask: 'start' }], [3.04]])
  for (const payload of [
    { id: 'a2', beltCm: 304 },
    { id: 'a2', onTheBelt: true, beltCm: 30 },
    { id: 'a2', onTheBelt: true, beltCm: 304, speedKmh: 12 },
  ])
    expect((await begin(payload)).statusCode).toBe(400)
  behind.runner = NOTHING_TOLD
  const { number } = (await app.inject('/api/state')).json<{ number: number }>()
  const seen = { id: 'a3', snapshot: number, onTheBelt: true, beltCm: 304 }
  expect((await begin(seen)).json()).toMatchObject({ code: 'belt-page-unread' })
  expect(behind.measured).toHaveLength(1)
})

test.each([
  ['two counts', { turns: { beltCm: 304, counted: [COUNT, COUNT] } }],
  ['a factor that no belt has', { beltFactor: { value: 1.2, by: 'runner' } }],
  ['a factor from nowhere', { beltFactor: { value: 1.02 } }],
  ['nothing', {}],
])('%s is not told of a treadmill', async (_what, payload) => {
  const { app, behind } = faceOnManualClock()
  const response = await app.inject({ method: 'PATCH', url: '/api/machine/profile', payload })
  expect([response.statusCode, response.json<{ error: string }>().error]).toEqual([400, 'invalid'])
  expect(behind.toldOfMachine).toEqual([])
})

test.each([
  ['POST', '/api/machine/meeting', BEGUN],
  ['POST', '/api/machine/measuring', { id: 'a1', onTheBelt: true, beltCm: 304 }],
  ['PATCH', '/api/machine/profile', { keysWork: true }],
])('no page of another site reaches %s %s', async (method, path, body) => {
  const { url, behind } = await faceListening()
  const headers = { 'content-type': 'application/json', origin: 'http://elsewhere.example' }
  const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) })
  expect(response.status).toBe(403)
  expect([behind.asked, behind.meetings, behind.toldOfMachine]).toEqual([[], [], []])
})
