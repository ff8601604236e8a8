import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { Fault } from '../../protocol/panel/answers.ts'
import { faceListening, faceOnManualClock } from './face.ts'

interface Answer {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

/** A request as a program sends it: `fetch` would forbid most of these headers. */
function send(port: number, method: string, path: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const STOP = JSON.stringify({ id: 'a', ask: 'stop' })
const JSON_TYPE = { 'content-type': 'application/json' }
const errorIn = ({ body }: Answer): string => {
  const fault: unknown = JSON.parse(body)
  expect(Value.Check(Fault, fault)).toBe(true)
  return (fault as Fault).error
}

test.each(['localhost', '127.0.0.1', '[::1]', 'LocalHost'])('the host %s with our port is let in', async (name) => {
  const { port } = await faceListening()
  expect((await send(port, 'GET', '/api/state', { host: `${name}:${port}` })).status).toBe(200)
})

test.each([
  ['a name that points here', (port: number) => `evil.example:${port}`],
  ['another port', (port: number) => `localhost:${port + 1}`],
  ['no port', () => 'localhost'],
  ['a name that begins like ours', (port: number) => `localhost.evil.example:${port}`],
  ['another loopback address', (port: number) => `127.0.0.2:${port}`],
])('the host %s is refused: 421, nothing moves', async (_what, hostAt) => {
  const { port, behind } = await faceListening()
  const answer = await send(port, 'POST', '/api/asks', { host: hostAt(port), ...JSON_TYPE }, STOP)
  expect([answer.status, errorIn(answer)]).toEqual([421, 'wrong-host'])
  expect(behind.asked).toEqual([])
  expect((await send(port, 'GET', '/', { host: hostAt(port) })).status).toBe(421)
})

test('a request without a host, as HTTP/1.0 allows, is refused', async () => {
  const { port } = await faceListening()
  const socket = connect(port, '127.0.0.1')
  socket.end('GET /api/state HTTP/1.0\r\n\r\n')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 421 /)
})

test('our own page and programs may ask', async () => {
  const { port, url, behind } = await faceListening()
  const own = { ...JSON_TYPE, origin: url, 'sec-fetch-site': 'same-origin' }
  expect((await send(port, 'POST', '/api/asks', own, STOP)).status).toBe(200)
  expect((await send(port, 'POST', '/api/asks', JSON_TYPE, STOP)).status).toBe(200)
  expect((await send(port, 'GET', '/api/state', { 'sec-fetch-site': 'none' })).status).toBe(200)
  expect(behind.asked).toHaveLength(2)
})

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['another port of localhost', { origin: 'http://localhost:9' }],
  ['a page without origin', { origin: 'null' }],
  ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
  ['a same-site request', { 'sec-fetch-site': 'same-site' }],
])('%s is refused: 403, nothing moves, and no CORS header invites it', async (_what, headers) => {
  const { port, behind } = await faceListening()
  for (const [method, path] of [
    ['POST', '/api/asks'],
    ['GET', '/api/state'],
    ['GET', '/api/live'],
    ['OPTIONS', '/api/asks'],
    ['GET', '/'],
  ] as const) {
    const answer = await send(port, method, path, { ...headers, ...JSON_TYPE }, method === 'POST' ? STOP : '')
    expect([path, answer.status, errorIn(answer)]).toEqual([path, 403, 'cross-site'])
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  }
  expect(behind.asked).toEqual([])
})

test('no answer carries a CORS header', async () => {
  const { port, url } = await faceListening()
  for (const method of ['GET', 'OPTIONS']) {
    const { headers } = await send(port, method, '/api/state', { origin: url, 'access-control-request-method': 'POST' })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  }
})

test('a computer that is not this one is refused', async () => {
  const { app, behind } = faceOnManualClock()
  const ask = { method: 'POST', url: '/api/asks', payload: JSON.parse(STOP) as object } as const
  for (const remoteAddress of ['192.168.1.20', '10.127.0.1', '::ffff:192.168.1.20', 'fe80::1']) {
    const response = await app.inject({ ...ask, remoteAddress })
    expect([response.statusCode, response.json<Fault>().error]).toEqual([403, 'not-this-computer'])
  }
  expect(behind.asked).toEqual([])
  for (const remoteAddress of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) {
    expect((await app.inject({ ...ask, remoteAddress })).statusCode).toBe(200)
  }
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  '',
])('a body of type "%s" is refused: 415', async (type) => {
  const { port, behind } = await faceListening()
  const answer = await send(port, 'POST', '/api/asks', type === '' ? {} : { 'content-type': type }, STOP)
  expect([answer.status, errorIn(answer)]).toEqual([415, 'json-only'])
  expect(behind.asked).toEqual([])
})

test('JSON with a charset is JSON', async () => {
  const { port } = await faceListening()
  const type = { 'content-type': 'application/json; charset=utf-8' }
  expect((await send(port, 'POST', '/api/asks', type, STOP)).status).toBe(200)
})

test.each([['{"id":"a"'], ['stop'], [''], ['{"id":"a","ask":"stop","__proto__":{}}']])(
  'a body that is no sound JSON (%s) is refused in words: 400',
  async (body) => {
    const { port, behind } = await faceListening()
    const answer = await send(port, 'POST', '/api/asks', JSON_TYPE, body)
    expect([answer.status, errorIn(answer)]).toEqual([400, 'not-json'])
    expect(behind.asked).toEqual([])
  },
)

test('16 KB are taken, one octet more is refused: 413', async () => {
  const { port, behind } = await faceListening()
  const padded = (octets: number): string => STOP + ' '.repeat(octets - STOP.length)
  const tooLong = await send(port, 'POST', '/api/asks', JSON_TYPE, padded(16_385))
  expect([tooLong.status, errorIn(tooLong)]).toEqual([413, 'too-large'])
  expect(behind.asked).toEqual([])
  expect((await send(port, 'POST', '/api/asks', JSON_TYPE, padded(16_384))).status).toBe(200)
})

test('what is not there is said in JSON, with the place where everything is listed', async () => {
  const { port } = await faceListening()
  for (const [method, path] of [
    ['GET', '/api/nothing'],
    ['DELETE', '/api/runs'],
    ['GET', '/api/asks'],
    ['GET', '/nothing'],
  ] as const) {
    const answer = await send(port, method, path, {})
    expect([answer.status, errorIn(answer)]).toEqual([404, 'not-found'])
    expect(answer.body).toContain('/api/openapi.json')
  }
  const broken = await send(port, 'GET', '/%E0%A4%A', {})
  expect(broken.status).toBe(400)
  expect(errorIn(broken)).toBe('invalid')
})

test('a bug inside is 500 without a word of it', async () => {
  const { port } = await faceListening(null, (deps) => ({
    ...deps,
    runs: {
      ...deps.runs,
      page: () => {
        throw new Error('secret detail')
      },
    },
  }))
  const answer = await send(port, 'GET', '/api/runs', {})
  expect([answer.status, errorIn(answer)]).toEqual([500, 'failed'])
  expect(answer.body).not.toMatch(/secret|at .*\.ts/)
})

test.each(['/', '/api/state', '/api/nothing'])('%s comes with the security headers, refused or not', async (path) => {
  const { port } = await faceListening()
  for (const headers of [{}, { host: 'evil.example' }] as Record<string, string>[]) {
    const answer = await send(port, 'GET', path, headers)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    })
    const policy = answer.headers['content-security-policy']
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
  }
})
