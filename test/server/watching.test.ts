import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { monotonicClock } from '../../src/clock.ts'
import { watchOn } from '../../src/watch.ts'
import { faceListening, faceOnManualClock } from './face.ts'

type Face = ReturnType<typeof faceOnManualClock>

/** The number of the snapshot that is sent now. */
const sent = async ({ app }: Face): Promise<number> => (await app.inject('/api/state')).json<Snapshot>().number

const tell = ({ app }: Face, body: object) => app.inject({ method: 'POST', url: '/api/watching', body })

test('a screen that has drawn a snapshot of the last 3 s watches', async () => {
  const face = faceOnManualClock()
  const drawn = await sent(face)
  const told = await tell(face, { drawn })
  expect([told.statusCode, told.body]).toEqual([204, ''])
  expect(face.behind.proofs()).toBe(1)
  await face.clock.advance(3000)
  expect((await tell(face, { drawn })).statusCode).toBe(204)
  expect(face.behind.proofs()).toBe(2)
})

test('one that shows an older snapshot does not, nor one that was never sent, and both are told why', async () => {
  const face = faceOnManualClock()
  const drawn = await sent(face)
  await face.clock.advance(3001)
  for (const number of [drawn, drawn + 1, 0]) {
    const told = await tell(face, { drawn: number })
    expect([told.statusCode, told.json()]).toMatchObject([409, { error: 'not-drawn' }])
  }
  expect(face.behind.proofs()).toBe(0)
  face.behind.change()
  expect((await tell(face, { drawn: await sent(face) })).statusCode).toBe(204)
})

test.each([{}, { drawn: '7' }, { drawn: -1 }, { drawn: 1.5 }, { drawn: 1, kiosk: true }])(
  'what is no proof is told so: %j',
  async (body) => {
    const face = faceOnManualClock()
    await sent(face)
    expect((await tell(face, body)).json()).toMatchObject({ error: 'invalid' })
    expect(face.behind.proofs()).toBe(0)
  },
)

test('a curl that follows the stream, small as a browser gets it, proves nothing, reading or stopped', async () => {
  const told: number[] = []
  const { url, behind } = await faceListening(null, (deps) => {
    const watch = watchOn(monotonicClock(), (forMs) => told.push(forMs))
    onTestFinished(() => watch.close())
    return { ...deps, watch: { prove: () => (behind.change(), watch.prove()) } }
  })
  const curl = spawn('curl', ['-sN', '--compressed', `${url}/api/live`], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void curl.kill('SIGKILL'))
  await once(curl.stdout, 'data')
  await sleep(1500)
  curl.kill('SIGSTOP')
  await expect.poll(() => told.at(-1) ?? 0, { timeout: 10_000 }).toBeGreaterThanOrEqual(5000)
  await expect.poll(() => told.at(-1) ?? 0, { timeout: 5000 }).toBeGreaterThanOrEqual(6000)
  expect(curl.exitCode).toBeNull()

  const { number } = (await (await fetch(`${url}/api/state`)).json()) as Snapshot
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ drawn: number })
  expect((await fetch(`${url}/api/watching`, { method: 'POST', headers, body })).status).toBe(204)
  expect(told.at(-1)).toBe(0)
})
