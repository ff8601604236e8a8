import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { nearestChoices } from '../../src/workout/nearest.ts'
import { keepsPromise, lastMileKmh } from '../../src/workout/plan.ts'
import type { PlanMachine } from '../../src/workout/recipe.ts'
import { COARSE_IMPERIAL, IMPERIAL, METRIC, treadmill } from './machines.ts'
import { draws } from '../draws.ts'

/** The search for the nearest plan, which is made beside a belt that moves. */

const speeds = fc.constantFrom(null, null, 0.8, 4, 5.5, 7, 8, 8.7, 9, 9.9, 11, 12, 14, 20)
const choices: fc.Arbitrary<Choices> = fc.record(
  {
    level: fc.constantFrom('beginner', 'intermediate', 'advanced'),
    finish: fc.constantFrom('sprint', 'strong', 'brisk-walk', 'light-jog'),
    unit: fc.constantFrom('mi', 'km'),
    reference: fc.oneof(
      fc.record({
        kind: fc.constant('race' as const),
        distanceM: fc.constant(5000),
        timeS: fc.integer({ min: 780, max: 3000 }),
      }),
      fc.record({
        kind: fc.constantFrom('usual-speed', 'comfortable-walk'),
        speedKmh: fc.integer({ min: 3, max: 16 }),
      }),
    ),
    miles: fc.integer({ min: 3, max: 13 }),
    stageM: fc.constantFrom(100, 400, 1000, 1609.344, 5000),
    finishM: fc.constantFrom(100, 200, 400, 1600),
    ceilingKmh: fc.constantFrom(null, 1, 6, 9, 12, 25),
    mileSpeedsKmh: fc.array(speeds, { maxLength: 13 }),
    finishSpeedKmh: speeds,
    riseKmhPerS: fc.constantFrom(0.1, 0.3, 0.5),
  },
  { requiredKeys: [] },
)
const machines = fc.constantFrom<PlanMachine>(
  METRIC,
  IMPERIAL,
  COARSE_IMPERIAL,
  treadmill(1, 12, 0.1),
  treadmill(1, 8, 0.1),
  treadmill(4.5, 20, 0.1),
  treadmill(6, 7, 0.5),
  treadmill(1, 20, 0.1, false),
)

const TYPED = Array<number>(13).fill(9)
/** The worst that were met: a treadmill too fast for any cool-down, a ceiling below every run, none fast enough. */
const HOPELESS: readonly (readonly [Choices, PlanMachine])[] = [
  [
    { miles: 13, mileSpeedsKmh: TYPED, reference: { kind: 'race', distanceM: 5000, timeS: 780 } },
    treadmill(4.5, 20, 0.1),
  ],
  [{ miles: 13, mileSpeedsKmh: TYPED, ceilingKmh: 1 }, METRIC],
  [{ miles: 13, reference: { kind: 'race', distanceM: 5000, timeS: 780 } }, treadmill(1, 8, 0.1)],
]

/** @param every every finish of every run is tried */
function searched(wanted: Choices, machine: PlanMachine, every = false) {
  const work = { runs: 0, plans: 0 }
  const nearest = nearestChoices(wanted, machine, {
    lastMileKmh: (candidate) => (work.runs++, every ? work.runs : lastMileKmh(candidate, machine)),
    keepsPromise: (candidate) => (work.plans++, keepsPromise(candidate, machine)),
  })
  return { work, nearest }
}

const refused = choices.chain((wanted) => machines.map((machine) => [wanted, machine] as const))
const cases = refused.filter(([wanted, machine]) => !keepsPromise(wanted, machine))

test('the nearest plan is the one that a search of every finish of every run finds', () => {
  fc.assert(
    fc.property(cases, ([wanted, machine]) => {
      const { nearest } = searched(wanted, machine)
      expect(nearest).toEqual(searched(wanted, machine, true).nearest)
      if (nearest !== null) expect(keepsPromise(nearest, machine)).toBe(true)
    }),
    { numRuns: draws(50) },
  )
})

test('few plans are worked out for it, whatever was chosen and whatever the treadmill can do', () => {
  fc.assert(
    fc.property(cases, ([wanted, machine]) => {
      const { work } = searched(wanted, machine)
      expect(work.plans).toBeLessThanOrEqual(40)
      expect(work.runs).toBeLessThanOrEqual(250)
    }),
    { numRuns: draws(400), examples: HOPELESS.map((hopeless) => [hopeless]) },
  )
})
