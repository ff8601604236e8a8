import type Database from 'libsql'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { OwnPlan } from '../../protocol/panel/own-plans.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import type { Runner } from '../../protocol/panel/runner.ts'
import { factsIn } from '../profile/facts.ts'
import type { LearnedProfile } from '../profile/learned.ts'
import { jsonOrNull, runnersIn, type RunnersMemory } from './runners-memory.ts'
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

/** @param put takes what is to be remembered; it is known at once, and written when it can be */
export function memoryIn(
  db: Database.Database,
  put: (writing: Writing) => void,
  runners: Pick<RunnersMemory, 'own'> = runnersIn(db, put),
): Memory {
  const machines = new Map<string, MachineMemory>()
  let profiles: Map<string, LearnedProfile> | null = null
  const learned = () => (profiles ??= new Map(profilesIn(db).map((profile) => [profile.unit, profile])))
  let machineChosen: ChosenMachine | null = null
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
    choices: () => runners.own().choices,
    rememberChoices(choices) {
      const own = runners.own()
      own.choices = choices
      put({ kind: 'choices', of: own.id, choices })
    },
    runner: () => runners.own().told,
    rememberRunner(runner) {
      const own = runners.own()
      own.told = runner
      put({ kind: 'runner', of: own.id, runner })
    },
    ownPlans: () => [...runners.own().plans.values()],
    keepOwnPlan(plan) {
      const own = runners.own()
      own.plans.set(plan.id, plan)
      put({ kind: 'own-plan', of: own.id, plan })
    },
    forgetOwnPlan(id) {
      const own = runners.own()
      own.plans.delete(id)
      put({ kind: 'forget-own-plan', of: own.id, id })
    },
  }
}
