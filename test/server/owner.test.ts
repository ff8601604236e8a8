import { expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { Fault } from '../../protocol/panel/answers.ts'
import { Owner } from '../../protocol/panel/owner.ts'
import { faceListening, faceOnManualClock } from './face.ts'

const REFUSAL = {
  error: 'plan-refused',
  reason: 'above-ceiling',
  code: 'ceiling-above-house',
  values: { ceilingKmh: 16, houseKmh: 14, unit: 'km' },
  nearest: null,
} as const

test('what the owner decided is read by anybody, and decided by who proves to be the owner', async () => {
  const { app, behind } = faceOnManualClock()
  const read = await app.inject('/api/owner')
  expect([read.statusCode, read.json()]).toEqual([200, { hasPin: true, ceilingKmh: 14 }])
  expect(Value.Check(Owner, read.json())).toBe(true)
  const decide = (payload: object) => app.inject({ method: 'PUT', url: '/api/owner', payload })
  const change = { pin: '4711', ceilingKmh: 12 }
  const outcomes = [
    [200, { is: 'decided' }],
    [403, { is: 'wrong-pin' }],
    [409, { is: 'no-pin' }],
    [429, { is: 'too-many-tries', againInS: 60 }],
    [422, { is: 'refused', refusal: REFUSAL }],
    [409, { is: 'refused', refusal: { error: 'wrong-phase', code: 'run-is-on', values: {} } }],
  ] as const
  for (const [status, outcome] of outcomes) {
    behind.decide = () => outcome
    const answer = await decide(change)
    expect([outcome, answer.statusCode]).toEqual([outcome, status])
    if (status !== 200 && outcome.is !== 'refused') expect(Value.Check(Fault, answer.json())).toBe(true)
    expect(answer.body).not.toContain('4711')
  }
  for (const bad of [
    { ceilingKmh: 12 },
    { ...change, pin: '12' },
    { ...change, pin: '12ab' },
    { ...change, ceilingKmh: 99 },
  ])
    expect((await decide(bad)).statusCode).toBe(400)
})

test('where this is no gym nobody owns it', async () => {
  const { url } = await faceListening(null, (deps) => ({ ...deps, owner: null }))
  expect((await fetch(`${url}/api/owner`)).status).toBe(404)
})
