import fc from 'fast-check'
import type { Evidence, Facts, KnownFacts } from '../../src/profile/facts.ts'

/** Anything that a profile may hold, true of a treadmill or not. */

const orNull = <Of>(some: fc.Arbitrary<Of>) => fc.option(some, { nil: null })
const rate = orNull(fc.double({ min: 0.02, max: 10, noNaN: true }))
const VALUES: { readonly [Name in keyof Facts]: fc.Arbitrary<Facts[Name]> } = {
  preamble: fc.boolean(),
  controlTwice: fc.boolean(),
  keepAliveMs: orNull(fc.integer({ min: 500, max: 10_000 })),
  unlock: fc.array(fc.constant({ to: 'D18D', hex: '0100', answersOn: null }), { maxLength: 4 }),
  writeGapMs: fc.integer({ min: 0, max: 2000 }),
  startToggles: fc.boolean(),
  unit: fc.constantFrom('km/h', 'mph', null),
  grid: orNull(
    fc.record({
      minKmh: fc.double({ min: 0.1, max: 10, noNaN: true }),
      maxKmh: fc.double({ min: 1, max: 40, noNaN: true }),
      stepKmh: fc.double({ min: 0.01, max: 2, noNaN: true }),
    }),
  ),
  betweenSteps: fc.constantFrom('cuts', 'rounds', null),
  tolerance: orNull(
    fc.record({
      share: fc.double({ min: 0, max: 0.12, noNaN: true }),
      factor: fc.double({ min: 0.92, max: 1.08, noNaN: true }),
    }),
  ),
  upKmhPerS: rate,
  downKmhPerS: rate,
  lagMs: orNull(fc.integer({ min: 0, max: 10_000 })),
  periodMs: orNull(fc.integer({ min: 50, max: 5000 })),
  distance: fc.constantFrom('fine', 'coarse', 'none', null),
  quietAtRest: orNull(fc.boolean()),
  start: orNull(
    fc.record({ afterMs: fc.integer({ min: 0, max: 60_000 }), toKmh: fc.double({ min: 0, max: 40, noNaN: true }) }),
  ),
  obeys: orNull(fc.boolean()),
  stop: orNull(fc.record({ restsAfterMs: orNull(fc.integer({ min: 0, max: 120_000 })), isSaid: fc.boolean() })),
  keysWork: orNull(fc.boolean()),
  beltFactor: fc.double({ min: 0.85, max: 1.15, noNaN: true }),
  incline: fc.constantFrom('refused', 'untold', 'told', null),
  longestSessionMin: orNull(fc.integer({ min: 5, max: 600 })),
}
const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.constant({ by: 'default' as const }),
  fc.record({ by: fc.constant('declared' as const), quirk: fc.integer({ min: 1, max: 97 }) }),
  fc.constant({ by: 'proposed' as const }),
  fc.record({ by: fc.constantFrom('meeting', 'runs', 'runner', 'turns', 'foot-pod'), on: fc.constant('2026-11-27') }),
)

const known = Object.fromEntries(
  Object.entries(VALUES).map(([name, value]) => [
    name,
    fc.record({ value: value as fc.Arbitrary<unknown>, from: evidence }),
  ]),
)

export const anyFacts = fc.record(known, { requiredKeys: [] }) as unknown as fc.Arbitrary<KnownFacts>
