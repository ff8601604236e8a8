import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { faceListening } from './face.ts'

function builtPanel(): string {
  const parent = mkdtempSync(join(tmpdir(), 'crescendo-panel-'))
  onTestFinished(() => rmSync(parent, { recursive: true }))
  writeFileSync(join(parent, 'secret.txt'), 'secret')
  const root = join(parent, 'web')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Crescendo</title>')
  writeFileSync(join(root, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(join(root, '.hidden'), 'hidden')
  return root
}

test.each(['/', '/history'])('%s is the panel, looked up anew each time', async (path) => {
  const { url } = await faceListening(builtPanel())
  const response = await fetch(url + path)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('<title>Crescendo</title>')
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
