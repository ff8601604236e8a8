import { expect, test } from 'vitest'
import type { Run } from '../../protocol/panel/runs.ts'
import type { SplitChange } from '../../protocol/panel/sayings.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { judged } from '../../src/coach/judged.ts'
import { ranOf } from '../../src/coach/ran-of.ts'
import { kmOf, type RunFacts } from '../../src/coach/ran.ts'
import { finishS, milesOf } from '../../src/workout/timing.ts'
import { finishOf, planned } from '../workout/machines.ts'
import { asPlanned, EASED, NO_SPRINT, STOPPED } from './ran.ts'

/** What a run was, by what was measured of it. */

const plan = planned({})
const facts = asPlanned(plan)
const first = (change: Partial<RunFacts['stages'][number]>): RunFacts => ({
  ...facts,
  stages: facts.stages.map((stage, at) => (at === 0 ? { ...stage, ...change } : stage)),
})
const finished = (times: number): RunFacts => ({
  ...facts,
  finish: { ...facts.finish, ranS: facts.finish.plannedS * times },
})

test.each<[string, RunFacts, ReturnType<typeof judged>]>([
  ['all of it', facts, 'planned'],
  ['a stage that is not whole', STOPPED(facts), 'stopped'],
  ['eased off', EASED(facts), 'eased'],
  ['held for the heart', { ...facts, isHeldForHeart: true }, 'eased'],
  ['a stop of two minutes', { ...facts, longestStopS: 120 }, 'planned'],
  ['a longer one', { ...facts, longestStopS: 121 }, 'eased'],
  ['a stage at 97 %', first({ ranKmh: 0.97 * facts.stages[0]!.plannedKmh }), 'planned'],
  ['a slower one', first({ ranKmh: 0.969 * facts.stages[0]!.plannedKmh }), 'eased'],
  ['a finish in 105 % of its time', finished(1.05), 'planned'],
  ['a slower one', finished(1.051), 'no-sprint'],
  ['none', { ...facts, finish: { ...facts.finish, ranS: null } }, 'no-sprint'],
  ['a tenth of the stages held from outside', first({ heldOutsideM: 0.1 * 3 * 1609.344 }), 'planned'],
  ['more', first({ heldOutsideM: 0.11 * 3 * 1609.344 }), null],
  ['a tenth cut by a class', { ...facts, cutByClass: 0.1 }, 'planned'],
  ['more', { ...facts, cutByClass: 0.11 }, null],
  ['stopped and eased', STOPPED(EASED(facts)), 'stopped'],
  ['eased and without a sprint', EASED(NO_SPRINT(facts)), 'eased'],
  [
    'left in its warm-up',
    { ...facts, stages: facts.stages.map((stage) => ({ ...stage, ranKmh: null, isWhole: false })) },
    null,
  ],
])('%s', (_, measured, verdict) => {
  expect(judged({}, measured)).toBe(verdict)
})

test('a run that was to be gentler is not judged', () => {
  expect(judged({ adjusted: { capAboveKmh: 0 } }, EASED(facts))).toBeNull()
  expect(judged({ adjusted: { capAboveKmh: 1 } }, EASED(facts))).toBe('eased')
})

/** A run of the history, as planned but for what was changed in its second mile, and of how its last one ended. */
function kept(changes: readonly SplitChange[] = [], last: Partial<Split> = {}): Run {
  const split = (of: Pick<Split, 'kind' | 'mile' | 'distanceM' | 'timeS'>, speedKmh: number): Split => ({
    ...of,
    effort: null,
    plannedKmh: speedKmh,
    averageKmh: speedKmh,
    gainS: null,
    note: null,
    changes: of.mile === 2 ? [...changes] : [],
  })
  const miles = milesOf(plan)
  const finish = finishOf(plan)
  const splits = [
    ...miles.map(({ number, distanceM, speedKmh }) =>
      split({ kind: 'mile', mile: number, distanceM, timeS: (distanceM / speedKmh) * 3.6 }, speedKmh),
    ),
    split(
      {
        kind: 'finish',
        mile: null,
        distanceM: finish.distanceM,
        timeS: finishS(finish, miles[2]!.speedKmh, plan.riseKmhPerS),
      },
      finish.speedKmh,
    ),
  ]
  return {
    ...{ id: 'a', startedAt: '2026-11-27T08:00:00.000Z', endedAt: '2026-11-27T08:42:00.000Z', planName: plan.name },
    ...{ machineName: 'Belt', distanceM: 6380, movingS: 2484, crescendo: true, plan, line: [] },
    splits: splits.map((one, at) => (at === splits.length - 1 ? { ...one, ...last } : one)),
  }
}
const verdictOf = (run: Run) => {
  const { crescendo } = ranOf(run, 20_000)
  return crescendo === null ? 'no Crescendo' : judged(crescendo.choices, crescendo.facts)
}

test('what the history keeps of a run is judged so', () => {
  expect(ranOf(kept(), 20_000)).toMatchObject({ id: 'a', day: 20_000, km: kmOf(plan), crescendo: { effort: null } })
  // A metre more than planned, or less, decides nothing; what is another run does.
  expect(ranOf({ ...kept(), distanceM: 6391 }, 20_000).km).toBe(kmOf(plan))
  expect(ranOf({ ...kept(), distanceM: 6500 }, 20_000).km).toBe(6.5)
  expect(ranOf({ ...kept(), effort: 7 }, 20_000).crescendo?.effort).toBe(7)
  expect(verdictOf(kept())).toBe('planned')
  expect(verdictOf(kept([{ code: 'was-held', values: { reason: 'eased' } }]))).toBe('eased')
  expect(verdictOf(kept([{ code: 'was-held', values: { reason: 'heart' } }]))).toBe('eased')
  expect(verdictOf(kept([{ code: 'was-held', values: { reason: 'asked' } }]))).toBe('planned')
  expect(verdictOf(kept([{ code: 'stopped-and-went-on', values: { times: 1 } }]))).toBe('eased')
  expect(verdictOf(kept([{ code: 'was-held', values: { reason: 'console' } }]))).toBeNull()
  expect(verdictOf(kept([{ code: 'was-held', values: { reason: 'link' } }]))).toBeNull()
  expect(verdictOf(kept([], { note: { code: 'cut-short', values: {} } }))).toBe('no-sprint')
  expect(verdictOf(kept([], { note: { code: 'partly-estimated', values: {} } }))).toBe('planned')
  const { splits } = kept()
  expect(verdictOf({ ...kept(), splits: splits.slice(0, 2) })).toBe('stopped')
  expect(verdictOf({ ...kept(), splits: [] })).toBeNull()
  expect(verdictOf({ ...kept(), plan: null })).toBe('no Crescendo')
})
