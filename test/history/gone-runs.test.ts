import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'libsql'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { manualClock } from '../../src/clock.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { coachMemoryIn } from '../../src/history/coach-memory.ts'
import { openDatabase } from '../../src/history/database.ts'
import { COMES_BACK_MS } from '../../src/history/gone-runs.ts'
import { keptRunsIn } from '../../src/history/kept-run.ts'
import { runsIn } from '../../src/history/runs.ts'
import { sendingsIn } from '../../src/history/sendings.ts'
import { figuresOfAll } from '../../src/history/stored-figures.ts'
import { bestsIn, trendsIn } from '../../src/history/trends.ts'
import { writeAll } from '../../src/history/writing.ts'
import { TICK_MS } from '../../src/session/event.ts'
import { newSession } from '../../src/session/session.ts'
import { draws } from '../draws.ts'
import { ran, type Ran } from '../figures/ran.ts'
import { wholePlan } from '../session/plans.ts'
import { INTERVALS } from '../workout/intervals.ts'
import { dataFolder, freshDatabase } from './data-folder.ts'
import { historyOn } from './history-on.ts'
import { rowsOf } from './journals.ts'
import { manyRuns } from './many-runs.ts'
import { MACHINE, PLAN, WALL_MS } from './plan.ts'
import { runsOf } from './written-at-once.ts'

const PLANS = [wholePlan({ unit: 'mi' }), wholePlan({ unit: 'mi', miles: 4 }), INTERVALS] as const

/** All that anybody is told of the runs that are over. */
function toldBy(db: Database): object {
  const runs = runsIn(
    () => db,
    ({ message }) => expect.fail(message),
    () => FIRST_RUNNER,
  )
  const kept = keptRunsIn(db, TICK_MS)
  const page = runs.page({ limit: '100' })
  const first = sendingsIn(() => db, FIRST_RUNNER)
  const coach = coachMemoryIn(
    () => db,
    () => undefined,
    () => FIRST_RUNNER,
  )
  return {
    page,
    guided: runs.page({ kind: 'guided', limit: '100' }),
    like: page.runs.map(({ id }) => runs.page({ like: id, limit: '100' }).runs.map((one) => one.id)),
    opened: page.runs.map(({ id }) => runs.opened(id)),
    trends: trendsIn(db, FIRST_RUNNER, WALL_MS),
    bests: bestsIn(db, FIRST_RUNNER),
    files: kept.ids(),
    coach: coach.latest(100),
    next: first.next('folder', 0)?.id,
    waiting: first.counts('folder', 0).waiting,
  }
}

const runOf = (quick: number, index: number): Ran =>
  ran(PLANS[index % 3] ?? INTERVALS, (phase) => (phase === 2 && quick < 0.93 ? quick * 0.8 : quick))

test('a deleted run is nowhere: all that is told is what it would be without it, and comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { minLength: 2, maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (speeds, gone) => {
        const db = freshDatabase()
        manyRuns(db, speeds.length, (index) => runOf(speeds[index] ?? 1, index))
        const whole = toldBy(db)
        const ids = speeds.flatMap((_, index) => (gone[index] === true ? [`run-${index}`] : []))
        for (const id of ids) writeAll(db, [{ kind: 'gone', of: FIRST_RUNNER, id, atMs: WALL_MS }])
        // Where they never were.
        const without = freshDatabase()
        manyRuns(without, speeds.length, (index) => runOf(speeds[index] ?? 1, index))
        for (const id of ids) without.prepare('DELETE FROM runs WHERE id = ?').run(id)
        without.exec('DELETE FROM run_figures')
        figuresOfAll(without)
        expect(toldBy(db)).toEqual(toldBy(without))
        for (const id of ids.toReversed()) writeAll(db, [{ kind: 'gone', of: FIRST_RUNNER, id, atMs: null }])
        expect(toldBy(db)).toEqual(whole)
      },
    ),
    { numRuns: draws(12) },
  )
})

test('what is told of a deleted run changes nothing of it; its id is that of no run', () => {
  const db = freshDatabase()
  manyRuns(db, 3)
  const runs = runsOf(db)
  const before = runs.opened('run-1')
  writeAll(db, [
    { kind: 'gone', of: FIRST_RUNNER, id: 'run-1', atMs: WALL_MS },
    { kind: 'told-of-run', of: FIRST_RUNNER, id: 'run-1', told: { effort: 10, note: 'Too late.' } },
  ])
  expect([runs.opened('run-1'), runs.get('run-1'), keptRunsIn(db, TICK_MS).get('run-1')]).toEqual([null, null, 'none'])
  writeAll(db, [{ kind: 'gone', of: FIRST_RUNNER, id: 'run-1', atMs: null }])
  expect(runs.opened('run-1')).toEqual(before)
})

/** Every octet in the data folder. */
const octetsIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n')

function withRuns() {
  const folder = dataFolder()
  const history = historyOn(folder)
  onTestFinished(() => history.close())
  const { db } = openDatabase(folder, WALL_MS)
  onTestFinished(() => void db.close())
  const [going, staying] = ['going', 'staying'].map((id, day) => {
    const startedAtMs = WALL_MS - (5 - day) * 86_400_000
    writeAll(db, [
      { kind: 'run', id, startedAtMs, machine: MACHINE, plan: PLAN },
      { kind: 'beginning', id, sequence: 0, rules: 1, session: '{}' },
      { kind: 'events', id, rows: rowsOf(40) },
      { kind: 'end', id, result: { ...ran(PLAN), line: [], endedAtMs: startedAtMs + 9e5 } },
      { kind: 'told-of-run', of: FIRST_RUNNER, id, told: { note: `the note of ${id}` } },
      { kind: 'sending', id, target: 'folder', state: 'sent', tries: 1, atMs: 1 },
    ])
    return id
  }) as [string, string]
  const rows = (): number[] =>
    ['runs', 'journal', 'packed_journals', 'beginnings', 'run_figures', 'sendings'].map(
      (table) => (db.prepare(`SELECT count(*) AS many FROM ${table}`).get() as { many: number }).many,
    )
  return { folder, history, shown: history.runsOnceWritten(0), going, staying, rows }
}

test('for a minute a deleted run can be had back; then not one octet of it is left', async () => {
  const { folder, history, shown, going, staying, rows } = withRuns()
  const before = await shown.opened(going)
  expect([await shown.remove(going), await shown.remove(going), await shown.remove('nobody')]).toEqual([
    true,
    false,
    false,
  ])
  expect(await shown.opened(going)).toBeNull()
  await history.clock.advance(COMES_BACK_MS - 20_000)
  expect(await shown.giveBack(going)).toEqual(before)
  expect(await shown.remove(going)).toBe(true)
  expect(octetsIn(folder)).toContain('the note of going')
  await history.clock.advance(COMES_BACK_MS + 20_000)
  expect(octetsIn(folder)).not.toContain('the note of going')
  expect(octetsIn(folder)).toContain('the note of staying')
  expect(rows()).toEqual([1, 0, 1, 1, 1, 1])
  expect(await shown.giveBack(going)).toBeNull()
  expect((await shown.page({})).runs.map(({ id }) => id)).toEqual([staying])
})

test('while a run is on nothing is deleted for good, and of that run nothing', async () => {
  const { folder, history, shown, going } = withRuns()
  const { id } = history.log.begin(PLAN, MACHINE, newSession())
  expect([await shown.remove(going), await shown.remove(id)]).toEqual([true, false])
  await history.clock.advance(10 * COMES_BACK_MS)
  expect(octetsIn(folder)).toContain('the note of going')
  expect(history.unfinished()?.run.id).toBe(id)
  history.log.finish('discarded', newSession(), {} as never)
  await history.clock.advance(COMES_BACK_MS)
  expect(octetsIn(folder)).not.toContain('the note of going')
})

test('what a former daemon left deleted goes, too, and a clock that was put back keeps none', async () => {
  const { folder, history, shown, going } = withRuns()
  await shown.remove(going)
  history.close()
  const next = historyOn(folder, { clock: manualClock(0, WALL_MS - 86_400_000) })
  onTestFinished(() => next.close())
  expect(next.runs.opened(going)).toBeNull()
  await next.clock.advance(20_000)
  expect(octetsIn(folder)).not.toContain('the note of going')
})
