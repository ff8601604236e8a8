/// <reference types="node" />
import { expect, test } from 'vitest'
import { manualClock } from '../../src/clock.ts'
import { connect, type Stream } from '../../web/live/connection.ts'
import { SNAPSHOTS } from './snapshots.ts'

/** A stream whose events are sent by hand. */
class HandStream implements Stream {
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>()
  closed = false

  addEventListener(type: string, listen: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listen)
  }

  close(): void {
    this.closed = true
  }

  send(type: string, data = ''): void {
    this.#listeners.get(type)?.({ data } as MessageEvent<string>)
  }
}

function panel() {
  const clock = manualClock()
  const streams: HandStream[] = []
  const heard: string[] = []
  const end = connect(
    () => {
      const stream = new HandStream()
      streams.push(stream)
      return stream
    },
    clock,
    {
      snapshot: ({ number }) => heard.push(`snapshot ${number}`),
      line: ({ points }) => heard.push(`line of ${points.length}`),
      heard: (is) => heard.push(is ? 'heard' : 'lost'),
      closed: ({ code }) => heard.push(`closed: ${code}`),
    },
  )
  return { clock, streams, heard, end, newest: () => streams.at(-1) ?? expect.unreachable() }
}

test('snapshots come through, and beats keep the stream', async () => {
  const { clock, streams, heard, newest } = panel()
  newest().send('snapshot', JSON.stringify(SNAPSHOTS.mileTwo))
  for (let second = 0; second < 10; second++) {
    await clock.advance(1000)
    newest().send('beat')
  }
  expect(streams).toHaveLength(1)
  expect(heard).toContain(`snapshot ${SNAPSHOTS.mileTwo.number}`)
  expect(heard).not.toContain('lost')
})

test('three seconds of silence are a lost daemon, and a new stream is tried every three seconds', async () => {
  const { clock, streams, heard, newest } = panel()
  newest().send('beat')
  await clock.advance(2999)
  expect(heard).toEqual(['heard'])
  await clock.advance(1)
  expect(heard).toEqual(['heard', 'lost'])
  expect(streams.map(({ closed }) => closed)).toEqual([true, false])
  await clock.advance(6000)
  expect(streams).toHaveLength(4)
  newest().send('beat')
  expect(heard.at(-1)).toBe('heard')
})

test('a stream that breaks off is a lost daemon sooner, however often the browser tries again by itself', async () => {
  const { clock, heard, newest } = panel()
  newest().send('beat')
  for (let tries = 0; tries < 3; tries++) {
    newest().send('error')
    await clock.advance(499)
  }
  expect(heard).toEqual(['heard'])
  await clock.advance(3)
  expect(heard).toEqual(['heard', 'lost'])
})

test('a stream that breaks off and comes back at once was never lost', async () => {
  const { clock, heard, newest } = panel()
  newest().send('error')
  await clock.advance(1000)
  newest().send('beat')
  await clock.advance(2000)
  expect(heard).toEqual(['heard'])
})

test('what an abandoned stream still says is not listened to', async () => {
  const { clock, streams, heard, newest } = panel()
  await clock.advance(3000)
  newest().send('beat')
  const before = [...heard]
  streams[0]?.send('snapshot', JSON.stringify(SNAPSHOTS.sprint))
  expect(heard).toEqual(before)
})

test('a stream closed with words is not opened again', async () => {
  const { clock, streams, heard, newest } = panel()
  newest().send(
    'closed',
    JSON.stringify({ code: 'newer-windows', values: {}, message: 'Newer windows took its place.' }),
  )
  await clock.advance(60_000)
  expect(streams).toHaveLength(1)
  expect(heard.at(-1)).toBe('closed: newer-windows')
})

test('when the panel goes, the stream goes and nothing is opened any more', async () => {
  const { clock, streams, end } = panel()
  end()
  await clock.advance(60_000)
  expect(streams.map(({ closed }) => closed)).toEqual([true])
})
