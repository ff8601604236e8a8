import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { timesFactor } from '../../protocol/units.ts'
import { RunListed } from '../../protocol/panel/run-list.ts'
import { RunOpened } from '../../protocol/panel/run-opened.ts'
import { Run, type RunTold } from '../../protocol/panel/runs.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { readJournal } from '../../src/history/journal.ts'
import { runsIn, type RunResult } from '../../src/history/runs.ts'
import { writeAll } from '../../src/history/writing.ts'
import { freshDatabase } from './data-folder.ts'
import { MACHINE, PLAN, WALL_MS } from './plan.ts'
import { openJournal, runsOf } from './written-at-once.ts'
import { TICK_MS } from '../../src/session/event.ts'
import { asSent } from '../as-sent.ts'

const RESULT: RunResult = {
  endedAtMs: WALL_MS + 520_000,
  distanceM: 1400.25,
  movingS: 519.5,
  crescendo: true,
  line: [{ movingS: 300, distanceM: 725, speedKmh: 8.7 }],
  splits: [
    {
      kind: 'mile',
      mile: 1,
      effort: 'easy',
      distanceM: 1000,
      timeS: 414,
      plannedKmh: 8.7,
      averageKmh: 8.7,
      gainS: null,
      note: null,
    },
  ],
}

test('a run is open until it ends, then it is in the history with its plan and splits', () => {
  const runs = runsOf(freshDatabase())
  const run = runs.start(PLAN, MACHINE, WALL_MS)
  expect(runs.open()).toEqual(run)
  expect(runs.list()).toEqual([])
  expect(runs.get(run.id)).toBeNull()

  runs.end(run.id, RESULT)
  expect(runs.open()).toBeNull()
  const [summary] = runs.list()
  expect(summary).toMatchObject({
    id: run.id,
    startedAt: '2026-03-01T07:30:00.250Z',
    endedAt: '2026-03-01T07:38:40.250Z',
    planName: PLAN.name,
    machineName: 'Treadmill 7',
    distanceM: 1400.25,
    movingS: 519.5,
    crescendo: true,
  })
  expect(runs.opened(run.id)).toEqual({ ...summary, plan: PLAN, splits: RESULT.splits, line: RESULT.line })
  expect(Value.Check(RunListed, asSent(summary)), JSON.stringify(summary)).toBe(true)
  expect(Value.Check(RunOpened, asSent(runs.opened(run.id)))).toBe(true)
  expect(Value.Check(Run, asSent(runs.get(run.id)))).toBe(true)
})

test('what its runner says of an ended run is kept, changed and taken back; of one that is on nothing is', () => {
  const db = freshDatabase()
  const runs = runsOf(db)
  const { id } = runs.start(PLAN, MACHINE, WALL_MS)
  const tell = (told: RunTold) => writeAll(db, [{ kind: 'told-of-run', of: FIRST_RUNNER, id, told }])
  const said = () => [runs.list()[0]?.effort, runs.get(id)?.effort, runs.get(id)?.note]
  tell({ effort: 3, note: 'too early' })
  runs.end(id, RESULT)
  expect(said()).toEqual([undefined, undefined, undefined])
  tell({ effort: 7, note: 'Windy.' })
  expect(said()).toEqual([7, 7, 'Windy.'])
  tell({ effort: 8 })
  expect(said()).toEqual([8, 8, 'Windy.'])
  expect(Value.Check(Run, asSent(runs.get(id)))).toBe(true)
  tell({ effort: null, note: null })
  expect(said()).toEqual([undefined, undefined, undefined])
})

test('a discarded run leaves nothing, its journal included', () => {
  const db = freshDatabase()
  const runs = runsOf(db)
  const { id } = runs.start(PLAN, MACHINE, WALL_MS)
  openJournal(db, id).append({ kind: 'watched', atMs: 1 })
  expect([...readJournal(db, id, TICK_MS)]).toHaveLength(1)
  runs.discard(id)
  expect(runs.open()).toBeNull()
  expect(runs.list()).toEqual([])
  expect(db.prepare('SELECT count(*) AS rows FROM journal').all()).toEqual([{ rows: 0 }])
})

test('there is one open run: one that is still open when another begins is set aside, not deleted', () => {
  const db = freshDatabase()
  const runs = runsOf(db)
  const first = runs.start(PLAN, MACHINE, WALL_MS)
  const second = runs.start(PLAN, MACHINE, WALL_MS)
  expect(runs.open()).toEqual(second)
  expect(db.prepare('SELECT state, set_aside FROM runs WHERE id = ?').get(first.id)).toMatchObject({
    state: 'open',
    set_aside: 1,
  })
})

test('a run that is set aside is kept whole, and neither comes back nor keeps the next one out', () => {
  const db = freshDatabase()
  const runs = runsOf(db)
  const { id } = runs.start(PLAN, MACHINE, WALL_MS)
  openJournal(db, id).append({ kind: 'watched', atMs: 1 })
  runs.setAside(id)
  expect(runs.open()).toBeNull()
  const next = runs.start(PLAN, MACHINE, WALL_MS)
  expect(runs.open()).toEqual(next)
  expect([...readJournal(db, id, TICK_MS)]).toHaveLength(1)
})

test('the history lists the latest run first', () => {
  const runs = runsOf(freshDatabase())
  const ids = [0, 3, 1].map((day) => {
    const { id } = runs.start(PLAN, MACHINE, WALL_MS + day * 86_400_000)
    runs.end(id, RESULT)
    return id
  })
  expect(runs.list().map(({ id }) => id)).toEqual([ids[1], ids[2], ids[0]])
})

test('an ended run stays as it is: ending it again changes nothing', () => {
  const runs = runsOf(freshDatabase())
  const { id } = runs.start(PLAN, MACHINE, WALL_MS)
  runs.end(id, RESULT)
  runs.end(id, { ...RESULT, distanceM: 0 })
  expect(runs.get(id)?.distanceM).toBe(1400.25)
})

test.each([
  ['a plan that is no JSON', `plan = '{bad'`],
  ['a plan without a name', `plan = '{}'`],
  ['no distance', 'distance_m = NULL'],
  ['a beginning beyond all time', 'started_at_ms = 9e17'],
])('a run with %s is left out of the list and said once; the others are there, and nothing is deleted', (_, damage) => {
  const db = freshDatabase()
  const [good, bad] = [0, 1].map((day) => {
    const { id } = runsOf(db).start(PLAN, MACHINE, WALL_MS + day * 86_400_000)
    runsOf(db).end(id, RESULT)
    return id
  })
  db.exec(`UPDATE runs SET ${damage} WHERE id = '${bad}'`)
  const said: string[] = []
  const runs = runsIn(
    () => db,
    ({ message }) => said.push(message),
    () => FIRST_RUNNER,
  )
  for (let i = 0; i < 2; i++) expect(runs.page({}).runs.map(({ id }) => id)).toEqual([good])
  expect(said).toEqual([expect.stringMatching(`The run ${bad} cannot be read and is left out of the history`)])
  expect(() => runs.get(bad!)).toThrow('nothing of it was deleted')
  expect(db.prepare('SELECT count(*) AS rows FROM runs').get()).toMatchObject({ rows: 2 })
})

test('a run on a belt that was measured is kept in the console’s numbers, with the factor, and read as the belt ran', () => {
  const db = freshDatabase()
  const runs = runsOf(db)
  const run = runs.start({ ...PLAN, beltFactor: 1.1 }, MACHINE, WALL_MS)
  runs.end(run.id, RESULT)
  const kept = db.prepare('SELECT distance_m, belt_factor, splits FROM runs').get()
  expect(kept).toMatchObject({ distance_m: 1400.25, belt_factor: 1.1, splits: JSON.stringify(RESULT.splits) })
  expect(runs.list()).toMatchObject([{ distanceM: 1540.275, movingS: 519.5, beltFactor: 1.1 }])
  const read = runs.get(run.id)
  expect(read).toMatchObject({
    distanceM: 1540.275,
    line: [{ movingS: 300, distanceM: 797.5, speedKmh: 9.57 }],
    splits: [{ distanceM: 1100, averageKmh: 9.57, timeS: 414 }],
    plan: { beltFactor: 1.1, fastestKmh: timesFactor(PLAN.fastestKmh, 1.1), choices: PLAN.choices },
  })
  expect(Value.Check(Run, asSent(read))).toBe(true)
})
