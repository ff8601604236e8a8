import type Database from 'libsql'
import { Value } from 'typebox/value'
import { Choices } from '../../protocol/panel/plan.ts'
import { written } from './database.ts'
import { notWritten, type HistoryError } from './history-error.ts'

/** What is remembered of a machine from one connection to the next. */
export interface MachineMemory {
  readonly name: string
  /** True once a run on it reached its sprint. */
  readonly sprintedBefore: boolean
}

export interface Memory {
  /** Null for a machine that was never remembered, or not readably. */
  machine(address: string): MachineMemory | null
  rememberMachine(address: string, memory: MachineMemory): void
  /** What the runner chose last; null where nothing was, or where it is no longer a valid choice. */
  choices(): Choices | null
  rememberChoices(choices: Choices): void
}

const UNKNOWN_MACHINE: MachineMemory = { name: '', sprintedBefore: false }

/** Null where it is no JSON: what cannot be read back is as good as forgotten. */
function read(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** @param failed told what cannot be remembered: a full disk stops nothing */
export function memoryIn(db: Database.Database, failed: (problem: HistoryError) => void): Memory {
  const tried = (what: string, write: () => unknown): void => {
    try {
      written(db, write)
    } catch (error) {
      failed(notWritten(what, error))
    }
  }
  return {
    machine(address) {
      const row = db.prepare('SELECT memory FROM machines WHERE address = ?').get(address) as
        { memory: string } | undefined
      const memory = row === undefined ? null : read(row.memory)
      // A memory written by an earlier version may lack what this one knows.
      return typeof memory === 'object' && memory !== null ? { ...UNKNOWN_MACHINE, ...memory } : null
    },
    rememberMachine(address, memory) {
      const insert = 'INSERT OR REPLACE INTO machines (address, memory) VALUES (?, ?)'
      tried('What this treadmill is like', () => db.prepare(insert).run(address, JSON.stringify(memory)))
    },
    choices() {
      const row = db.prepare('SELECT choices FROM chosen_plan').get() as { choices: string } | undefined
      if (row === undefined) return null
      const choices = read(row.choices)
      return Value.Check(Choices, choices) ? choices : null
    },
    rememberChoices(choices) {
      const insert = 'INSERT OR REPLACE INTO chosen_plan (only, choices) VALUES (1, ?)'
      tried('The chosen plan', () => db.prepare(insert).run(JSON.stringify(choices)))
    },
  }
}
