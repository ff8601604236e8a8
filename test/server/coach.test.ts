import { expect, test } from 'vitest'
import { COACH, faceOnManualClock } from './face.ts'

/** The coach over HTTP: what is offered, with its sentence; what was decided; nobody's where every runner is a guest. */

const JSON_TYPE = { 'content-type': 'application/json' }

test('what is offered, with its sentence beside its code', async () => {
  const { app } = faceOnManualClock()
  const answer = await app.inject('/api/coach')
  expect(answer.json()).toEqual({ ...COACH, reason: { ...COACH.reason, message: 'Once more makes it yours.' } })
})

test('what the runner decides is kept, and chooses no plan; what is not offered is refused', async () => {
  const { app, behind } = faceOnManualClock()
  const decide = (payload: object) =>
    app.inject({ method: 'POST', url: '/api/coach/decision', headers: JSON_TYPE, payload: JSON.stringify(payload) })
  const took = { kind: 'took', of: COACH.of, took: 'offer' }
  expect((await decide(took)).statusCode).toBe(200)
  expect(behind.decisions).toEqual([took])
  expect(behind.chosen).toEqual([])
  expect((await decide({ kind: 'hurt', of: 'another', hurt: true })).statusCode).toBe(404)
  expect((await decide({ kind: 'took', of: COACH.of, took: 'anything' })).statusCode).toBe(400)
  expect((await decide({ kind: 'pregnant', is: true })).statusCode).toBe(400)
})

test('where every runner is a guest nobody is coached, and nothing is kept of what they decide', async () => {
  const { app } = faceOnManualClock((deps) => ({ ...deps, coach: null }))
  const answer = await app.inject('/api/coach')
  expect([answer.statusCode, answer.json()]).toEqual([200, null])
  const payload = JSON.stringify({ kind: 'month', longestKm: 8 })
  const told = await app.inject({ method: 'POST', url: '/api/coach/decision', headers: JSON_TYPE, payload })
  expect(told.statusCode).toBe(404)
})
