import type { Banner, GateState, HeldReason, Split } from '../../protocol/panel/snapshot.ts'
import type { Fall } from '../belt/stopping.ts'
import { NO_DISTANCE, type Odometer } from './course/odometer.ts'
import { NO_TARGETS, type Targets } from './course/targets.ts'

/** What begins anew with each run. */
export interface RunState {
  /** Index into the plan's phases; null when idle or done. */
  readonly phaseIndex: number | null
  /** `ended`: the run belongs into history; `discarded`: not. Null while it is on, or when idle. */
  readonly ended: 'ended' | 'discarded' | null
  /** The start that is asked for and not yet seen. */
  readonly starting: Starting | null
  /** Since when, and how, the belt is out of sight in a run. */
  readonly lost: Lost | null
  /** How a belt falls that we let go of while it moved; null once it stood, or is in our hands. */
  readonly adrift: Fall | null
  /** The leg that is on; null before the start and after the cool-down. */
  readonly leg: LegRun | null
  readonly phase: PhaseRun
  readonly targets: Targets
  readonly hold: Hold | null
  /** True from standstill until the belt is first at its target: the rise is brisk. */
  readonly climbing: boolean
  /** True from `ease-off` until the belt is there: the fall is at once. */
  readonly easing: boolean
  /** What the runner's own keys asked for and the belt does not show yet. */
  readonly asked: { readonly fromKmh: number; readonly kmh: number } | null
  readonly gate: GateState
  /** How many of the calls before the sprint were made. */
  readonly calls: number
  /** Speed of a finish that is run without its rise, km/h; null until then. */
  readonly steadyKmh: number | null
  /** True where the finish was interrupted by a stop: its sprint needs `go`. */
  readonly interrupted: boolean
  readonly stretch: { readonly card: number; readonly side: number; readonly sinceMs: number } | null
  readonly odometer: Odometer
  readonly splits: readonly Split[]
  /** The coach's line that is on, and the index of the next. */
  readonly cue: Sentence | null
  readonly nextCue: number
  /** Words of the last change by the runner. */
  readonly said: Sentence | null
  /** Whether the runner was asked what the machine's own display says. */
  readonly unitAsk: 'not-yet' | 'asking' | 'answered'
  /** Since when the belt is off its target, and no order is on its way: above (1), below (-1). */
  readonly off: { readonly sign: 1 | -1; readonly sinceMs: number } | null
  readonly slept: { readonly atMs: number; readonly forMs: number } | null
}

export interface Starting {
  readonly askId: string
  readonly atMs: number
  /** The phase to go back to where the belt does not move; null where that is idle. */
  readonly fromPhase: number | null
  /** True where a run is carried on. */
  readonly again: boolean
}

export interface Stopping {
  readonly sinceMs: number
  /** What comes once the belt is still: a run to be carried on, the stretch after it, or nothing. */
  readonly then: 'stopped' | 'stretch' | 'still'
}

export interface Lost {
  readonly reason: 'link' | 'restart' | 'slept'
  readonly atMs: number
  /** The belt is taken to run on at this speed, km/h. */
  readonly speedKmh: number
  /** True where the run was stopped already: whatever the belt does then is not ours. */
  readonly wasStopped: boolean
}

export interface LegRun {
  readonly index: number
  readonly fromM: number
  readonly fromS: number
  /** True once the belt rises to the next leg's speed. */
  readonly rising: boolean
  readonly announced: boolean
  /** Seconds from the end of this leg to the line of the finish, at the targets; null from the finish on. */
  readonly aheadS: number | null
}

export interface PhaseRun {
  readonly fromM: number
  readonly fromS: number
  /** True where part of its distance is an estimate. */
  readonly estimated: boolean
}

/** Nothing gets faster by itself. */
export interface Hold {
  /** Oldest first; the latest is shown. */
  readonly reasons: readonly HeldReason[]
  readonly speedKmh: number
  /** Up to where the runner's own `faster` went since; null where it did not. */
  readonly ownRiseKmh: number | null
}

export interface Sentence {
  readonly text: string
  readonly untilMs: number
}

export type Trouble = Extract<
  Banner['code'],
  | 'telemetry-stale'
  | 'wrong-unit'
  | 'too-fast'
  | 'started-too-fast'
  | 'did-not-start'
  | 'start-unwatched'
  | 'stopped-by-console'
  | 'safety-key'
  | 'control-lost'
  | 'nobody-watches'
>

/** Before a run. */
export const NO_RUN: RunState = {
  phaseIndex: null,
  ended: null,
  starting: null,
  lost: null,
  adrift: null,
  leg: null,
  phase: { fromM: 0, fromS: 0, estimated: false },
  targets: NO_TARGETS,
  hold: null,
  climbing: false,
  easing: false,
  asked: null,
  gate: 'shut',
  calls: 0,
  steadyKmh: null,
  interrupted: false,
  stretch: null,
  odometer: NO_DISTANCE,
  splits: [],
  cue: null,
  nextCue: 0,
  said: null,
  unitAsk: 'not-yet',
  off: null,
  slept: null,
}
