import { expect, test } from 'vitest'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import type { WriteProblem, Writer } from '../../src/history/outbox.ts'
import { writerInto } from '../../src/history/writer.ts'
import { bringInto, type BringInto } from '../../src/import/bring-in.ts'
import { readRun } from '../../src/import/read.ts'
import { dataFolder } from '../history/data-folder.ts'
import { historyOn } from '../history/history-on.ts'
import { evenly, fit } from './foreign.ts'
import { NOW_MS } from './brought.ts'

const FILE = fit({ points: evenly(0, 600), timeS: 600, m: 1800 })
const NONE = new Uint8Array([1, 2, 3])

/** On a history whose disk takes nothing while `problem` says so. */
function on(over: Partial<BringInto> = {}) {
  const disk: { problem: WriteProblem | null } = { problem: null }
  const history = historyOn(dataFolder(), {
    writerOf: (db): Writer => {
      const sound = writerInto(db)
      return {
        write(batch, done) {
          // A disk takes a while.
          setImmediate(() => (disk.problem === null ? sound.write(batch, done) : done(disk.problem)))
        },
      }
    },
  })
  const written = history.runsOnceWritten(0)
  const troubles: unknown[] = []
  const bringIn = bringInto({
    read: (octets) => Promise.resolve(readRun(octets, NOW_MS)),
    keep: (run) => written.bringIn(run),
    get: (id) => written.get(id),
    notNow: () => null,
    trouble: (error) => troubles.push(error),
    ...over,
  })
  const count = () => history.runs.page({}).counts.all
  return { history, bringIn, count, disk, troubles, clock: history.clock }
}

test('a file is kept once: the second time its run is there already, and stays as it is', async () => {
  const { bringIn, count } = on()
  const first = await bringIn(FILE)
  expect(first).toMatchObject({
    ok: true,
    brought: { became: 'kept', run: { distanceM: 1800, broughtIn: { format: 'fit', by: 'Garmin fenix 7' } } },
  })
  const [same, again] = await Promise.all([bringIn(FILE), bringIn(FILE)])
  for (const outcome of [same, again])
    expect(outcome).toMatchObject({ ok: true, brought: { became: 'there', run: first.ok ? first.brought.run : null } })
  expect(count()).toBe(1)
})

test('two at once of the same run are one', async () => {
  const { bringIn, count } = on()
  const both = await Promise.all([bringIn(FILE), bringIn(FILE)])
  expect(both.map((outcome) => (outcome.ok ? outcome.brought.became : outcome.refusal.code))).toEqual(['kept', 'there'])
  expect(count()).toBe(1)
})

test('the same run of two runners is a run of each, under an id of its own', async () => {
  const { bringIn, history } = on()
  const first = await bringIn(FILE)
  const other = '0000000000000002'
  history.runners.add(other, NOTHING_TOLD, null)
  history.runners.become(other)
  const second = await bringIn(FILE)
  expect([first, second]).toMatchObject([{ brought: { became: 'kept' } }, { brought: { became: 'kept' } }])
  expect(history.runs.page({}).runs.map(({ id }) => id)).toEqual([second.ok && second.brought.run.id])
  expect(first.ok && first.brought.run.id).not.toBe(second.ok && second.brought.run.id)
  expect(await bringIn(FILE)).toMatchObject({ ok: true, brought: { became: 'there' } })
})

test('of a file that is none nothing is kept, and the next one is', async () => {
  const { bringIn, count } = on()
  expect(await bringIn(NONE)).toMatchObject({
    ok: false,
    refusal: { error: 'run-file-refused', code: 'run-file-unknown' },
  })
  expect(count()).toBe(0)
  expect((await bringIn(FILE)).ok).toBe(true)
})

test('while a run is on none is even read', async () => {
  const { bringIn, count } = on({
    notNow: () => ({ error: 'wrong-phase', code: 'run-is-on', values: {} }),
    read: () => expect.fail('it was read'),
  })
  expect(await bringIn(FILE)).toMatchObject({ ok: false, refusal: { error: 'wrong-phase', code: 'run-is-on' } })
  expect(count()).toBe(0)
})

test('what a full disk did not take is not kept later either', async () => {
  const { bringIn, count, disk, clock } = on()
  disk.problem = { reason: 'full', message: 'full' }
  expect(await bringIn(FILE)).toMatchObject({ ok: false, refusal: { code: 'run-file-not-kept' } })
  disk.problem = null
  await clock.advance(60_000)
  expect(count()).toBe(0)
  const again = bringIn(FILE)
  for (let s = 0; s < 5; s++) await clock.advance(1000)
  expect(await again).toMatchObject({ ok: true, brought: { became: 'kept' } })
})

test('a reader that dies keeps nobody from the next file', async () => {
  let dies = true
  const { bringIn, troubles } = on({
    read: (octets) => (dies ? Promise.reject(new Error('out of memory')) : Promise.resolve(readRun(octets, NOW_MS))),
  })
  expect(await bringIn(FILE)).toMatchObject({ ok: false, refusal: { code: 'run-file-not-kept' } })
  expect(troubles).toHaveLength(1)
  dies = false
  expect((await bringIn(FILE)).ok).toBe(true)
})
