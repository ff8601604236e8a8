import type { MachineFacts } from '../belt/event.ts'
import type { Limits } from '../belt/limits.ts'
import type { Machine } from './treadmill.ts'

/** What is remembered of a treadmill from one connection to the next. */
export interface Acquaintance {
  /** True once a sprint was run on it and kept. */
  readonly sprintedBefore: boolean
  /** As the runner said; undefined where nobody was asked. */
  readonly hasMotor?: boolean | undefined
}

/** What is known of the simulated treadmill: its distance is true, and nobody's legs wait for it at the walk of a warm-up. */
export const SIMULATED_LIMITS = { distanceIsTrue: true, unjudgedKmh: 5.5 } as const satisfies Partial<Limits>

/**
 * What a session needs to know of a treadmill: what it says of itself, and what is known and remembered of it; null for nothing.
 *
 * @param misbehaves of a simulated treadmill that is other than the specification nothing is known beforehand
 */
export function factsOf(machine: Machine, remembered: Acquaintance | null, misbehaves = false): MachineFacts {
  const { name, grid, drivable, simulated } = machine
  const sprintedBefore = remembered?.sprintedBefore ?? false
  const limits = simulated && !misbehaves ? SIMULATED_LIMITS : {}
  return { name, grid, drivable, simulated, sprintedBefore, hasMotor: remembered?.hasMotor, limits }
}
