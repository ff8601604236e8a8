import type { Database } from 'libsql'
import { expect, test } from 'vitest'
import type { RunBest, RunListed, RunQuery } from '../../protocol/panel/run-list.ts'
import { kcalOf } from '../../src/figures/oxygen.ts'
import { figuresOf } from '../../src/figures/run-figures.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { runsIn, type Runs } from '../../src/history/runs.ts'
import { figuresOfAll } from '../../src/history/stored-figures.ts'
import { bestsIn, trendsIn } from '../../src/history/trends.ts'
import { writeAll } from '../../src/history/writing.ts'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { ran } from '../figures/ran.ts'
import { wholePlan } from '../session/plans.ts'
import { freshDatabase } from './data-folder.ts'
import { manyRuns } from './many-runs.ts'
import { MACHINE, WALL_MS } from './plan.ts'
import { runsOf } from './written-at-once.ts'

const PLAN = wholePlan({ unit: 'mi' })

const runsOn = (db: Database): Runs =>
  runsIn(
    () => db,
    ({ message }) => expect.fail(message),
    () => FIRST_RUNNER,
  )

/** Every page of it, one after the other. */
function pagesOf(runs: Runs, query: RunQuery): RunListed[][] {
  const pages: RunListed[][] = []
  for (let before: string | null | undefined; before !== null;) {
    const page = runs.page({ ...query, ...(before === undefined ? {} : { before }) })
    pages.push(page.runs)
    before = page.next
  }
  return pages
}

test('page by page every run comes once, the latest first, of those that are asked for', () => {
  const db = freshDatabase()
  manyRuns(db, 50)
  // Several at one moment are told apart by which was written first.
  db.exec(`UPDATE run_figures SET started_at_ms = ${WALL_MS} WHERE run > 40`)
  const runs = runsOn(db)
  const expected = Array.from({ length: 50 }, (_, index) => `run-${49 - index}`)
  for (const limit of ['1', '7', '25', '50', '100']) {
    const pages = pagesOf(runs, { limit })
    expect(pages.flat().map(({ id }) => id)).toEqual(expected)
    expect(pages.slice(0, -1).every(({ length }) => length === Number(limit))).toBe(true)
  }
  expect(runs.page({}).runs).toHaveLength(20)
  expect(runs.page({ kind: 'guided', limit: '1' }).counts).toEqual({ all: 50, crescendo: 34, guided: 16 })
  for (const kind of ['crescendo', 'guided'] as const) {
    const of = pagesOf(runs, { kind, limit: '6' }).flat()
    expect(of).toHaveLength(runs.page({}).counts[kind])
    expect(of.every((run) => run.kind === kind)).toBe(true)
  }
})

test('a run that ends while pages are read moves none of those that are left', () => {
  const db = freshDatabase()
  manyRuns(db, 12)
  const runs = runsOn(db)
  const first = runs.page({ limit: '5' })
  const later = runsOf(db).start(PLAN, MACHINE, WALL_MS + 60_000)
  runsOf(db).end(later.id, { ...ran(PLAN), endedAtMs: WALL_MS + 120_000, line: [] })
  expect(runs.page({ limit: '5', before: first.next! }).runs.map(({ id }) => id)).toEqual(
    [6, 5, 4, 3, 2].map((index) => `run-${index}`),
  )
  expect(runs.page({ limit: '1' }).runs[0]?.id).toBe(later.id)
})

test('earlier runs of the same shape are found, whatever they were planned at', () => {
  const db = freshDatabase()
  const others = wholePlan({ unit: 'mi', reference: { kind: 'race', distanceM: 5000, timeS: 1320 } })
  const longer = wholePlan({ unit: 'mi', miles: 4 })
  manyRuns(db, 9, (index) => ran([PLAN, longer, others][index % 3] ?? PLAN))
  const like = (id: string): string[] =>
    runsOn(db)
      .page({ like: id })
      .runs.map((run) => run.id)
  expect(like('run-6')).toEqual(['run-5', 'run-3', 'run-2', 'run-0'])
  expect(like('run-7')).toEqual(['run-4', 'run-1'])
  expect([like('run-0'), like('nobody')]).toEqual([[], []])
})

/** What a run beat, and the best of all, worked out of all of them anew. */
function byHand(count: number, runOf: (index: number) => ReturnType<typeof ran>) {
  const all = Array.from({ length: count }, (_, index) => ({ ...runOf(index), ...figuresOf(runOf(index)), index }))
  const better = (of: (run: (typeof all)[number]) => number | null, among: (run: (typeof all)[number]) => unknown) =>
    all.filter((run) => {
      const [value, before] = [of(run), all.slice(0, run.index).filter((other) => among(other) === among(run))]
      const values = before.map(of).filter((each) => each !== null)
      return value !== null && value > 0 && values.length > 0 && values.every((each) => value > each * (1 + 1e-4))
    })
  const same = () => 1
  const marks: Record<RunBest, typeof all> = {
    sprint: better(
      (run) => run.finish?.averageKmh ?? null,
      (run) => run.finish?.distanceM,
    ),
    mile: better((run) => run.mileKmh, same),
    longest: better((run) => run.distanceM, same),
    gained: better((run) => run.gained?.pct ?? null, same),
    time: better(
      (run) => (run.shapeTimeS === null ? null : 1 / run.shapeTimeS),
      (run) => run.shape,
    ),
  }
  const rows: number[] = []
  for (const run of all) if (run.kind === 'crescendo') rows.push(run.crescendo ? (rows.at(-1) ?? 0) + 1 : 0)
  return { all, marks, now: rows.at(-1), most: Math.max(...rows) }
}

test('what a run beat when it was run, the bests of all and how many in a row are those of every run looked at again', () => {
  const plans = [PLAN, wholePlan({ unit: 'mi', miles: 4 }), wholePlan({ unit: 'km', finishM: 300 })]
  const runOf = (index: number) => {
    const quick = 0.95 + ((index * 37) % 101) / 1000
    return ran(plans[(index * 5) % 3] ?? PLAN, (phase) => {
      if (index % 9 === 4 && phase === 2) return quick * 0.7
      return phase === 1 ? quick * (1 - ((index * 13) % 40) / 1000) : quick
    })
  }
  const db = freshDatabase()
  manyRuns(db, 120, runOf)
  const listed = pagesOf(runsOn(db), { limit: '100' }).flat()
  const { all, marks, now, most } = byHand(120, runOf)
  for (const [best, runs] of Object.entries(marks))
    expect(
      listed.filter((run) => run.bests.includes(best as RunBest)).map(({ id }) => id),
      best,
    ).toEqual(runs.map(({ index }) => `run-${index}`).reverse())
  expect(Object.values(marks).every(({ length }) => length > 0)).toBe(true)

  const bests = bestsIn(db, FIRST_RUNNER)
  expect(bests.inARow).toEqual({ now, most })
  expect(bests.longest?.distanceM).toBeCloseTo(Math.max(...all.map(({ distanceM }) => distanceM)))
  expect(bests.mile?.averageKmh).toBe(Math.max(...all.map(({ mileKmh }) => mileKmh ?? 0)))
  expect(bests.gained?.pct).toBe(Math.max(...all.map(({ gained }) => gained?.pct ?? 0)))
  expect(bests.sprints.map(({ distanceM }) => distanceM)).toEqual([400, 300])
  for (const { distanceM, averageKmh } of bests.sprints) {
    const of = all.filter(({ finish }) => finish?.distanceM === distanceM)
    expect(averageKmh).toBe(Math.max(...of.map(({ finish }) => finish?.averageKmh ?? 0)))
  }
  expect(bests.times.map(({ stages, stageM, finishM }) => [stages, stageM, finishM])).toEqual(
    expect.arrayContaining([
      [3, 1609, 400],
      [4, 1609, 400],
      [3, 1000, 300],
    ]),
  )
  for (const { stages, stageM, timeS } of bests.times) {
    const of = all.filter((run) => run.shapeTimeS !== null && run.shape?.startsWith(`run ${stages}x${stageM} `))
    expect(timeS).toBe(Math.min(...of.map((run) => run.shapeTimeS ?? Infinity)))
  }
})

test('a week is Monday to Sunday where the daemon is; there are twelve, those without a run, too', () => {
  const db = freshDatabase()
  const sunday = new Date(2026, 2, 29, 23, 30).getTime()
  const monday = new Date(2026, 2, 30, 0, 30).getTime()
  const { distanceM, movingS } = ran(PLAN)
  for (const [startedMs, effort] of [
    [sunday, 6],
    [monday, 4],
    [monday + 3_600_000, null],
    [new Date(2026, 0, 11, 23).getTime(), 9],
  ] as const) {
    const { id } = runsOf(db).start(PLAN, MACHINE, startedMs)
    runsOf(db).end(id, { ...ran(PLAN), line: [...ran(PLAN).line], endedAtMs: startedMs + movingS * 1000 })
    if (effort !== null) writeAll(db, [{ kind: 'told-of-run', of: FIRST_RUNNER, id, told: { effort } }])
  }
  const { weeks } = trendsIn(db, FIRST_RUNNER, new Date(2026, 3, 5, 23, 59).getTime())
  expect(weeks).toHaveLength(12)
  expect(weeks.map((week) => week.monday).slice(-2)).toEqual(['2026-03-23', '2026-03-30'])
  expect(weeks[0]).toMatchObject({ monday: '2026-01-12', runs: 0, distanceM: 0, tempoKmh: null, load: null })
  const { tempoKmh, finish } = figuresOf(ran(PLAN))
  const [before, now] = weeks.slice(-2)
  expect(before).toMatchObject({ runs: 1, tempoKmh, sprintPeakKmh: finish?.peakKmh, load: (6 * movingS) / 60 })
  expect(now).toMatchObject({ runs: 2, load: (4 * movingS) / 60 })
  expect(now?.distanceM).toBeCloseTo(2 * distanceM)
})

test('a guest’s runs count in no week and no best, and tell no energy', () => {
  const db = freshDatabase()
  manyRuns(db, 6, () => ran(PLAN))
  writeAll(db, [{ kind: 'runner', of: FIRST_RUNNER, runner: { ...NOTHING_TOLD, weightKg: 70 } }])
  const kcal = kcalOf(figuresOf(ran(PLAN)).oxygenMlPerKg, 70)
  expect(
    runsOn(db)
      .page({})
      .runs.map(({ energyKcal }) => energyKcal),
  ).toEqual(Array.from({ length: 6 }, () => kcal))
  expect(runsOn(db).opened('run-3')?.energyKcal).toBe(kcal)
  db.exec(`UPDATE runs SET whose = 'guest' WHERE id <> 'run-2'`)
  figuresOfAll(db)
  expect(bestsIn(db, FIRST_RUNNER)).toMatchObject({ longest: { run: 'run-2' }, inARow: { now: 1, most: 1 } })
  expect(trendsIn(db, FIRST_RUNNER, WALL_MS).weeks.reduce((sum, { runs }) => sum + runs, 0)).toBe(1)
  const energies = runsOn(db)
    .page({})
    .runs.map(({ energyKcal }) => energyKcal)
  expect(energies.filter((each) => each !== null)).toEqual([kcal])
})

/** What is asked of a database, each statement once. */
function asked(db: Database, use: () => void): string[] {
  const statements = new Set<string>()
  const prepare = db.prepare.bind(db)
  db.prepare = (source: string) => {
    statements.add(source)
    return prepare(source) as never
  }
  use()
  db.prepare = prepare
  return [...statements]
}

test('no list, week or best goes through the runs one by one: an index leads to each', () => {
  const db = freshDatabase()
  manyRuns(db, 30)
  const runs = runsOn(db)
  const queries: RunQuery[] = [{}, { kind: 'guided' }, { like: 'run-29' }, { like: 'run-29', kind: 'crescendo' }]
  const statements = asked(db, () => {
    for (const query of queries) runs.page({ ...query, before: `${WALL_MS}-30` })
    runs.opened('run-3')
    trendsIn(db, FIRST_RUNNER, WALL_MS)
    bestsIn(db, FIRST_RUNNER)
    writeAll(db, [{ kind: 'end', id: 'run-3', result: { ...ran(PLAN), line: [], endedAtMs: WALL_MS } }])
  }).filter((statement) => statement.includes('run_figures'))
  expect(statements.length).toBeGreaterThan(12)
  for (const statement of statements) {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as { detail: string }[]
    const told = plan.map(({ detail }) => detail)
    expect(
      told.filter((detail) => detail.startsWith('SCAN') && !/INDEX|SCAN figures$/.test(detail)),
      statement,
    ).toEqual([])
    // The one row that was found of it, and no other.
    if (told.includes('SCAN figures')) expect(statement).toContain('LIMIT 1) AS figures')
    const sorts = told.filter((detail) => detail.includes('TEMP B-TREE'))
    expect(sorts.length === 0 || statement.includes('GROUP BY'), `${statement}: ${told.join('; ')}`).toBe(true)
  }
})
