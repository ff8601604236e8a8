import type { Level, Reference } from '../../protocol/panel/plan.ts'

/**
 * Paces from one reference, by the equations of Daniels and Gilbert (1979): what a speed costs in oxygen, and what
 * fraction of the maximum can be held for how long. All speeds km/h, not yet on any machine's grid.
 */

const M_PER_MIN_IN_KMH = 0.06

/** Oxygen cost of running, ml/kg/min, at a speed in km/h. */
export function oxygenCost(speedKmh: number): number {
  const v = speedKmh / M_PER_MIN_IN_KMH
  return -4.6 + 0.182258 * v + 0.000104 * v * v
}

/** The speed, km/h, that costs this much oxygen: inverse of `oxygenCost`. */
export function speedAtCost(oxygen: number): number {
  const v = (-0.182258 + Math.sqrt(0.182258 ** 2 + 4 * 0.000104 * (oxygen + 4.6))) / (2 * 0.000104)
  return v * M_PER_MIN_IN_KMH
}

/** The fraction of the maximum that can be held for a race of this many minutes. */
const sustainable = (minutes: number): number =>
  0.8 + 0.1894393 * Math.exp(-0.012778 * minutes) + 0.2989558 * Math.exp(-0.1932605 * minutes)

/** Effort of the "normal run" as a fraction of the maximum. */
const NORMAL_RUN_EFFORT = 0.7

/** The runner's maximum (VDOT), ml/kg/min. A comfortable walk says nothing about running. */
export function maximumOf(reference: Exclude<Reference, { kind: 'comfortable-walk' }>): number {
  switch (reference.kind) {
    case 'usual-speed':
      return oxygenCost(reference.speedKmh) / NORMAL_RUN_EFFORT
    case 'race':
      return oxygenCost((reference.distanceM / reference.timeS) * 3.6) / sustainable(reference.timeS / 60)
  }
}

export const normalRunKmh = (maximum: number): number => speedAtCost(NORMAL_RUN_EFFORT * maximum)

export type RunnerLevel = Exclude<Level, 'beginner'>

interface LevelEfforts {
  /** Effort of mile 1. */
  readonly start: number
  /** Effort of the last of three miles. */
  readonly tempo: number
  /** The part of the maximum that is raced over the sprint's own length. */
  readonly sprint: number
}

export const EFFORTS: Readonly<Record<RunnerLevel, LevelEfforts>> = {
  intermediate: { start: 0.63, tempo: 0.85, sprint: 0.9 },
  advanced: { start: 0.65, tempo: 0.88, sprint: 0.94 },
}

/** The least effort a run may start at to make room for the miles that follow. */
export const SLOWEST_START_EFFORT = 0.58

/** The shape of the miles: how many, and the effort of the first. */
export interface Climb {
  readonly miles: number
  readonly start: number
  /** Points on the effort of the last, 0.01 each: 0 for as usual. */
  readonly lastMilePoints: number
}

/** No last mile of a runner is made easier than this effort. */
const EASIEST_LAST_MILE = 0.8

/** Speed of mile `number` (1 to N), km/h. Longer runs stay easy longer, and their last mile is a little kinder. */
export function runnersMileKmh(level: RunnerLevel, climb: Climb, number: number, maximum: number): number {
  const extra = climb.miles - 3
  const progress = (number - 1) / (climb.miles - 1)
  const usual = Math.max(0.83, EFFORTS[level].tempo - 0.004 * extra)
  const tempo = Math.max(EASIEST_LAST_MILE, usual + climb.lastMilePoints / 100)
  const effort = climb.start + (tempo - climb.start) * progress ** (1 + 0.05 * extra)
  return speedAtCost(effort * maximum)
}

/** The last mile may not be pushed above this, km/h. */
export const hardestLastMileKmh = (maximum: number): number => speedAtCost(0.9 * maximum)

/** A little above tempo, for knees and joints, km/h. */
export const strongFinishKmh = (maximum: number): number => speedAtCost(0.91 * maximum)

/**
 * The speed, km/h, at which a runner of a part of this maximum would race `distanceM`. Under 3.5 minutes that extends
 * the equation beyond what it was fitted to, hence the cap.
 */
export const sprintKmh = (level: RunnerLevel, distanceM: number, maximum: number): number =>
  racedKmh(distanceM, EFFORTS[level].sprint * maximum, speedAtCost(1.15 * maximum))

/** The speed, km/h, at which who has this maximum races `distanceM`, and none above `mostKmh`. */
export function racedKmh(distanceM: number, maximum: number, mostKmh = speedAtCost(1.15 * maximum)): number {
  const tooSlow = (speedKmh: number) => {
    const minutes = distanceM / (speedKmh / M_PER_MIN_IN_KMH)
    return speedAtCost(maximum * sustainable(minutes)) > speedKmh
  }
  if (tooSlow(mostKmh)) return mostKmh
  let slow = 1
  let fast = mostKmh
  while (fast - slow > 1e-6) {
    const middle = (slow + fast) / 2
    if (tooSlow(middle)) slow = middle
    else fast = middle
  }
  return fast
}

/** The speed, km/h, that is held for so long, s. */
export const heldKmh = (timeS: number, maximum: number): number => speedAtCost(sustainable(timeS / 60) * maximum)

/** Mile 1 of a walker, and the last, as parts of the comfortable walk. */
export const WALKERS_START = 0.9
const WALKERS_LAST = 1.16

/** How low a walker's mile 1 may be set to make room for the miles that follow. */
export const WALKERS_SLOWEST_START = 0.7

/** Speed of a walker's mile `number` (1 to N), km/h. */
export function walkersMileKmh(climb: Climb, number: number, comfortableKmh: number): number {
  const progress = (number - 1) / (climb.miles - 1)
  const last = WALKERS_LAST + climb.lastMilePoints / 100
  return comfortableKmh * (climb.start + (last - climb.start) * progress)
}

/** What walkers do around the miles, as parts of their comfortable walk. */
export const WALKERS = { warmUp: 0.75, briskWalk: 1.28, lightJog: 1.5, coolDown: 0.85, lastWalk: 0.6 } as const
