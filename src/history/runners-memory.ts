import type Database from 'libsql'
import { Value } from 'typebox/value'
import { OwnPlan } from '../../protocol/panel/own-plans.ts'
import { Choices } from '../../protocol/panel/plan.ts'
import { NOTHING_TOLD, Runner } from '../../protocol/panel/runner.ts'
import { OwnerKept } from './owner-memory.ts'
import { KEY_OF, type RunnerWriting } from './runner-writing.ts'

/** Who runs here: known at once, and written when it can be. */
export interface RunnersMemory {
  /** In the order in which they came; never empty. */
  all(this: void): readonly KnownRunner[]
  /** Whose treadmill it is: the id of whoever runs, or ran last. */
  current(this: void): string
  become(this: void, id: string): void
  add(this: void, id: string, told: Runner, pin: KnownRunner['pin']): void
  rememberPin(this: void, id: string, pin: KnownRunner['pin']): void
  /** All of theirs is forgotten. Another one is the current runner by then. */
  forget(this: void, id: string): void
  /** What the current one told, chose and keeps; what is no longer valid counts as not told. */
  own(this: void): OfRunner
}

export interface KnownRunner {
  readonly id: string
  /** Null where none was told. */
  readonly name: string | null
  readonly pin: OwnerKept['pin']
}

interface OfRunner {
  readonly id: string
  pin: OwnerKept['pin']
  told: Runner
  /** Null where nothing was chosen, or where it is no longer a valid choice. */
  choices: Choices | null
  /** By their ids, in the order in which they came; one that cannot be read is left out. */
  readonly plans: Map<string, OwnPlan>
}

/** Null where it is no JSON: what cannot be read back is as good as forgotten. */
export function jsonOrNull(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json)
  } catch {
    return null
  }
}

/** Field by field: an earlier version may lack what this one knows, and one that cannot be read takes no other with it. */
function toldIn(json: string): Runner {
  const kept = jsonOrNull(json)
  if (typeof kept !== 'object' || kept === null) return NOTHING_TOLD
  const valid = Object.entries<unknown>({ ...kept }).filter(([name, value]) =>
    Value.Check(Runner, { ...NOTHING_TOLD, [name]: value }),
  )
  return { ...NOTHING_TOLD, ...Object.fromEntries(valid) }
}

/** A PIN that cannot be read is one that nobody knows. */
const NOBODY_KNOWS: NonNullable<OwnerKept['pin']> = { salt: '', hash: '' }

function pinIn(json: string | null): OwnerKept['pin'] {
  if (json === null) return null
  const pin = jsonOrNull(json)
  return pin !== null && Value.Check(OwnerKept.properties.pin, pin) ? pin : NOBODY_KNOWS
}

interface Row {
  readonly id: string
  readonly told: string
  readonly choices: string | null
  readonly pin: string | null
}

function ofRow(db: Database.Database, { id, told, choices, pin }: Row): OfRunner {
  const select = `SELECT id, name, choices FROM own_plans WHERE runner = ${KEY_OF('?')} ORDER BY place`
  const rows = db.prepare(select).all(id) as { id: string; name: string; choices: string }[]
  const plans = rows.flatMap((row) => {
    const plan: unknown = { ...row, choices: jsonOrNull(row.choices) }
    return Value.Check(OwnPlan, plan) ? [plan] : []
  })
  const chosen = jsonOrNull(choices)
  return {
    id,
    pin: pinIn(pin),
    told: toldIn(told),
    choices: Value.Check(Choices, chosen) ? chosen : null,
    plans: new Map(plans.map((plan) => [plan.id, plan])),
  }
}

/** A run that is not over keeps its runner; else it is who it was last. */
export const CURRENT = `SELECT id FROM runners ORDER BY
  key = (SELECT runner FROM runs WHERE state = 'open' AND set_aside = 0) DESC,
  id = (SELECT id FROM current_runner) DESC, key LIMIT 1`

export function runnersIn(db: Database.Database, put: (writing: RunnerWriting) => void): RunnersMemory {
  let loaded: { readonly by: Map<string, OfRunner>; current: string } | null = null
  function load(): NonNullable<typeof loaded> {
    const rows = db.prepare('SELECT id, told, choices, pin FROM runners ORDER BY key').all() as Row[]
    const { id } = db.prepare(CURRENT).get() as { id: string }
    return { by: new Map(rows.map((row) => [row.id, ofRow(db, row)])), current: id }
  }
  const now = () => (loaded ??= load())
  const of = (id: string): OfRunner => {
    const runner = now().by.get(id)
    if (runner === undefined) throw new Error(`There is no runner ${id}.`)
    return runner
  }
  return {
    all: () => [...now().by.values()].map(({ id, told, pin }) => ({ id, name: told.name, pin })),
    current: () => now().current,
    own: () => of(now().current),
    become(id) {
      now().current = of(id).id
      put({ kind: 'current-runner', of: id })
    },
    add(id, told, pin) {
      now().by.set(id, { id, told, pin, choices: null, plans: new Map() })
      put({ kind: 'new-runner', of: id, runner: told, pin })
    },
    rememberPin(id, pin) {
      of(id).pin = pin
      put({ kind: 'runner-pin', of: id, pin })
    },
    forget(id) {
      now().by.delete(id)
      put({ kind: 'forget-runner', of: id })
    },
  }
}
