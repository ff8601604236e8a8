import type { MachineFacts } from '../belt/event.ts'
import type { Machine } from './treadmill.ts'

/** What is remembered of a treadmill from one connection to the next. */
export interface Acquaintance {
  /** True once a sprint was run on it and kept. */
  readonly sprintedBefore: boolean
}

/** What a session needs to know of a treadmill: what it says of itself, and what is remembered of it; null for nothing. */
export function factsOf(machine: Machine, remembered: Acquaintance | null): MachineFacts {
  const { name, grid, drivable, simulated } = machine
  return { name, grid, drivable, simulated, sprintedBefore: remembered?.sprintedBefore ?? false }
}
