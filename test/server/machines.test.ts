import { expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { Machines } from '../../protocol/panel/machines.ts'
import { asSent } from '../as-sent.ts'
import { MACHINES, REPORT, faceListening, faceOnManualClock } from './face.ts'

const MOVES = { error: 'not-at-standstill', code: 'belt-may-move', values: {} } as const

test('what the treadmill said last is a file to save', async () => {
  const { app } = faceOnManualClock()
  const response = await app.inject({ method: 'GET', url: '/api/report' })
  expect([response.statusCode, response.json()]).toEqual([200, REPORT])
  expect(response.headers['content-disposition']).toBe('attachment; filename="crescendo-report.json"')
})

test('whoever looks for treadmills is told what there is; afresh forgets what was heard', async () => {
  const { app, behind } = faceOnManualClock()
  const look = (payload: object) => app.inject({ method: 'POST', url: '/api/machines/look', payload })
  const first = await look({})
  expect([first.statusCode, first.json()]).toEqual([200, MACHINES])
  expect(Value.Check(Machines, first.json())).toBe(true)
  await look({ afresh: true })
  expect(behind.looks).toEqual([false, true])
})

test('the one that is chosen reaches the daemon by its address; what is refused changes nothing', async () => {
  const { app, behind } = faceOnManualClock()
  const choose = (payload: object) => app.inject({ method: 'POST', url: '/api/machine', payload })
  expect((await choose({ address: 'bb' })).statusCode).toBe(200)
  behind.refusal = MOVES
  const refused = await choose({ address: 'aa' })
  expect([refused.statusCode, refused.json()]).toEqual([409, asSent(MOVES)])
  const looked = await app.inject({ method: 'POST', url: '/api/machines/look', payload: {} })
  expect([looked.statusCode, looked.json()]).toEqual([409, asSent(MOVES)])
  expect([behind.machinesChosen, behind.looks]).toEqual([['bb'], []])
})

test.each([
  ['nothing', {}, 'address is missing.'],
  ['no address', { address: '' }, 'address must NOT have fewer than 1 characters.'],
  ['more than an address', { address: 'aa', name: 'A' }, 'name is not known here.'],
])('%s is refused in words, and none is chosen', async (_what, payload, message) => {
  const { app, behind } = faceOnManualClock()
  const response = await app.inject({ method: 'POST', url: '/api/machine', payload })
  expect([response.statusCode, response.json()]).toEqual([400, { error: 'invalid', message }])
  expect(behind.machinesChosen).toEqual([])
})

test.each(['/api/machine', '/api/machines/look'])('no page of another site reaches %s', async (path) => {
  const { url, behind } = await faceListening()
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://elsewhere.example' },
    body: JSON.stringify({ address: 'bb' }),
  })
  expect(response.status).toBe(403)
  expect([behind.machinesChosen, behind.looks]).toEqual([[], []])
})
