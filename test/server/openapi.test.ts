import { Value } from 'typebox/value'
import { beforeEach, expect, test } from 'vitest'
import { Fault } from '../../protocol/panel/answers.ts'
import { MOST_RUN_OCTETS } from '../../protocol/panel/run-files.ts'
import { faceOnManualClock } from './face.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
interface Described {
  readonly summary?: string
  readonly responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
}
interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Described>>
  readonly components: { readonly schemas: Record<string, unknown> }
}

let document: Document
beforeEach(async () => {
  document = (await faceOnManualClock().app.inject('/api/openapi.json')).json<Document>()
})

const routes = (): (Described & { method: Method; path: string })[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, described]) => ({
      ...described,
      method: method.toUpperCase() as Method,
      path,
    })),
  )

test('the document lists every route, and every reference in it leads somewhere', async () => {
  const { app } = faceOnManualClock()
  const registered: string[] = []
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (schema?.hide !== true) registered.push(`${String(method)} ${url.replace(/:(\w+)/g, '{$1}')}`)
  })
  await app.ready()
  expect(document.openapi).toMatch(/^3\.1/)
  const listed = routes().map(({ method, path }) => `${method} ${path}`)
  expect(listed.sort()).toEqual(registered.sort())
  expect(listed).toEqual(expect.arrayContaining(['GET /api/live', 'GET /api/state', 'POST /api/asks', 'PUT /api/plan']))

  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference)
  const names = Object.keys(document.components.schemas)
  expect([...new Set(references)].sort()).toEqual(names.map((name) => `#/components/schemas/${name}`).sort())
})

test('every route has a summary and the schema of what it answers', () => {
  for (const { path, summary, responses } of routes()) {
    expect(summary, path).toMatch(/\w/)
    if (responses['204'] !== undefined) continue
    const [type, media] = Object.entries(responses['200']?.content ?? {})[0] ?? []
    expect([path, type]).toEqual([path, path === '/api/live' ? 'text/event-stream' : 'application/json'])
    expect(Object.keys(media?.schema ?? {}), path).not.toEqual([])
  }
})

test('the live stream is described event by event, the snapshot by its schema', () => {
  const stream = document.paths['/api/live']?.['get']?.responses['200']?.content['text/event-stream']?.schema
  const described = (event: string, data: object) => ({
    properties: { event: { enum: [event] }, data: { type: 'string', ...data } },
  })
  expect(stream).toMatchObject({
    anyOf: [
      described('snapshot', {
        contentMediaType: 'application/json',
        contentSchema: { $ref: '#/components/schemas/Snapshot' },
      }),
      described('line', {
        contentMediaType: 'application/json',
        contentSchema: { $ref: '#/components/schemas/Line' },
      }),
      described('runner', {
        contentMediaType: 'application/json',
        contentSchema: { $ref: '#/components/schemas/NumberedRunner' },
      }),
      described('machines', {
        contentMediaType: 'application/json',
        contentSchema: { $ref: '#/components/schemas/Machines' },
      }),
      described('beat', { enum: ['beat'] }),
      described('closed', {}),
    ],
  })
})

const FAULT = { $ref: '#/components/schemas/Fault' }
const JSON_TYPE = { 'content-type': 'application/json' }

interface Wrong {
  readonly status: number
  readonly headers?: Record<string, string>
  readonly payload?: string
}
const ANYWHERE: readonly Wrong[] = [
  { status: 403, headers: { 'sec-fetch-site': 'cross-site' } },
  { status: 421, headers: { host: 'evil.example' } },
]
const WITH_A_BODY: readonly Wrong[] = [
  { status: 400, headers: JSON_TYPE, payload: '{' },
  { status: 400, headers: JSON_TYPE, payload: '[]' },
  { status: 413, headers: JSON_TYPE, payload: ' '.repeat(20_000) },
  { status: 415, headers: { 'content-type': 'text/plain' }, payload: '{}' },
]

/** A file is no JSON, and may be longer. */
const withOctets = (most: number): readonly Wrong[] => [
  { status: 413, headers: { 'content-type': 'application/octet-stream' }, payload: ' '.repeat(most + 1) },
  { status: 415, headers: JSON_TYPE, payload: '{}' },
]
const bodiesFor = (method: Method, path: string): readonly Wrong[] => {
  if (method === 'GET' || method === 'DELETE') return []
  if (path === '/api/plan-files') return withOctets(2 ** 21)
  return path === '/api/runs' ? withOctets(MOST_RUN_OCTETS + 1024) : WITH_A_BODY
}

test('every way a request fails is in the description of its route', async () => {
  const { app } = faceOnManualClock()
  for (const { method, path, responses } of routes()) {
    for (const { status, headers = {}, payload } of [...ANYWHERE, ...bodiesFor(method, path)]) {
      const request = {
        method,
        url: path
          .replace('{id}', path.includes('runners') ? '0000000000000001' : 'run-1-or-plan')
          .replace('{format}', 'csv'),
        headers,
      }
      const answer = await app.inject(payload === undefined ? request : { ...request, payload })
      expect([method, path, answer.statusCode]).toEqual([method, path, status])
      expect(Value.Check(Fault, answer.json())).toBe(true)
      const schema = JSON.stringify(responses[status]?.content['application/json']?.schema)
      expect(schema, `${method} ${path} ${status}`).toContain(JSON.stringify(FAULT.$ref))
    }
    expect(responses['500']?.content['application/json']?.schema).toMatchObject(FAULT)
  }
  const broken = await app.inject('/api/runs/%E0%A4%A')
  expect(broken.statusCode).toBe(400)
  expect(document.paths['/api/runs/{id}']?.['get']?.responses['400']?.content['application/json']?.schema).toEqual(
    FAULT,
  )
})
