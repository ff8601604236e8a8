import type { Ask } from '../../protocol/panel/asks.ts'
import type { Saying, SplitChange } from '../../protocol/panel/sayings.ts'
import type { LinePoint } from '../../protocol/line.ts'
import type { GuidedBecause } from '../../protocol/panel/guided-because.ts'
import type { FeltPace, GateState, HeldReason, Split } from '../../protocol/panel/snapshot.ts'
import { NO_POD_BESIDE, type PodBeside } from './foot-pod.ts'
import { NO_DISTANCE, type Odometer } from './course/odometer.ts'
import { NO_TARGETS, type Targets } from './course/targets.ts'

/** A run as it goes, and once it has ended: where it is, how fast it is meant to be, and what is said along the way. */
export interface Run {
  /** `ended`: it belongs into history; `discarded`: not. Null while it is on. */
  readonly ended: 'ended' | 'discarded' | null
  readonly driving: Driving
  readonly place: Place
  readonly pace: Pace
  readonly voice: Voice
  /** What the runner's own `cool-down` or `walk-now` left; null until then, and once more was asked for. */
  readonly left: Left | null
  readonly podBeside: PodBeside
  /** The mile whose pace is hidden; null where none is. */
  readonly pacing: Pacing | null
  /** What was measured of the belt along it. */
  readonly line: readonly LinePoint[]
}

/**
 * Who moves the belt. `us`: by orders of the governor. `runner`: by their own hands or feet; then nothing is ordered but the
 * Stop that a person presses, and the run goes on by what is measured.
 */
export type Driving =
  | { readonly by: 'us' }
  | { readonly by: 'runner'; readonly because: GuidedBecause; readonly instruction: Instruction | null }

/** The speed that the runner was told last, km/h, since when, and what came of it. */
export interface Instruction {
  readonly kmh: number
  readonly sinceMs: number
  /** `told`, and once more where it was not done: `insisted`; `left` then. `done`: the belt was seen there. */
  readonly state: 'told' | 'insisted' | 'left' | 'done'
}

/** Where on the plan. */
export interface Place {
  /** Index into the plan's phases; null once the run has ended. */
  readonly phaseIndex: number | null
  readonly phase: PhaseRun
  /** The segment that is on; null before the start and after the cool-down. */
  readonly segment: SegmentRun | null
  readonly stretch: StretchRun | null
  readonly odometer: Odometer
  readonly splits: readonly Split[]
}

export interface PhaseRun {
  readonly fromM: number
  readonly fromS: number
  /** True where part of its distance is an estimate. */
  readonly estimated: boolean
  /** What was changed in it, oldest first. */
  readonly changes: readonly SplitChange[]
  /** Of the rates that were known in it, one a second: their sum, beats a minute, and how many. */
  readonly heart: { readonly sumBpm: number; readonly count: number }
  /** Since when the belt is at the speed of a segment, this one's or the one that it rises to; null while it is at neither. */
  readonly paced: { readonly index: number; readonly atMs: number } | null
  /** When its line was crossed; null before the first. */
  readonly lineAtMs: number | null
  /** How long after its line the belt was first at its pace, seconds; below zero: before it. Null until it was. */
  readonly atPaceS: number | null
}

export interface SegmentRun {
  readonly index: number
  readonly fromM: number
  readonly fromS: number
  /** True once the belt rises to the next segment's speed. */
  readonly rising: boolean
  /** When the change at its end was announced; null until then. */
  readonly announcedAtMs: number | null
  /** Seconds from the end of this segment to the line of the finish, at the targets; null from the finish on. */
  readonly aheadS: number | null
}

export interface StretchRun {
  readonly card: number
  readonly side: number
  readonly sinceMs: number
}

/** How fast it is meant to be, and what was done about that. */
export interface Pace {
  readonly targets: Targets
  readonly hold: Hold | null
  readonly heart: HeartPace
  /** True from standstill until the belt is first at its target: the rise is brisk. */
  readonly climbing: boolean
  /** True from `ease-off` until the belt is there: the fall is at once. */
  readonly easing: boolean
  /** What the runner's own keys asked for and the belt does not show yet. */
  readonly pressed: { readonly fromKmh: number; readonly kmh: number } | null
  /** Where what the runner's own `faster` put on began, until the belt shows it all, km/h; over lines, holds and gates. */
  readonly unseenFromKmh: number | null
  /** What was asked for that slows while the belt is out of sight, oldest first: carried out once it is found. */
  readonly kept: readonly Ask[]
  readonly gate: GateState
  /** How many of the calls before the sprint were made. */
  readonly calls: number
  /** Speed of a finish that is run without its rise, km/h; null until then. */
  readonly steadyKmh: number | null
  /** True where the finish was interrupted by a stop: its sprint needs `go`. */
  readonly interrupted: boolean
  /** Since when the belt is off its target, and no order is on its way: above (1), below (-1). */
  readonly offTarget: { readonly sign: 1 | -1; readonly sinceMs: number } | null
  /** The rise that the belt was kept from, since when, and when it was announced again; null while none is. */
  readonly keptBack: { readonly sinceMs: number; readonly toldAtMs: number | null } | null
  /** Null while the belt has not moved, and of a plan without one. */
  readonly incline: InclinePace | null
}

/** What the belt's incline is to be, percent, as it was told. */
export interface InclinePace {
  readonly pct: number
  /** Until it is due, 5 s after it was told, and when it was told. */
  readonly beforePct: number
  readonly toldAtMs: number
  /** True once it was said that the incline is the runner's, or not to be had. */
  readonly isLeft: boolean
  /** True once the treadmill took none at all: it is known by that from then on. */
  readonly isRefused: boolean
  /** When anything was announced last. */
  readonly saidAtMs: number
}

/** What the runner's heart rate does to the pace under its ceiling; without one, nothing of it ever changes (coach: heart rate). */
export interface HeartPace {
  /** Since when the rate is above the ceiling, ms; null while it is not. A rate that is not known takes nothing back. */
  readonly aboveSinceMs: number | null
  /** Since when it is not known, ms; null while it is. */
  readonly lostSinceMs: number | null
  /** Since when it is above while the runner walks, ms; null while it is not. */
  readonly walksAboveSinceMs: number | null
  /** What holds the segment that is on, and no other. */
  readonly hold: HeartHold | null
  /** True where the pace at the next line was not announced, since the rate is too near the ceiling for it. */
  readonly waitsAtLine: boolean
  /** Since when the speed that somebody set on the console was lowered for it: once; null where it was not. */
  readonly consoleEasedAtMs: number | null
  readonly finish: HeartFinish
  /** When each of its lines was said last, ms. */
  readonly saidAtMs: { readonly [Code in HeartSaying]?: number }
}

/** Nothing gets faster than this for the heart rate. */
export interface HeartHold {
  readonly because: 'above' | 'lost'
  readonly mostKmh: number
  /** Up to where the runner's own `faster` went since; null where it did not. */
  readonly ownRiseKmh: number | null
  readonly sinceMs: number
  /** When it was lowered last, ms; null where it was not. */
  readonly easedAtMs: number | null
  /** When it was asked last whether it may end, ms. */
  readonly askedAtMs: number
  /** True where the pace of the segment waits for the heart: up to its half. */
  readonly waits: boolean
  /** Whether the heart was down when it was asked last: as things stand, the pace at the next line comes. */
  readonly wasDown: boolean
}

/** What the rate leaves of the finish; it is judged twice and at its line, and only ever lowered. */
export interface HeartFinish {
  readonly is: 'as-planned' | 'strong' | 'last-pace'
  /** How often it was judged. */
  readonly judged: number
}

export type HeartSaying = Extract<Saying['code'], `heart-${string}`>

/** The mile whose pace is hidden, as it is drawn for a run (coach: pacing sense). */
export interface Pacing {
  /** Index of its segment. */
  readonly index: number
  /** What it was drawn at, km/h. */
  readonly kmh: number
  /** What it may be felt as, km/h, the slowest first; what it is drawn at is anywhere among them. */
  readonly keysKmh: readonly number[]
  /**
   * `ahead`; `hidden` from the rise to it on; `asked` in its second half; `over` once that was answered, or let go, or where it
   * is run otherwise than drawn: then its pace is shown as every other, and nothing is asked any more.
   */
  readonly state: 'ahead' | 'hidden' | 'asked' | 'over'
  /** What was said of it; null where nothing was, and where the runner had seen it. */
  readonly felt: FeltPace | null
}

/** What an early cool-down left, so that a slip of the finger can be undone. */
export interface Left {
  readonly atMs: number
  readonly place: Place
  readonly pace: Pace
  readonly nextCue: number
}

/** Nothing gets faster by itself. */
export interface Hold {
  /** Oldest first; the latest is shown. */
  readonly reasons: readonly HeldReason[]
  readonly speedKmh: number
  /** Up to where the runner's own `faster` went since; null where it did not. */
  readonly ownRiseKmh: number | null
  /** What held before, where nobody was there for the belt and it was taken down: it holds again once the run stands. */
  readonly before: Hold | null
}

/** What is said along the way, but for the announcements, whose count goes on from run to run. */
export interface Voice {
  /** The coach's line that is on, and the index of the next. */
  readonly cue: Sentence | null
  readonly nextCue: number
}

export interface Sentence {
  readonly says: Saying
  readonly untilMs: number
}

const NO_HEART_PACE: HeartPace = {
  aboveSinceMs: null,
  lostSinceMs: null,
  walksAboveSinceMs: null,
  hold: null,
  waitsAtLine: false,
  consoleEasedAtMs: null,
  finish: { is: 'as-planned', judged: 0 },
  saidAtMs: {},
}

export const NO_RATES: PhaseRun['heart'] = { sumBpm: 0, count: 0 }

/** Before its first step. */
export const NEW_RUN: Run = {
  ended: null,
  driving: { by: 'us' },
  place: {
    phaseIndex: null,
    phase: {
      fromM: 0,
      fromS: 0,
      estimated: false,
      changes: [],
      heart: NO_RATES,
      paced: null,
      lineAtMs: null,
      atPaceS: null,
    },
    segment: null,
    stretch: null,
    odometer: NO_DISTANCE,
    splits: [],
  },
  pace: {
    targets: NO_TARGETS,
    hold: null,
    heart: NO_HEART_PACE,
    climbing: false,
    easing: false,
    pressed: null,
    unseenFromKmh: null,
    kept: [],
    gate: 'shut',
    calls: 0,
    steadyKmh: null,
    interrupted: false,
    offTarget: null,
    keptBack: null,
    incline: null,
  },
  voice: { cue: null, nextCue: 0 },
  left: null,
  podBeside: NO_POD_BESIDE,
  pacing: null,
  line: [],
}
