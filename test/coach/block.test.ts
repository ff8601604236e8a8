import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Choices, Level } from '../../protocol/panel/plan.ts'
import { NOTHING_TOLD, type Runner } from '../../protocol/panel/runner.ts'
import { choicesOf, firstWeek, mayBegin, weekOf } from '../../src/coach/block.ts'
import { blockRun, type BlockRun } from '../../src/coach/block-run.ts'
import { movedToTomorrow, blockWeeks, type Block } from '../../src/coach/block-weeks.ts'
import { boundsOn } from '../../src/coach/bounds.ts'
import { gaitOf, kmOf, referenceKmhOf, type RanRun } from '../../src/coach/ran.ts'
import { asTold, toldBy } from '../../src/workout/told.ts'
import { draws } from '../draws.ts'
import { METRIC, planned } from '../workout/machines.ts'
import { EASED, inShort, NO_SPRINT, R25, ran, speedsOf, STOPPED, walked } from './ran.ts'

/** The six weeks, by the real recipe: every number of their table, and what becomes of one that is missed, moved or repeated. */

const WHO: Readonly<Record<Level, Runner>> = {
  beginner: { ...NOTHING_TOLD, walking: { kind: 'comfortable-walk', speedKmh: 5 } },
  intermediate: R25,
  advanced: { ...NOTHING_TOLD, running: { kind: 'race', distanceM: 5000, timeS: 1200 } },
}
const LEVELS = ['beginner', 'intermediate', 'advanced'] as const
const START = 1000

const planOf = (level: Level, week: number, at: 0 | 1) =>
  planned(asTold(choicesOf(weekOf(level, week)[at], level, 'mi'), WHO[level]))
const weekKm = (level: Level, week: number) => kmOf(planOf(level, week, 0)) + kmOf(planOf(level, week, 1))

test.each([
  ['beginner', '7.0 7.3 7.9 6.5 8.4 6.0'],
  ['intermediate', '14.2 14.9 15.7 11.6 16.4 11.6'],
  ['advanced', '19.7 20.7 22.3 14.9 23.6 13.3'],
] as const)('%s: %s km a week', (level, km) => {
  expect([1, 2, 3, 4, 5, 6].map((week) => weekKm(level, week).toFixed(1)).join(' ')).toBe(km)
})

test.each([
  ['beginner', 6.3, 3.4],
  ['intermediate', 12.9, 7.3],
  ['advanced', 17.9, 10.4],
] as const)('%s needs a week of %d km and a run of %d before it, and not less', (level, bestKm, longestKm) => {
  expect((weekKm(level, 1) / 1.1).toFixed(1)).toBe(bestKm.toFixed(1))
  expect((kmOf(planOf(level, 1, 1)) / 1.1).toFixed(1)).toBe(longestKm.toFixed(1))
  const of = { runner: WHO[level], machine: METRIC }
  const before = (week: number, run: number) => [walked(START - 14, run), walked(START - 12, week - run)]
  expect(mayBegin(firstWeek(START, before(bestKm + 0.1, longestKm + 0.05), level, of))).toBe(true)
  const least = { beginner: 6.5, intermediate: 8, advanced: 8 }[level]
  // A walker's week of 6.5 km holds without one.
  expect(mayBegin(firstWeek(START, before(bestKm - 0.3, longestKm + 0.05), level, of))).toBe(bestKm < least)
  expect(mayBegin(firstWeek(START, before(bestKm + 0.1, longestKm - 0.1), level, of))).toBe(false)
})

interface Told {
  readonly effort?: number
  readonly went?: typeof EASED
  readonly level?: Level
}

/** Lives a block from its first day on: each day its session is run, but for what is missed; those runs, and where it is. */
class Lived {
  readonly runs: RanRun[]
  runner: Runner
  block: Block
  readonly level: Level
  constructor(level: Level = 'intermediate', week = 40, run = 12) {
    this.level = level
    this.runner = WHO[level]
    this.runs = [28, 21, 14, 7].flatMap((back) => [walked(START - back, run), walked(START - back + 2, week - run)])
    const referenceKmh = referenceKmhOf(asTold({ level }, this.runner))
    this.block = { startedOn: START, level, referenceKmh, moved: [], endedOn: null }
  }
  on(day: number): BlockRun | null {
    const { runs, runner, level } = this
    const asked = { today: day, runs, chosen: { level }, hurt: false, month: null, runner, machine: METRIC }
    return blockRun(this.block, asked)
  }
  /** Runs what is offered on a day. */
  run(day: number, { effort = 6, went }: Told = {}): Choices {
    const offer = this.on(day)?.next.offer ?? null
    if (offer === null) throw new Error(`nothing is offered on ${day}`)
    this.runner = toldBy(offer.choices, this.runner)
    this.runs.push(ran(day, offer.choices, { runner: this.runner, effort, ...(went ? { went } : {}) }))
    return offer.choices
  }
  week(nth: number, told: Told = {}): string {
    const days = [START + 7 * nth, START + 7 * nth + 3]
    return days.map((day) => (this.run(day, told), inShort(this.shown(day)))).join(', ')
  }
  shown(day: number) {
    const last = this.runs.at(-1)
    return last?.day === day && last.crescendo
      ? { choices: last.crescendo.choices, plan: planned(last.crescendo.choices), km: last.km }
      : null
  }
}

const TABLE: Readonly<Record<Level, readonly string[]>> = {
  beginner: ['3×0.5, 3×0.6', '3×0.5, 4×0.5', '3×0.55, 4×0.55', '3×0.5, 3×0.5', '3×0.6, 4×0.6', '3×0.4, 3×0.5'],
  intermediate: ['3×1, 4×1', '3×1, 4×1.1', '3×1, 4×1.2', '3×0.75, 3×1', '3×1, 5×1.05', '3×0.75, 3×1'],
  advanced: ['4×1, 6×1', '4×1, 6×1.1', '4×1.1, 6×1.2', '3×1, 4×1', '4×1.1, 8×1', '3×1, 3×1'],
}

test.each(LEVELS)('%s: six weeks as in the table, each run within the bounds of what was run before', (level) => {
  const bare = { beginner: [6.5, 3.5], intermediate: [13, 7.3], advanced: [18, 10.5] }[level]
  const lived = new Lived(level, bare[0], bare[1])
  for (let nth = 0; nth < 6; nth++)
    for (const day of [START + 7 * nth, START + 7 * nth + 3]) {
      const { mostRunKm, mostWeekKm, ranKm } = boundsOn(day, lived.runs, gaitOf({ level }))
      lived.run(day)
      const km = lived.runs.at(-1)?.km ?? 0
      expect(km).toBeLessThanOrEqual(mostRunKm)
      expect(ranKm + km).toBeLessThanOrEqual(mostWeekKm + 1e-9)
    }
  const shapes = lived.runs
    .slice(-12)
    .map((run) => inShort({ choices: {}, plan: planned(run.crescendo!.choices), km: 0 }))
  expect(Array.from({ length: 6 }, (_, at) => shapes.slice(2 * at, 2 * at + 2).join(', '))).toEqual(TABLE[level])
})

test('the sprints of the table: 200 and 300 asked for, 400 by itself, and smooth where none is', () => {
  const sprints = (level: Level) =>
    [1, 2, 3, 4, 5, 6].flatMap((week) =>
      ([0, 1] as const).map((at) => {
        const { finish, gate, phases } = planOf(level, week, at)
        const m = phases.flatMap((phase) => (phase.kind === 'finish' ? [phase.distanceM] : [])).at(0)
        return `${finish === 'sprint' ? 's' : finish}${m}${gate === 'ask' ? ' ask' : ''}`
      }),
    )
  const s = 'strong400'
  expect(sprints('intermediate')).toEqual(['s200 ask', s, 's300 ask', s, 's400', s, s, s, 's400', s, s, 's400 ask'])
  expect(sprints('advanced')).toEqual(['s400', s, 's400', s, 's400', s, s, s, 's400', s, s, 's400 ask'])
  const walk = 'brisk-walk200'
  expect(sprints('beginner')).toEqual([...Array.from({ length: 11 }, () => walk), `${walk} ask`])
})

test.each([
  ['advanced', '11.2 12.8 14.3 17.7'],
  ['beginner', '4.6 5.3 5.9 6.5'],
] as const)('the test of %s, eight of eleven planned: two percent faster, %s', (level, speeds) => {
  const lived = new Lived(level)
  for (let nth = 0; nth < 5; nth++) lived.week(nth)
  lived.run(START + 35)
  const { next } = lived.on(START + 38)!
  expect(next.reason).toEqual({ code: 'block-test', values: { percent: 2 } })
  expect(speedsOf(next.offer)).toBe(speeds)
  expect(next.offer?.plan.gate).toBe('ask')
})

test.each([
  [3, 2],
  [4, 0],
])('%d of eleven without their sprint: the test is %d percent faster', (without, percent) => {
  const lived = new Lived('advanced')
  for (let nth = 0; nth < 11; nth++) {
    const day = START + 7 * Math.floor(nth / 2) + 3 * (nth % 2)
    lived.run(day, nth < without ? { went: NO_SPRINT } : {})
  }
  expect(lived.on(START + 38)?.next.reason).toEqual({ code: 'block-test', values: { percent } })
})

function tested(effort: number): Lived {
  const lived = new Lived()
  for (let nth = 0; nth < 5; nth++) lived.week(nth)
  lived.run(START + 35)
  lived.run(START + 38, { effort })
  return lived
}

test('planned at 8 of 10 at most the test is the new reference; harder, and it is as it was. Then an easy week, and it is over', () => {
  for (const [effort, speeds] of [
    [8, /^8.9 9.9 11 /],
    [9, /^8.7 9.8 10.8 /],
  ] as const) {
    const lived = tested(effort)
    const { next } = lived.on(START + 42)!
    expect(next.reason.code).toBe('block-easy')
    expect(speedsOf(next.offer)).toMatch(speeds)
    expect(lived.week(6)).toBe('3×0.75, 3×1')
    expect(lived.on(START + 48)).not.toBeNull()
    expect(lived.on(START + 49)).toBeNull()
  }
})

test('a day lies between the two, and there is never a third', () => {
  const lived = new Lived()
  lived.run(START + 2)
  expect(lived.on(START + 3)?.next.reason).toEqual({ code: 'block-rest', values: { days: 1 } })
  lived.run(START + 4)
  expect(lived.on(START + 5)?.next).toMatchObject({ offer: null, reason: { code: 'block-rest', values: { days: 2 } } })
})

test('moved in its week: free; beyond it, not', () => {
  const lived = new Lived()
  const move = (day: number) => movedToTomorrow(lived.block, blockWeeks(lived.block, lived.runs, day) ?? [], day)
  for (let day = START; day < START + 4; day++) {
    expect(lived.on(day)?.view.mayMove).toBe(true)
    lived.block = move(day)!
    expect(lived.on(day)?.next.reason).toEqual({ code: 'block-rest', values: { days: 1 } })
  }
  // The long run needs the last day of the week.
  expect(move(START + 4)).toBeNull()
  lived.run(START + 4)
  expect(lived.on(START + 6)?.next.reason.code).toBe('block-long')
  expect(move(START + 6)).toBeNull()
  expect(lived.on(START + 6)?.view).toMatchObject({ moved: 4, done: 1, mayMove: false })
})

test('a short run that is missed is dropped; of a long one the next week runs the length', () => {
  const noShort = new Lived()
  expect(inShort(noShort.on(START + 5)?.next.offer ?? null)).toBe('4×1')
  noShort.run(START + 5)
  expect(noShort.week(1)).toBe('3×1, 4×1.1')
  const noLong = new Lived()
  noLong.run(START)
  expect(noLong.week(1)).toBe('3×1, 4×1')
  expect(noLong.week(2)).toBe('3×1, 4×1.2')
})

test('a week that is missed: the last done again; two: from the first week, two percent slower; more: it is over', () => {
  const lived = new Lived()
  lived.week(0)
  lived.week(1)
  expect(lived.on(START + 21)?.view.sessions.filter(({ state }) => state === 'dropped')).toHaveLength(2)
  expect(inShort(lived.on(START + 24)!.next.offer)).toBe('3×1')
  const { next } = lived.on(START + 28)!
  expect(next.reason).toEqual({ code: 'block-again', values: { percent: 2 } })
  expect(next.offer && referenceKmhOf(next.offer.choices)).toBeCloseTo(0.98 * lived.block.referenceKmh, 9)
  expect(lived.on(START + 41)).not.toBeNull()
  expect(lived.on(START + 49)).toBeNull()
})

test('eased once: the week again, smooth; eased again: a week back', () => {
  const lived = new Lived()
  lived.week(0)
  lived.run(START + 7)
  lived.run(START + 10, { went: EASED })
  const { next } = lived.on(START + 14)!
  expect(next.reason.code).toBe('block-smooth')
  expect(next.offer?.plan.finish).toBe('strong')
  lived.run(START + 14, { went: EASED })
  lived.run(START + 17)
  const back = lived.on(START + 21)!
  expect(back.next.reason.code).toBe('block-back')
  expect(back.view.sessions.at(-1)?.week).toBe(6)
  lived.run(START + 21)
  expect(inShort(lived.on(START + 24)!.next.offer)).toBe('4×1')
})

test('eight weeks at most, and an easy one', () => {
  const lived = new Lived()
  for (let nth = 0; nth < 8; nth++) lived.week(nth, { went: EASED })
  expect(lived.on(START + 56)?.next.reason.code).toBe('block-easy')
  lived.week(8)
  expect(lived.on(START + 63)).toBeNull()
})

test('where the week before has no room for it, a session is shorter', () => {
  const lived = new Lived('intermediate', 10, 5)
  lived.run(START)
  const { offer } = lived.on(START + 3)!.next
  const { leftKm } = boundsOn(START + 3, lived.runs, 'run')
  expect(offer === null ? 0 : offer.km).toBeLessThanOrEqual(leftKm)
})

test('from 65 the rises are gentle and the times around longer in a block, too', () => {
  const lived = new Lived()
  lived.runner = { ...lived.runner, ageYears: 65 }
  expect(lived.on(START)?.next.offer?.plan).toMatchObject({ riseKmhPerS: 0.2 })
})

test('what is drawn: twelve sessions, those that were run as they were run, today’s, and those ahead', () => {
  const lived = new Lived()
  lived.week(0)
  const { view } = lived.on(START + 7)!
  expect(view.sessions.map(({ state }) => state)).toEqual([
    'done',
    'done',
    'today',
    ...Array.from({ length: 9 }, () => 'ahead'),
  ])
  expect(view.sessions[0]?.speedsKmh).toEqual([8.7, 9.8, 10.9, 13.8])
  expect(view.sessions.at(-1)).toMatchObject({ week: 6, kind: 'test', day: START + 38 })
})

test('whatever becomes of its sessions, no block offers more than the bounds allow, or what no plan keeps; and it is over in nine weeks', () => {
  let offers = 0
  const anyDay = fc.record({
    runs: fc.boolean(),
    went: fc.constantFrom('planned', 'planned', 'eased', 'stopped', 'no-sprint'),
    moves: fc.constantFrom(false, false, true),
  } as const)
  const went = { eased: EASED, stopped: STOPPED, 'no-sprint': NO_SPRINT } as const
  fc.assert(
    fc.property(
      fc.constantFrom(...LEVELS),
      fc.integer({ min: 4, max: 12 }),
      fc.array(anyDay, { minLength: 64, maxLength: 64 }),
      (level, run, days) => {
        const lived = new Lived(level, 1.8 * run, run)
        days.forEach((today, at) => {
          const day = START + at
          const shown = lived.on(day)
          if (at >= 63) expect(shown).toBeNull()
          if (shown === null) return
          const weeks = blockWeeks(lived.block, lived.runs, day) ?? []
          expect(shown.view.mayMove).toBe(movedToTomorrow(lived.block, weeks, day) !== null)
          const { offer } = shown.next
          if (today.moves) lived.block = movedToTomorrow(lived.block, weeks, day) ?? lived.block
          if (offer === null) return
          offers++
          expect(offer.km).toBeLessThanOrEqual(boundsOn(day, lived.runs, gaitOf(offer.choices)).leftKm)
          expect(planned(asTold(offer.choices, lived.runner))).toEqual(offer.plan)
          if (today.runs && !today.moves) lived.run(day, today.went === 'planned' ? {} : { went: went[today.went] })
        })
      },
    ),
    { numRuns: draws(6) },
  )
  expect(offers).toBeGreaterThan(20)
})
