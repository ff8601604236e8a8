import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PLAN_FORMATS } from '../../protocol/panel/plan-files.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import type { Choices, Plan, PlanPhase, WorkoutStep } from '../../protocol/panel/plan.ts'
import { messageOf } from '../../protocol/words/sentence-of.ts'
import { planOf } from '../../src/workout/plan.ts'
import type { PlanMachine } from '../../src/workout/recipe.ts'
import { draws } from '../draws.ts'
import { IMPERIAL, METRIC, planned } from '../workout/machines.ts'
import { codesOf, inShort, read, write } from './files.ts'

/** A plan is written, and read again for the same runner on the same treadmill. */

test.each(PLAN_FORMATS)('the plan that everybody begins with is the same again from %s', (format) => {
  const plan = planned({ reference: { kind: 'race', distanceM: 5000, timeS: 1500 } })
  const again = read(write(plan, format).octets)
  expect(inShort(again.plan)).toEqual(inShort(plan))
  expect(again.plan.finish).toBe('sprint')
  expect(codesOf(again.losses)).toEqual(format === 'zwo' ? ['loss-relative'] : [])
  expect(again.name).toBe(format === 'intervals' ? null : 'Tuesdays')
})

test.each(PLAN_FORMATS)('a walk with a light jog at its end is one again from %s', (format) => {
  const walk: Choices = { level: 'beginner', finish: 'light-jog', stageM: METRES_PER_MILE / 2 }
  const again = read(write(planned(walk), format).octets)
  expect(inShort(again.plan)).toEqual(inShort(planned(walk)))
  expect(again.choices).toMatchObject({ level: 'beginner', finish: 'light-jog' })
})

const choices: fc.Arbitrary<Choices> = fc.record(
  {
    level: fc.constantFrom('beginner', 'intermediate', 'advanced'),
    miles: fc.integer({ min: 3, max: 6 }),
    stageM: fc.constantFrom(METRES_PER_MILE, METRES_PER_MILE / 2, 1000, 400, 1234.5),
    finishM: fc.constantFrom(100, 200, 400),
    warmUpS: fc.integer({ min: 60, max: 900 }),
    coolDownS: fc.integer({ min: 60, max: 900 }),
    unit: fc.constantFrom('mi', 'km'),
  },
  { requiredKeys: [] },
)
const step: fc.Arbitrary<WorkoutStep> = fc.record({
  part: fc.constant('stage' as const),
  length: fc.oneof(
    fc.record({ distanceM: fc.integer({ min: 400, max: 3000 }) }),
    fc.record({ durationS: fc.integer({ min: 60, max: 1200 }) }),
  ),
  speedKmh: fc.integer({ min: 40, max: 160 }).map((n) => n / 10),
})
const workouts: fc.Arbitrary<Choices> = fc
  .array(step, { minLength: 1, maxLength: 12 })
  .map((steps) => ({ unit: 'km' as const, workout: { steps } }))

type OnBelt = Exclude<PlanPhase, { kind: 'stretch' }>
const lengthsOf = (phase: OnBelt): number[] => {
  if ('segments' in phase) return phase.segments.map(({ durationS }) => durationS)
  if (phase.kind !== 'stage') return [phase.distanceM]
  return ['distanceM' in phase.length ? phase.length.distanceM : phase.length.durationS]
}
const speedsOf = (phase: OnBelt): number[] =>
  'segments' in phase ? phase.segments.map(({ speedKmh }) => speedKmh) : [phase.speedKmh]
const onBelt = ({ phases }: Plan): OnBelt[] => phases.filter((phase) => phase.kind !== 'stretch')

/** Within one step of the grid, and as long; where it is not, that is said. */
function expectSame(plan: Plan, again: Plan, said: readonly string[], { grid }: PlanMachine): void {
  const parts = onBelt(again)
  for (const [index, phase] of onBelt(plan).entries()) {
    const other = parts[index]
    if (other === undefined) throw new Error(`no ${phase.kind}`)
    if ('segments' in phase && said.includes('loss-easing')) continue
    const [speeds, others] = [speedsOf(phase), speedsOf(other)]
    speeds.forEach((kmh, at) =>
      expect(Math.abs(kmh - (others[at] ?? 0)), phase.kind).toBeLessThanOrEqual(grid.stepKmh + 0.011),
    )
    if (said.includes('loss-lengths')) continue
    const lengths = lengthsOf(other)
    lengthsOf(phase).forEach((length, at) =>
      expect(Math.abs(length - (lengths[at] ?? 0)), phase.kind).toBeLessThanOrEqual(1),
    )
  }
  expect(parts).toHaveLength(onBelt(plan).length)
}

test.each(PLAN_FORMATS)(
  'whatever the plan, from %s it is the same again within a step of the grid, or what is lost is said',
  (format) => {
    fc.assert(
      fc.property(fc.oneof(choices, workouts), fc.constantFrom(METRIC, IMPERIAL), (chosen, machine) => {
        const outcome = planOf(chosen, machine)
        if (!outcome.ok) return
        const { octets, losses } = write(outcome.plan, format)
        const again = read(octets, machine)
        const said = [...codesOf(losses), ...codesOf(again.losses)]
        const wasCrescendo = chosen.workout === undefined
        const isCrescendo = again.choices.workout === undefined
        if (wasCrescendo && !isCrescendo) expect(said).toContain('loss-no-crescendo')
        if (wasCrescendo && isCrescendo) expect(again.plan.finish).toBe(outcome.plan.finish)
        expectSame(outcome.plan, again.plan, said, machine)
        again.losses.forEach((loss) => expect(messageOf(loss)?.length).toBeGreaterThan(10))
      }),
      { numRuns: draws(150) },
    )
  },
)
