import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { expect, test, vi } from 'vitest'
import { Sync, type SyncProblem } from '../../protocol/panel/sync.ts'
import { manualClock } from '../../src/clock.ts'
import { folderTarget } from '../../src/sync/folder.ts'
import { backOffMs } from '../../src/sync/back-off.ts'
import { retryAfterMsOf } from '../../src/sync/intervals-call.ts'
import { intervalsTarget } from '../../src/sync/intervals.ts'
import { keepSync, readSync, SYNC_FILE } from '../../src/sync/kept.ts'
import { syncOn, type Syncing } from '../../src/sync/sync.ts'
import { draws } from '../draws.ts'
import { dataFolder } from '../history/data-folder.ts'
import { historyOn } from '../history/history-on.ts'
import { PLAN, WALL_MS } from '../history/plan.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { writeAll } from '../../src/history/writing.ts'
import { openDatabase } from '../../src/history/database.ts'
import { service, type Answer, type Service } from './service.ts'
import { WITHIN } from '../within.ts'

const KEY = 'a-key-of-a-runner'
const HOUR_MS = 3_600_000
const FIT = (id: string): Uint8Array => new TextEncoder().encode(`FIT of ${id}`)

/** A daemon's sync on a data folder with runs, on a clock of its own. */
async function syncing(runs: readonly string[], folder = dataFolder()) {
  const remote = await service(KEY)
  const clock = manualClock(0, WALL_MS + 24 * HOUR_MS)
  const target = join(folder, 'watched')
  mkdirSync(target, { recursive: true })
  const isOn = { run: false }
  const troubles: unknown[] = []
  const made: string[] = []
  const noFile = new Set<string>()

  function begun() {
    const history = historyOn(folder, { clock })
    const sync = syncOn({
      sendings: history.sendingsOf(FIRST_RUNNER),
      kept: readSync(folder, FIRST_RUNNER, FIRST_RUNNER),
      keep: (kept) => keepSync(folder, FIRST_RUNNER, FIRST_RUNNER, kept),
      fileOf({ id }) {
        made.push(id)
        return Promise.resolve(noFile.has(id) ? null : { name: 'run.fit', octets: FIT(id) })
      },
      isRunOn: () => isOn.run,
      trouble: (error) => troubles.push(error),
      targetOf: ({ folder: into, intervals }, name) =>
        name === 'folder'
          ? into && folderTarget(into.path)
          : intervals && intervalsTarget(intervals.key, remote.url, 300),
      calendarOf: () => null,
      clock,
    })
    return { history, sync }
  }
  let now = begun()
  for (const [index, id] of runs.entries()) run(folder, id, clock.wallMs() + index * 60_000)
  return {
    ...{ folder, target, remote, clock, isOn, troubles, made, noFile },
    get sync(): Syncing {
      return now.sync
    },
    get history() {
      return now.history
    },
    /** As after a kill: what was under way is broken off without a word. */
    again() {
      void now.sync.close()
      now = begun()
      now.sync.look()
    },
    /** Until nothing is under way; time passes while something waits. */
    async passing(isOver: () => boolean, stepMs = 30_000) {
      await vi.waitFor(() => {
        if (!isOver()) void clock.advance(stepMs)
        expect(isOver()).toBe(true)
      }, 10_000)
    },
  }
}

/** A run that ended an hour after it began. */
function run(folder: string, id: string, startedAtMs: number, whose: 'known' | 'guest' = 'known'): void {
  const { db } = openDatabase(folder, WALL_MS)
  const machine = { name: 'Treadmill 7', address: 'aa' }
  const result = {
    endedAtMs: startedAtMs + HOUR_MS,
    ...{ distanceM: 5000, movingS: 1800, crescendo: true, splits: [], line: [] },
  }
  writeAll(db, [
    { kind: 'run', id, startedAtMs, machine, plan: PLAN, isGuests: whose === 'guest' },
    { kind: 'end', id, result },
  ])
  db.close()
}

const external = (id: string): string => `crescendo-${id}`
const takenOnce = ({ taken }: Service, ids: readonly string[]): void =>
  expect([...taken].map(([id, { times }]) => [id, times])).toEqual(ids.map((id) => [external(id), 1]))

test('each finished run goes into the folder once, the earliest first, whole and under a name of its own', async () => {
  const on = await syncing(['run-one', 'run-two'])
  expect(await on.sync.tell({ folder: on.target, earlier: true })).toBeNull()
  await on.passing(() => on.sync.now().folder?.waiting === 0)
  const names = readdirSync(on.target).sort()
  expect(names.map((name) => name.replace(/\d{4}-\d\d-\d\d-\d{4}/, 'WHEN'))).toEqual([
    'crescendo-WHEN-runone.fit',
    'crescendo-WHEN-runtwo.fit',
  ])
  expect(readFileSync(join(on.target, names[0] ?? ''))).toEqual(Buffer.from(FIT('run-one')))
  expect(Value.Check(Sync, on.sync.now())).toBe(true)
  expect(on.sync.now()).toMatchObject({ folder: { sent: 2, waiting: 0, refused: 0, problem: null }, intervals: null })
  // Once more, after a restart, and with one that is new.
  run(on.folder, 'run-three', WALL_MS + 30 * HOUR_MS)
  on.again()
  await on.passing(() => on.sync.now().folder?.sent === 3)
  expect(readdirSync(on.target)).toHaveLength(3)
  expect(on.made).toEqual(['run-one', 'run-two', 'run-three'])
})

test('without the earlier ones only what ends from now on goes; of a guest nothing does', async () => {
  const on = await syncing([])
  run(on.folder, 'before', WALL_MS)
  expect(await on.sync.tell({ folder: on.target })).toBeNull()
  run(on.folder, 'after', on.clock.wallMs())
  run(on.folder, 'guest', on.clock.wallMs(), 'guest')
  on.sync.look()
  await on.passing(() => on.sync.now().folder?.sent === 1)
  expect(on.made).toEqual(['after'])
  // Set again with the earlier ones, they go too.
  expect(on.sync.now().folder?.earlier).toBe(false)
  await on.sync.tell({ earlier: true })
  await on.passing(() => on.sync.now().folder?.sent === 2)
  expect(on.sync.now()).toMatchObject({ folder: { earlier: true }, intervals: null })
  expect(on.made).toEqual(['after', 'before'])
})

test('nothing is sent while a run is on; once none is, it goes', async () => {
  const on = await syncing(['run-one'])
  on.isOn.run = true
  await on.sync.tell({ folder: on.target, earlier: true })
  for (let i = 0; i < 20; i++) {
    await on.clock.advance(60_000)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(on.made).toEqual([])
  expect(on.sync.now().folder).toMatchObject({ waiting: 1, problem: null })
  on.isOn.run = false
  on.sync.look()
  await on.passing(() => on.sync.now().folder?.sent === 1)
})

test.each<[string, Answer, SyncProblem['code']]>([
  ['a service in trouble that took it', 'takes-and-fails', 'sync-not-known'],
  ['an answer that never comes, of what was taken', 'takes-and-hangs', 'sync-not-known'],
  ['an answer that never comes, of what was not', 'hangs', 'sync-not-known'],
  ['a line that is cut after it was taken', 'takes-and-cuts', 'sync-not-known'],
  ['a line that is cut before', 'cuts', 'sync-not-known'],
  ['a service in trouble', { status: 503 }, 'sync-not-known'],
  ['one that asks for patience', { status: 429, headers: { 'retry-after': '120' } }, 'sync-service-busy'],
])('%s: said, tried again by itself, and there once', async (_, answer, code) => {
  const on = await syncing(['run-one'])
  on.remote.next.push(answer)
  await on.sync.tell({ intervalsKey: KEY, earlier: true })
  await vi.waitFor(() => expect(on.sync.now().intervals?.problem?.code).toBe(code), WITHIN)
  await on.passing(() => on.sync.now().intervals?.sent === 1)
  takenOnce(on.remote, ['run-one'])
  expect(on.remote.taken.get(external('run-one'))?.octets).toEqual(Buffer.from(FIT('run-one')))
  expect(on.sync.now().intervals).toMatchObject({ waiting: 0, refused: 0, problem: null })
})

test('an answer that never comes is waited for no longer, also where what is not held is collected meanwhile', async () => {
  const on = await syncing(['run-one'])
  on.remote.next.push('hangs')
  await on.sync.tell({ intervalsKey: KEY, earlier: true })
  await vi.waitFor(() => expect(on.remote.calls).toHaveLength(1), WITHIN)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let i = 0; i < 4; i++) {
    collect()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await vi.waitFor(() => expect(on.sync.now().intervals?.problem?.code).toBe('sync-not-known'), WITHIN)
})

test('of a run from before Crescendo started it is asked first: a backup that came back knows nothing of it', async () => {
  const on = await syncing([])
  run(on.folder, 'sent-before', WALL_MS)
  run(on.folder, 'not-sent', WALL_MS + HOUR_MS)
  on.remote.taken.set(external('sent-before'), { times: 1, octets: Buffer.from('') })
  await on.sync.tell({ intervalsKey: KEY, earlier: true })
  await on.passing(() => on.sync.now().intervals?.sent === 2)
  expect(on.remote.calls).toEqual(['GET 200', 'GET 200', 'POST 200'])
  takenOnce(on.remote, ['sent-before', 'not-sent'])
})

test('a refused key stops every run until another is set, and is said; it stands in no answer', async () => {
  const on = await syncing(['run-one', 'run-two'])
  await on.sync.tell({ intervalsKey: 'not-the-key', earlier: true })
  await vi.waitFor(() => expect(on.sync.now().intervals?.problem?.code).toBe('sync-key-refused'), WITHIN)
  await on.clock.advance(24 * HOUR_MS)
  on.sync.look()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(on.remote.calls).toEqual(['POST 401'])
  await on.sync.tell({ intervalsKey: KEY })
  await on.passing(() => on.sync.now().intervals?.sent === 2)
  takenOnce(on.remote, ['run-one', 'run-two'])
  expect(JSON.stringify(on.sync.now())).not.toContain(KEY)
  expect([...on.remote.authorizations]).toHaveLength(2)
})

test('a run that is not taken is said, and keeps no other back; one that no file can be made of likewise', async () => {
  const on = await syncing(['not-taken', 'no-file', 'taken'])
  on.noFile.add('no-file')
  on.remote.next.push({ status: 422 })
  await on.sync.tell({ intervalsKey: KEY, earlier: true })
  await on.passing(() => on.sync.now().intervals?.waiting === 0)
  expect(on.sync.now().intervals).toMatchObject({ sent: 1, refused: 2 })
  takenOnce(on.remote, ['taken'])
})

test('asked to wait an hour it is left alone for an hour', async () => {
  const on = await syncing(['run-one'])
  on.remote.next.push({ status: 429, headers: { 'retry-after': '3600' } })
  await on.sync.tell({ intervalsKey: KEY, earlier: true })
  await vi.waitFor(() => expect(on.sync.now().intervals?.problem?.code).toBe('sync-service-busy'), WITHIN)
  for (let i = 0; i < 59; i++) {
    await on.clock.advance(60_000)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  expect(on.remote.calls).toEqual(['POST 429'])
  await on.clock.advance(61_000)
  await on.passing(() => on.sync.now().intervals?.sent === 1)
})

test('where nobody answers it tries again after longer and longer, six hours at most', async () => {
  const gone = await service(KEY)
  await gone.close()
  const nobody = intervalsTarget(KEY, gone.url, 300)
  const asked = await nobody.has({ id: 'run-one', startedAtMs: WALL_MS }, new AbortController().signal)
  expect(asked).toMatchObject({ is: 'again', problem: { code: 'sync-service-unreachable' } })
  const sent = await nobody.send(
    { id: 'run-one', startedAtMs: WALL_MS },
    { name: 'run.fit', octets: FIT('run-one') },
    new AbortController().signal,
  )
  expect(sent).toMatchObject({ is: 'again', problem: { code: 'sync-service-unreachable' } })
  expect([1, 2, 3, 9, 40].map(backOffMs)).toEqual([60_000, 120_000, 240_000, 256 * 60_000, 6 * HOUR_MS])
})

test('an answer that is no list proves nothing', async () => {
  const on = await syncing([])
  on.remote.next.push('no-json')
  const target = intervalsTarget(KEY, on.remote.url, 300)
  expect(await target.has({ id: 'a', startedAtMs: WALL_MS }, new AbortController().signal)).toMatchObject({
    is: 'again',
  })
})

test.each([
  ['120', 120_000],
  [' 5 ', 5000],
  ['Sun, 01 Mar 2026 07:00:10 GMT', 10_000],
  ['Sun, 01 Mar 2026 06:00:00 GMT', 0],
  ['soon', null],
  ['-5', expect.any(Number)],
  [null, null],
])('Retry-After: %s', (value, ms) => {
  expect(retryAfterMsOf(value, Date.parse('2026-03-01T07:00:00Z'))).toEqual(ms)
})

test('a folder that is not there, is none, or takes nothing is refused in words; nothing is changed', async () => {
  const on = await syncing([])
  const file = join(on.folder, 'a-file')
  writeFileSync(file, '')
  for (const folder of [join(on.folder, 'nowhere'), file, 'relative', './x', '  '])
    expect([folder, (await on.sync.tell({ folder }))?.code]).toEqual([folder, 'sync-folder-missing'])
  expect(on.sync.now().folder).toBeNull()
  expect(existsSync(join(on.folder, SYNC_FILE))).toBe(false)
})

test('a folder that goes away is said, and what waits goes once it is back', async () => {
  const on = await syncing([])
  await on.sync.tell({ folder: on.target })
  rmSync(on.target, { recursive: true })
  run(on.folder, 'run-two', on.clock.wallMs())
  on.sync.look()
  await vi.waitFor(
    () => expect(on.sync.now().folder?.problem).toEqual({ code: 'sync-folder-missing', values: { folder: on.target } }),
    WITHIN,
  )
  mkdirSync(on.target)
  await on.passing(() => on.sync.now().folder?.sent === 1)
  expect(readdirSync(on.target)).toHaveLength(1)
})

test('what was set is kept for its owner alone; what cannot be read is said, and nothing goes anywhere', async () => {
  const on = await syncing(['run-one'])
  await on.sync.tell({ intervalsKey: KEY })
  const path = join(on.folder, SYNC_FILE)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  chmodSync(path, 0o644)
  expect(readSync(on.folder, FIRST_RUNNER, FIRST_RUNNER)).toMatchObject({ intervals: { key: KEY } })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  for (const broken of ['', '{', '[]', '{"version":2}', '{"version":1,"folder":{"path":7},"intervals":null}']) {
    writeFileSync(path, broken)
    expect([broken, readSync(on.folder, FIRST_RUNNER, FIRST_RUNNER)]).toEqual([broken, 'unreadable'])
  }
  on.again()
  expect(on.sync.now()).toEqual({
    folder: null,
    intervals: null,
    problem: { code: 'sync-settings-unreadable', values: {} },
  })
  // Nothing is lost by looking: only who sets it anew replaces it.
  expect(readFileSync(path, 'utf8')).toContain('"version":1')
  await on.sync.tell({ folder: on.target })
  expect(on.sync.now().problem).toBeNull()
})

test('taken back, nothing goes there any more, and the key is gone from the disk', async () => {
  const on = await syncing([])
  await on.sync.tell({ intervalsKey: KEY, folder: on.target })
  await on.sync.tell({ intervalsKey: null })
  run(on.folder, 'run-one', on.clock.wallMs())
  on.sync.look()
  await on.passing(() => on.sync.now().folder?.sent === 1)
  expect(on.remote.calls).toEqual([])
  expect(readFileSync(join(on.folder, SYNC_FILE), 'utf8')).not.toContain(KEY)
})

/** What may happen on the way of a run. */
const answers = fc.constantFrom<Answer>(
  ...(['takes-and-hangs', 'takes-and-fails', 'takes-and-cuts', 'hangs', 'cuts', 'no-json'] as const),
  { status: 429 },
  { status: 500 },
  { status: 503 },
)

test('whatever the service answers and whenever the daemon is killed, each run is there exactly once in the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(answers, { maxLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
      async (troubles, kills) => {
        const on = await syncing(['run-one', 'run-two'])
        on.remote.next.push(...troubles)
        await on.sync.tell({ intervalsKey: KEY, folder: on.target, earlier: true })
        for (const ms of kills) {
          await new Promise((resolve) => setTimeout(resolve, ms))
          on.again()
        }
        await on.passing(
          () => on.sync.now().intervals?.waiting === 0 && on.sync.now().folder?.waiting === 0,
          3 * HOUR_MS,
        )
        takenOnce(on.remote, ['run-one', 'run-two'])
        expect(readdirSync(on.target)).toHaveLength(2)
        expect(on.troubles).toEqual([])
        await on.sync.close()
      },
    ),
    { numRuns: draws(12) },
  )
})
