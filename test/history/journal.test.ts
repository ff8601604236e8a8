import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJournal } from '../../src/history/journal.ts'
import type { Journal } from '../../src/history/journal.ts'
import type { Telemetry } from '../../src/belt/event.ts'
import { TICK_MS, type SessionEvent } from '../../src/session/event.ts'
import { freshDatabase } from './data-folder.ts'
import { MACHINE, PLAN, WALL_MS } from './plan.ts'
import { openJournal, runsOf } from './written-at-once.ts'
import { draws } from '../draws.ts'

const telemetry = (speedKmh: number): Telemetry => ({
  speedKmh,
  distanceM: null,
  elapsedS: null,
  inclinePct: null,
  heartRateBpm: null,
})
const tick = (atMs: number): SessionEvent => ({ kind: 'tick', atMs })
const reading = (atMs: number, speedKmh = 8.7): SessionEvent => ({
  kind: 'telemetry',
  atMs,
  telemetry: telemetry(speedKmh),
})
const slower = (atMs: number): SessionEvent => ({ kind: 'ask', atMs, ask: { id: `a${atMs}`, ask: 'slower' } })

function journalled(): { journal: Journal; again: () => Journal; read: () => SessionEvent[]; rows: () => number } {
  const db = freshDatabase()
  const { id } = runsOf(db).start(PLAN, MACHINE, WALL_MS)
  const again = (): Journal => openJournal(db, id)
  return {
    journal: again(),
    again,
    read: () => [...readJournal(db, id, TICK_MS)],
    rows: () => (db.prepare('SELECT count(*) AS rows FROM journal').get() as { rows: number }).rows,
  }
}

test('telemetry waits for the flush; an ask is written at once and takes along what came before it', () => {
  const { journal, read } = journalled()
  journal.append(reading(10))
  journal.append(reading(260))
  expect(read()).toEqual([])
  journal.append(slower(300))
  expect(read()).toEqual([reading(10), reading(260), slower(300)])
  journal.append(reading(510))
  expect(read()).toHaveLength(3)
  journal.flush()
  expect(read()).toHaveLength(4)
})

test('an event that arrives after the tick it is stamped before is read back after it', () => {
  const { journal, read } = journalled()
  const events = [tick(100), reading(150), tick(200), reading(199.75), tick(300), slower(300), tick(400), slower(400)]
  events.forEach((event) => journal.append(event))
  expect(read()).toEqual(events)
})

test('ticks on the grid cost no rows of their own while telemetry flows, and a silent second costs one', () => {
  const { journal, read, rows } = journalled()
  const events: SessionEvent[] = []
  for (let atMs = 100; atMs <= 60_000; atMs += TICK_MS) {
    events.push(tick(atMs))
    if (atMs % 500 === 0) events.push(reading(atMs + 0.5))
  }
  events.forEach((event) => journal.append(event))
  journal.flush()
  expect(rows()).toBe(1 + 120)
  const silent = Array.from({ length: 10 }, (_, index) => tick(60_100 + index * TICK_MS))
  silent.forEach((event) => journal.append(event))
  journal.flush()
  expect(rows()).toBe(1 + 120 + 1)
  expect(read()).toEqual([...events, ...silent])
})

test('a flush loses no tick, however often it comes', () => {
  const { journal, read } = journalled()
  const events = Array.from({ length: 50 }, (_, index) => tick(1000.125 + index * TICK_MS))
  for (const event of events) {
    journal.append(event)
    journal.flush()
    journal.flush()
  }
  expect(read().map((event) => event.kind)).toEqual(events.map((event) => event.kind))
  expect(read().at(-1)).toEqual(events.at(-1))
})

test('a journal that is opened again goes on where it ended; no tick is made up for the time between', () => {
  const { journal, again, read } = journalled()
  const before = [tick(100), reading(120), slower(150), tick(200)]
  before.forEach((event) => journal.append(event))
  journal.flush()
  const second = again()
  const after: SessionEvent[] = [{ kind: 'restarted', atMs: 9000.5 }, tick(9100), tick(9200), reading(9210)]
  after.forEach((event) => second.append(event))
  second.flush()
  expect(read()).toEqual([...before, ...after])
})

const onTheWire: fc.Arbitrary<Telemetry> = fc.record({
  speedKmh: fc.option(fc.nat(65_534).map((count) => count / 100)),
  distanceM: fc.option(fc.nat(16_777_215)),
  elapsedS: fc.option(fc.nat(65_535)),
  inclinePct: fc.option(fc.integer({ min: -32_768, max: 32_766 }).map((count) => count / 10)),
  heartRateBpm: fc.option(fc.nat(255)),
})
const offTheWire = fc.double({ min: 0, max: 40, noNaN: true }).map((speed) => telemetry(speed))
const orders = fc.oneof(
  fc.constant({ kind: 'stop' as const }),
  fc.record({ kind: fc.constant('speed' as const), speedKmh: fc.nat(2500).map((count) => count / 100) }),
  fc.record({ kind: fc.constant('start' as const), askId: fc.string() }),
)
const bodies = fc.oneof(
  fc.record({ kind: fc.constant('telemetry' as const), telemetry: fc.oneof(onTheWire, offTheWire) }),
  fc.constant({ kind: 'tick' as const }),
  fc.record({
    kind: fc.constant('ask' as const),
    ask: fc.record({
      id: fc.string(),
      ask: fc.constantFrom('slower' as const, 'faster' as const),
      coarse: fc.boolean(),
    }),
  }),
  fc.record({
    kind: fc.constant('order' as const),
    order: orders,
    because: fc.constantFrom(null, 'overshot' as const),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    order: orders,
    answer: fc.constantFrom('acknowledged' as const, 'refused' as const, 'withdrawn' as const, 'unknown' as const),
  }),
  fc.record({
    kind: fc.constant('notice' as const),
    notice: fc.oneof(
      fc.record({ kind: fc.constant('stopped' as const), by: fc.constantFrom('us' as const, 'safety-key' as const) }),
      fc.record({ kind: fc.constant('link-lost' as const), reason: fc.string({ unit: 'binary' }) }),
    ),
  }),
  fc.constantFrom(
    { kind: 'watched' as const },
    { kind: 'unwatched' as const, forMs: 5000 },
    { kind: 'restarted' as const },
  ),
  fc.record({ kind: fc.constant('slept' as const), sleptMs: fc.double({ min: 0, max: 1e9, noNaN: true }) }),
  fc.constant({ kind: 'plan' as const, plan: PLAN }),
)
/** Mostly on the grid, so that ticks are counted; sometimes anywhere. */
const times = fc.oneof(
  fc.nat(40).map((count) => count * TICK_MS),
  fc.double({ min: 0, max: 1e7, noNaN: true }).map((atMs) => atMs + 0),
)
const events: fc.Arbitrary<SessionEvent> = fc.tuple(times, bodies).map(([atMs, body]) => ({ atMs, ...body }))

test('any events come back as they were, in their order, wherever the flushes fall', () => {
  const db = freshDatabase()
  fc.assert(
    fc.property(fc.array(fc.tuple(events, fc.boolean()), { maxLength: 40 }), (steps) => {
      const { id } = runsOf(db).start(PLAN, MACHINE, WALL_MS)
      const journal = openJournal(db, id)
      for (const [event, flush] of steps) {
        journal.append(event)
        if (flush) journal.flush()
      }
      journal.flush()
      const read = [...readJournal(db, id, TICK_MS)]
      runsOf(db).discard(id)
      expect(read).toEqual(steps.map(([event]) => event))
    }),
    { numRuns: draws(80) },
  )
})

test('a run in the middle of ticks: any interleaving of ticks, late telemetry and asks is kept', () => {
  const db = freshDatabase()
  const step = fc.oneof({ weight: 6, arbitrary: fc.constant('tick') }, fc.constantFrom('telemetry', 'ask', 'flush'))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.double({ min: 0, max: 1e6, noNaN: true }), (steps, startMs) => {
      const { id } = runsOf(db).start(PLAN, MACHINE, WALL_MS)
      const journal = openJournal(db, id)
      const played: SessionEvent[] = []
      let tickMs = startMs
      for (const what of steps) {
        if (what === 'flush') journal.flush()
        else {
          if (what === 'tick') tickMs += TICK_MS
          const event = what === 'tick' ? tick(tickMs) : what === 'ask' ? slower(tickMs) : reading(tickMs - 7)
          played.push(event)
          journal.append(event)
        }
      }
      journal.flush()
      const read = [...readJournal(db, id, TICK_MS)]
      runsOf(db).discard(id)
      expect(read).toEqual(played)
    }),
    { numRuns: draws(50) },
  )
})

test('a journal of no run is empty, and one cannot be written', () => {
  const db = freshDatabase()
  expect(() => openJournal(db, 'nobody').append(slower(100))).toThrow('no run nobody')
  expect([...readJournal(db, 'nobody', TICK_MS)]).toEqual([])
})
