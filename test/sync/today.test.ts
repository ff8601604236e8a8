import { expect, test, vi } from 'vitest'
import type { SyncTodayProblem } from '../../protocol/panel/sync-today.ts'
import { manualClock, type Clock } from '../../src/clock.ts'
import { readToday } from '../../src/plan-files/of-today.ts'
import { intervalsCalendar } from '../../src/sync/intervals-calendar.ts'
import { NOTHING_SET } from '../../src/sync/kept.ts'
import { offeredToday } from '../../src/sync/offered.ts'
import { syncOn } from '../../src/sync/sync.ts'
import { localDay } from '../../src/sync/today.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { dataFolder } from '../history/data-folder.ts'
import { historyOn } from '../history/history-on.ts'
import { PLAN, WALL_MS } from '../history/plan.ts'
import { service, type Answer } from './service.ts'
import { WITHIN } from '../within.ts'

const KEY = 'a-key-of-a-runner'
const MINUTE_MS = 60_000
const DAY = localDay(WALL_MS)
const STEPS =
  'Warmup\n- 10m 7:00/km Pace\n\nMain set\n- 1km 6:00/km Pace\n- 1km 5:00/km Pace\n\nCooldown\n- 5m 7:30/km Pace\n'

const workout = (name: string | null, description: string | null = STEPS, of: object = {}) => ({
  ...{ id: 7, category: 'WORKOUT', start_date_local: `${DAY}T00:00:00`, type: 'Run', name, description },
  ...of,
})

/** Today of a runner whose key is set, on a clock of its own. */
async function calendar(events: unknown, key: string | null = KEY) {
  const remote = await service(KEY)
  remote.events = events
  // Nothing here waits for a timer: hours pass in one step.
  let passedMs = 0
  const base = manualClock(0, WALL_MS)
  const clock: Clock = { ...base, nowMs: () => passedMs, wallMs: () => WALL_MS + passedMs }
  const isOn = { run: false }
  const { sendingsOf } = historyOn(dataFolder(), { clock: base })
  const sync = syncOn({
    sendings: sendingsOf(FIRST_RUNNER),
    kept: key === null ? NOTHING_SET : { folder: null, intervals: { key, sinceMs: WALL_MS } },
    keep: () => {},
    fileOf: () => Promise.resolve(null),
    isRunOn: () => isOn.run,
    trouble: (error) => expect.fail(String(error)),
    targetOf: () => null,
    calendarOf: ({ intervals }) => intervals && intervalsCalendar(intervals.key, remote.url, 200),
    clock,
  })
  const look = offeredToday({
    planned: () => sync.today(),
    read: readToday(() => ({
      ...{ reference: null, unit: 'km' },
      plan: (choices) => ({ ok: true, plan: { ...PLAN, choices } }),
    })),
    notNow: () => (isOn.run ? { error: 'wrong-phase', code: 'run-is-on', values: {} } : null),
  })
  return {
    ...{ remote, clock, isOn, sync, look },
    pass: (ms: number) => void (passedMs += ms),
    async today() {
      const outcome = await look()
      return outcome.ok ? outcome.today : expect.fail(outcome.refusal.code)
    },
  }
}

test('the day’s planned run is read as a plan of a file is, with what would be lost of it', async () => {
  const on = await calendar([workout('Faster\nkilometres', `Enjoy it.\n${STEPS}- 2m Rest`)])
  const { set, workouts, problem } = await on.today()
  expect([set, problem, on.remote.days]).toEqual([true, null, [`${DAY} to ${DAY}`]])
  expect(workouts).toMatchObject([
    { name: 'Faster kilometres', refusal: null, preview: { format: 'intervals', name: 'Faster kilometres' } },
  ])
  expect(workouts[0]?.preview?.choices.workout?.steps).toHaveLength(5)
  expect(workouts[0]?.preview?.losses).toContainEqual(expect.objectContaining({ code: 'loss-no-pace' }))
})

test('it is asked once in a quarter of an hour, however many look, and again on another day', async () => {
  const on = await calendar([workout('Hills')])
  await Promise.all([on.today(), on.today()])
  on.pass(15 * MINUTE_MS - 1)
  expect((await on.today()).workouts).toHaveLength(1)
  expect(on.remote.calls).toEqual(['GET 200'])
  on.remote.events = []
  on.pass(1)
  expect((await on.today()).problem?.code).toBe('today-none')
  expect(on.remote.calls).toHaveLength(2)

  const next = await calendar([workout('Hills')])
  const toMidnightMs = new Date(WALL_MS).setHours(24, 0, 0, 0) - WALL_MS
  next.pass(toMidnightMs - 1000)
  await next.today()
  next.pass(1000)
  // What is still there is yesterday's.
  expect((await next.today()).problem?.code).toBe('today-none')
  expect(new Set(next.remote.days).size).toBe(2)
})

test.each<[string, unknown[], SyncTodayProblem['code']]>([
  ['nothing', [], 'today-none'],
  ['another day', [workout('Tomorrow', STEPS, { start_date_local: '2031-01-01T00:00:00' })], 'today-none'],
  ['a note', [workout('A note', STEPS, { category: 'NOTE' })], 'today-none'],
  ['a ride', [workout('A ride', '- 20m 75%', { type: 'Ride' })], 'today-other-sport'],
])('%s in the calendar is no run of today, and said', async (_, events, code) => {
  const on = await calendar(events)
  expect(await on.today()).toEqual({ set: true, workouts: [], problem: { code, values: {} } })
})

test('of two each is offered, a ride beside them is not', async () => {
  const on = await calendar([workout('Morning'), workout('A ride', STEPS, { type: 'Ride' }), workout(null)])
  const { workouts, problem } = await on.today()
  expect([workouts.map(({ name }) => name), problem]).toEqual([['Morning', null], null])
  expect(workouts.every(({ preview }) => preview !== null)).toBe(true)
})

test.each([
  ['watts', '- 10m 200w', 'file-watts'],
  ['10,000 steps', '100x\n- 1m 6:00/km Pace\n'.repeat(100), 'file-too-many-steps'],
  ['no step', 'An easy one, as you like.', 'file-no-steps'],
  ['what begins as a page', '<script>alert(1)</script>', 'file-no-steps'],
  ['nothing at all', null, 'file-no-steps'],
  ['an absurd speed', '- 10m 0:01/km', 'file-bad-speed'],
])('a workout of %s is named and refused with its reason', async (_, description, code) => {
  const on = await calendar([workout('Odd', description)])
  expect(await on.today()).toMatchObject({
    workouts: [{ name: 'Odd', preview: null, refusal: { error: 'plan-file-refused', code } }],
    problem: null,
  })
})

test.each<[string, Answer, SyncTodayProblem['code']]>([
  ['a page in its place', 'no-json', 'today-unreadable'],
  ['no such thing', { status: 404 }, 'today-unreadable'],
  ['an answer that never comes', 'hangs', 'today-unreachable'],
  ['a line that is cut', 'cuts', 'today-unreachable'],
  ['a service in trouble', { status: 503 }, 'today-unreachable'],
  ['one that asks for patience', { status: 429 }, 'today-busy'],
])('%s: said, left alone for a minute, and then asked again', async (_, answer, code) => {
  const on = await calendar([workout('Hills')])
  on.remote.next.push(answer)
  expect(await on.today()).toEqual({ set: true, workouts: [], problem: { code, values: {} } })
  on.pass(MINUTE_MS - 1)
  expect((await on.today()).problem?.code).toBe(code)
  expect(on.remote.calls).toHaveLength(1)
  on.pass(1)
  expect((await on.today()).workouts).toHaveLength(1)
})

test.each([
  ['lies', { list: [] }],
  ['lies in a list', [7]],
  ['lies of a day', [workout('x', STEPS, { start_date_local: 7 })]],
])('an answer that %s is none', async (_, events) => {
  const on = await calendar(events)
  expect((await on.today()).problem?.code).toBe('today-unreadable')
})

test('who sends it elsewhere is not followed with the key', async () => {
  const on = await calendar([workout('Hills')])
  const elsewhere = await service(KEY)
  elsewhere.events = [workout('Not mine')]
  on.remote.next.push({ status: 302, headers: { location: `${elsewhere.url}/api/v1/athlete/0/events` } })
  expect((await on.today()).problem?.code).toBe('today-unreachable')
  expect(elsewhere.calls).toEqual([])
})

test('an answer of more than 256 KB is not read', async () => {
  const on = await calendar([workout('Long', ' '.repeat(256 * 1024))])
  expect((await on.today()).problem).toEqual({ code: 'today-too-large', values: { mostKb: 256 } })
})

test('tried in vain it is left alone for longer and longer, as long as it asks for, six hours at most, over midnight too', async () => {
  const on = await calendar([workout('Hills')])
  on.pass(new Date(WALL_MS).setHours(23, 0, 0, 0) - WALL_MS)
  on.remote.next.push({ status: 500 }, { status: 500 }, { status: 429, headers: { 'retry-after': '86000' } })
  await on.today()
  on.pass(MINUTE_MS)
  await on.today()
  on.pass(MINUTE_MS)
  await on.today()
  expect(on.remote.calls).toEqual(['GET 500', 'GET 500'])
  on.pass(MINUTE_MS)
  await on.today()
  expect(on.remote.calls).toEqual(['GET 500', 'GET 500', 'GET 429'])
  on.pass(6 * 60 * MINUTE_MS - 1)
  expect((await on.today()).problem?.code).toBe('today-busy')
  expect(on.remote.calls).toHaveLength(3)
  on.pass(1)
  await on.today()
  expect(on.remote.calls).toHaveLength(4)
})

test('a refused key is not tried again until another is set; without one nobody is asked', async () => {
  const on = await calendar([workout('Hills')], 'not-the-key')
  expect((await on.today()).problem?.code).toBe('today-key-refused')
  on.pass(40 * 3_600_000)
  expect((await on.today()).problem?.code).toBe('today-key-refused')
  expect(on.remote.calls).toEqual(['GET 401'])
  await on.sync.tell({ intervalsKey: KEY })
  on.remote.events = [workout('Hills', STEPS, { start_date_local: `${localDay(on.clock.wallMs())}T06:00:00` })]
  const set = await on.today()
  expect(set.workouts).toHaveLength(1)
  expect(JSON.stringify(set)).not.toContain(KEY)
  await on.sync.tell({ intervalsKey: null })
  expect(await on.today()).toEqual({ set: false, workouts: [], problem: null })
  expect(on.remote.calls).toHaveLength(2)
})

test('while a run is on nobody is asked, and what comes then is not read', async () => {
  const on = await calendar([workout('Hills')])
  on.isOn.run = true
  expect(await on.look()).toMatchObject({ ok: false, refusal: { code: 'run-is-on' } })
  expect((await on.sync.today()).workouts).toEqual([])
  expect(on.remote.calls).toEqual([])
  on.isOn.run = false
  on.remote.next.push('hangs')
  const looked = on.look()
  await vi.waitFor(() => expect(on.remote.calls).toHaveLength(1), WITHIN)
  on.isOn.run = true
  expect(await looked).toMatchObject({ ok: false, refusal: { code: 'run-is-on' } })
})

test('what the key before was answered is nobody’s once another is set', async () => {
  const on = await calendar([workout('Hills')])
  on.remote.next.push('hangs')
  const looked = on.today()
  await vi.waitFor(() => expect(on.remote.calls).toHaveLength(1), WITHIN)
  await on.sync.tell({ intervalsKey: KEY })
  expect((await on.today()).workouts).toHaveLength(1)
  expect((await looked).set).toBe(false)
  expect((await on.today()).workouts).toHaveLength(1)
})
