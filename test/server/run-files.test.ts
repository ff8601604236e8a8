import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { RunBroughtIn } from '../../protocol/panel/run-files.ts'
import { faceOnManualClock } from './face.ts'

const post = (app: ReturnType<typeof faceOnManualClock>['app'], payload: Buffer, type = 'application/octet-stream') =>
  app.inject({ method: 'POST', url: '/api/runs', headers: { 'content-type': type }, payload })

test('a file is brought in: what became of it, its run, and each loss with its sentence', async () => {
  const { app, behind } = faceOnManualClock()
  const answer = await post(app, Buffer.alloc(5000))
  expect(answer.statusCode).toBe(200)
  expect(Value.Check(RunBroughtIn, answer.json())).toBe(true)
  expect(answer.json()).toMatchObject({
    became: 'kept',
    losses: [{ code: 'run-file-no-heart', message: 'No heart rate.' }],
  })
  expect(behind.broughtIn).toEqual([5000])
})

test('what brings no run in is refused with its code and its words; in a run none is taken', async () => {
  const { app, behind } = faceOnManualClock()
  const refused = await post(app, Buffer.alloc(0))
  expect([refused.statusCode, refused.json()]).toMatchObject([
    422,
    {
      error: 'run-file-refused',
      code: 'run-file-unknown',
      message: 'The file is no run that can be read: JSON of Crescendo, FIT or TCX.',
    },
  ])
  expect((await post(app, Buffer.alloc(11 * 1024 * 1024))).statusCode).toBe(413)
  expect((await post(app, Buffer.from('{}'), 'application/json')).statusCode).toBe(415)
  behind.runIsOn = true
  const onRun = await post(app, Buffer.alloc(10))
  expect([onRun.statusCode, onRun.json()]).toMatchObject([409, { error: 'wrong-phase', code: 'run-is-on' }])
})
