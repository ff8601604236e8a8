import { Value } from 'typebox/value'
import { KNOWN_FACTS, type FactName, type Known, type KnownFacts } from '../../protocol/panel/machine-facts.ts'

/** What the rest of the house means by a fact of a treadmill, and what is left of one that was kept. Pure. */

export type { Evidence, FactName, Facts, Known, KnownFacts, UnlockWrite } from '../../protocol/panel/machine-facts.ts'

/** Everything of a treadmill, the default where nothing else is known. */
export type Profile = { readonly [Name in FactName]: Known<Name> }

/** The facts of what was kept or sent: one that cannot be read, or that nobody knows of, is left out and takes no other with it. */
export function factsIn(kept: unknown): KnownFacts {
  if (typeof kept !== 'object' || kept === null) return {}
  const all = new Map(Object.entries(kept))
  const valid = Object.entries(KNOWN_FACTS).filter(
    ([name, schema]) => all.has(name) && Value.Check(schema, all.get(name)),
  )
  return Object.fromEntries(valid.map(([name]) => [name, all.get(name)]))
}
