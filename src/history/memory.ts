import type Database from 'libsql'
import { Value } from 'typebox/value'
import { Choices } from '../../protocol/panel/plan.ts'

/** What is remembered of a machine from one connection to the next. */
export interface MachineMemory {
  readonly name: string
  /** True once a run on it reached its sprint. */
  readonly sprintedBefore: boolean
  /** What its console shows, where that was found out; null where it was not. */
  readonly consoleUnit: 'km/h' | 'mph' | null
}

export interface Memory {
  /** Null for a machine that was never remembered. */
  machine(address: string): MachineMemory | null
  rememberMachine(address: string, memory: MachineMemory): void
  /** Everything remembered, by address. */
  machines(): ReadonlyMap<string, MachineMemory>
  /** What the runner chose last; null where nothing was, or where it is no longer a valid choice. */
  choices(): Choices | null
  rememberChoices(choices: Choices): void
}

const UNKNOWN_MACHINE: MachineMemory = { name: '', sprintedBefore: false, consoleUnit: null }

/** A memory written by an earlier version may lack what this one knows. */
const memoryOf = (json: string): MachineMemory => ({ ...UNKNOWN_MACHINE, ...(JSON.parse(json) as object) })

export function memoryIn(db: Database.Database): Memory {
  return {
    machine(address) {
      const row = db.prepare('SELECT memory FROM machines WHERE address = ?').get(address) as
        { memory: string } | undefined
      return row === undefined ? null : memoryOf(row.memory)
    },
    rememberMachine(address, memory) {
      db.prepare('INSERT OR REPLACE INTO machines (address, memory) VALUES (?, ?)').run(address, JSON.stringify(memory))
    },
    machines() {
      const rows = db.prepare('SELECT address, memory FROM machines ORDER BY address').all() as {
        address: string
        memory: string
      }[]
      return new Map(rows.map(({ address, memory }) => [address, memoryOf(memory)]))
    },
    choices() {
      const row = db.prepare('SELECT choices FROM chosen_plan').get() as { choices: string } | undefined
      if (row === undefined) return null
      const choices: unknown = JSON.parse(row.choices)
      return Value.Check(Choices, choices) ? choices : null
    },
    rememberChoices(choices) {
      db.prepare('INSERT OR REPLACE INTO chosen_plan (only, choices) VALUES (1, ?)').run(JSON.stringify(choices))
    },
  }
}
