import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { faceListening } from './face.ts'

function builtPanel(): string {
  const parent = mkdtempSync(join(tmpdir(), 'crescendo-panel-'))
  onTestFinished(() => rmSync(parent, { recursive: true }))
  writeFileSync(join(parent, 'secret.txt'), 'secret')
  const root = join(parent, 'web')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Crescendo</title>')
  writeFileSync(join(root, 'history.html'), '<!doctype html><title>Runs</title>')
  writeFileSync(join(root, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(join(root, 'assets', 'main-abc123.js.br'), brotliCompressSync('export {}'))
  writeFileSync(join(root, '.hidden'), 'hidden')
  return root
}

test.each([
  ['/', 'Crescendo'],
  ['/history', 'Runs'],
])('%s is a page of its own, looked up anew each time', async (path, title) => {
  const { url } = await faceListening(builtPanel())
  const response = await fetch(url + path)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain(`<title>${title}</title>`)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
})

test('an asset has a hash in its name and may be kept for ever', async () => {
  const { url } = await faceListening(builtPanel())
  const response = await fetch(`${url}/assets/main-abc123.js`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('javascript')
  expect(response.headers.get('cache-control')).toContain('immutable')
})

test('what was built is sent as the build compressed it, to whoever can read that', async () => {
  const { url } = await faceListening(builtPanel())
  const as = async (encoding: string): Promise<Response> =>
    fetch(`${url}/assets/main-abc123.js`, { headers: { 'accept-encoding': encoding } })
  const small = await as('br, gzip')
  expect(small.headers.get('content-encoding')).toBe('br')
  expect(small.headers.get('content-type')).toContain('javascript')
  expect(small.headers.get('vary')).toContain('accept-encoding')
  expect(await small.text()).toBe('export {}')
  const plain = await as('identity')
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(plain.headers.get('vary')).toContain('accept-encoding')
  expect(await plain.text()).toBe('export {}')
})

test('a long answer to a reader is compressed; what answers an ask goes as it is', async () => {
  const { url } = await faceListening()
  const headers = { 'accept-encoding': 'br', 'content-type': 'application/json' }
  const api = await fetch(`${url}/api/openapi.json`, { headers })
  expect(api.headers.get('content-encoding')).toBe('br')
  expect(await api.json()).toMatchObject({ openapi: expect.any(String) as string })
  const bad = Array.from({ length: 100 }, (_, index) => [`no-such-${index}`, index])
  const asked = await fetch(`${url}/api/asks`, {
    method: 'POST',
    headers,
    body: JSON.stringify(Object.fromEntries(bad)),
  })
  expect(asked.headers.get('content-encoding')).toBeNull()
  expect((await asked.text()).length).toBeGreaterThan(1400)
})

test.each([
  '/nothing',
  '/history/7',
  '/assets/',
  '/.hidden',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
])('%s is not there, and says so in JSON', async (path) => {
  const { url } = await faceListening(builtPanel())
  const response = await fetch(url + path)
  expect(response.status).toBe(404)
  expect((await response.json()) as object).toMatchObject({ error: 'not-found' })
})

test('without a built panel the page says what to run', async () => {
  const { url } = await faceListening()
  const response = await fetch(url)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('npm run build')
})
