import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../src/history/database.ts'
import { readJournal } from '../../src/history/journal.ts'
import { journalRows } from '../../src/history/packed-journals.ts'
import { threadedWriter } from '../../src/history/threaded-writer.ts'
import { MARK_FILE } from '../../src/history/unsaved-mark.ts'
import { TICK_MS, type SessionEvent } from '../../src/session/event.ts'
import { dataFolder } from './data-folder.ts'
import { endedWith, packedIn, rowsOf } from './journals.ts'
import { WALL_MS } from './plan.ts'
import { openJournal, runsOf } from './written-at-once.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let built = ''

// Node 20 cannot run a `.ts`: the process that is killed is built first, with its thread that writes.
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'crescendo-killed-'))
  symlinkSync(join(root, 'node_modules'), join(built, 'node_modules'))
  const entries = [
    'test/history/writing-process.ts',
    'test/history/packing-process.ts',
    'src/history/writer-thread.ts',
  ].map((file) => join(root, file))
  const output = { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' }
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: built,
      emptyOutDir: false,
      rolldownOptions: { input: entries, output },
    },
  })
})
afterAll(() => rmSync(built, { recursive: true }))

/** Lets the process write for `ms`, and until its ask is written, kills it, and gives what it said it had taken. */
async function killedAfter(folder: string, ms: number): Promise<SessionEvent[]> {
  const child = spawn(process.execPath, [join(built, 'writing-process.mjs'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: SessionEvent[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => said.push(JSON.parse(line) as SessionEvent))
  const closed = once(lines, 'close')
  await once(lines, 'line')
  await sleep(ms)
  while (!said.some(({ kind }) => kind === 'ask')) await sleep(10)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  await closed
  return said
}

test('the thread that writes touches nothing before it is told to open the file: another opens it at that time', async () => {
  const folder = dataFolder()
  const writer = threadedWriter(pathToFileURL(join(built, 'writer-thread.mjs')), folder)
  onTestFinished(() => writer.close())
  // It takes some 100 ms to begin.
  await sleep(1000)
  expect(readdirSync(folder)).toEqual([])
  await writer.open()
  expect(readdirSync(folder)).toEqual(expect.arrayContaining([DATABASE_FILE, MARK_FILE]))
})

test.for([900, 1950, 2600])(
  'killed after %i ms: the run is open, begins as it was, lost no ask and at most a second',
  async (ms) => {
    // A second is ten ticks; one more where the flush was a little late. A busy computer may flush later: then once more.
    let lost = Infinity
    for (let left = 4; lost > 11 && left > 0; left--) lost = await lostWhenKilledAfter(ms)
    expect(lost).toBeLessThanOrEqual(11)
  },
)

/** How many ticks are gone of a run whose process was killed after `ms`. */
async function lostWhenKilledAfter(ms: number): Promise<number> {
  const folder = dataFolder()
  const said = await killedAfter(folder, ms)

  const { db, keptAside } = openDatabase(folder, WALL_MS)
  expect(keptAside).toBeNull()
  const run = runsOf(db).open()
  if (run === null) return expect.fail('the run is lost')
  const read = [...readJournal(db, run.id, TICK_MS)]

  // The last event may have been written and not said any more.
  expect(read.slice(0, said.length)).toEqual(said.slice(0, read.length))
  expect(read.length).toBeLessThanOrEqual(said.length + 1)
  const asks = said.filter((event) => event.kind === 'ask')
  expect(read.filter((event) => event.kind === 'ask').slice(0, asks.length)).toEqual(asks)
  expect(asks).toHaveLength(1)
  const onward: SessionEvent = { kind: 'restarted', atMs: 10_000 }
  openJournal(db, run.id).append(onward)
  expect([...readJournal(db, run.id, TICK_MS)]).toEqual([...read, onward])
  db.close()
  return ticksIn(said) - ticksIn(read)
}

const ticksIn = (events: SessionEvent[]): number => events.filter((event) => event.kind === 'tick').length

test.for([1, 6, 15])('killed while the journal of run %i is packed: of none is a row lost', async (count) => {
  const folder = dataFolder()
  const { db: first } = openDatabase(folder, WALL_MS)
  const rows = rowsOf(3000)
  const ids = Array.from({ length: 20 }, (_, day) => endedWith(first, rows, day))
  first.close()
  const child = spawn(process.execPath, [join(built, 'packing-process.mjs'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = 0
  for await (const _ of createInterface({ input: child.stdout })) if (++said === count) break
  await sleep(3 * count)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')

  const { db, keptAside } = openDatabase(folder, WALL_MS)
  onTestFinished(() => void db.close())
  expect(keptAside).toBeNull()
  for (const id of ids) expect([...journalRows(db, id, 0, 1e6)]).toEqual(rows)
  const { packed, rows: unpacked } = packedIn(db)
  expect(packed).toBeGreaterThanOrEqual(count - 1)
  expect(unpacked).toBe((20 - packed) * rows.length)
})
