import { expect, test } from 'vitest'
import { CLIP, faceOnManualClock } from './face.ts'

const HERE = { host: 'localhost:80' }

test('which clips there are, in the languages there are', async () => {
  const { app } = faceOnManualClock()
  const found = await app.inject({ url: '/api/voice/en', headers: HERE })
  expect(found.json()).toEqual({ engine: 'espeak-ng', clips: [{ words: 'Halfway.', clip: CLIP }], waiting: 3 })
  expect(found.headers['cache-control']).toBe('no-store')
  expect((await app.inject({ url: '/api/voice/xx', headers: HERE })).statusCode).toBe(400)
  expect((await app.inject({ url: '/api/voice/..%2f', headers: HERE })).statusCode).toBe(400)
})

test('a clip is sound that never changes; what is none is not found', async () => {
  const { app } = faceOnManualClock()
  const found = await app.inject({ url: `/voice/${CLIP}.wav`, headers: HERE })
  expect([found.statusCode, found.body]).toEqual([200, 'RIFF'])
  expect(found.headers).toMatchObject({
    'content-type': 'audio/wav',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
  for (const path of ['/voice/other.wav', '/voice/..%2f..%2fcrescendo.db.wav', `/voice/${CLIP}`]) {
    const missing = await app.inject({ url: path, headers: HERE })
    expect([path, missing.statusCode]).toEqual([path, 404])
    expect(missing.json()).toMatchObject({ error: 'not-found' })
  }
})

test('nobody else’s page hears it', async () => {
  const { app } = faceOnManualClock()
  const from = (headers: Record<string, string>) => app.inject({ url: `/voice/${CLIP}.wav`, headers })
  expect((await from({ ...HERE, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect((await from({ host: 'evil.example' })).statusCode).toBe(421)
})
