import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { Fault } from '../../protocol/panel/answers.ts'
import { faceListening, faceOnManualClock } from './face.ts'
import { draws } from '../draws.ts'

type App = ReturnType<typeof faceOnManualClock>['app']

const WITH_BODY = [
  ['POST', '/api/asks'],
  ['POST', '/api/watching'],
  ['POST', '/api/plans'],
  ['PUT', '/api/plan'],
] as const

async function answerTo(app: App, index: number, payload: string | Buffer, type = 'application/json') {
  const [method, url] = WITH_BODY[index % WITH_BODY.length] ?? ['POST', '/api/asks']
  const { statusCode, body } = await app.inject({ method, url, payload, headers: { 'content-type': type } })
  return { statusCode, fault: JSON.parse(body) as Fault }
}

function expectFault(fault: unknown): void {
  expect(Value.Check(Fault, fault), JSON.stringify(fault)).toBe(true)
  expect((fault as Fault).message).toMatch(/\w{2,}.*\.$/s)
}

test.each([
  ['arrays', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
  ['objects', (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)],
  ['in a known key', (depth: number) => `{"ask":${'['.repeat(depth)}${']'.repeat(depth)},"id":"a"}`],
  ['without an end', (depth: number) => '['.repeat(depth)],
])('%s in each other are a Fault, however deep', async (_, nested) => {
  const { app } = faceOnManualClock()
  for (const [index] of WITH_BODY.entries())
    for (const depth of [1, 31, 33, 500, 2700]) {
      const { statusCode, fault } = await answerTo(app, index, nested(depth))
      expect([depth, statusCode]).toEqual([depth, 400])
      expectFault(fault)
    }
})

test('5,000 brackets are told what is wrong with them; brackets in a string are text', async () => {
  const { app } = faceOnManualClock()
  const deep = await answerTo(app, 0, '['.repeat(5000) + ']'.repeat(5000))
  expect(deep).toMatchObject({ statusCode: 400, fault: { error: 'not-json' } })
  expect(deep.fault.message).toContain('nested more than 32 deep')
  const text = await answerTo(app, 0, JSON.stringify({ id: 'a', ask: 'stop', snapshot: '[{"\\'.repeat(100) }))
  expect(text.fault).toMatchObject({ error: 'invalid', message: expect.stringContaining('snapshot must be') as string })
})

/** The octets of JSON, cut, doubled, or in another encoding. */
const bodies = fc.oneof(
  fc.json({ maxDepth: 40 }).map((json) => Buffer.from(json)),
  fc.uint8Array({ maxLength: 200 }).map((octets) => Buffer.from(octets)),
  fc.tuple(fc.json(), fc.nat(30)).map(([json, cut]) => Buffer.from(json).subarray(0, -cut || undefined)),
  fc.json().map((json) => Buffer.from(json, 'utf16le')),
  fc.json().map((json) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(json)])),
  fc.integer({ min: 1, max: 40_000 }).map((length) => Buffer.from(`"${'x'.repeat(length)}"`)),
  fc
    .dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, maxKeys: 50 })
    .map((value) => Buffer.from(JSON.stringify(value))),
)
const types = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x; y',
  '',
)

test('whatever is sent in whatever encoding, what is refused is a Fault in words, and never a bug of ours', async () => {
  const { app } = faceOnManualClock()
  await fc.assert(
    fc.asyncProperty(fc.nat(3), bodies, types, async (index, body, type) => {
      const { statusCode, fault } = await answerTo(app, index, body, type)
      // Empty choices are a plan.
      if (statusCode === 200) {
        expect(JSON.parse(body.toString().replace(/^\uFEFF/, ''))).toEqual({})
        return
      }
      expect([400, 413, 415]).toContain(statusCode)
      expectFault(fault)
    }),
    { numRuns: draws(50) },
  )
})

test.each([
  ['no HTTP', 'how do you do\r\n\r\n', 400],
  ['a method nobody knows', 'SPRINT / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
  ['headers without an end', `GET / HTTP/1.1\r\nHost: localhost\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
])('%s is answered with a Fault, and the connection ends', async (_, octets, status) => {
  const { port } = await faceListening()
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  socket.write(octets)
  await once(socket, 'close')
  expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expectFault(JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)))
})
