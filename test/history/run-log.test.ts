import Database from 'libsql'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Choices, Plan, Reference } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { foundIn, terminalLanguage } from '../../protocol/words/terminal.ts'
import { DATABASE_FILE } from '../../src/history/database.ts'
import { readJournal } from '../../src/history/journal.ts'
import type { Writing } from '../../src/history/writing.ts'
import { writerInto } from '../../src/history/writer.ts'
import { carryOn } from '../../src/carry-on.ts'
import { TICK_MS, type SessionEvent } from '../../src/session/event.ts'
import { reduce } from '../../src/session/reduce.ts'
import { NEW_RUN } from '../../src/session/run.ts'
import { newSession, withPlace, type Session } from '../../src/session/session.ts'
import { soFarOf } from '../../src/session/so-far.ts'
import { wholePlan } from '../session/plans.ts'
import { dataFolder } from './data-folder.ts'
import { historyOn, type HistoryOn, type On } from './history-on.ts'
import { MACHINE, PLAN } from './plan.ts'
import { runsOf } from './written-at-once.ts'

/** History looks into a last snapshot only through the function it is given. */
const LAST = { distanceM: 1400, plan: PLAN } as Snapshot
const SESSION: Session = reduce(newSession(), { kind: 'plan', atMs: 0, plan: PLAN })
/** The same, 812.5 m and five minutes on. */
const FURTHER: Session = withPlace(
  { ...SESSION, run: NEW_RUN },
  { odometer: { ...NEW_RUN.place.odometer, totalM: 812.5, movingS: 300 } },
)
const stop: SessionEvent = { kind: 'ask', atMs: 900, ask: { id: 'a', ask: 'stop' } }
const tick = (atMs: number): SessionEvent => ({ kind: 'tick', atMs })

/** A history, and the same file as another process sees it. */
function opened(on: On = {}): HistoryOn & { folder: string; db: Database.Database } {
  const folder = dataFolder()
  const history = historyOn(folder, on)
  const db = new Database(join(folder, DATABASE_FILE))
  onTestFinished(() => {
    db.close()
    history.close()
  })
  return { ...history, folder, db }
}

/** A disk that takes nothing while it is told so. */
function withFullDisk() {
  const disk = { isFull: false, batches: [] as number[] }
  const on: On = {
    writerOf: (db) => {
      const writer = writerInto(db)
      return {
        write(batch, done) {
          disk.batches.push(batch.length)
          if (disk.isFull) done({ reason: 'full', message: 'database or disk is full' })
          else writer.write(batch, done)
        },
      }
    },
  }
  return { ...opened(on), disk }
}

test('a run is kept from its beginning to its end', () => {
  const { log, runs, unfinished, db, said } = opened()
  expect(unfinished()).toBeNull()
  const run = log.begin(PLAN, MACHINE, SESSION)
  expect(run.startedAt).toBe('2026-03-01T07:30:00.250Z')
  log.append(stop)
  log.finish('ended', SESSION, LAST)
  expect(runs.get(run.id)).toMatchObject({ id: run.id, startedAt: run.startedAt, distanceM: 1400, crescendo: true })
  expect([...readJournal(db, run.id, TICK_MS)]).toEqual([stop])
  expect(said).toEqual([])
})

test('a run that was left unfinished is gone on with, in the same journal', () => {
  const { folder, log, db } = opened()
  const run = log.begin(PLAN, MACHINE, SESSION)
  log.append(stop)

  const next = historyOn(folder)
  const left = next.unfinished()
  expect(left).toMatchObject({ run, machine: MACHINE })
  const readBack = left!.readBack()
  expect(readBack.journal?.session).toEqual(SESSION)
  expect([...(readBack.journal?.events ?? [])]).toEqual([stop])
  const { session } = carryOn(left!, next.log)
  expect(session).toEqual(reduce(SESSION, stop))
  const restarted: SessionEvent = { kind: 'restarted', atMs: 1000 }
  next.log.append(restarted)
  expect([...readJournal(db, run.id, TICK_MS)]).toEqual([stop, restarted])
  // From now on it begins with what was made of it.
  expect([...(next.unfinished()?.readBack().journal?.events ?? [])]).toEqual([restarted])
  next.log.finish('discarded', session, LAST)
  expect(runsOf(db).list()).toEqual([])
  expect(next.unfinished()).toBeNull()
  next.close()
})

test('each second leaves in the run’s row what it came to', () => {
  const { log, unfinished } = opened()
  log.begin(PLAN, MACHINE, SESSION)
  log.flush(FURTHER)
  expect(unfinished()?.readBack().soFar).toEqual({ distanceM: 812.5, movingS: 300, splits: [] })
})

test.each([
  ['a row is damaged', "UPDATE journal SET event = '{bad'", /row 0 of its journal is damaged/],
  ['a row is missing', 'DELETE FROM journal WHERE sequence = 0', /row 0 of its journal is missing/],
  ['a row counts a thousand million ticks', 'UPDATE journal SET ticks = 1000000000', /counts 1000000000 ticks/],
  ['a row is of another year', 'UPDATE journal SET at_ms = 1e14 WHERE sequence = 1', /months from the one before/],
  [
    'the beginning is lost',
    'DELETE FROM beginnings; UPDATE runs SET distance_m = NULL',
    /journal has lost its beginning/,
  ],
  ['the beginning is damaged', "UPDATE beginnings SET session = '{bad'", /the beginning of its journal is damaged/],
  ['the beginning is no session', `UPDATE beginnings SET session = '{"atMs":7}'`, /its journal makes no run/],
  ['the plan is damaged', "UPDATE runs SET plan = '{bad'", /its plan is damaged/],
])('a run of which %s is set aside in words, whole, and the next can begin', (_, damage, words) => {
  const { folder, log, db } = opened()
  log.begin(PLAN, MACHINE, SESSION)
  log.append(stop)
  log.append({ ...stop, atMs: 1000 })
  db.exec(damage)
  const rows = rowsIn(db)

  const next = historyOn(folder)
  const left = next.unfinished()
  const sinceMs = performance.now()
  const setAside = next.log.setAside(
    left!.run,
    thrownBy(() => carryOn(left!, next.log)),
  )
  expect(performance.now() - sinceMs).toBeLessThan(5000)
  const told = foundIn(terminalLanguage('en'), setAside)
  expect(told).toMatch(/^The run of 2026-03-01T07:30:00.250Z cannot be carried on/)
  expect(told).toMatch(words)
  expect(next.unfinished()).toBeNull()
  expect(rowsIn(db)).toBe(rows)
  next.log.append(stop)
  const { id } = next.log.begin(PLAN, MACHINE, SESSION)
  next.log.append(stop)
  expect([...readJournal(db, id, TICK_MS)]).toEqual([stop])
  expect(rowsIn(db)).toBe(rows + 1)
  next.close()
})

const rowsIn = (db: Database.Database): number =>
  (db.prepare('SELECT count(*) AS rows FROM journal').get() as { rows: number }).rows

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return expect.fail('nothing was thrown')
}

test('a run whose journal lost its beginning, and which came to something, comes back stopped with it', () => {
  const { folder, log, db } = opened()
  log.begin(PLAN, MACHINE, SESSION)
  log.flush(FURTHER)
  db.exec('DELETE FROM beginnings')
  const next = historyOn(folder)
  const { session, wasRebuilt } = carryOn(next.unfinished()!, next.log)
  expect(wasRebuilt).toBe(true)
  expect(session.belt.kind).toBe('stopped')
  expect(soFarOf(session)).toEqual({ distanceM: 812.5, movingS: 300, splits: [] })
  next.close()
})

test('a run has the name of the own plan that it is of, whoever’s paces it is run at, and no other', () => {
  const { log, runs, memory } = opened()
  memory.keepOwnPlan({ id: 'four-miles', name: 'Four on Sunday', choices: { miles: 4 } })
  memory.keepOwnPlan({ id: 'half-miles', name: 'Half miles', choices: { level: 'intermediate', stageM: 804.672 } })
  const reference: Reference = { kind: 'race', distanceM: 5000, timeS: 1320 }
  const named = (choices: Choices): string | undefined => {
    const { id } = log.begin(wholePlan(choices), MACHINE, SESSION)
    log.finish('ended', SESSION, LAST)
    return runs.opened(id)?.ownPlanName
  }
  expect(named({ miles: 4, unit: 'mi', reference })).toBe('Four on Sunday')
  expect(named({ stageM: 804.672, reference })).toBe('Half miles')
  expect([named({ unit: 'km' }), named({ miles: 5 }), named({ miles: 4, finishM: 300 })]).toEqual([
    ...[undefined, undefined, undefined],
  ])
})

test('between runs nothing is kept', () => {
  const { log, db } = opened()
  log.append(stop)
  log.flush(SESSION)
  log.finish('ended', SESSION, LAST)
  const { id } = log.begin(PLAN, MACHINE, SESSION)
  log.finish('ended', SESSION, LAST)
  log.append(stop)
  expect([...readJournal(db, id, TICK_MS)]).toEqual([])
})

test('a run whose start moved nothing is in no list, and not deleted', () => {
  const { log, runs, unfinished, db } = opened()
  const { id } = log.begin(PLAN, MACHINE, SESSION)
  log.append(stop)
  log.finish('never-ran', SESSION, LAST)
  expect([runs.page({}).runs, unfinished()]).toEqual([[], null])
  expect([...readJournal(db, id, TICK_MS)]).toEqual([stop])
})

test('a run begun on a full disk has its name, and is saved whole once there is room', async () => {
  const { log, unfinished, said, clock, disk, db } = withFullDisk()
  disk.isFull = true
  const { id } = log.begin(PLAN, MACHINE, SESSION)
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  log.append(stop)
  log.flush(SESSION)
  expect([said, log.saving(), unfinished()]).toEqual([['full'], 'full', null])

  disk.isFull = false
  await clock.advance(250)
  expect([said, log.saving()]).toEqual([['full', null], 'again'])
  expect([...readJournal(db, id, TICK_MS)]).toEqual([stop])
  expect(unfinished()?.readBack().journal?.session).toEqual(SESSION)
  await clock.advance(8000)
  expect(log.saving()).toBeNull()
})

test('a run that ended on a full disk is in the history once there is room, and the next one begins', async () => {
  const { log, runs, unfinished, said, clock, disk } = withFullDisk()
  const first = log.begin(PLAN, MACHINE, SESSION)
  disk.isFull = true
  log.finish('ended', SESSION, LAST)
  const second = log.begin(PLAN, MACHINE, SESSION)
  expect(unfinished()?.run.id).toBe(first.id)
  disk.isFull = false
  await clock.advance(250)
  expect(runs.page({}).runs.map(({ id }) => id)).toEqual([first.id])
  expect(unfinished()?.run.id).toBe(second.id)
  expect(said).toEqual(['full', null])
})

test('a disk that takes nothing is tried again after 0.25, 0.5, 1, 2, 4 and 5 s, whatever happens meanwhile', async () => {
  const { log, clock, disk } = withFullDisk()
  log.begin(PLAN, MACHINE, SESSION)
  disk.isFull = true
  disk.batches.length = 0
  const triedS: number[] = []
  for (let ms = 0; ms < 20_000; ms += 50) {
    const before = disk.batches.length
    log.append({ ...stop, atMs: ms })
    if (ms % 1000 === 0) log.flush(SESSION)
    await clock.advance(50)
    if (disk.batches.length > before) triedS.push(ms / 1000)
  }
  expect(disk.batches.length).toBeLessThan(10)
  const gaps = triedS.slice(1).map((s, index) => s - (triedS[index] ?? 0))
  expect(gaps.slice(0, 6)).toEqual([
    expect.closeTo(0.25, 1),
    expect.closeTo(0.5, 1),
    expect.closeTo(1, 1),
    expect.closeTo(2, 1),
    expect.closeTo(4, 1),
    expect.closeTo(5, 1),
  ])
})

test('what waits for a disk is bounded: the run begins again where it is, and comes back as it was', async () => {
  const { log, clock, disk, unfinished } = withFullDisk()
  log.begin(PLAN, MACHINE, SESSION)
  disk.isFull = true
  let session = SESSION
  for (let atMs = 0; atMs < 12_000_000; atMs += 500) {
    session = reduce(session, tick(atMs))
    log.append(tick(atMs))
    if (atMs % 1000 === 0) log.flush(session)
  }
  expect(disk.batches.length).toBeLessThan(10)
  disk.isFull = false
  disk.batches.length = 0
  await clock.advance(6000)
  const written = disk.batches.reduce((sum, count) => sum + count, 0)
  expect(written).toBeLessThan(20_000)
  log.flush(session)
  const { journal } = unfinished()!.readBack()
  expect(journal?.session.atMs).toBeGreaterThan(6_000_000)
  expect([...journal!.events].reduce(reduce, journal!.session)).toEqual(session)
})

test('a batch stays small, however much waits: the loop hands on in bites', async () => {
  const sizes: number[] = []
  let isFull = true
  const rows = (batch: readonly Writing[]): number =>
    batch.reduce((sum, each) => sum + (each.kind === 'events' ? each.rows.length : 1), 0)
  const { log, clock } = opened({
    writerOf: () => ({
      write(batch, done) {
        if (!isFull) sizes.push(rows(batch))
        done(isFull ? { reason: 'full', message: '' } : null)
      },
    }),
  })
  log.begin(PLAN, MACHINE, SESSION)
  for (let atMs = 0; atMs < 5000; atMs++) log.append({ ...stop, atMs })
  isFull = false
  await clock.advance(250)
  expect(sizes.length).toBeGreaterThan(9)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
})

test('another process that holds the file for a while costs nothing that can be written later', async () => {
  const { folder, log, runs, unfinished, said, clock, db } = opened()
  const { id } = log.begin(PLAN, MACHINE, SESSION)
  const other = new Database(join(folder, DATABASE_FILE))
  other.exec('BEGIN IMMEDIATE')
  log.append(stop)
  log.finish('ended', SESSION, LAST)
  other.exec('ROLLBACK')
  other.close()
  const next = log.begin(PLAN, MACHINE, SESSION)
  log.append(stop)
  await clock.advance(250)
  expect([...readJournal(db, id, TICK_MS)]).toEqual([stop])
  expect(runs.page({}).runs.map((run) => run.id)).toEqual([id])
  expect(unfinished()?.run.id).toBe(next.id)
  expect([...readJournal(db, next.id, TICK_MS)]).toEqual([stop])
  expect(said).toEqual(['locked', null])
})

test('a run whose file was replaced begins again in the new one, from where it is', async () => {
  const { log, clock, db, unfinished } = opened()
  const { id } = log.begin(PLAN, MACHINE, SESSION)
  log.append(stop)
  db.exec('DELETE FROM runs')
  log.append({ ...stop, atMs: 1000 })
  expect(log.saving()).toBe('gone')
  const later = reduce(SESSION, tick(1200))
  log.flush(later)
  log.append({ ...stop, atMs: 1300 })
  await clock.advance(250)
  expect(unfinished()).toMatchObject({ run: { id, startedAt: '2026-03-01T07:30:00.250Z' }, machine: MACHINE })
  const { journal } = unfinished()!.readBack()
  expect(journal?.session).toEqual(later)
  expect([...journal!.events]).toEqual([{ ...stop, atMs: 1300 }])
  expect(log.saving()).toBe('gone')
  await clock.advance(60_000)
  expect(log.saving()).toBeNull()
})

test('who asked waits for a disk that is slow no longer than was said', async () => {
  let finish = (): void => {}
  const { log, clock } = opened({
    writerOf: () => ({ write: (_, done) => void (finish = () => done(null)) }),
  })
  log.begin(PLAN, MACHINE, SESSION)
  let answered = false
  void log.written(25).then(() => (answered = true))
  await clock.advance(24)
  expect(answered).toBe(false)
  await clock.advance(1)
  expect(answered).toBe(true)

  answered = false
  void log.written(25).then(() => (answered = true))
  finish()
  finish()
  await clock.advance(1)
  expect(answered).toBe(true)
  log.append(stop)
  await clock.advance(3000)
  expect(log.saving()).toBe('slow')
})

test.each(['measuring', 'first-meeting'] as const)(
  'a plan for the treadmill (%s) is no run: it can be gone on with, and however it ends nothing of it is kept',
  (code) => {
    const { folder, log, db } = opened()
    const plan: Plan = { ...PLAN, name: { code, values: {} } }
    log.begin(plan, MACHINE, SESSION)
    log.append(stop)
    const next = historyOn(folder)
    const { session } = carryOn(next.unfinished()!, next.log)
    next.log.finish('ended', session, { ...LAST, plan })
    expect([runsOf(db).list(), next.unfinished(), rowsIn(db)]).toEqual([[], null, 0])
    next.close()
  },
)
