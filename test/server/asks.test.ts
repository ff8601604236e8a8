import fc from 'fast-check'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { AskTaken, Fault } from '../../protocol/panel/answers.ts'
import { AskRefusal, AskSchema } from '../../protocol/panel/ask-schema.ts'
import { ASK_KINDS, PLAIN_ASKS } from '../../protocol/panel/asks.ts'
import { Snapshot } from '../../protocol/panel/snapshot.ts'
import { faceOnManualClock } from './face.ts'
import { asSent } from '../as-sent.ts'
import { RUNNING } from './snapshots.ts'
import { draws } from '../draws.ts'

type Face = ReturnType<typeof faceOnManualClock>
const post = ({ app }: Face, body: object) => app.inject({ method: 'POST', url: '/api/asks', payload: body })

test('the state is the snapshot to the letter: nothing is rounded, dropped or made up', async () => {
  const { app } = faceOnManualClock()
  const response = await app.inject('/api/state')
  expect(response.json()).toEqual(asSent(RUNNING))
  expect(Value.Check(Snapshot, response.json())).toBe(true)
  expect(response.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
})

test('each ask arrives as it was sent, once', async () => {
  const face = faceOnManualClock()
  const sent = [
    ...PLAIN_ASKS.map((ask) => ({ ask })),
    { ask: 'slower', coarse: true },
    { ask: 'faster' },
    { ask: 'console-says', speed: 5, unit: 'mph' },
  ].map((ask, turn) => ({ id: `a:${turn}`, ...ask }))
  for (const ask of sent) {
    const response = await post(face, ask)
    expect([response.statusCode, response.json()], ask.ask).toEqual([200, { taken: true }])
    expect(Value.Check(AskTaken, response.json())).toBe(true)
  }
  expect(face.behind.asked).toEqual(sent)
})

test('the same id is carried out once and answered the same, whatever has changed meanwhile', async () => {
  const face = faceOnManualClock()
  const first = await post(face, { id: 'once', ask: 'slower', snapshot: 7 })
  face.behind.refusal = { error: 'locked', code: 'locked-after-fault', values: {} }
  const second = await post(face, { snapshot: 9, ask: 'slower', id: 'once' })
  expect(second.statusCode).toBe(first.statusCode)
  expect(second.json()).toEqual(first.json())
  expect(face.behind.asked).toHaveLength(1)
})

test('a refusal is remembered too', async () => {
  const face = faceOnManualClock()
  face.behind.refusal = { error: 'locked', code: 'locked-after-fault', values: {} }
  await post(face, { id: 'x', ask: 'faster' })
  face.behind.refusal = null
  expect((await post(face, { id: 'x', ask: 'faster' })).json()).toMatchObject({ error: 'locked' })
  expect(face.behind.asked).toEqual([])
})

test('who presses again has another id, and is answered by how things are then', async () => {
  const face = faceOnManualClock()
  face.behind.refusal = { error: 'locked', code: 'locked-after-fault', values: {} }
  expect((await post(face, { id: 'first', ask: 'faster' })).statusCode).toBe(409)
  face.behind.refusal = null
  expect((await post(face, { id: 'second', ask: 'faster' })).statusCode).toBe(200)
})

test('what slows is not refused from memory', async () => {
  const face = faceOnManualClock()
  face.behind.refusal = { error: 'belt-not-moving', code: 'run-is-stopped', values: {} }
  expect((await post(face, { id: 'same', ask: 'slower' })).statusCode).toBe(409)
  face.behind.refusal = null
  for (const _ of [1, 2]) expect((await post(face, { id: 'same', ask: 'slower' })).statusCode).toBe(200)
  expect(face.behind.asked).toHaveLength(1)
})

test('an id of another ask is refused, but never to one that slows', async () => {
  const face = faceOnManualClock()
  await post(face, { id: 'x', ask: 'go' })
  const reused = await post(face, { id: 'x', ask: 'faster' })
  expect([reused.statusCode, reused.json()]).toMatchObject([409, { error: 'id-reused' }])
  for (const ask of ['hold', 'slower']) expect((await post(face, { id: 'x', ask })).statusCode).toBe(200)
  expect(face.behind.asked.map(({ ask }) => ask)).toEqual(['go', 'hold', 'slower'])
})

test.each(['stop', 'pause'])('a %s is carried out each time it comes, even with the id of another', async (ask) => {
  const face = faceOnManualClock()
  for (const id of ['1', '1', '2']) expect((await post(face, { id, ask })).statusCode).toBe(200)
  await post(face, { id: '3', ask: 'faster' })
  expect((await post(face, { id: '3', ask })).statusCode).toBe(200)
  expect(face.behind.asked.map((asked) => asked.ask)).toEqual([ask, ask, ask, 'faster', ask])
})

test('a Stop waits for no snapshot to be drawn, however old the one it was made on', async () => {
  const face = faceOnManualClock()
  const before = face.behind.drawn()
  for (const ask of ['stop', 'slower', 'ease-off']) await post(face, { id: ask, ask, snapshot: 1 })
  expect(face.behind.drawn()).toBe(before)
  await post(face, { id: 'up', ask: 'faster', snapshot: 1 })
  expect(face.behind.drawn()).toBeGreaterThan(before)
})

test('an id that was used more than a minute ago is a new ask', async () => {
  const face = faceOnManualClock()
  const send = () => post(face, { id: '1', ask: 'slower' })
  await send()
  await face.clock.advance(59_000)
  await send()
  expect(face.behind.asked).toHaveLength(1)
  await face.clock.advance(2000)
  await send()
  expect(face.behind.asked).toHaveLength(2)
})

test('an id counts once for its minute, however many others are asked in it', async () => {
  const face = faceOnManualClock()
  await post(face, { id: 'once', ask: 'go' })
  for (let count = 0; count < 5000; count++) await post(face, { id: `a${count}`, ask: 'slower' })
  await post(face, { id: 'once', ask: 'go' })
  expect(face.behind.asked.filter(({ ask }) => ask === 'go')).toHaveLength(1)
  // Beyond that nothing gets faster, since its id could not be kept; what slows is taken all the same.
  const answer = await post(face, { id: 'new', ask: 'faster' })
  expect([answer.statusCode, answer.json()]).toMatchObject([409, { error: 'too-many' }])
  expect(Value.Check(Fault, answer.json())).toBe(true)
  for (const ask of ['ease-off', 'stop']) expect((await post(face, { id: `new-${ask}`, ask })).statusCode).toBe(200)
  await face.clock.advance(61_000)
  expect((await post(face, { id: 'new', ask: 'faster' })).statusCode).toBe(200)
})

test('an ask on a snapshot that is older than 3 s does not speed up; one that slows is taken', async () => {
  const face = faceOnManualClock()
  await face.app.inject('/api/state')
  face.behind.change()
  await face.clock.advance(3001)
  let id = 0
  const answerTo = async (ask: string, snapshot: number) =>
    (await post(face, { id: `a${++id}`, ask, snapshot })).statusCode
  for (const ask of ['start', 'resume', 'faster', 'resume-plan', 'go', 'next'])
    expect([ask, await answerTo(ask, 7)]).toEqual([ask, 409])
  for (const ask of ['slower', 'stop', 'ease-off', 'cool-down', 'walk-now', 'pause', 'hold', 'end']) {
    expect([ask, await answerTo(ask, 7)]).toEqual([ask, 200])
  }
})

test('within 3 s it does, and a stale ask says what to do', async () => {
  const face = faceOnManualClock()
  await face.app.inject('/api/state')
  face.behind.change()
  await face.clock.advance(2999)
  expect((await post(face, { id: 'a', ask: 'faster', snapshot: 7 })).statusCode).toBe(200)
  await face.clock.advance(2)
  const stale = await post(face, { id: 'b', ask: 'faster', snapshot: 7 })
  expect(stale.json()).toMatchObject({ error: 'stale', message: expect.stringContaining('press again') as string })
  expect(Value.Check(AskRefusal, stale.json())).toBe(true)
})

test('the newest snapshot is never stale, however long nothing changed; one never handed out always is', async () => {
  const face = faceOnManualClock()
  await face.app.inject('/api/state')
  await face.clock.advance(600_000)
  expect((await post(face, { id: 'a', ask: 'start', snapshot: 7 })).statusCode).toBe(200)
  expect((await post(face, { id: 'b', ask: 'faster', snapshot: 5000 })).statusCode).toBe(409)
  expect((await post(face, { id: 'c', ask: 'faster' })).statusCode).toBe(200)
})

test('next is stale only where it leads to a faster phase', async () => {
  const face = faceOnManualClock()
  face.behind.change({ leadsTo: { ...RUNNING.leadsTo, next: { speedKmh: 7.4, raises: false } } })
  expect((await post(face, { id: 'a', ask: 'next', snapshot: 1 })).statusCode).toBe(200)
  face.behind.change({ leadsTo: { ...RUNNING.leadsTo, next: { speedKmh: 9.9, raises: true } } })
  expect((await post(face, { id: 'b', ask: 'next', snapshot: 1 })).statusCode).toBe(409)
})

test.each<[AskRefusal['error'], number]>([
  ['wrong-phase', 409],
  ['not-at-standstill', 409],
  ['gate-shut', 409],
  ['too-much-at-once', 409],
  ['above-ceiling', 422],
  ['above-machine', 422],
])('refused for %s is %i, in the words of the session', async (error, status) => {
  const face = faceOnManualClock()
  const refusal = { error, code: 'no-run', values: {} } as const
  face.behind.refusal = refusal
  const response = await post(face, { id: 'a', ask: 'faster' })
  expect([response.statusCode, response.json()]).toEqual([status, { ...refusal, message: 'No run is on.' }])
})

test.each<[string, unknown, string]>([
  ['an unknown ask', { id: 'a', ask: 'fly' }, 'ask must be one of "begin", "start"'],
  ['no ask', { id: 'a' }, 'ask is missing'],
  ['no id', { ask: 'stop' }, 'id is missing.'],
  ['an empty id', { id: '', ask: 'stop' }, 'id must NOT have fewer than 1 characters'],
  ['an unknown key', { id: 'a', ask: 'stop', force: true }, 'force is not known here.'],
  ['a key of another ask', { id: 'a', ask: 'stop', coarse: true }, 'coarse is not known here.'],
  [
    'text for a number',
    { id: 'a', ask: 'console-says', speed: '6', unit: 'km/h' },
    'speed must be of type number, not "6".',
  ],
  ['text for a truth', { id: 'a', ask: 'faster', coarse: 'true' }, 'coarse must be of type boolean, not "true".'],
  ['a number out of range', { id: 'a', ask: 'console-says', speed: 99, unit: 'km/h' }, 'speed must be <= 40.'],
  [
    'an unknown unit',
    { id: 'a', ask: 'console-says', speed: 9, unit: 'knots' },
    'unit must be one of "km/h", "mph", not "knots".',
  ],
  ['a broken snapshot number', { id: 'a', ask: 'go', snapshot: 1.5 }, 'snapshot must be of type integer, not 1.5.'],
  ['a list', [{ id: 'a', ask: 'stop' }], 'the body must be one of object, not [{'],
])('%s is refused in words, and nothing moves', async (_what, body, words) => {
  const face = faceOnManualClock()
  const response = await post(face, body as object)
  expect(response.statusCode).toBe(400)
  expect(Value.Check(Fault, response.json())).toBe(true)
  expect(response.json<Fault>().error).toBe('invalid')
  expect(response.json<Fault>().message).toContain(words)
  expect(face.behind.asked).toEqual([])
})

test('no key but the known ones is ever let through', async () => {
  const face = faceOnManualClock()
  const known = new Set(['id', 'ask', 'snapshot', 'coarse', 'speed', 'unit'])
  await fc.assert(
    fc.asyncProperty(
      fc.string().filter((key) => !known.has(key)),
      fc.jsonValue(),
      async (key, value) => {
        const body = Object.fromEntries([
          ['id', 'a'],
          ['ask', 'faster'],
          [key, value],
        ] as [string, unknown][])
        expect((await post(face, body)).statusCode).toBe(400)
      },
    ),
    { numRuns: draws(40) },
  )
  expect(face.behind.asked).toEqual([])
})

test('whatever JSON comes, it is taken as a valid ask or refused; nothing else reaches the session', async () => {
  const face = faceOnManualClock()
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const { statusCode } = await face.app.inject({
        method: 'POST',
        url: '/api/asks',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify(value),
      })
      expect(statusCode).toBe(400)
    }),
    { numRuns: draws(40) },
  )
  expect(face.behind.asked).toEqual([])
})

type Sendable = { anyOf: { properties: { ask: { enum: readonly string[] } } }[] }

test('every ask has a place in the schema of what may be sent', () => {
  const sendable = (AskSchema as unknown as Sendable).anyOf.flatMap(({ properties }) => properties.ask.enum)
  expect(sendable.toSorted()).toEqual(ASK_KINDS.toSorted())
})
