import { connect } from 'node:net'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Value } from 'typebox/value'
import { Snapshot } from '../../protocol/panel/snapshot.ts'
import { STREAMS_PER_BROWSER } from '../../src/server/live.ts'
import { faceListening } from './face.ts'
import { RUNNING } from './snapshots.ts'

interface Heard {
  readonly event: string
  readonly data: string
}

interface Stream {
  readonly heard: Heard[]
  readonly headers: Headers
  readonly text: () => string
  readonly cookie: string
  ended: boolean
  close(): void
  /** The snapshots heard so far. */
  snapshots(): Snapshot[]
}

async function open(url: string, cookie = ''): Promise<Stream> {
  const abort = new AbortController()
  const response = await fetch(`${url}/api/live`, { signal: abort.signal, headers: cookie === '' ? {} : { cookie } })
  expect(response.status).toBe(200)
  let text = ''
  const stream: Stream = {
    heard: [],
    headers: response.headers,
    text: () => text,
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? cookie,
    ended: false,
    close: () => abort.abort(),
    snapshots: () =>
      stream.heard.filter(({ event }) => event === 'snapshot').map(({ data }) => JSON.parse(data) as Snapshot),
  }
  onTestFinished(() => abort.abort())
  void read(response, (chunk) => {
    text += chunk
    stream.heard.splice(0, Infinity, ...eventsIn(text))
  }).finally(() => (stream.ended = true))
  return stream
}

async function read(response: Response, hear: (chunk: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  try {
    for await (const chunk of response.body ?? []) hear(decoder.decode(chunk as Uint8Array, { stream: true }))
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error
  }
}

function eventsIn(text: string): Heard[] {
  return [...text.matchAll(/event: (.*)\ndata: (.*)\n\n/g)].map(([, event = '', data = '']) => ({ event, data }))
}

test('a stream begins with the whole snapshot, a beat, and how soon to come back', async () => {
  const { url } = await faceListening()
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.heard).toHaveLength(2))
  expect(stream.text()).toMatch(/^retry: 500\n\n/)
  expect(stream.heard.map(({ event }) => event).sort()).toEqual(['beat', 'snapshot'])
  expect(stream.snapshots()).toEqual([RUNNING])
  expect(Value.Check(Snapshot, stream.snapshots()[0])).toBe(true)
  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  expect(stream.headers.get('cache-control')).toBe('no-store')
  expect(stream.headers.get('x-content-type-options')).toBe('nosniff')
  expect(stream.headers.get('set-cookie')).toMatch(
    /^crescendo_browser=[A-Za-z0-9_-]{22}; Path=\/; HttpOnly; SameSite=Strict$/,
  )
})

test('a beat comes each second', async () => {
  const { url } = await faceListening()
  const stream = await open(url)
  await sleep(2300)
  expect(stream.heard.filter(({ event }) => event === 'beat').length).toBeGreaterThanOrEqual(3)
  expect(stream.heard.filter(({ event }) => event === 'beat').length).toBeLessThanOrEqual(4)
})

test('many changes are about ten snapshots a second, and the last one is the newest', async () => {
  const { url, behind } = await faceListening()
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.snapshots()).toHaveLength(1))
  for (let change = 1; change <= 100; change++) {
    behind.change({ distanceM: change })
    await sleep(5)
  }
  await vi.waitFor(() => expect(stream.snapshots().at(-1)?.distanceM).toBe(100))
  const count = stream.snapshots().length
  expect(count).toBeGreaterThan(3)
  expect(count).toBeLessThan(25)
  const numbers = stream.snapshots().map(({ number }) => number)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
})

test('a new phase, belt, hold or gate does not wait for the next snapshot', async () => {
  const { url, behind } = await faceListening()
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.snapshots()).toHaveLength(1))
  const changes: Partial<Snapshot>[] = [
    { belt: 'stopping' },
    { held: 'console' },
    { phase: { kind: 'finish', index: 2, mile: null } },
    { gate: 'open' },
  ]
  for (const change of changes) {
    behind.change(change)
    await vi.waitFor(() => expect(stream.snapshots().at(-1)).toMatchObject(change), { timeout: 60, interval: 5 })
  }
  expect(stream.snapshots()).toHaveLength(5)
})

test('the asker of a snapshot from the stream is known', async () => {
  const { url, behind } = await faceListening()
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.snapshots()).toHaveLength(1))
  behind.change()
  const snapshot = stream.snapshots()[0]?.number
  const ask = { id: 'a', ask: 'faster', snapshot }
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/asks`, { method: 'POST', headers, body: JSON.stringify(ask) })
  expect(response.status).toBe(200)
})

test('a browser has four streams: a fifth closes the oldest, with words; another browser is not touched', async () => {
  const { url } = await faceListening()
  const first = await open(url)
  const other = await open(url)
  const more: Stream[] = []
  for (let count = 1; count < STREAMS_PER_BROWSER; count++) more.push(await open(url, first.cookie))
  await sleep(50)
  expect(first.ended).toBe(false)

  const fifth = await open(url, first.cookie)
  await vi.waitFor(() => expect(first.ended).toBe(true))
  const last = first.heard.at(-1)
  expect(last?.event).toBe('closed')
  expect(last?.data).toContain('newer windows')
  await vi.waitFor(() => expect(fifth.snapshots()).toHaveLength(1))
  expect([other, fifth, ...more].map(({ ended }) => ended)).toEqual([false, false, false, false, false])
  expect(fifth.headers.get('set-cookie')).toBeNull()
})

test('watched begins with the first stream and ends with the last', async () => {
  const { url, behind } = await faceListening()
  expect(behind.watched).toEqual([])
  const first = await open(url)
  await vi.waitFor(() => expect(behind.watched).toEqual([true]))
  const second = await open(url)
  first.close()
  await sleep(100)
  expect(behind.watched).toEqual([true])
  second.close()
  await vi.waitFor(() => expect(behind.watched).toEqual([true, false]))
})

/** A screen that opened a stream and reads nothing of it any more, as one does that is frozen. */
async function frozenScreen(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET /api/live HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
  await once(socket, 'data')
  socket.pause()
  onTestFinished(() => void socket.destroy())
  return socket
}

test(
  'a frozen screen does not watch, whatever is written to it; it does again when it reads',
  { timeout: 15_000 },
  async () => {
    const { port, behind } = await faceListening()
    const socket = await frozenScreen(port)
    await vi.waitFor(() => expect(behind.watched).toEqual([true]))
    const memoryBefore = process.memoryUsage().external
    // More than the computer's own buffers hold.
    const cue = 'breathe '.repeat(250_000)
    for (let change = 0; change < 60; change++) {
      behind.change({ cue, distanceM: change })
      await sleep(101)
      if (behind.watched.length > 1) break
    }
    await vi.waitFor(() => expect(behind.watched).toEqual([true, false]), 3000)
    // One snapshot on its way and one waiting, not the dozens that were made.
    for (let change = 0; change < 20; change++) {
      behind.change({ cue, distanceM: change })
      await sleep(101)
    }
    expect(process.memoryUsage().external - memoryBefore).toBeLessThan(20 * 2_000_000)
    socket.resume()
    await vi.waitFor(() => expect(behind.watched).toEqual([true, false, true]), 3000)
  },
)

test('ten screens get one and the same buffer', async () => {
  const { url, behind } = await faceListening()
  const streams = await Promise.all(Array.from({ length: 10 }, () => open(url)))
  await vi.waitFor(() => expect(streams.every((stream) => stream.snapshots().length === 1)).toBe(true))
  const stringify = vi.spyOn(JSON, 'stringify')
  onTestFinished(() => stringify.mockRestore())
  await sleep(150)
  behind.change({ distanceM: 1234 })
  await sleep(50)
  expect(stringify.mock.calls.length).toBe(1)
  stringify.mockRestore()
  await vi.waitFor(() => {
    for (const stream of streams) expect(stream.snapshots().at(-1)?.distanceM).toBe(1234)
  })
})

test('closing ends open streams at once, and nobody watches any more', async () => {
  const { app, url, behind } = await faceListening()
  const stream = await open(url)
  await vi.waitFor(() => expect(behind.watched).toEqual([true]))
  const startedMs = performance.now()
  await app.close()
  expect(performance.now() - startedMs).toBeLessThan(1000)
  await vi.waitFor(() => expect(stream.ended).toBe(true))
  expect(stream.heard.map(({ event }) => event)).not.toContain('closed')
  await vi.waitFor(() => expect(behind.watched).toEqual([true, false]))
})
