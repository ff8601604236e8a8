import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIMITS, type Limits } from '../../src/belt/limits.ts'
import { keepsItsIncline, ownGridOf, ownLimitsOf } from '../../src/profile/own-limits.ts'
import { factsFrom, profileOf } from '../../src/profile/profile.ts'
import { draws } from '../draws.ts'
import { anyFacts } from './random-facts.ts'

const MEASURED = { by: 'meeting', on: '2026-11-27' } as const
const GRID = { unit: 'km/h', minKmh: 1, maxKmh: 20, stepKmh: 0.1 } as const

test('whatever a profile says, nothing is looser than the default but lag and tolerance, and these only once measured here', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const own: Limits = { ...LIMITS, ...ownLimitsOf(profileOf(facts)) }
      // The ramp limits nothing: it only says when a change is to begin.
      const { lagMs, toleranceShare, speedFactor, orderGapMs, rampKmhPerS: _, ...others } = own
      expect(others).toEqual(Object.fromEntries(Object.entries(LIMITS).filter(([name]) => name in others)))
      expect(orderGapMs).toBeGreaterThanOrEqual(LIMITS.orderGapMs)
      const isHere = (name: 'lagMs' | 'tolerance'): boolean => ['meeting', 'runs'].includes(facts[name]?.from.by ?? '')
      if (!isHere('lagMs')) expect(lagMs).toBe(LIMITS.lagMs)
      expect(lagMs).toBeLessThanOrEqual(10_000)
      if (!isHere('tolerance'))
        expect([toleranceShare, speedFactor]).toEqual([LIMITS.toleranceShare, LIMITS.speedFactor])
      expect(toleranceShare).toBeLessThanOrEqual(LIMITS.widestShare)
      expect(Math.abs(speedFactor - 1)).toBeLessThanOrEqual(LIMITS.toleranceShare + 1e-9)
      expect(ownGridOf(profileOf(facts), GRID).maxKmh).toBeLessThanOrEqual(GRID.maxKmh)
      expect(ownGridOf(profileOf(facts), GRID)).toMatchObject({ unit: 'km/h', minKmh: 1, stepKmh: 0.1 })
    }),
    { numRuns: draws(200) },
  )
})

test.each([
  ['measured here', MEASURED, 7000],
  ['declared', { by: 'declared', quirk: 91 }, 0],
  ['proposed', { by: 'proposed' }, 0],
  ['said by the runner', { by: 'runner', on: '2026-11-27' }, 0],
] as const)('a lag that was %s is allowed for so: %j', (_, from, lagMs) => {
  expect({ ...LIMITS, ...ownLimitsOf(profileOf(factsFrom({ lagMs: 7000 }, from))) }.lagMs).toBe(lagMs)
})

test('a belt that was seen to go no faster is ordered no faster', () => {
  const seen = profileOf(factsFrom({ grid: { minKmh: 1, maxKmh: 11.96, stepKmh: 0.1 } }, MEASURED))
  expect(ownGridOf(seen, GRID).maxKmh).toBe(11.9)
  const above = profileOf(factsFrom({ grid: { minKmh: 1, maxKmh: 25, stepKmh: 0.1 } }, MEASURED))
  expect(ownGridOf(above, GRID)).toEqual(GRID)
})

test.each([
  ['refused', MEASURED, true],
  ['untold', MEASURED, true],
  ['told', MEASURED, false],
  ['refused', { by: 'proposed' }, false],
] as const)('an incline that was found %s, %j, is left alone: %j', (incline, from, leaves) => {
  expect(keepsItsIncline(profileOf(factsFrom({ incline }, from)))).toBe(leaves)
  expect(keepsItsIncline(profileOf())).toBe(false)
})
