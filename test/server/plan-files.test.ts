import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { PlanFile } from '../../protocol/panel/plan-files.ts'
import { faceOnManualClock } from './face.ts'

const post = (
  app: ReturnType<typeof faceOnManualClock>['app'],
  payload: Buffer | string,
  type = 'application/octet-stream',
) => app.inject({ method: 'POST', url: '/api/plan-files', headers: { 'content-type': type }, payload })

test('a file is looked at: the plan, its choices, and each loss with its sentence; nothing is kept', async () => {
  const { app } = faceOnManualClock()
  const answer = await post(app, '- 1km 6:00/km\n- Rest 2m\n- 1km 5:00/km')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    format: 'intervals',
    name: null,
    choices: { workout: { steps: [{}, {}, {}] } },
  })
  expect(answer.json<{ losses: unknown[] }>().losses[0]).toMatchObject({
    code: 'loss-no-pace',
    message: 'Step 2 says no pace: 3.1 mph.',
  })
  expect((await app.inject('/api/plans')).json<{ own: unknown[] }>().own).toEqual([])
})

test('what is no plan is refused with its code and its words; one in a run is not even looked at', async () => {
  const { app, behind } = faceOnManualClock()
  const refused = await post(app, '- 5m 200w')
  expect([refused.statusCode, refused.json()]).toMatchObject([
    422,
    { error: 'plan-file-refused', code: 'file-watts', message: 'The workout is in watts: a treadmill has speeds.' },
  ])
  expect((await post(app, Buffer.alloc(300 * 1024))).json()).toMatchObject({ code: 'file-too-large' })
  expect((await post(app, Buffer.alloc(3 * 1024 * 1024))).statusCode).toBe(413)
  expect((await post(app, '- 5m', 'text/xml')).statusCode).toBe(415)
  behind.runIsOn = true
  expect((await post(app, '- 1km 6:00/km')).json()).toMatchObject({ error: 'wrong-phase', code: 'run-is-on' })
})

test.each([
  ['json', 'application/json', 'classic-3-sprint.json'],
  ['zwo', 'application/xml', 'classic-3-sprint.zwo'],
  ['fit', 'application/vnd.ant.fit', 'classic-3-sprint.fit'],
  ['intervals', 'text/plain', 'classic-3-sprint.txt'],
])('a plan as %s, by its id, to be saved', async (format, type, name) => {
  const { app } = faceOnManualClock()
  const { statusCode, headers, rawPayload } = await app.inject(`/api/plans/classic/export/${format}`)
  expect([statusCode, String(headers['content-type']).split(';')[0]]).toEqual([200, type])
  expect(headers['content-disposition']).toBe(`attachment; filename="${name}"`)
  if (format === 'json') expect(Value.Check(PlanFile, JSON.parse(rawPayload.toString()))).toBe(true)
  expect((await post(app, rawPayload)).statusCode).toBe(200)
})

test('of no plan no file is made, and in no other format', async () => {
  const { app } = faceOnManualClock()
  expect((await app.inject('/api/plans/nobody-has-this/export/fit')).statusCode).toBe(404)
  expect((await app.inject('/api/plans/classic/export/mrc')).statusCode).toBe(400)
})
