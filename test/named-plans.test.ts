import { expect, test } from 'vitest'
import { MOST_OWN_PLANS, type OwnPlan } from '../protocol/panel/own-plans.ts'
import type { Choices, Level } from '../protocol/panel/plan.ts'
import { namedPlans } from '../src/named-plans.ts'
import { planOf } from '../src/workout/plan.ts'
import { PRESETS } from '../src/workout/presets.ts'
import { METRIC } from './workout/machines.ts'

const NAMES: Partial<Record<string, readonly [string, string]>> = {
  'lunch-break': ['Lunch Break', 'Pausa de mediodía'],
}

function plansOf(level: Level = 'intermediate') {
  const kept = new Map<string, OwnPlan>()
  const memory = {
    ownPlans: () => [...kept.values()],
    keepOwnPlan: (plan: OwnPlan) => void kept.set(plan.id, plan),
    forgetOwnPlan: (id: string) => void kept.delete(id),
  }
  const preview = (choices: Choices) => planOf(choices, METRIC)
  return namedPlans(
    memory,
    preview,
    PRESETS,
    ({ code }) => NAMES[code] ?? [code],
    () => level,
  )
}
const refusalOf = (outcome: ReturnType<ReturnType<typeof plansOf>['keep']>) => (outcome.ok ? null : outcome.why)

test('a plan is kept without what is its runner’s own, renamed in its place, and forgotten', () => {
  const plans = plansOf()
  const outcome = plans.keep('tuesdays', {
    name: '  Tuesdays   at 7 ',
    choices: { miles: 4, unit: 'km', ceilingKmh: 14 },
  })
  expect(outcome).toEqual({ ok: true, plan: { id: 'tuesdays', name: 'Tuesdays at 7', choices: { miles: 4 } } })
  plans.keep('sundays1', { name: 'Sundays', choices: { miles: 6 } })
  plans.keep('tuesdays', { name: 'Tuesdays at 8', choices: { miles: 5 } })
  expect(plans.own().map(({ name, choices }) => [name, choices.miles])).toEqual([
    ['Tuesdays at 8', 5],
    ['Sundays', 6],
  ])
  expect([plans.forget('tuesdays'), plans.forget('tuesdays')]).toEqual([true, false])
  expect(plans.own().map(({ name }) => name)).toEqual(['Sundays'])
})

test('no two plans have one name, whatever its case; a plan keeps its own', () => {
  const plans = plansOf()
  plans.keep('sundays1', { name: 'Sundays', choices: {} })
  for (const name of ['SUNDAYS', ' sundays ', 'lunch break', 'PAUSA DE MEDIODÍA', 'lunch-break'])
    expect(refusalOf(plans.keep('another1', { name, choices: {} })), name).toBe('name-taken')
  expect(plans.own()).toHaveLength(1)
  expect(refusalOf(plans.keep('sundays1', { name: 'SUNDAYS', choices: {} }))).toBeNull()
})

test('what this treadmill cannot keep is not kept, with the nearest that it can', () => {
  const plans = plansOf()
  const outcome = plans.keep('too-fast', { name: 'Too fast', choices: { mileSpeedsKmh: [8, 9, 24] } })
  expect(outcome).toMatchObject({ ok: false, why: 'refused', refusal: { error: 'plan-refused' } })
  expect(plans.own()).toEqual([])
})

test('so many are kept, and no more; one that is there is changed all the same', () => {
  const plans = plansOf()
  for (let index = 0; index < MOST_OWN_PLANS; index++)
    plans.keep(`plan-${index}x`, { name: `Plan ${index}`, choices: {} })
  expect(refusalOf(plans.keep('one-more', { name: 'One more', choices: {} }))).toBe('too-many-plans')
  expect(refusalOf(plans.keep('plan-0x', { name: 'Renamed', choices: {} }))).toBeNull()
})

test('a name is found in any case and in every language, a preset by its code too', () => {
  const plans = plansOf()
  plans.keep('tuesdays', { name: 'Tuesdays', choices: { miles: 4 } })
  expect(plans.named('TUESDAYS')).toEqual({ miles: 4, level: 'intermediate' })
  for (const name of ['lunch break', 'Pausa de mediodía', 'lunch-break'])
    expect(plans.named(name)).toMatchObject({ stageM: 1000, warmUpS: 180 })
  expect(plans.named('nothing')).toBeNull()
  expect(plans.names()).toEqual([...PRESETS.map(({ code }) => NAMES[code]?.[0] ?? code), 'Tuesdays'])
})

test('by its name, too, what a plan leaves open is the runner’s own level where it can be', () => {
  const walker = plansOf('beginner')
  expect(walker.named('lunch-break')).toMatchObject({ level: 'beginner' })
  expect(walker.named('easy-on-the-knees')).toMatchObject({ level: 'intermediate', finish: 'strong' })
  expect(walker.named('half-marathon')).toMatchObject({ level: 'intermediate', miles: 10 })
  expect(plansOf('advanced').named('first-crescendo')).toMatchObject({ level: 'beginner' })
})
