import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, symlinkSync } from 'node:fs'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { ChosenAdapter } from '../../src/bluetooth/adapter-choice.ts'
import { holdLocks, locksOf } from '../../src/bluetooth/radio/lock.ts'
import { manualClock } from '../../src/clock.ts'
import type { ManualClock } from '../../src/clock.ts'

const held: Server[] = []
afterEach(() => {
  for (const server of held.splice(0)) server.close()
})

const folder = (): string => mkdtempSync(join(tmpdir(), 'crescendo-lock-'))

const ON_A_SOCKET: ChosenAdapter = { kind: 'h4', path: '/nowhere' }

/** The locks, noted when they are held; the words, when they are refused. */
function wanted(dataDir: string, clock: ManualClock, adapter = ON_A_SOCKET): { state: string; waits: number } {
  const place = { state: 'waiting', waits: 0 }
  holdLocks(locksOf(adapter, dataDir), clock, () => place.waits++).then(
    (servers) => {
      held.push(...servers)
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

const onHci = (index: number): ChosenAdapter => ({ kind: 'kernel', index })

test('an adapter of the kernel is had by one data folder at a time, another adapter by another', async () => {
  const clock = manualClock()
  const first = wanted(folder(), clock, onHci(90))
  await pass(clock, 100)
  const places = [wanted(folder(), clock, onHci(90)), wanted(folder(), clock, onHci(91))]
  await pass(clock, 11_000)
  expect([first, ...places].map(({ state }) => state)).toEqual([
    'held',
    'Another Crescendo on this computer is using the Bluetooth adapter hci90. Stop that one, or give this one another adapter: --adapter hci0.',
    'held',
  ])
})

test('a radio that moves to another adapter waits for the last one of its data folder all the same', async () => {
  const clock = manualClock()
  const dataDir = folder()
  const first = wanted(dataDir, clock, onHci(92))
  await pass(clock, 100)
  const second = wanted(dataDir, clock, onHci(93))
  await pass(clock, 500)
  expect([first.state, second.state]).toEqual(['held', 'waiting'])
})

test('an adapter is locked against every user of this computer, until the process that has it dies, however it dies', async () => {
  const lock = locksOf(onHci(94), folder()).at(-1)
  const hold = `require('node:net').createServer().listen(${JSON.stringify(lock?.name)}, () => process.send('held'))`
  // Somebody else, where this user may be somebody else.
  const user = process.getuid?.() === 0 ? { uid: 65_534 } : {}
  const other = spawn(process.execPath, ['-e', hold], { ...user, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(other, 'message')
  const clock = manualClock()
  const ours = wanted(folder(), clock, onHci(94))
  await pass(clock, 1_000)
  expect(ours.state).toBe('waiting')
  other.kill('SIGKILL')
  await once(other, 'exit')
  await pass(clock, 300)
  expect(ours.state).toBe('held')
})
