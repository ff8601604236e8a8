import { declaredFor, type ModelOf } from './declared.ts'
import type { KnownFacts, Profile } from './facts.ts'
import { profileOf, proposed } from './profile.ts'

/** What was learned of one treadmill. */
export interface LearnedProfile {
  /** Its address, or the first one that it was known by where it has another each time. */
  readonly unit: string
  readonly name: string
  readonly model: string | null
  readonly firmware: string | null
  /** The day of its first meeting, YYYY-MM-DD; null where there was none, or it was of another model or firmware. */
  readonly metOn: string | null
  readonly facts: KnownFacts
}

/** A treadmill that is connected. */
export interface Present extends ModelOf {
  readonly address: string
}

/**
 * The profile that is this treadmill's own: by its address; by its name, where that address was never heard before and the name
 * alone was searched for (quirks 74, 95); null where there is none.
 *
 * @param searchedAs the address it was searched by, where it is known to have had another
 */
export function learnedOf(
  learned: readonly LearnedProfile[],
  { address, name }: Present,
  searchedAs: string | null = null,
): LearnedProfile | null {
  const byAddress = learned.find(({ unit }) => unit === address)
  return byAddress ?? learned.find((one) => one.unit === searchedAs && one.name === name) ?? null
}

/** True of a profile that was learned while the treadmill was what it is now. */
export const isOfSame = (profile: LearnedProfile, { model, firmware }: ModelOf): boolean =>
  profile.model === model && profile.firmware === firmware

/**
 * Everything that is known of a treadmill: what is declared of its model, what others of the same model and firmware taught,
 * and what it taught itself. What it taught before its firmware changed is a proposal like that of another one.
 */
export function profileFor(
  learned: readonly LearnedProfile[],
  machine: Present,
  searchedAs: string | null = null,
): Profile {
  const own = learnedOf(learned, machine, searchedAs)
  const alike = machine.model === null ? [] : learned.filter((one) => one !== own && isOfSame(one, machine))
  const ownFacts = own === null ? {} : isOfSame(own, machine) ? own.facts : proposed(own.facts)
  const elsewhere = Object.assign({}, ...alike.map(({ facts }) => proposed(facts))) as KnownFacts
  const declared = declaredFor(machine)
  // A proposal says nothing against what is declared.
  return profileOf(elsewhere, ownFacts, declared, measuredIn(ownFacts))
}

/** Those that were measured on it, or said by its runner: they lie over what is declared. */
const measuredIn = (facts: KnownFacts): KnownFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, { from }]) => from.by !== 'proposed'))

/** The same with newer facts over those that were known; of another model or firmware than it was, it begins anew. */
export function learnedNow(
  before: LearnedProfile | null,
  machine: Present,
  facts: KnownFacts,
  metOn: string | null = null,
): LearnedProfile {
  const { name, model, firmware } = machine
  const same = before !== null && isOfSame(before, machine) ? before : null
  const old = before === null ? {} : same === null ? proposed(before.facts) : same.facts
  // Whether it takes an incline only a run finds out: met once more, it may be asked again.
  const kept = metOn === null ? old : Object.fromEntries(Object.entries(old).filter(([fact]) => fact !== 'incline'))
  return {
    unit: before?.unit ?? machine.address,
    name,
    model,
    firmware,
    metOn: metOn ?? same?.metOn ?? null,
    facts: { ...kept, ...facts },
  }
}
