import { mkdtempSync, symlinkSync } from 'node:fs'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { holdRadioLock } from '../../src/bluetooth/radio/lock.ts'
import { manualClock } from '../../src/clock.ts'
import type { ManualClock } from '../../src/clock.ts'

const held: Server[] = []
afterEach(() => {
  for (const server of held.splice(0)) server.close()
})

const folder = (): string => mkdtempSync(join(tmpdir(), 'crescendo-lock-'))

/** The lock, noted when it is held; the words, when it is refused. */
function wanted(dataDir: string, clock: ManualClock): { state: string; waits: number } {
  const place = { state: 'waiting', waits: 0 }
  holdRadioLock(dataDir, clock, () => place.waits++).then(
    (server) => {
      held.push(server)
      place.state = 'held'
    },
    (error: Error) => (place.state = error.message),
  )
  return place
}

/** Lets the sockets do their part between two steps of the clock. */
async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let passedMs = 0; passedMs < ms; passedMs += 100) {
    await sleep(2)
    await clock.advance(100)
  }
  await sleep(2)
}

test('the first holds it at once, the second when the first is gone', async () => {
  const dataDir = folder()
  const clock = manualClock()
  const first = wanted(dataDir, clock)
  await pass(clock, 100)
  expect(first).toEqual({ state: 'held', waits: 0 })
  const second = wanted(dataDir, clock)
  await pass(clock, 2_000)
  expect(second.state).toBe('waiting')
  expect(second.waits).toBeGreaterThan(0)
  held.shift()?.close()
  await pass(clock, 300)
  expect(second.state).toBe('held')
})

test('after 10 s the second is told who is there', async () => {
  const dataDir = folder()
  const clock = manualClock()
  wanted(dataDir, clock)
  await pass(clock, 100)
  const second = wanted(dataDir, clock)
  await pass(clock, 9_500)
  expect(second.state).toBe('waiting')
  await pass(clock, 1_000)
  expect(second.state).toBe(`Another Crescendo is using the Bluetooth of ${dataDir}.`)
})

test('two names of a folder are one lock, two folders are two', async () => {
  const dataDir = folder()
  const alias = join(folder(), 'alias')
  symlinkSync(dataDir, alias)
  const clock = manualClock()
  const places = [wanted(dataDir, clock), wanted(alias, clock), wanted(folder(), clock)]
  await pass(clock, 500)
  expect(places.map(({ state }) => state)).toEqual(['held', 'waiting', 'held'])
})
