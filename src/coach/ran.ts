import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { DEFAULT_RACE, DEFAULT_WALK } from '../../protocol/levels.ts'
import { maximumOf, normalRunKmh } from '../workout/paces.ts'

/** A run as the coach sees it: when, how far, and what of it is judged. */
export interface RanRun {
  readonly id: string
  /** The day it was run on where its runner is: days since 1970-01-01. */
  readonly day: number
  /** All on the belt, km. */
  readonly km: number
  /** Null of what was no Crescendo: its kilometres count, and nothing of it is judged. */
  readonly crescendo: Crescendo | null
}

export interface Crescendo {
  /** What its plan was made of, the runner's own reference with it. */
  readonly choices: Choices
  readonly facts: RunFacts
  /** How hard it was, 1 to 10; null where its runner did not say. */
  readonly effort: number | null
}

/** What was measured of a run that is judged. Lengths in metres, times in seconds, speeds in km/h. */
export interface RunFacts {
  readonly stages: readonly StageFacts[]
  readonly finish: {
    readonly plannedS: number
    /** Null where it was not run, or not to its end. */
    readonly ranS: number | null
  }
  /** `ease-off` was pressed. */
  readonly isEased: boolean
  readonly isHeldForHeart: boolean
  readonly longestStopS: number
  /** The part of its stages that a class shortened, 0 to 1. */
  readonly cutByClass: number
}

export interface StageFacts {
  readonly plannedM: number
  readonly plannedKmh: number
  /** Null where it was not run. */
  readonly ranKmh: number | null
  /** Run to its end. */
  readonly isWhole: boolean
  /** So much of it was held for a lost link, or by the console. */
  readonly heldOutsideM: number
}

/** All on the belt when run as planned, km. */
export function kmOf({ distanceM, phases }: Plan): number {
  const segments = phases.flatMap((phase) => ('segments' in phase ? phase.segments : []))
  return segments.reduce((sum, { speedKmh, durationS }) => sum + (speedKmh * durationS) / 3600, distanceM / 1000)
}

export type Gait = 'walk' | 'run'
export const gaitOf = ({ level }: Choices): Gait => (level === 'beginner' ? 'walk' : 'run')

/** R: the normal run of a runner, the comfortable walk of a walker; km/h, not rounded. */
export function referenceKmhOf({ level, reference }: Choices): number {
  if (level === 'beginner')
    return reference === undefined || reference.kind === 'race' ? DEFAULT_WALK.speedKmh : reference.speedKmh
  if (reference === undefined || reference.kind === 'comfortable-walk') return normalRunKmh(maximumOf(DEFAULT_RACE))
  return normalRunKmh(maximumOf(reference))
}

/** What the last bit of a product is worth: two references nearer than this are the same. */
const SAME = 1e-6
export const isSameReference = (oneKmh: number, otherKmh: number): boolean => Math.abs(oneKmh / otherKmh - 1) < SAME
