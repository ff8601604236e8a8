import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { FACT_NAMES } from '../../protocol/panel/machine-facts.ts'
import { factsIn, type KnownFacts } from './facts.ts'
import type { LearnedProfile } from './learned.ts'
import { proposed } from './profile.ts'

/** A profile as it travels from one house to another: a small JSON that says what a model is like, and not which treadmill it was. */

const KIND = 'crescendo-treadmill'
const VERSION = 1

const Head = Type.Object({ kind: Type.Literal(KIND), version: Type.Integer({ minimum: 1 }) })
const Body = Type.Object({
  model: Type.String({ minLength: 1, maxLength: 64 }),
  firmware: Type.Union([Type.String({ minLength: 1, maxLength: 64 }), Type.Null()]),
  facts: Type.Object({}),
})

/**
 * Why there is no profile in a file, or none to put into one.
 * - `not-json`, `not-a-profile`: it is something else; `newer`: made by a later version
 * - `bad-facts`: some facts cannot be; `facts` names them
 * - `no-model`: the treadmill says no model, so that nobody else's could be told to be one of it
 */
export interface ProfileFault {
  readonly problem: 'not-json' | 'not-a-profile' | 'newer' | 'bad-facts' | 'no-model'
  readonly facts: readonly string[]
}

export type FileOutcome<Of> =
  { readonly ok: true; readonly value: Of } | { readonly ok: false; readonly fault: ProfileFault }

const fault = (problem: ProfileFault['problem'], facts: readonly string[] = []): FileOutcome<never> => ({
  ok: false,
  fault: { problem, facts },
})

/** The text of the file. Neither name nor address goes into it: a name may end in digits of the address. */
export function fileOf({
  model,
  firmware,
  facts,
}: Pick<LearnedProfile, 'model' | 'firmware' | 'facts'>): FileOutcome<string> {
  if (model === null) return fault('no-model')
  return { ok: true, value: `${JSON.stringify({ kind: KIND, version: VERSION, model, firmware, facts }, null, 2)}\n` }
}

/** The profile of a file: all of it a proposal, whatever evidence it claims. One bad fact refuses the whole: it is not what it says. */
export function profileInFile(text: string): FileOutcome<LearnedProfile> {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return fault('not-json')
  }
  if (!Value.Check(Head, read)) return fault('not-a-profile')
  if (read.version > VERSION) return fault('newer')
  if (!Value.Check(Body, read)) return fault('not-a-profile')
  const facts = factsIn(read.facts)
  const bad = Object.keys(read.facts).filter((name) => !(name in facts))
  return bad.length > 0 ? fault('bad-facts', bad) : { ok: true, value: imported(read.model, read.firmware, facts) }
}

/** Under a unit that no treadmill has, so that each of its model finds it as another's. */
const imported = (model: string, firmware: string | null, facts: KnownFacts): LearnedProfile => ({
  unit: `imported ${model} ${firmware ?? ''}`.trim(),
  name: model,
  model,
  firmware,
  metOn: null,
  facts: proposed(facts),
})

/** How many facts a profile holds. */
export const countOf = (facts: KnownFacts): number => FACT_NAMES.filter((name) => name in facts).length
