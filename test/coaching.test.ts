import { expect, test } from 'vitest'
import type { CoachKept } from '../protocol/panel/coach.ts'
import { Coach, CoachKept as Kept } from '../protocol/panel/coach.ts'
import type { Run } from '../protocol/panel/runs.ts'
import type { Runner } from '../protocol/panel/runner.ts'
import { Value } from 'typebox/value'
import { kmOf } from '../src/coach/ran.ts'
import { coachingOf, dayOf } from '../src/coaching.ts'
import { finishS, milesOf } from '../src/workout/timing.ts'
import { asTold } from '../src/workout/told.ts'
import { R25 } from './coach/ran.ts'
import { finishOf, METRIC, planned } from './workout/machines.ts'

/** What is offered by what is kept, and what is kept of what was decided. */

const DAY_MS = 86_400_000
/** Noon, so that no clock of any computer moves a run to another day. */
const at = (day: number): number => day * DAY_MS + DAY_MS / 2 + new Date(day * DAY_MS).getTimezoneOffset() * 60_000

/** As it is kept of a plan that was run as planned. */
function kept(id: string, day: number, runner: Runner): Run {
  const plan = planned(asTold({}, runner))
  const miles = milesOf(plan)
  const finish = finishOf(plan)
  const none = { effort: null, gainS: null, note: null, changes: [] }
  const lastKmh = miles.at(-1)?.speedKmh ?? 0
  return {
    ...{ id, startedAt: new Date(at(day)).toISOString(), endedAt: new Date(at(day) + 2_500_000).toISOString() },
    ...{ planName: plan.name, machineName: 'Belt', movingS: 2484, crescendo: true, plan, line: [] },
    distanceM: kmOf(plan) * 1000,
    splits: [
      ...miles.map(({ number, distanceM, speedKmh }) => ({
        ...{ ...none, kind: 'mile' as const, mile: number, distanceM, timeS: (distanceM / speedKmh) * 3.6 },
        ...{ plannedKmh: speedKmh, averageKmh: speedKmh },
      })),
      {
        ...{ ...none, kind: 'finish' as const, mile: null, distanceM: finish.distanceM },
        ...{
          timeS: finishS(finish, lastKmh, plan.riseKmhPerS),
          plannedKmh: finish.speedKmh,
          averageKmh: finish.speedKmh,
        },
      },
    ],
  }
}

function story(days: readonly number[]) {
  const runs = days.map((day) => kept(`run-${day}`, day, R25))
  const decisions: CoachKept[] = []
  const told = new Map<string, number>()
  let today = days.length === 0 ? 3 : Math.max(...days) + 8
  let reads = 0
  const coaching = coachingOf({
    decisions: () => decisions,
    keepDecision: (one) => void decisions.push(one),
    latest: (count) =>
      runs
        .slice(-count)
        .map(({ id, startedAt }) => ({ id, startedAtMs: Date.parse(startedAt), effort: told.get(id) ?? null })),
    run(id) {
      reads++
      return runs.find((run) => run.id === id) ?? null
    },
    chosen: () => ({}),
    runner: () => R25,
    machine: () => METRIC,
    wallMs: () => at(today),
  })
  return {
    coaching,
    decisions,
    told,
    reads: () => reads,
    on: (day: number) => (today = day),
    run: (id: string, day: number) => void runs.push(kept(id, day, R25)),
  }
}

const now = ({ coaching }: ReturnType<typeof story>): Coach => {
  const coach = coaching.now()
  expect(Value.Check(Coach, coach)).toBe(true)
  return coach
}

test('a day begins at midnight of this computer', () => {
  const midnight = new Date(2026, 10, 27).getTime()
  expect(dayOf(midnight) - dayOf(midnight - 1)).toBe(1)
  expect(dayOf(midnight + DAY_MS - 1)).toBe(dayOf(midnight))
})

test('what is offered follows the latest run, and is decided of once; the next run asks anew', () => {
  const one = story([20_000, 20_007])
  expect(now(one)).toMatchObject({ of: 'run-20007', reason: { code: 'longer' }, decided: null, offer: { stages: 3 } })
  expect(one.coaching.decide({ kind: 'took', of: 'run-20000', took: 'offer' })).toBe(false)
  expect(one.coaching.decide({ kind: 'took', of: 'run-20007', took: 'same' })).toBe(true)
  expect(now(one).decided).toBe('same')
  expect(one.decisions).toMatchObject([{ kind: 'took', took: 'same', reason: { code: 'longer' }, choices: {} }])
  expect(Value.Check(Kept, one.decisions[0])).toBe(true)
  // Another run on the same day.
  one.run('another', 20_015)
  expect(now(one)).toMatchObject({ of: 'another', decided: null })
})

test('what is not offered is not decided of', () => {
  const none = story([])
  expect(now(none)).toMatchObject({
    of: null,
    reason: { code: 'first-run' },
    offer: { choices: { level: 'beginner' } },
  })
  for (const kind of ['block-begun', 'block-moved', 'block-ended'] as const)
    expect(none.coaching.decide({ kind })).toBe(false)
  expect(none.decisions).toEqual([])
})

test('how hard a run was counts as soon as it is told, and a run is read once', () => {
  const one = story([20_000, 20_007])
  now(one)
  one.told.set('run-20007', 9)
  expect(now(one)).toMatchObject({ reason: { code: 'smooth' }, asksIfItHurt: true })
  expect(one.reads()).toBe(2)
})

test('it hurt: nothing is offered after that run; it did not: it is asked no more', () => {
  const one = story([20_000, 20_007])
  one.told.set('run-20007', 9)
  expect(one.coaching.decide({ kind: 'hurt', of: 'run-20007', hurt: false })).toBe(true)
  expect(now(one)).toMatchObject({ asksIfItHurt: false, reason: { code: 'smooth' } })
  one.coaching.decide({ kind: 'hurt', of: 'run-20007', hurt: true })
  expect(now(one)).toMatchObject({
    offer: null,
    same: null,
    gentler: null,
    reason: { code: 'pain' },
    asksIfItHurt: false,
  })
})

test('the longest of the month, told where nothing is kept, makes room', () => {
  const one = story([])
  expect(now(one)).toMatchObject({
    mayBeginBlock: false,
    asksMonth: true,
    blockWaits: { mostRunKm: 4.4, mostWeekKm: 8.8 },
  })
  expect(now(one).blockWaits?.runKm).toBeGreaterThan(4.4)
  expect(one.coaching.decide({ kind: 'month', longestKm: 8 })).toBe(true)
  expect(now(one)).toMatchObject({ mayBeginBlock: true, asksMonth: false, blockWaits: null })
})

test('who ran here a week ago or longer is asked for no month', () => {
  const one = story([40, 42])
  one.on(43)
  expect(now(one).asksMonth).toBe(true)
  one.on(47)
  expect(now(one).asksMonth).toBe(false)
})

test('after a run that hurt no six weeks begin', () => {
  const one = story([20_000, 20_007])
  one.coaching.decide({ kind: 'month', longestKm: 8 })
  expect(now(one).mayBeginBlock).toBe(true)
  one.coaching.decide({ kind: 'hurt', of: 'run-20007', hurt: true })
  expect(now(one).mayBeginBlock).toBe(false)
  expect(one.coaching.decide({ kind: 'block-begun' })).toBe(false)
})

test('six weeks: begun, moved and ended; kept whole each time', () => {
  const one = story([])
  one.coaching.decide({ kind: 'month', longestKm: 8 })
  expect(one.coaching.decide({ kind: 'block-begun' })).toBe(true)
  expect(now(one)).toMatchObject({ reason: { code: 'block-short' }, offer: { stages: 3 }, mayBeginBlock: false })
  expect(now(one).block?.sessions).toHaveLength(12)
  expect(one.coaching.decide({ kind: 'block-moved' })).toBe(true)
  expect(now(one)).toMatchObject({
    offer: null,
    reason: { code: 'block-rest', values: { days: 1 } },
    block: { moved: 1 },
  })
  expect(one.decisions.at(-1)).toMatchObject({
    kind: 'block',
    block: { startedOn: 3, level: 'intermediate', moved: [{ nth: 0, session: 0, day: 4 }] },
  })
  for (const decision of one.decisions) expect(Value.Check(Kept, decision)).toBe(true)
  expect(one.coaching.decide({ kind: 'block-ended' })).toBe(true)
  expect(now(one).block).toBeNull()
})
