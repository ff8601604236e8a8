import { expect, test } from 'vitest'
import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Choices, Plan } from '../protocol/panel/plan.ts'
import type { PhaseKind, Snapshot } from '../protocol/panel/snapshot.ts'
import { chosenPlan } from '../src/chosen-plan.ts'
import type { PlanMachine } from '../src/workout/recipe.ts'
import { METRIC, treadmill } from './workout/machines.ts'

const shownIn = (kind: PhaseKind, run: Snapshot['run'] = null): Pick<Snapshot, 'run' | 'phase'> => ({
  run,
  phase: { kind, index: null, mile: null },
})

function chooser(
  machine: PlanMachine | null,
  remembered: Choices | null = null,
  refusal: AskRefusal | null = null,
  shown = shownIn('idle'),
) {
  const taken: Plan[] = []
  const kept: Choices[] = []
  const memory = { choices: () => remembered, rememberChoices: (choices: Choices) => void kept.push(choices) }
  const take = (plan: Plan): AskRefusal | null => {
    if (refusal === null) taken.push(plan)
    return refusal
  }
  return {
    plans: chosenPlan(
      take,
      memory,
      () => machine,
      () => shown,
    ),
    taken,
    kept,
  }
}

test('what is taken is remembered; a preview takes and remembers nothing', () => {
  const { plans, taken, kept } = chooser(METRIC)
  expect(plans.preview({ miles: 5 }).ok).toBe(true)
  expect([taken, kept]).toEqual([[], []])
  expect(plans.choose({ miles: 5 }).ok).toBe(true)
  expect(taken.map(({ choices }) => choices)).toEqual([{ miles: 5 }])
  expect(kept).toEqual([{ miles: 5 }])
})

test('what this treadmill cannot do, or a run keeps out, is neither taken nor remembered', () => {
  const slow = chooser(treadmill(1, 8, 0.1))
  expect(slow.plans.choose({}).ok).toBe(false)
  expect([slow.taken, slow.kept]).toEqual([[], []])
  const busy = chooser(METRIC, null, { error: 'wrong-phase', code: 'run-is-on', values: {} })
  expect(busy.plans.choose({})).toMatchObject({ ok: false, refusal: { error: 'wrong-phase' } })
  expect(busy.kept).toEqual([])
})

test('again: what was chosen last, else the default, else the nearest of it, and what was chosen stays remembered', () => {
  const last = chooser(METRIC, { miles: 7 })
  expect(last.plans.meet(false)).toBeNull()
  expect(last.taken[0]?.choices).toEqual({ miles: 7 })
  const first = chooser(METRIC)
  expect(first.plans.meet(false)).toBeNull()
  expect(first.taken[0]?.choices).toEqual({})
  const slow = chooser(treadmill(1, 12, 0.1), { unit: 'km' })
  expect(slow.plans.meet(false)).toBeNull()
  expect(slow.taken[0]?.choices).toEqual({ unit: 'km', finishSpeedKmh: 12 })
  expect(slow.kept).toEqual([])
})

test('again on a treadmill that can do nothing like it: the refusal, and no plan', () => {
  const hopeless = chooser(treadmill(6, 7, 0.5))
  expect(hopeless.plans.meet(false)).toMatchObject({ error: 'plan-refused', nearest: null })
  expect(hopeless.taken).toEqual([])
})

test('before any treadmill is met a plan is made for one that would do anything', () => {
  const { plans, taken } = chooser(null)
  expect(plans.choose({}).ok).toBe(true)
  expect(taken[0]?.gate).toBe('auto')
})

test('in a run, and where one has ended on the same treadmill, nothing is taken; on another treadmill the plan is for that', () => {
  const running = chooser(METRIC, null, null, shownIn('mile', { id: 'run-1', startedAt: '2026-01-01T07:00:00.000Z' }))
  expect(running.plans.meet(true)).toBeNull()
  const ended = chooser(METRIC, null, null, shownIn('done'))
  expect(ended.plans.meet(true)).toBeNull()
  expect([running.taken, ended.taken]).toEqual([[], []])
  expect(ended.plans.meet(false)).toBeNull()
  expect(ended.taken).toHaveLength(1)
})
