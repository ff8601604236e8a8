import type { Announcement } from '../../protocol/panel/snapshot.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Banner } from '../../protocol/panel/snapshot.ts'
import type { MachineFacts } from '../belt/event.ts'
import { NOTHING_SEEN } from '../belt/observe.ts'
import type { Seen } from '../belt/seen.ts'
import type { Cue } from '../workout/cues.ts'
import { NO_HEART, type Heart } from './heart.ts'
import type { FootPod } from './foot-pod.ts'
import type { BeltWithUs } from './belt-with-us.ts'
import type { Odometer } from './course/odometer.ts'
import type { Segment } from '../workout/segments.ts'
import type { MovingWish } from './moving-wish.ts'
import { NO_TARGETS, type Targets } from './course/targets.ts'
import { NEW_RUN, type Pace, type PhaseRun, type Place, type Run, type Sentence, type Voice } from './run.ts'
import { placeWith, runWith, paceWith } from './run-with.ts'

/** All that is known of a run and of the belt under it. Immutable, plain data: as JSON it survives whole. */
export interface Session {
  /** Time of the newest event, ms. */
  readonly atMs: number
  readonly seen: Seen
  /** Where the belt stands with us. */
  readonly belt: BeltWithUs
  /** The run that is on, or that has ended and was not left yet; null before the first and when idle. */
  readonly run: Run | null
  readonly machine: MachineFacts | null
  /** The treadmill that Crescendo was started for (`simulated`, `auto`, a name or an address), where it is not the run's; null otherwise. */
  readonly anotherMachine: string | null
  readonly plan: Plan | null
  readonly course: Course
  /** Until where on the plan nothing follows from time alone; null where something may at any moment. */
  readonly quiet: Quiet | null
  /** Incline of the belt, percent; null while unknown. */
  readonly inclinePct: number | null
  readonly heart: Heart
  /** What a foot pod told last; null before the first. */
  readonly footPod: FootPod | null
  /** Nothing but a person's `unlock` lets the belt move again. */
  readonly locked: boolean
  /** What stopped the belt last, until it moves again. */
  readonly trouble: Trouble | null
  /** The last words that were spoken; the serial goes on from run to run. */
  readonly announcement: Announcement | null
  /** The ask that the last start was for: it starts nothing else. */
  readonly startedBy: string | null
  /** When a run was left before its start, with its stretches behind it, ms; null once another has begun. */
  readonly stretchedAtMs: number | null
  /** Words of the last thing a person asked for, with a run or without one; they end with the phase they were said in. */
  readonly said: Sentence | null
  readonly slept: { readonly atMs: number; readonly forMs: number } | null
}

/** What follows from the plan and the machine. */
export interface Course {
  readonly segments: readonly Segment[]
  /** The coach's lines, in the order of the run. */
  readonly cues: readonly Cue[]
  /** The speeds that a run begins with. */
  readonly targets: Targets
}

/** Nothing follows from distance and time by themselves before either is reached. Finite, so that JSON keeps them. */
export interface Quiet {
  /** Metres of the run. */
  readonly untilM: number
  /** Seconds on the moving belt. */
  readonly untilS: number
  /** What is wished of the belt until then. */
  readonly wish: MovingWish
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
  | 'nobody-on-belt'
  | 'stands-since-restart'
  | 'stands-since-link'
>

export function newSession(): Session {
  return {
    atMs: 0,
    seen: NOTHING_SEEN,
    belt: { kind: 'unseen', stop: null },
    run: null,
    machine: null,
    anotherMachine: null,
    plan: null,
    course: { segments: [], cues: [], targets: NO_TARGETS },
    quiet: null,
    inclinePct: null,
    heart: NO_HEART,
    footPod: null,
    locked: false,
    trouble: null,
    announcement: null,
    startedBy: null,
    stretchedAtMs: null,
    slept: null,
    said: null,
  }
}

/**
 * The same session a moment later. Ten of these a second are all that most of a run is made of: fields are written out
 * because a spread takes several times as long.
 */
export function atNextMoment(session: Session, atMs: number, seen: Seen, run: Run | null): Session {
  return {
    atMs,
    seen,
    belt: session.belt,
    run,
    machine: session.machine,
    anotherMachine: session.anotherMachine,
    plan: session.plan,
    course: session.course,
    quiet: session.quiet,
    inclinePct: session.inclinePct,
    heart: session.heart,
    footPod: session.footPod,
    locked: session.locked,
    trouble: session.trouble,
    announcement: session.announcement,
    startedBy: session.startedBy,
    stretchedAtMs: session.stretchedAtMs,
    slept: session.slept,
    said: session.said,
  }
}

/** The same session with a change: never by a spread alone, for the reason that `seenWith` has. */
export function sessionWith(session: Session, change: Partial<Session>): Session {
  const all: Session = { ...session, ...change }
  return atNextMoment(all, all.atMs, all.seen, all.run)
}

/** The same run a moment later, so much further on. */
export function runAtNextMoment(run: Run, odometer: Odometer, phase: PhaseRun, line: Run['line']): Run {
  const { ended, driving, place, pace, voice, left, podBeside, pacing } = run
  const { phaseIndex, segment, stretch, splits } = place
  const there = { phaseIndex, phase, segment, stretch, odometer, splits }
  return { ended, driving, place: there, pace, voice, left, podBeside, pacing, line }
}

export function placeOf({ run }: Session): Place {
  return run === null ? NEW_RUN.place : run.place
}

/** Without a run, the pace of one that has not begun; its targets are the plan's. */
export function paceOf({ run }: Session): Pace {
  return run === null ? NEW_RUN.pace : run.pace
}

export function targetsOf({ run, course }: Session): Targets {
  return run === null ? course.targets : run.pace.targets
}

export function voiceOf({ run }: Session): Voice {
  return run === null ? NEW_RUN.voice : run.voice
}

/** True once the run is over and not left yet, and how it ended. */
export function endedOf({ run }: Session): Run['ended'] {
  return run === null ? null : run.ended
}

/** The same run at another place on the plan. Without a run nothing changes. */
export function withPlace(session: Session, change: Partial<Place>): Session {
  const { run } = session
  return run === null ? session : sessionWith(session, { run: runWith(run, { place: placeWith(run.place, change) }) })
}

/** The same run at another pace. Without a run nothing changes. */
export function withPace(session: Session, change: Partial<Pace>): Session {
  const { run } = session
  return run === null ? session : sessionWith(session, { run: runWith(run, { pace: paceWith(run.pace, change) }) })
}

/** The same run with other words. Without a run nothing changes. */
export function withVoice(session: Session, change: Partial<Voice>): Session {
  const { run } = session
  return run === null ? session : sessionWith(session, { run: runWith(run, { voice: { ...run.voice, ...change } }) })
}

/** The run has ended; it stays on the screen until the runner leaves it. */
export function runEnded(session: Session, ended: 'ended' | 'discarded'): Session {
  const next = withPlace(session, { phaseIndex: null, segment: null, stretch: null })
  return next.run === null ? next : sessionWith(next, { run: runWith(next.run, { ended }) })
}
