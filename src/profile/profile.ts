import { FACT_NAMES } from '../../protocol/panel/machine-facts.ts'
import type { Evidence, FactName, Facts, KnownFacts, Profile } from './facts.ts'

/** The facts of a treadmill of which nothing is known. */
const UNKNOWN: Facts = {
  preamble: false,
  controlTwice: false,
  keepAliveMs: null,
  unlock: [],
  writeGapMs: 0,
  startToggles: false,
  unit: null,
  grid: null,
  betweenSteps: null,
  tolerance: null,
  upKmhPerS: null,
  downKmhPerS: null,
  lagMs: null,
  periodMs: null,
  distance: null,
  quietAtRest: null,
  start: null,
  obeys: null,
  stop: null,
  keysWork: null,
  beltFactor: 1,
  incline: null,
  longestSessionMin: null,
}

const knownFrom = (facts: Partial<Facts>, from: Evidence): KnownFacts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, from }]))

/** Facts of one origin. */
export { knownFrom as factsFrom }

/** Of no machine in particular. */
export const GENERIC = knownFrom(UNKNOWN, { by: 'default' }) as Profile

/** Later ones lie over earlier ones, fact by fact, and all of them over the generic profile. */
export function profileOf(...known: readonly KnownFacts[]): Profile {
  return Object.assign({}, GENERIC, ...known) as Profile
}

/**
 * Facts that were learned elsewhere, to be proposed here. What makes a machine do something, and the unit, are never taken from
 * elsewhere: the one is declared or not at all, the other is told anew in each session (quirk 29). Nor is what its runner measured of
 * one belt.
 */
export function proposed(known: KnownFacts): KnownFacts {
  const names = FACT_NAMES.filter((name) => name in known && !NEVER_PROPOSED.has(name))
  return Object.fromEntries(names.map((name) => [name, { value: known[name]?.value, from: { by: 'proposed' } }]))
}

const NEVER_PROPOSED: ReadonlySet<FactName> = new Set([
  'preamble',
  'controlTwice',
  'keepAliveMs',
  'unlock',
  'startToggles',
  'unit',
  'beltFactor',
])

/** What is known of it in particular. */
export const beyondDefault = (profile: Profile): KnownFacts =>
  Object.fromEntries(Object.entries(profile).filter(([, { from }]) => from.by !== 'default'))

/** True where it was measured on this very treadmill. */
export const isMeasured = ({ by }: Evidence): boolean => by === 'meeting' || by === 'runs'

/** How its control point wants to be spoken to. */
export interface Ways {
  readonly preamble: boolean
  readonly controlTwice: boolean
  readonly keepAliveMs: number | null
  readonly unlock: Facts['unlock']
  readonly writeGapMs: number
  readonly startToggles: boolean
}

export function waysOf(profile: Profile): Ways {
  return {
    preamble: profile.preamble.value,
    controlTwice: profile.controlTwice.value,
    keepAliveMs: profile.keepAliveMs.value,
    unlock: profile.unlock.value,
    writeGapMs: profile.writeGapMs.value,
    startToggles: profile.startToggles.value,
  }
}
