import type Database from 'libsql'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { OwnPlan } from '../../protocol/panel/own-plans.ts'
import { Choices } from '../../protocol/panel/plan.ts'
import { NOTHING_TOLD, Runner } from '../../protocol/panel/runner.ts'
import { factsIn } from '../profile/facts.ts'
import type { LearnedProfile } from '../profile/learned.ts'
import type { MachineMemory, Writing } from './writing.ts'

export interface Memory {
  /** Null for a machine that was never remembered, or not readably. */
  machine(address: string): MachineMemory | null
  rememberMachine(address: string, memory: MachineMemory): void
  /** What was learned of every treadmill, each as it was remembered last; a fact that cannot be read counts as not known. */
  profiles(): readonly LearnedProfile[]
  rememberProfile(profile: LearnedProfile): void
  /** The treadmill that was chosen last; null where none was, or it cannot be read. */
  chosenMachine(): ChosenMachine | null
  rememberChosenMachine(machine: ChosenMachine): void
  /** What the runner chose last; null where nothing was, or where it is no longer a valid choice. */
  choices(): Choices | null
  rememberChoices(choices: Choices): void
  /** What the runner told of themselves; what is no longer valid counts as not told. */
  runner(): Runner
  rememberRunner(runner: Runner): void
  /** Plans that the runner keeps, in the order in which they came; one that cannot be read is left out. */
  ownPlans(): readonly OwnPlan[]
  /** In the place of the one of its id. */
  keepOwnPlan(plan: OwnPlan): void
  forgetOwnPlan(id: string): void
}

/** A treadmill by the name that people know it by; its address is `simulated` for the simulated one. */
export const ChosenMachine = Type.Object({ name: Type.String(), address: Type.String() })
export type ChosenMachine = Type.Static<typeof ChosenMachine>

const UNKNOWN_MACHINE: MachineMemory = { name: '', sprintedBefore: false }

/** Null where it is no JSON: what cannot be read back is as good as forgotten. */
function jsonOrNull(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** Field by field: an earlier version may lack what this one knows, and one that cannot be read takes no other with it. */
function runnerIn(json: string): Runner {
  const kept = jsonOrNull(json)
  if (typeof kept !== 'object' || kept === null) return NOTHING_TOLD
  const valid = Object.entries<unknown>({ ...kept }).filter(([name, value]) =>
    Value.Check(Runner, { ...NOTHING_TOLD, [name]: value }),
  )
  return { ...NOTHING_TOLD, ...Object.fromEntries(valid) }
}

interface ProfileRow {
  readonly unit: string
  readonly name: string
  readonly model: string | null
  readonly firmware: string | null
  readonly met_on: string | null
  readonly facts: string
}

function profilesIn(db: Database.Database): LearnedProfile[] {
  const rows = db.prepare('SELECT * FROM profiles ORDER BY unit').all() as ProfileRow[]
  return rows.map(({ met_on: metOn, facts, ...which }) => ({ ...which, metOn, facts: factsIn(jsonOrNull(facts)) }))
}

function ownPlansIn(db: Database.Database): OwnPlan[] {
  const rows = db.prepare('SELECT id, name, choices FROM own_plans ORDER BY place').all() as (Omit<
    OwnPlan,
    'choices'
  > & {
    choices: string
  })[]
  return rows.flatMap((row) => {
    const plan: unknown = { ...row, choices: jsonOrNull(row.choices) }
    return Value.Check(OwnPlan, plan) ? [plan] : []
  })
}

/** @param put takes what is to be remembered; it is known at once, and written when it can be */
export function memoryIn(db: Database.Database, put: (writing: Writing) => void): Memory {
  const machines = new Map<string, MachineMemory>()
  let profiles: Map<string, LearnedProfile> | null = null
  const learned = () => (profiles ??= new Map(profilesIn(db).map((profile) => [profile.unit, profile])))
  let machineChosen: ChosenMachine | null = null
  let chosen: Choices | null = null
  let told: Runner | null = null
  let ownPlans: Map<string, OwnPlan> | null = null
  const own = () => (ownPlans ??= new Map(ownPlansIn(db).map((plan) => [plan.id, plan])))
  return {
    machine(address) {
      const known = machines.get(address)
      if (known !== undefined) return known
      const row = db.prepare('SELECT memory FROM machines WHERE address = ?').get(address) as
        { memory: string } | undefined
      const memory = row === undefined ? null : jsonOrNull(row.memory)
      // A memory written by an earlier version may lack what this one knows.
      return typeof memory === 'object' && memory !== null ? { ...UNKNOWN_MACHINE, ...memory } : null
    },
    rememberMachine(address, memory) {
      machines.set(address, memory)
      put({ kind: 'machine', address, memory })
    },
    profiles: () => [...learned().values()],
    rememberProfile(profile) {
      learned().set(profile.unit, profile)
      put({ kind: 'profile', profile })
    },
    chosenMachine() {
      if (machineChosen !== null) return machineChosen
      const row = db.prepare('SELECT machine FROM chosen_machine').get() as { machine: string } | undefined
      const machine = row === undefined ? null : jsonOrNull(row.machine)
      return Value.Check(ChosenMachine, machine) ? machine : null
    },
    rememberChosenMachine(machine) {
      machineChosen = machine
      put({ kind: 'chosen-machine', machine })
    },
    choices() {
      if (chosen !== null) return chosen
      const row = db.prepare('SELECT choices FROM chosen_plan').get() as { choices: string } | undefined
      if (row === undefined) return null
      const choices = jsonOrNull(row.choices)
      return Value.Check(Choices, choices) ? choices : null
    },
    rememberChoices(choices) {
      chosen = choices
      put({ kind: 'choices', choices })
    },
    runner() {
      const row = told === null ? db.prepare('SELECT told FROM runner').get() : undefined
      told ??= row === undefined ? NOTHING_TOLD : runnerIn((row as { told: string }).told)
      return told
    },
    rememberRunner(runner) {
      told = runner
      put({ kind: 'runner', runner })
    },
    ownPlans: () => [...own().values()],
    keepOwnPlan(plan) {
      own().set(plan.id, plan)
      put({ kind: 'own-plan', plan })
    },
    forgetOwnPlan(id) {
      own().delete(id)
      put({ kind: 'forget-own-plan', id })
    },
  }
}
