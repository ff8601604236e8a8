import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { get, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { constants, gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Value } from 'typebox/value'
import { Line } from '../../protocol/panel/line.ts'
import { Snapshot } from '../../protocol/panel/snapshot.ts'
import { eventOf, eventStreamOn } from '../../src/server/event-stream.ts'
import { STREAMS_PER_BROWSER } from '../../src/server/live.ts'
import { HAS_READ, MACHINES, faceListening, faceListeningOnManualClock } from './face.ts'
import { asSent } from '../as-sent.ts'
import { MACHINE, RUNNING } from './snapshots.ts'
import { WITHIN } from '../within.ts'

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

test('what is new of the treadmills is told on every stream', async () => {
  const { url, behind } = await faceListening()
  const streams = [await open(url), await open(url)]
  const told = ({ heard }: Stream): number => heard.filter(({ event }) => event === 'machines').length
  await vi.waitFor(() => expect(streams.map(told)).toEqual([1, 1]), WITHIN)
  behind.heard()
  await vi.waitFor(() => expect(streams.map(told)).toEqual([2, 2]), WITHIN)
})

test('a stream begins with the runner, the treadmills, what was measured along the run, the whole snapshot, a beat, and how soon to come back', async () => {
  const { url } = await faceListeningOnManualClock()
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.heard).toHaveLength(5), WITHIN)
  expect(stream.text()).toMatch(/^retry: 500\n\n/)
  expect(stream.heard.map(({ event }) => event).sort()).toEqual(['beat', 'line', 'machines', 'runner', 'snapshot'])
  expect(stream.heard.slice(0, 3).map(({ event }) => event)).toEqual(['runner', 'machines', 'line'])
  expect(JSON.parse(stream.heard[0]?.data ?? '')).toEqual({ number: 0, runner: HAS_READ })
  expect(JSON.parse(stream.heard[1]?.data ?? '')).toEqual(MACHINES)
  const line: unknown = JSON.parse(stream.heard[2]?.data ?? '')
  expect(line).toEqual({ run: 'r1', points: [{ movingS: 60, distanceM: 145, speedKmh: 8.7 }] })
  expect(Value.Check(Line, line)).toBe(true)
  expect(stream.snapshots()).toEqual([asSent(RUNNING)])
  expect(Value.Check(Snapshot, stream.snapshots()[0])).toBe(true)
  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  expect(stream.headers.get('cache-control')).toBe('no-store')
  expect(stream.headers.get('x-content-type-options')).toBe('nosniff')
  expect(stream.headers.get('set-cookie')).toMatch(
    /^crescendo_browser=[A-Za-z0-9_-]{22}; Path=\/; HttpOnly; SameSite=Strict$/,
  )
})

test('a beat comes each second', async () => {
  const { url, clock } = await faceListeningOnManualClock()
  const stream = await open(url)
  const beats = (): number => stream.heard.filter(({ event }) => event === 'beat').length
  await vi.waitFor(() => expect(beats()).toBe(1), WITHIN)
  await clock.advance(999)
  await sleep(20)
  expect(beats()).toBe(1)
  await clock.advance(1)
  await vi.waitFor(() => expect(beats()).toBe(2), WITHIN)
  await clock.advance(1000)
  await vi.waitFor(() => expect(beats()).toBe(3), WITHIN)
})

test('of many changes ten a second are sent, and the last one is the newest', async () => {
  const { url, behind, clock } = await faceListeningOnManualClock()
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.snapshots()).toHaveLength(1), WITHIN)
  for (let change = 1; change <= 100; change++) {
    behind.change({ distanceM: change })
    await clock.advance(10)
    await sleep(1)
  }
  await vi.waitFor(() => expect(stream.snapshots().at(-1)?.distanceM).toBe(100), WITHIN)
  const numbers = stream.snapshots().map(({ number }) => number)
  expect(numbers.length).toBeGreaterThan(5)
  expect(numbers.length).toBeLessThanOrEqual(1 + 11)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
})

test('while nobody runs what only grows older is sent once a second, and what changes at once', async () => {
  const { url, behind, clock } = await faceListeningOnManualClock()
  behind.change({ phase: { ...RUNNING.phase, kind: 'idle' }, belt: 'still' })
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.snapshots()).toHaveLength(1), WITHIN)
  for (let tick = 1; tick <= 30; tick++) {
    behind.change({ atMs: tick * 100, measured: { ...RUNNING.measured, ageMs: tick } })
    await clock.advance(100)
    await sleep(1)
  }
  await vi.waitFor(() => expect(stream.snapshots().length).toBeGreaterThanOrEqual(3), WITHIN)
  // What is on its way yet arrives.
  await sleep(300)
  expect(stream.snapshots().length).toBeLessThanOrEqual(5)
  const before = stream.snapshots().length
  behind.change({ plan: null })
  await vi.waitFor(() => expect(stream.snapshots()).toHaveLength(before + 1), WITHIN)
  expect(stream.snapshots().at(-1)?.plan).toBeNull()
})

test('a new phase, belt, hold or gate does not wait for the next snapshot', async () => {
  const { url, behind } = await faceListeningOnManualClock()
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.snapshots()).toHaveLength(1), WITHIN)
  const changes: Partial<Snapshot>[] = [
    { belt: 'stopping' },
    { held: 'console' },
    { phase: { kind: 'finish', index: 2, mile: null } },
    { gate: 'open' },
  ]
  for (const change of changes) {
    behind.change(change)
    await vi.waitFor(() => expect(stream.snapshots().at(-1)).toMatchObject(change), WITHIN)
  }
})

test('the asker of a snapshot from the stream is known', async () => {
  const { url, behind } = await faceListening()
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.snapshots()).toHaveLength(1), WITHIN)
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
  await vi.waitFor(() => expect(first.ended).toBe(true), WITHIN)
  const last = first.heard.at(-1)
  expect(last?.event).toBe('closed')
  expect(JSON.parse(last?.data ?? '')).toMatchObject({
    code: 'newer-windows',
    message: expect.stringContaining('newer windows') as string,
  })
  await vi.waitFor(() => expect(fifth.snapshots()).toHaveLength(1), WITHIN)
  expect([other, fifth, ...more].map(({ ended }) => ended)).toEqual([false, false, false, false, false])
  expect(fifth.headers.get('set-cookie')).toBeNull()
})

/** The octets of a stream as they are on the wire. */
async function wire(url: string, encoding: string) {
  const [response] = (await once(get(`${url}/api/live`, { headers: { 'accept-encoding': encoding } }), 'response')) as [
    IncomingMessage,
  ]
  onTestFinished(() => void response.destroy())
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  return { headers: response.headers, octets: () => Buffer.concat(chunks), ended: once(response, 'end') }
}

test('who takes gzip gets each event small and at once, and knows at the end to have it whole', async () => {
  const { app, url, behind } = await faceListening()
  const small = await wire(url, 'br, gzip')
  const plain = await wire(url, 'identity')
  expect([small, plain].map(({ headers }) => [headers['content-encoding'], headers.vary])).toEqual([
    ['gzip', 'accept-encoding'],
    [undefined, 'accept-encoding'],
  ])
  const soFar = (): string =>
    gunzipSync(small.octets(), { finishFlush: constants.Z_SYNC_FLUSH })
      .toString()
      .replaceAll(/event: beat\n.*\n\n/g, '')
  for (const distanceM of [11, 22, 33]) {
    behind.change({ distanceM, belt: distanceM === 22 ? 'stopping' : 'moving' })
    await vi.waitFor(() => expect(soFar()).toContain(`"distanceM":${distanceM},"estimated"`), WITHIN)
    // All of it is there: nothing waits for what comes next.
    expect(soFar()).toMatch(/}\n\n$/)
  }
  await vi.waitFor(() => expect(plain.octets().toString()).toContain('"distanceM":33,'), WITHIN)
  expect(small.octets().length).toBeLessThan(0.5 * plain.octets().length)
  await app.close()
  await small.ended
  expect(gunzipSync(small.octets()).toString()).toMatch(/^retry: 500\n\n/)
})

test.each(['', 'deflate, br', 'gzip;q=0', 'br, gzip; q=0.0, deflate'])(
  'who takes no gzip (%j) gets the stream as it is',
  async (encoding) => {
    const { url } = await faceListening()
    const { headers, octets } = await wire(url, encoding)
    expect(headers['content-encoding']).toBeUndefined()
    await vi.waitFor(() => expect(octets().toString()).toContain('event: snapshot\n'), WITHIN)
  },
)

describe.each([['plain'], ['--compressed']])('a curl that is stopped, %s', (how) => {
  /** A screen that opened a stream and reads nothing of it any more, as one does that is frozen, until it goes on. */
  async function frozenScreen(url: string, cookie = '') {
    const compressed = how === 'plain' ? [] : [how]
    const curl = spawn('curl', ['-sN', ...compressed, '-H', `cookie: ${cookie}`, `${url}/api/live`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void curl.kill('SIGKILL'))
    let text = ''
    curl.stdout.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
    await once(curl.stdout, 'data')
    curl.kill('SIGSTOP')
    return { text: () => text, goOn: () => curl.kill('SIGCONT') }
  }

  // Nothing that is made smaller, beyond its letters.
  const LARGE = randomBytes(1_000_000).toString('base64')

  /** Changes the session until the computer's own buffers to a frozen screen are full: they take a few MB, this is 14 or 10. */
  async function changeUntilFull({ behind, clock }: Awaited<ReturnType<typeof faceListeningOnManualClock>>) {
    let distanceM = 0
    const change = async (): Promise<number> => {
      behind.change({ machine: { ...MACHINE, name: LARGE }, distanceM: ++distanceM })
      await clock.advance(200)
      await sleep(5)
      return distanceM
    }
    while (distanceM < 10) await change()
    return { change, frozenAtM: distanceM }
  }

  test('gets the newest snapshot when it goes on, and none of those between', async () => {
    const face = await faceListeningOnManualClock()
    const curl = await frozenScreen(face.url)
    const { change, frozenAtM } = await changeUntilFull(face)
    let distanceM = frozenAtM
    while (distanceM < frozenAtM + 10) distanceM = await change()

    curl.goOn()
    await vi.waitFor(() => expect(curl.text()).toContain(`"distanceM":${distanceM},"estimated"`), 20_000)
    const arrived = [...curl.text().matchAll(/"distanceM":(\d+),"estimated"/g)].map(([, metres]) => Number(metres))
    expect(arrived.filter((metres) => metres > frozenAtM)).toEqual([distanceM])
  })

  test('hears when it goes on that newer windows replaced it', async () => {
    const face = await faceListeningOnManualClock()
    const cookie = `crescendo_browser=${'a'.repeat(22)}`
    const curl = await frozenScreen(face.url, cookie)
    await changeUntilFull(face)
    face.behind.change({ cue: null })
    for (let count = 0; count < STREAMS_PER_BROWSER; count++) await open(face.url, cookie)
    curl.goOn()
    await vi.waitFor(
      () => expect(curl.text().slice(-1000)).toMatch(/event: closed\ndata: [^\n]*newer windows[^\n]*\n\n$/),
      20_000,
    )
    expect((await fetch(`${face.url}/api/state`)).status).toBe(200)
  })
})

test('for ten screens a snapshot is put into words once', async () => {
  const { url, behind, clock } = await faceListeningOnManualClock()
  const streams = await Promise.all(Array.from({ length: 10 }, () => open(url)))
  await vi.waitFor(() => expect(streams.every((stream) => stream.snapshots().length === 1)).toBe(true), WITHIN)
  await clock.advance(100)
  let times = 0
  const toJSON = (): Snapshot['measured'] => {
    times++
    return RUNNING.measured
  }
  behind.change({ distanceM: 1234, measured: Object.assign({ ...RUNNING.measured }, { toJSON }) })
  for (const stream of streams) {
    await vi.waitFor(() => expect(stream.snapshots().at(-1)).toMatchObject({ distanceM: 1234 }), WITHIN)
  }
  expect(times).toBe(1)
})

test('closing ends open streams at once', async () => {
  const { app, url } = await faceListening()
  const stream = await open(url)
  await vi.waitFor(() => expect(stream.snapshots()).toHaveLength(1), WITHIN)
  const startedMs = performance.now()
  await app.close()
  expect(performance.now() - startedMs).toBeLessThan(4000)
  await vi.waitFor(() => expect(stream.ended).toBe(true), WITHIN)
  expect(stream.heard.map(({ event }) => event)).not.toContain('closed')
})

test('a stream that ends has had the last change, however soon it ends after that', async () => {
  const { app, url, behind } = await faceListeningOnManualClock()
  const streams = [await open(url), await open(url)]
  await vi.waitFor(() => expect(streams.map((stream) => stream.snapshots().length)).toEqual([1, 1]), WITHIN)
  // The second one of a tenth of a second waits for the next.
  behind.change({ distanceM: 1001 })
  behind.change({ distanceM: 1002 })
  await app.close()
  for (const stream of streams) {
    await vi.waitFor(() => expect(stream.ended).toBe(true), WITHIN)
    expect(stream.snapshots().map(({ distanceM }) => distanceM)).toEqual([RUNNING.distanceM, 1001, 1002])
  }
})

test('a picture that waits for the one before it to be sent goes out ahead of the end', () => {
  const sent: string[] = []
  const slow = {
    writableEnded: false,
    destroyed: false,
    // Who reads takes nothing yet: no write is ever done.
    write: (chunk: Buffer) => void sent.push(chunk.toString()),
    end: () => void sent.push('end'),
  }
  const stream = eventStreamOn(slow as unknown as ServerResponse, 'a browser', false)
  stream.show(eventOf('snapshot', '1'))
  stream.show(eventOf('snapshot', '2'))
  stream.close(null)
  expect(sent.slice(-2)).toEqual(['event: snapshot\ndata: 2\n\n', 'end'])
})
