import Database from 'libsql'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Value } from 'typebox/value'
import { RunListed } from '../../protocol/panel/run-list.ts'
import { Run } from '../../protocol/panel/runs.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { DATABASE_FILE } from '../../src/history/database.ts'
import { writerInto } from '../../src/history/writer.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import { reduce } from '../../src/session/reduce.ts'
import { newSession, type Session } from '../../src/session/session.ts'
import { asSent } from '../as-sent.ts'
import { wholePlan } from '../session/plans.ts'
import { dataFolder } from './data-folder.ts'
import { historyOn, type HistoryOn, type On } from './history-on.ts'
import { MACHINE } from './plan.ts'

/** Numbers that stand nowhere else. */
const RACE_S = 1517
const HEART_BPM = 17_311
const NOTE = 'a note like no other'
const PLAN = wholePlan({ reference: { kind: 'race', distanceM: 5000, timeS: RACE_S }, unit: 'km' })
const SESSION: Session = {
  ...reduce(newSession(), { kind: 'plan', atMs: 0, plan: PLAN }),
  heart: { strap: null, recent: [], machine: { bpm: HEART_BPM, atMs: 0 } },
}
const MILE: Split = {
  kind: 'mile',
  mile: 1,
  effort: 'easy',
  distanceM: 1000,
  timeS: 400,
  plannedKmh: 9,
  averageKmh: 9,
  gainS: null,
  note: null,
}
const LAST = {
  plan: PLAN,
  distanceM: 1400,
  splits: [
    { ...MILE, heartRateBpm: HEART_BPM },
    { ...MILE, mile: 2 },
  ],
} as unknown as Snapshot

function opened(on: On = {}): HistoryOn & { folder: string } {
  const folder = dataFolder()
  const history = historyOn(folder, { isGuests: true, ...on })
  onTestFinished(() => history.close())
  return { ...history, folder }
}

/** Every octet in the data folder: the file, and what SQLite keeps beside it. */
const octetsIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n')

const reading = (second: number): SessionEvent => ({
  kind: 'telemetry',
  atMs: second * 1000 + 50,
  telemetry: { speedKmh: 9, distanceM: second * 2, elapsedS: second, inclinePct: null, heartRateBpm: HEART_BPM },
})

/** A run long enough that its rows are moved about in the file. */
function ran({ log }: HistoryOn, how: 'ended' | 'discarded' = 'ended'): string {
  const { id } = log.begin(PLAN, MACHINE, SESSION)
  for (let second = 1; second <= 400; second++) {
    log.append(reading(second))
    if (second % 10 === 0)
      log.append({ kind: 'ask', atMs: second * 1000 + 60, ask: { id: `press-${second}`, ask: 'slower' } })
    log.flush(SESSION)
  }
  log.finish(how, SESSION, LAST)
  return id
}

/** What tells of the guest: their race, their heart, what they pressed and when. */
const TRACES = [String(RACE_S), String(HEART_BPM), 'press-390', '"reference"']

test('until a guest is forgotten their run is there whole; then of them not one octet is left on the disk', async () => {
  const history = opened()
  const { log, runs, folder, hasGuests } = history
  const id = ran(history)
  expect(runs.get(id)).toMatchObject({ plan: { choices: { reference: { timeS: RACE_S } } } })
  await history.runsOnceWritten(0).tell(id, { effort: 9, note: NOTE })
  expect([...TRACES, NOTE].filter((trace) => !octetsIn(folder).includes(trace))).toEqual([])
  expect(hasGuests()).toBe(true)

  log.forgetGuests()
  expect([...TRACES, NOTE].filter((trace) => octetsIn(folder).includes(trace))).toEqual([])
  expect([hasGuests(), history.said]).toEqual([false, []])
  const db = new Database(join(folder, DATABASE_FILE))
  const count = (table: string) => (db.prepare(`SELECT count(*) AS rows FROM ${table}`).get() as { rows: number }).rows
  expect(['journal', 'beginnings', 'runners', 'runs'].map(count)).toEqual([0, 0, 1, 1])
  expect(db.prepare('SELECT told, choices, pin FROM runners').get()).toMatchObject({
    told: '{}',
    choices: null,
    pin: null,
  })
  db.close()
  const [summary] = runs.page({}).runs
  expect(summary).toMatchObject({ id, planName: PLAN.name, machineName: MACHINE.name, distanceM: 1400, movingS: 500 })
  expect(runs.opened(id)).toEqual({ ...summary, plan: null, splits: [MILE, { ...MILE, mile: 2 }], line: [] })
  expect(Value.Check(RunListed, asSent(summary))).toBe(true)
  expect(Value.Check(Run, asSent(runs.get(id)))).toBe(true)
})

test('of a run that a guest discarded not one octet is left either', () => {
  const history = opened()
  ran(history, 'discarded')
  expect(octetsIn(history.folder)).toContain('press-390')
  history.log.forgetGuests()
  expect(TRACES.filter((trace) => octetsIn(history.folder).includes(trace))).toEqual([])
  expect(history.runs.page({}).runs).toEqual([])
})

test('the run that is on stays whole, to be carried on; so does that of somebody who is no guest', () => {
  const history = opened()
  const known = historyOn(history.folder)
  const theirs = ran(known)
  known.close()
  history.log.begin(PLAN, MACHINE, SESSION)
  history.log.append({ kind: 'ask', atMs: 900, ask: { id: 'now', ask: 'slower' } })
  history.log.forgetGuests()
  const left = history.unfinished()?.readBack()
  expect(left?.journal?.session).toEqual(SESSION)
  expect([...(left?.journal?.events ?? [])]).toHaveLength(1)
  expect(history.runs.get(theirs)?.plan).toEqual(PLAN)
})

test('a former daemon that had no time to forget left guests, and the next one knows', () => {
  const former = opened()
  ran(former)
  const next = historyOn(former.folder)
  onTestFinished(() => next.close())
  expect(next.hasGuests()).toBe(true)
  next.log.forgetGuests()
  expect(TRACES.filter((trace) => octetsIn(former.folder).includes(trace))).toEqual([])
})

test('while somebody reads the file it is not forgotten yet, which is tried again', async () => {
  const history = opened({ writerOf: writerInto })
  ran(history)
  const other = new Database(join(history.folder, DATABASE_FILE))
  other.exec('BEGIN')
  other.prepare('SELECT count(*) FROM journal').get()
  history.log.forgetGuests()
  expect(history.said).toEqual(['locked'])
  expect(octetsIn(history.folder)).toContain(String(RACE_S))
  other.exec('ROLLBACK')
  await history.clock.advance(300)
  expect(TRACES.filter((trace) => octetsIn(history.folder).includes(trace))).toEqual([])
  expect(history.said).toEqual(['locked', null])
  other.close()
})
