import { gridAsBeltRuns } from '../../protocol/belt-factor.ts'
import type { MachineFacts } from '../belt/event.ts'
import type { Limits } from '../belt/limits.ts'
import type { Clock } from '../clock.ts'
import type { Evidence, Facts, KnownFacts, Profile } from '../profile/facts.ts'
import { isOfSame, learnedNow, learnedOf, profileFor, type LearnedProfile } from '../profile/learned.ts'
import { keepsItsIncline, ownGridOf, ownLimitsOf } from '../profile/own-limits.ts'
import { beyondDefault, factsFrom, GENERIC, waysOf, type Ways } from '../profile/profile.ts'
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

/** What is known of every treadmill, asked as one is met. */
export interface Acquaintances {
  profile(machine: Machine): Profile
  /** How its control point wants to be spoken to. */
  ways(machine: Machine): Ways
  /** What a session needs to know of it. */
  facts(machine: Machine): MachineFacts
  /** What a plan for it needs to know: its speeds as its belt runs them. */
  planned(machine: Machine): MachineFacts
  /** Both, with whether it was met before. */
  met(machine: Machine): {
    readonly facts: MachineFacts
    readonly profile: Profile
    readonly known: KnownFacts
    readonly model: string | null
    readonly firmware: string | null
    readonly metOn: string | null
  }
  /** What a run, a meeting or its runner taught of it. Of the simulated one nothing is kept for later: each start may play another machine. */
  learn(
    machine: Machine | null,
    facts: Partial<Facts>,
    by: Exclude<Evidence['by'], 'default' | 'declared' | 'proposed'>,
  ): void
}

interface MachineMemories {
  machine(address: string): Acquaintance | null
  profiles(): readonly LearnedProfile[]
  rememberProfile(profile: LearnedProfile): void
}

/**
 * @param searchedAs the address that is searched for now; null where it is none
 * @param misbehaves of a simulated treadmill that is other than the specification nothing is known beforehand
 */
export function acquaintances(
  memory: MachineMemories,
  searchedAs: () => string | null,
  clock: Pick<Clock, 'wallMs'>,
  misbehaves: boolean,
): Acquaintances {
  let ofSimulated: LearnedProfile | null = null
  const learned = (): readonly LearnedProfile[] =>
    ofSimulated === null ? memory.profiles() : [...memory.profiles(), ofSimulated]
  const profile = (machine: Machine): Profile => profileFor(learned(), machine, searchedAs())
  const facts = (machine: Machine): MachineFacts =>
    factsOf(machine, memory.machine(machine.address), profile(machine), misbehaves)
  return {
    profile,
    met(machine) {
      const { model, firmware } = machine
      const own = learnedOf(learned(), machine, searchedAs())
      const metOn = own !== null && isOfSame(own, machine) ? own.metOn : null
      const all = profile(machine)
      return { facts: facts(machine), profile: all, known: beyondDefault(all), model, firmware, metOn }
    },
    ways: (machine) => waysOf(profile(machine)),
    facts,
    planned(machine) {
      const own = facts(machine)
      return { ...own, grid: gridAsBeltRuns(own.grid, profile(machine).beltFactor.value) }
    },
    learn(machine, facts, by) {
      if (machine === null || Object.keys(facts).length === 0) return
      const on = new Date(clock.wallMs()).toISOString().slice(0, 10)
      const before = learnedOf(learned(), machine, searchedAs())
      const met = by === 'meeting' ? on : null
      const now = learnedNow(before, machine, factsFrom(facts, { by, on }), met)
      if (machine.simulated) ofSimulated = now
      else memory.rememberProfile(now)
    },
  }
}

/**
 * What a session needs to know of a treadmill: what it says of itself, and what is known and remembered of it; null for nothing.
 *
 * @param misbehaves of a simulated treadmill that is other than the specification nothing is known beforehand
 */
export function factsOf(
  machine: Machine,
  remembered: Acquaintance | null,
  profile: Profile = GENERIC,
  misbehaves = false,
): MachineFacts {
  const { name, drivable, simulated } = machine
  const keeps = machine.incline !== null && keepsItsIncline(profile)
  const sprintedBefore = remembered?.sprintedBefore ?? false
  const limits = { ...ownLimitsOf(profile), ...(simulated && !misbehaves ? SIMULATED_LIMITS : {}) }
  const grid = ownGridOf(profile, machine.grid)
  return {
    name,
    grid,
    drivable,
    incline: keeps ? null : machine.incline,
    ...(keeps ? { keepsItsIncline: true } : {}),
    simulated,
    sprintedBefore,
    hasMotor: remembered?.hasMotor,
    limits,
  }
}
