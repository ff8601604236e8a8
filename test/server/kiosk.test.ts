import { request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { KioskState } from '../../protocol/panel/kiosk.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { monotonicClock } from '../../src/clock.ts'
import { createKioskServer } from '../../src/server/kiosk/kiosk-server.ts'
import { CLIP, TOLD_VOICE } from './face.ts'
import { RUNNING } from './snapshots.ts'
import { toldSession } from './told-session.ts'

interface Wall {
  readonly url: string
  readonly port: number
  readonly change: (change: Partial<Snapshot>) => void
}

async function wall(boot = 'boot'): Promise<Wall> {
  const webRoot = mkdtempSync(join(tmpdir(), 'crescendo-kiosk-'))
  mkdirSync(join(webRoot, 'assets'))
  for (const name of ['kiosk', 'index']) writeFileSync(join(webRoot, `${name}.html`), `<title>${name}</title>`)
  writeFileSync(join(webRoot, 'assets', 'kiosk-abc.js'), 'export {}')
  const session = toldSession(RUNNING)
  const hosts = () => ['localhost', '127.0.0.1', '::1', 'gym-pi', 'gym-pi.local']
  const app = createKioskServer({
    session,
    clock: monotonicClock(),
    voice: TOLD_VOICE,
    boot,
    hosts,
    webRoot,
    logger: null,
  })
  onTestFinished(async () => {
    await app.close()
    rmSync(webRoot, { recursive: true })
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    change: (change) => session.show({ ...session.snapshot(), ...change }),
  }
}

async function answerTo(port: number, host: string, method = 'GET', path = '/api/kiosk') {
  const sent = request({ host: '127.0.0.1', port, path, method, headers: { host } })
  sent.end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of response) text += String(chunk)
  return { status: response.statusCode, headers: response.headers, text }
}

test('the page, what it loads, and the state; nothing of the panel', async () => {
  const { url } = await wall()
  const page = await fetch(`${url}/kiosk`)
  expect([page.status, await page.text()]).toEqual([200, '<title>kiosk</title>'])
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect((await fetch(`${url}/`)).url).toBe(`${url}/kiosk`)
  expect((await fetch(`${url}/assets/kiosk-abc.js`)).status).toBe(200)
  for (const path of [
    '/index.html',
    '/kiosk.html',
    '/history',
    '/api/state',
    '/api/live',
    '/api/runs',
    '/api/runner',
    '/api/openapi.json',
  ])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 404])
  const state = (await (await fetch(`${url}/api/kiosk`)).json()) as KioskState
  expect(state).toMatchObject({ version: 5, boot: 'boot', use: 'running', machine: RUNNING.machine?.name })
})

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])(
  '%s is not for a screen that only shows',
  async (method) => {
    const { port } = await wall()
    for (const path of ['/api/kiosk', '/api/asks', '/kiosk', `/voice/${CLIP}.wav`, '/api/voice/en']) {
      const { status, headers } = await answerTo(port, `127.0.0.1:${port}`, method, path)
      expect([status, headers.allow]).toEqual([405, 'GET'])
    }
  },
)

test('it answers by the names and addresses of this computer alone', async () => {
  const { port } = await wall()
  for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]', 'gym-pi', 'gym-pi.local'])
    expect([host, (await answerTo(port, `${host}:${port}`)).status]).toEqual([host, 200])
  const others = ['evil.example', `evil.example:${port}`, `gym-pi:${port + 1}`, 'gym-pi', '127.0.0.1.evil', '[::1']
  for (const host of others) expect([host, (await answerTo(port, host)).status]).toEqual([host, 421])
})

test('what is said is heard on the wall: which clips there are, and each, for who names this computer', async () => {
  const { url, port } = await wall()
  const listed = await fetch(`${url}/api/voice/es`)
  expect([listed.status, listed.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await listed.json()).toEqual(await TOLD_VOICE.clips('es'))
  const clip = await fetch(`${url}/voice/${CLIP}.wav`)
  expect([clip.status, clip.headers.get('content-type'), await clip.text()]).toEqual([200, 'audio/wav', 'RIFF'])
  for (const path of ['/api/voice/xx', '/api/voice/..%2f', '/voice/other.wav'])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 404])
  expect((await answerTo(port, `evil.example:${port}`, 'GET', `/voice/${CLIP}.wav`)).status).toBe(421)
})

test('what changes reaches the wall at once, and counts up', async () => {
  const { url, change } = await wall()
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const stream = await fetch(`${url}/api/kiosk/live`, { signal: abort.signal })
  expect(stream.headers.get('content-encoding')).toBe('gzip')
  const states: KioskState[] = []
  const decoder = new TextDecoder()
  const reading = (async () => {
    for await (const chunk of stream.body ?? []) {
      for (const [, data = ''] of decoder.decode(chunk as Uint8Array).matchAll(/event: snapshot\ndata: (.*)\n/g))
        states.push(JSON.parse(data) as KioskState)
      if (states.length >= 3) return
    }
  })()
  await expect.poll(() => states.length).toBe(1)
  change({ belt: 'stopping' })
  await expect.poll(() => states.length).toBe(2)
  change({ belt: 'stopped' })
  await reading
  expect(states.map(({ use }) => use)).toEqual(['running', 'stopping', 'stopped'])
  expect(states.map(({ seq }) => seq)).toEqual([1, 2, 3])
})
