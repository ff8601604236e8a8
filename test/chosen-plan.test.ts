import { describe, expect, test } from 'vitest'
import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Choices, Plan } from '../protocol/panel/plan.ts'
import { NOTHING_TOLD, type Runner } from '../protocol/panel/runner.ts'
import type { PhaseKind, Snapshot } from '../protocol/panel/snapshot.ts'
import { chosenPlan, type HouseRules } from '../src/chosen-plan.ts'
import { toldRunner } from '../src/told-runner.ts'
import type { PlanMachine } from '../src/workout/recipe.ts'
import { gridAsBeltRuns } from '../protocol/belt-factor.ts'
import { METRIC, treadmill } from './workout/machines.ts'

const RUN = { id: 'a', startedAt: '2026-11-27T14:00:00.000Z' }
type Shown = Pick<Snapshot, 'run' | 'phase' | 'ended' | 'movingS' | 'reportOf'>
const shownIn = (kind: PhaseKind, run: Snapshot['run'] = null): Shown => ({
  run,
  phase: { kind, index: null, mile: null },
  ended: kind === 'done' ? 'ended' : null,
  movingS: 900,
  reportOf: kind === 'done' ? RUN : null,
})

function chooser(
  machine: PlanMachine | null | (() => PlanMachine),
  remembered: Choices | null = null,
  refusal: AskRefusal | null = null,
  shown: Shown = shownIn('idle'),
  told: Partial<Runner> = {},
  house: HouseRules = {},
) {
  const taken: Plan[] = []
  const kept: Choices[] = []
  const runners: Runner[] = [{ ...NOTHING_TOLD, ...told }]
  const runner = toldRunner(
    { runner: () => runners.at(-1)!, rememberRunner: (next) => void runners.push(next) },
    () => 0,
  )
  const memory = {
    choices: () => kept.at(-1) ?? remembered,
    rememberChoices: (choices: Choices) => void kept.push(choices),
  }
  const take = (plan: Plan): AskRefusal | null => {
    if (refusal === null) taken.push(plan)
    return refusal
  }
  return {
    plans: chosenPlan(
      take,
      memory,
      runner,
      typeof machine === 'function' ? machine : () => machine,
      () => ({ ...shown, plan: taken.at(-1) ?? null }),
      () => house,
    ),
    runner,
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
  const slow = chooser(treadmill(1, 12, 0.1), null, null, shownIn('idle'), { unit: 'km' })
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

describe('what runners tell of themselves', () => {
  const RACE = { kind: 'race', distanceM: 10_000, timeS: 3000 } as const
  const WALK = { kind: 'comfortable-walk', speedKmh: 4.5 } as const

  test('is told by choosing it, kept apart from the run, and holds whatever is chosen next', () => {
    const { plans, taken, kept, runner } = chooser(METRIC)
    plans.choose({ level: 'advanced', miles: 4, unit: 'km', reference: RACE, otherReference: WALK, ceilingKmh: 19 })
    expect(kept).toEqual([{ level: 'advanced', miles: 4 }])
    expect(runner.now()).toEqual({ ...NOTHING_TOLD, unit: 'km', ceilingKmh: 19, running: RACE, walking: WALK })
    plans.choose({ miles: 5 })
    expect(taken[1]).toMatchObject({ unit: 'km', ceilingKmh: 19 })
    expect(taken[1]?.choices).toMatchObject({ reference: RACE, otherReference: WALK, miles: 5 })
    plans.choose({ level: 'beginner', ceilingKmh: null })
    expect(taken[2]?.choices).toMatchObject({ reference: WALK, otherReference: RACE, unit: 'km' })
    expect(runner.now()).toMatchObject({ running: RACE, walking: WALK, ceilingKmh: null })
  })

  test('is what a plan is made by that is met again, and a preview tells nothing', () => {
    const { plans, taken, runner } = chooser(METRIC, { miles: 7 }, null, shownIn('idle'), { unit: 'km', running: RACE })
    plans.preview({ unit: 'mi', ceilingKmh: 12 })
    plans.meet(false)
    expect(taken[0]?.choices).toEqual({ miles: 7, unit: 'km', reference: RACE })
    expect(runner.now()).toMatchObject({ unit: 'km', ceilingKmh: null })
  })

  test('changes the plan that is chosen; where that cannot be kept the nearest takes its place, and it says why', () => {
    const { plans, taken, kept, runner } = chooser(METRIC)
    plans.choose({ miles: 4 })
    expect(plans.tell({ unit: 'km' })).toEqual({ ok: true, planInstead: null })
    expect(taken[1]).toMatchObject({ unit: 'km', choices: { miles: 4, unit: 'km' } })
    expect(plans.tell({ ceilingKmh: 12 })).toMatchObject({
      ok: true,
      planInstead: { reason: 'above-ceiling', values: { ceilingKmh: 12 } },
    })
    expect(taken[2]).toMatchObject({ ceilingKmh: 12 })
    expect(taken[2]!.fastestKmh).toBeLessThanOrEqual(12)
    plans.tell({ ceilingKmh: null })
    expect(taken[3]?.fastestKmh).toBe(taken[1]?.fastestKmh)
    expect([kept, runner.now().unit]).toEqual([[{ miles: 4 }], 'km'])
  })

  test('is not taken where no plan could be kept by it, nor where it would change a run that is on', () => {
    const { plans, taken, runner } = chooser(METRIC)
    plans.choose({})
    expect(plans.tell({ ceilingKmh: 1 })).toMatchObject({ ok: false, refusal: { error: 'plan-refused' } })
    const busy = chooser(METRIC, null, null, shownIn('mile'))
    busy.plans.choose({})
    const refusal = { error: 'wrong-phase', code: 'run-is-on', values: {} } as const
    const running = chooser(METRIC, null, refusal, shownIn('mile'))
    running.taken.push(busy.taken[0]!)
    expect(running.plans.tell({ ceilingKmh: 12 })).toEqual({ ok: false, refusal })
    expect([runner.now(), running.runner.now(), taken.length]).toEqual([NOTHING_TOLD, NOTHING_TOLD, 1])
    expect(running.plans.tell({ ageYears: 40, tells: 'speed' })).toEqual({ ok: true, planInstead: null })
    expect(running.runner.now()).toEqual({ ...NOTHING_TOLD, ageYears: 40, tells: 'speed' })
  })
})

test('in a house where the gate asks it does so until the runner chooses otherwise', () => {
  const taken: Plan[] = []
  const runner = toldRunner({ runner: () => NOTHING_TOLD, rememberRunner: () => undefined }, () => 0)
  const plans = chosenPlan(
    (plan) => (taken.push(plan), null),
    { choices: () => null, rememberChoices: () => undefined },
    runner,
    () => METRIC,
    () => ({ ...shownIn('idle'), plan: null }),
    () => ({ gate: 'ask' }),
  )
  plans.meet(false)
  plans.choose({ miles: 4 })
  plans.choose({ gate: 'auto' })
  expect(taken.map(({ gate }) => gate)).toEqual(['ask', 'ask', 'auto'])
})

test('a ceiling of the house is every plan’s, and nobody’s own goes beyond it', () => {
  let houseKmh: number | null = 14
  const taken: Plan[] = []
  const kept: Choices[] = []
  const runners: Runner[] = [NOTHING_TOLD]
  const runner = toldRunner(
    { runner: () => runners.at(-1)!, rememberRunner: (next) => void runners.push(next) },
    () => 0,
  )
  const plans = chosenPlan(
    (plan) => (taken.push(plan), null),
    { choices: () => kept.at(-1) ?? null, rememberChoices: (choices) => void kept.push(choices) },
    runner,
    () => METRIC,
    () => ({ ...shownIn('idle'), plan: taken.at(-1) ?? null }),
    () => ({ ceilingKmh: houseKmh }),
  )
  const newest = () => taken.at(-1)
  expect(plans.choose({}).ok).toBe(true)
  expect(newest()?.ceilingKmh).toBe(14)
  expect(plans.choose({ ceilingKmh: null }).ok).toBe(true)
  expect(newest()?.ceilingKmh).toBe(14)
  expect(plans.choose({ ceilingKmh: 13.5 }).ok).toBe(true)
  expect([newest()?.ceilingKmh, runner.now().ceilingKmh]).toEqual([13.5, 13.5])

  const above = { code: 'ceiling-above-house', values: { ceilingKmh: 18, houseKmh: 14 }, nearest: { ceilingKmh: 14 } }
  expect(plans.choose({ ceilingKmh: 18 })).toMatchObject({ ok: false, refusal: above })
  expect(plans.tell({ ceilingKmh: 18 })).toMatchObject({ ok: false, refusal: above })
  expect(plans.preview({ finishSpeedKmh: 16 })).toMatchObject({ ok: false, refusal: { reason: 'above-ceiling' } })
  expect([newest()?.ceilingKmh, runner.now().ceilingKmh]).toEqual([13.5, 13.5])

  runner.become(NOTHING_TOLD)
  houseKmh = 12
  expect(plans.meet(false)).toBeNull()
  expect(newest()?.ceilingKmh).toBe(12)
  expect(newest()?.fastestKmh).toBeLessThanOrEqual(12)
})

test('a plan goes by what was found out of the incline: flat and said so once it is not to be set, and steep again after that', () => {
  const incline = { minPct: 0, maxPct: 15, stepPct: 0.5 }
  const machines: PlanMachine[] = [{ ...METRIC, incline }]
  const { plans, taken } = chooser(() => machines.at(-1)!)
  plans.choose({ mileInclinesPct: [2] })
  plans.measured()
  machines.push({ ...METRIC, incline: null, keepsItsIncline: true })
  plans.measured()
  plans.measured()
  machines.push({ ...METRIC, incline })
  plans.measured()
  const told = taken.map(({ phases, advice }) => [
    phases.some((phase) => 'inclinePct' in phase),
    advice.some(({ code }) => code === 'keeps-its-incline'),
  ])
  expect(told).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ])
})

describe('a belt that its runner measures', () => {
  const measuredBy = (factor: number): PlanMachine => ({ ...METRIC, grid: gridAsBeltRuns(METRIC.grid, factor) })

  test('is planned for as it runs, and run in its console’s numbers', () => {
    const { plans, taken } = chooser(measuredBy(1.1))
    const outcome = plans.choose({})
    expect(outcome).toMatchObject({ ok: true, plan: { fastestKmh: 13.42 } })
    expect(taken).toMatchObject([{ fastestKmh: 12.2, beltFactor: 1.1 }])
  })

  test('is run by what was measured from the next plan on: made again between two runs, and left alone in one', () => {
    const machines = [METRIC]
    const on = (run: Snapshot['run']) => {
      const { plans, taken } = chooser(() => machines.at(-1)!, {}, null, shownIn('idle', run))
      machines.push(METRIC)
      plans.choose({})
      plans.measured()
      machines.push(measuredBy(0.9))
      plans.measured()
      plans.measured()
      return taken.map(({ beltFactor }) => beltFactor)
    }
    expect(on(null)).toEqual([undefined, 0.9])
    expect(on(RUN)).toEqual([undefined])
  })

  test('leaves a report as it was run, until that is left: the plan that is shown then is as it will be run', () => {
    let factor = 1
    const on = (shown: Shown) => {
      factor = 1
      const { plans, taken } = chooser(() => measuredBy(factor), {}, null, shown)
      plans.choose({})
      factor = 0.9
      plans.measured()
      return { plans, taken: () => taken.map(({ beltFactor }) => beltFactor) }
    }
    const read = on(shownIn('done'))
    expect(read.taken()).toEqual([undefined])
    read.plans.leaveReport()
    expect(read.taken()).toEqual([undefined, 0.9])
    // Measured once more, with the report behind its runner.
    factor = 1.1
    read.plans.measured()
    expect(read.taken()).toEqual([undefined, 0.9, 1.1])
    // Of one that was left before the belt moved there is no report to read.
    expect(on({ ...shownIn('done'), ended: 'discarded', movingS: 0 }).taken()).toEqual([undefined, 0.9])
  })
})

describe('a mile whose pace is hidden', () => {
  const pacing = { ...NOTHING_TOLD, pacingSense: true }
  const hiddenOf = ({ taken }: { readonly taken: readonly Plan[] }): (number | undefined)[] =>
    taken.map((plan) => plan.hiddenMile?.number)

  test('only where its runner wants one, and in no gym', () => {
    const off = chooser(METRIC, null, null, shownIn('idle'), {}, { runsBefore: () => 0 })
    off.plans.choose({})
    const gym = chooser(METRIC, null, null, shownIn('idle'), pacing, {})
    gym.plans.choose({})
    const on = chooser(METRIC, null, null, shownIn('idle'), pacing, { runsBefore: () => 0 })
    on.plans.choose({})
    expect([off, gym, on].map(hiddenOf)).toEqual([[undefined], [undefined], [2]])
  })

  test('told or taken back, the plan is made again by it', () => {
    const told = chooser(METRIC, null, null, shownIn('idle'), {}, { runsBefore: () => 0 })
    told.plans.choose({})
    told.plans.tell({ pacingSense: true })
    told.plans.tell({ pacingSense: false })
    expect(hiddenOf(told)).toEqual([undefined, 2, undefined])
  })

  test('from run to run another: the plan is made again as the report is left', () => {
    let runs = 0
    const on = chooser(METRIC, { miles: 4 }, null, shownIn('done'), pacing, { runsBefore: () => runs })
    on.plans.choose({ miles: 4 })
    expect(on.plans.leaveReport()).toBeNull()
    expect(hiddenOf(on)).toEqual([2])
    runs = 1
    on.plans.leaveReport()
    on.plans.leaveReport()
    expect(hiddenOf(on)).toEqual([2, 3])
  })
})
