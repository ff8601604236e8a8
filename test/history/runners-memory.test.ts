import Database from 'libsql'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { runnersIn } from '../../src/history/runners-memory.ts'
import { FIRST_RUNNER, runnersApart } from '../../src/history/stored-runners.ts'
import { memoryIn } from '../../src/history/memory.ts'
import { MIGRATIONS, migrate } from '../../src/history/migrations.ts'
import { writeAll } from '../../src/history/writing.ts'
import { newSession } from '../../src/session/session.ts'
import { draws } from '../draws.ts'
import { ran } from '../figures/ran.ts'
import { dataFolder, freshDatabase } from './data-folder.ts'
import { historyOn } from './history-on.ts'
import { rowsOf } from './journals.ts'
import { MACHINE, PLAN, WALL_MS } from './plan.ts'

type Db = ReturnType<typeof freshDatabase>
const runnersOf = (db: Db) => runnersIn(db, (writing) => writeAll(db, [writing]))
const called = (name: string) => ({ ...NOTHING_TOLD, name })
const PIN = { salt: 'c2FsdA==', hash: 'aGFzaA==' }

test('what there was before there were several runners is the first one’s', () => {
  const db = new Database(':memory:')
  migrate(db, MIGRATIONS.slice(0, MIGRATIONS.indexOf(runnersApart)))
  db.exec(`
    INSERT INTO runner (only, told) VALUES (1, '{"ageYears":40}');
    INSERT INTO chosen_plan (only, choices) VALUES (1, '{"miles":4}');
    INSERT INTO own_plans (id, name, choices) VALUES ('plan-hill', 'Hill', '{"miles":4}');
    INSERT INTO coach (id, kept) VALUES ('one', '{"kind":"month","day":1,"longestKm":8}');
  `)
  const { plan, splits, line, distanceM, movingS } = ran(PLAN)
  const insert = `INSERT INTO runs (id, state, started_at_ms, machine, plan, ended_at_ms, distance_m, moving_s, crescendo, splits, line)
    VALUES ('run', 'ended', 1, '{}', ?, 2, ?, ?, 1, ?, ?)`
  db.prepare(insert).run(JSON.stringify(plan), distanceM, movingS, JSON.stringify(splits), JSON.stringify(line))
  migrate(db)
  const runners = runnersOf(db)
  expect(runners.all()).toEqual([{ id: FIRST_RUNNER, name: null, pin: null }])
  expect(runners.own()).toMatchObject({ id: FIRST_RUNNER, told: { ageYears: 40 }, choices: { miles: 4 } })
  expect([...runners.own().plans.keys()]).toEqual(['plan-hill'])
  const first = 'runner = (SELECT key FROM runners)'
  for (const table of ['runs', 'own_plans', 'coach', 'run_figures'])
    expect([table, db.prepare(`SELECT count(*) AS many FROM ${table} WHERE ${first}`).get()]).toMatchObject([
      table,
      { many: 1 },
    ])
})

test('each runner keeps what is theirs, in this process and after a restart; a PIN that cannot be read lets nobody in', () => {
  const db = freshDatabase()
  const runners = runnersOf(db)
  const memory = memoryIn(db, (writing) => writeAll(db, [writing]), runners)
  memory.rememberRunner(called('Ana'))
  memory.keepOwnPlan({ id: 'plan-same', name: 'Ana’s', choices: { miles: 4 } })
  runners.add('b'.repeat(16), called('Ben'), PIN)
  runners.become('b'.repeat(16))
  expect([memory.runner().name, memory.choices(), memory.ownPlans()]).toEqual(['Ben', null, []])
  memory.rememberChoices({ miles: 6 })
  memory.keepOwnPlan({ id: 'plan-same', name: 'Ben’s', choices: { miles: 5 } })
  const seen = (of = runnersOf(db)) => {
    const kept = memoryIn(db, () => undefined, of)
    return [of.current(), kept.runner().name, kept.choices(), kept.ownPlans().map(({ name }) => name)]
  }
  expect(seen()).toEqual(['b'.repeat(16), 'Ben', { miles: 6 }, ['Ben’s']])
  expect(seen(runners)).toEqual(seen())
  runners.become(FIRST_RUNNER)
  expect(seen()).toEqual([FIRST_RUNNER, 'Ana', null, ['Ana’s']])
  memory.forgetOwnPlan('plan-same')
  runners.become('b'.repeat(16))
  expect(seen()).toEqual(['b'.repeat(16), 'Ben', { miles: 6 }, ['Ben’s']])
  expect(runnersOf(db).all()).toEqual(runners.all())
  expect(runners.all()[1]).toEqual({ id: 'b'.repeat(16), name: 'Ben', pin: PIN })
  db.exec(`UPDATE runners SET pin = '{"sa' WHERE key = 2`)
  expect(runnersOf(db).all()[1]?.pin).toEqual({ salt: '', hash: '' })
})

test('a run that is on keeps its runner, whoever it was last', () => {
  const folder = dataFolder()
  const history = historyOn(folder)
  history.runners.add('b'.repeat(16), called('Ben'), null)
  history.runners.become('b'.repeat(16))
  const { id } = history.log.begin(PLAN, MACHINE, newSession())
  history.runners.become(FIRST_RUNNER)
  history.close()
  const next = historyOn(folder)
  onTestFinished(() => next.close())
  expect([next.unfinished()?.run.id, next.runners.current()]).toEqual([id, 'b'.repeat(16)])
})

/** Every table that says whose its rows are, by itself or by its run. */
const OF_RUNNERS = {
  ...{ runs: 'runner', own_plans: 'runner', coach: 'runner', run_figures: 'runner' },
  ...{ journal: 'run', packed_journals: 'run', beginnings: 'run', sendings: 'run', brought_along: 'run' },
} as const

test('every table that has a runner or a run is known to be a runner’s', () => {
  const db = freshDatabase()
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as { name: string }[]
  const theirs = tables.filter(({ name }) =>
    (db.prepare(`PRAGMA table_info(${name})`).all() as { name: string }[]).some((column) =>
      ['runner', 'run'].includes(column.name),
    ),
  )
  expect(theirs.map(({ name }) => name).sort()).toEqual(Object.keys(OF_RUNNERS).sort())
})

test('over any history of several runners nothing of one is told to another, and of one that is deleted no row is left', () => {
  const who = fc.integer({ min: 0, max: 2 })
  const step = fc.record({
    of: who,
    what: fc.constantFrom('run', 'plan', 'told', 'coach', 'note', 'gone', 'sent'),
    kmh: fc.double({ min: 0.9, max: 1.1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 25 }), who, (steps, forgotten) => {
      const folder = dataFolder()
      const history = historyOn(folder)
      onTestFinished(() => history.close())
      const { runners, memory, coach, runs } = history
      const ids = [FIRST_RUNNER, 'b'.repeat(16), 'c'.repeat(16)] as const
      ids.slice(1).forEach((id, index) => runners.add(id, called(`only ${index + 1}`), PIN))
      const written = new Map<string, string[]>(ids.map((id) => [id, []]))
      const db = new Database(`${folder}/crescendo.db`)
      onTestFinished(() => void db.close())
      db.pragma('foreign_keys = ON')
      steps.forEach(({ of, what, kmh }, index) => {
        const runner = ids[of] ?? FIRST_RUNNER
        runners.become(runner)
        const own = written.get(runner) ?? []
        const mark = `mark ${index} of ${of}`
        const startedAtMs = WALL_MS - (30 - index) * 86_400_000
        const [last] = runs.page({ limit: '1' }).runs
        if (what === 'plan') memory.keepOwnPlan({ id: 'plan-same', name: mark, choices: {} })
        if (what === 'told') memory.rememberRunner({ ...memory.runner(), name: mark })
        if (what === 'coach') coach.keepDecision({ kind: 'hurt', day: index, of: mark, hurt: true })
        if (what === 'run') {
          own.push(mark)
          writeAll(db, [
            { kind: 'run', id: mark, runner, startedAtMs, machine: MACHINE, plan: PLAN },
            { kind: 'beginning', id: mark, sequence: 0, rules: 1, session: '{}' },
            { kind: 'events', id: mark, rows: rowsOf(3) },
            { kind: 'end', id: mark, result: { ...ran(PLAN, () => kmh), line: [], endedAtMs: startedAtMs + 1 } },
          ])
        }
        if (last === undefined) return
        if (what === 'note') writeAll(db, [{ kind: 'told-of-run', of: runner, id: last.id, told: { note: mark } }])
        if (what === 'sent')
          writeAll(db, [{ kind: 'sending', id: last.id, target: 'folder', state: 'sent', tries: 1, atMs: 1 }])
        if (what === 'gone') {
          own.splice(own.indexOf(last.id), 1)
          writeAll(db, [{ kind: 'gone', of: runner, id: last.id, atMs: startedAtMs }])
        }
      })
      const keys = db.prepare('SELECT id, key FROM runners').all() as { id: string; key: number }[]
      for (const [place, id] of ids.entries()) {
        runners.become(id)
        const told = {
          ...{ page: runs.page({ limit: '100' }), runner: memory.runner(), plans: memory.ownPlans() },
          ...{ coach: [coach.decisions(), coach.latest(99)], sendings: history.sendingsOf(id).next('folder', 0) },
        }
        const all = runs.page({ limit: '100' }).runs
        expect(all.map((run) => run.id).toSorted()).toEqual(written.get(id)?.toSorted())
        const opened = all.map((run) => [runs.opened(run.id), runs.page({ like: run.id })])
        for (const [other] of ids.entries())
          if (other !== place) expect(JSON.stringify([told, opened])).not.toMatch(new RegExp(`mark \\d+ of ${other}`))
        // Of another’s run nothing is told, and nothing is taken.
        const theirs = ids.flatMap((one) => (one === id ? [] : (written.get(one) ?? [])))
        for (const run of theirs) {
          expect([runs.get(run), runs.opened(run), runs.has(run), runs.page({ like: run }).runs]).toEqual([
            ...[null, null, false, []],
          ])
          writeAll(db, [
            { kind: 'gone', of: id, id: run, atMs: 1 },
            { kind: 'told-of-run', of: id, id: run, told: { effort: 10, note: `mark 99 of ${place}` } },
          ])
        }
      }
      const gone = ids[forgotten] ?? FIRST_RUNNER
      const goneKey = keys.find(({ id }) => id === gone)?.key ?? 0
      const rest = ids.filter((id) => id !== gone)
      const toldOf = (id: string) => {
        runners.become(id)
        return JSON.stringify([runs.page({ limit: '100' }), memory.ownPlans(), memory.runner(), coach.decisions()])
      }
      const before = rest.map(toldOf)
      const runKeys = (db.prepare('SELECT key FROM runs WHERE runner = ?').all(goneKey) as { key: number }[]).map(
        ({ key }) => key,
      )
      runners.forget(gone)
      for (const [table, by] of Object.entries(OF_RUNNERS)) {
        const theirs = by === 'runner' ? String(goneKey) : runKeys.join()
        const count = db.prepare(`SELECT count(*) AS many FROM ${table} WHERE ${by} IN (${theirs})`).get()
        expect([table, count]).toMatchObject([table, { many: 0 }])
      }
      expect(
        runnersOf(db)
          .all()
          .map(({ id }) => id),
      ).toEqual(rest)
      expect(rest.map(toldOf)).toEqual(before)
      runners.add('d'.repeat(16), called('new'), null)
      expect((db.prepare('SELECT max(key) AS key FROM runners').get() as { key: number }).key).toBeGreaterThan(3)
    }),
    { numRuns: draws(10) },
  )
})
