import type { HeldReason } from '../../protocol/panel/snapshot.ts'

/** What is wished of a belt that is to move: how fast, and how it may come there. */
export interface MovingWish {
  readonly belt: 'moving'
  /** On the machine's grid, at or below the cap, km/h. */
  readonly speedKmh: number
  /** Id of the ask that allows one start of a belt that stands; null where none does. */
  readonly startAskId: string | null
  /**
   * `gentle`: as into a stage; `brisk`: the plan's rise (0.3 to 0.5), into the sprint and from standstill; `not-yet`: it was
   * kept back, and is announced again first, or the incline falls before it.
   */
  readonly rise: 'gentle' | 'brisk' | 'not-yet'
  /** `gradual`: 0.5 km/h per second; `at-once`: easing off, in steps of at most 3 km/h. */
  readonly fall: 'gradual' | 'at-once'
  readonly held: HeldReason | null
  /** While held, the belt may rise up to here and no further: what the runner's own `faster` asked for since. */
  readonly ownRiseKmh: number | null
  /** Percent, on no grid yet; null: the incline is left alone. */
  readonly inclinePct: number | null
}
