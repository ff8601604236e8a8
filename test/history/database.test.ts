import {
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  mkdirSync,
  openSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { Errors } from 'typebox/value'
import { expect, test } from 'vitest'
import { Plan } from '../../protocol/panel/plan.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import { foundIn, terminalLanguage } from '../../protocol/words/terminal.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { DATABASE_FILE, openDatabase } from '../../src/history/database.ts'
import { HistoryError } from '../../src/history/history-error.ts'
import { memoryIn } from '../../src/history/memory.ts'
import { writeAll } from '../../src/history/writing.ts'
import { runsIn } from '../../src/history/runs.ts'
import { MIGRATIONS, migrate } from '../../src/history/migrations.ts'
import { dataFolder } from './data-folder.ts'
import { MACHINE, PLAN, WALL_MS } from './plan.ts'
import { openJournal, runsOf } from './written-at-once.ts'

const versionOf = (db: Database.Database): unknown => (db.pragma('user_version') as { user_version: number }[])[0]

const remembering = (db: Database.Database) => memoryIn(db, (writing) => writeAll(db, [writing]))

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('a new folder gets a database that survives a power cut: write-ahead log, every commit synced', () => {
  const folder = join(dataFolder(), 'not', 'there', 'yet')
  const { db, keptAside } = openDatabase(folder, WALL_MS)
  expect(keptAside).toBeNull()
  expect(db.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }])
  expect(db.prepare('PRAGMA synchronous').all()).toEqual([{ synchronous: 2 }])
  expect(versionOf(db)).toMatchObject({ user_version: MIGRATIONS.length })
  db.close()
})

test('what was remembered is there when the file is opened again', () => {
  const folder = dataFolder()
  const first = openDatabase(folder, WALL_MS).db
  remembering(first).rememberChoices({ miles: 5, level: 'advanced' })
  first.close()
  const second = openDatabase(folder, WALL_MS)
  expect(second.keptAside).toBeNull()
  expect(remembering(second.db).choices()).toEqual({ miles: 5, level: 'advanced' })
  second.db.close()
})

/** Fills a database with enough pages that its middle can be damaged. */
function filled(folder: string): string {
  const { db } = openDatabase(folder, WALL_MS)
  const run = runsOf(db).start(PLAN, MACHINE, WALL_MS)
  const journal = openJournal(db, run.id)
  for (let second = 0; second < 3000; second++) {
    const telemetry = { speedKmh: 8.7, distanceM: second, elapsedS: second, inclinePct: 1, heartRateBpm: 150 }
    journal.append({ kind: 'telemetry', atMs: second * 1000, telemetry })
  }
  journal.flush()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return join(folder, DATABASE_FILE)
}

test.for<[string, (file: string) => void]>([
  ['text where a database should be', (file) => writeFileSync(file, 'once upon a time '.repeat(100))],
  ['three octets', (file) => writeFileSync(file, 'abc')],
  ['half of a file', (file) => truncateSync(file, 4096 * 5)],
  [
    'a page of rubbish in the middle',
    (file) => {
      const descriptor = openSync(file, 'r+')
      writeSync(descriptor, Buffer.alloc(4096, 0x5a), 0, 4096, 4096 * 8)
      closeSync(descriptor)
    },
  ],
])('%s is kept aside as it was, said, and a new one started', ([, damage]) => {
  const folder = dataFolder()
  const file = filled(folder)
  damage(file)
  const damaged = readFileSync(file)

  const { db, keptAside } = openDatabase(folder, WALL_MS)
  const aside = `${DATABASE_FILE}.corrupt-2026-03-01T07-30-00-250Z`
  expect(readdirSync(folder)).toContain(aside)
  expect(readFileSync(join(folder, aside)).equals(damaged)).toBe(true)
  expect(foundIn(terminalLanguage('en'), keptAside!)).toContain(join(folder, aside))
  expect(foundIn(terminalLanguage('en'), keptAside!)).toContain('damaged')
  expect(runsOf(db).open()).toBeNull()
  runsOf(db).start(PLAN, MACHINE, WALL_MS)
  db.close()
})

test('a file written by a later version is refused in words and left alone', () => {
  const folder = dataFolder()
  const { db } = openDatabase(folder, WALL_MS)
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`)
  db.close()
  const error = thrownBy(() => openDatabase(folder, WALL_MS))
  expect(error).toBeInstanceOf(HistoryError)
  expect(error).toMatchObject({ problem: 'newer' })
  expect((error as HistoryError).message).toContain('later version')
  expect(readdirSync(folder).filter((name) => name.includes('corrupt'))).toEqual([])
})

test('a folder that cannot be made is an error in words', () => {
  const file = join(dataFolder(), 'a-file')
  writeFileSync(file, '')
  const error = thrownBy(() => openDatabase(file, WALL_MS))
  expect(error).toMatchObject({ name: 'HistoryError', problem: 'cannot-open' })
  expect((error as HistoryError).message).toContain(file)
})

test('a folder in the place of the file is no damage: nothing is moved', () => {
  const folder = dataFolder()
  mkdirSync(join(folder, DATABASE_FILE))
  expect(thrownBy(() => openDatabase(folder, WALL_MS))).toMatchObject({ problem: 'cannot-open' })
  expect(readdirSync(folder)).toEqual([DATABASE_FILE])
})

test('from version 1 on, each later step is taken once and keeps what is there', () => {
  const folder = dataFolder()
  const { db } = openDatabase(folder, WALL_MS)
  const run = runsOf(db).start(PLAN, MACHINE, WALL_MS)
  const steps = [...MIGRATIONS, 'CREATE TABLE badges (name TEXT)', `INSERT INTO badges VALUES ('first')`]
  migrate(db, steps)
  migrate(db, steps)
  expect(versionOf(db)).toMatchObject({ user_version: MIGRATIONS.length + 2 })
  expect(db.prepare('SELECT name FROM badges').all()).toEqual([{ name: 'first' }])
  expect(runsOf(db).open()).toEqual(run)
  db.close()
})

test('a run that an earlier version left open comes back', () => {
  const folder = dataFolder()
  const old = new Database(join(folder, DATABASE_FILE))
  migrate(old, MIGRATIONS.slice(0, 1))
  const insert = 'INSERT INTO runs (id, state, started_at_ms, machine, plan) VALUES (?, ?, ?, ?, ?)'
  old.prepare(insert).run('old', 'open', WALL_MS, JSON.stringify(MACHINE), JSON.stringify(PLAN))
  old.close()
  const { db } = openDatabase(folder, WALL_MS)
  expect(runsOf(db).open()).toEqual({ id: 'old', startedAtMs: WALL_MS, machine: MACHINE })
  const next = runsOf(db).start(PLAN, MACHINE, WALL_MS)
  expect(runsOf(db).open()).toEqual(next)
  db.close()
})

test('a run of the first tables is in the list still, its sentences told by codes', () => {
  const folder = dataFolder()
  const old = new Database(join(folder, DATABASE_FILE))
  migrate(old, MIGRATIONS.slice(0, 2))
  const plan = readFileSync(new URL('data/plan-of-the-first-slice.json', import.meta.url), 'utf8')
  const split = {
    kind: 'mile',
    mile: 1,
    effort: 'easy',
    distanceM: 900,
    timeS: 372,
    plannedKmh: 8.7,
    averageKmh: 8.7,
    gainS: null,
  }
  const splits = [
    { ...split, note: null },
    { ...split, mile: 2, note: 'cut short, partly estimated' },
  ]
  const insert = `INSERT INTO runs (id, state, started_at_ms, ended_at_ms, machine, plan, distance_m, moving_s, crescendo, splits)
    VALUES (?, 'ended', ?, ?, ?, ?, 1800, 744, 0, ?)`
  const add = (id: string, planJson: string): void =>
    void old.prepare(insert).run(id, WALL_MS, WALL_MS + 1, JSON.stringify(MACHINE), planJson, JSON.stringify(splits))
  add('old', plan)
  add('damaged', '{"name":')
  old.close()

  const { db } = openDatabase(folder, WALL_MS)
  const run = runsIn(
    () => db,
    (problem) => expect.fail(problem.message),
    () => FIRST_RUNNER,
  ).get('old')
  expect(run?.plan?.name).toEqual({
    code: 'stages-and-finish',
    values: { count: 3, stageM: METRES_PER_MILE, finish: 'sprint', finishM: 400, unit: 'mi' },
  })
  expect(run?.splits.map(({ note }) => note?.code ?? null)).toEqual([null, 'cut-short-and-estimated'])
  expect(Errors(Plan, run?.plan).map(({ message }) => message)).toEqual([])
  expect(db.prepare(`SELECT plan FROM runs WHERE id = 'damaged'`).get()).toMatchObject({ plan: '{"name":' })
  db.close()
})

test('a step that fails leaves the version and the tables before it', () => {
  const { db } = openDatabase(dataFolder(), WALL_MS)
  const steps = [...MIGRATIONS, 'CREATE TABLE badges (name TEXT); INSERT INTO nowhere VALUES (1)']
  expect(() => migrate(db, steps)).toThrow('nowhere')
  expect(versionOf(db)).toMatchObject({ user_version: MIGRATIONS.length })
  expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'badges'`).all()).toEqual([])
  db.close()
})
