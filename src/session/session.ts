import type { Plan } from '../../protocol/panel/plan.ts'
import type { BeltState } from '../../protocol/panel/snapshot.ts'
import type { MachineFacts } from '../belt/event.ts'
import type { Cue } from '../workout/cues.ts'
import type { Leg } from './course/segments.ts'
import { NO_DISTANCE, type Odometer } from './course/odometer.ts'
import type { Seen } from '../belt/seen.ts'
import { NO_RUN, type RunState, type Stopping, type Trouble } from './run-state.ts'
import { NOTHING_SEEN } from '../belt/observe.ts'

/** All that is known of a run and of the belt under it. Immutable, plain data: as JSON it survives whole. */
export interface Session extends RunState {
  /** Time of the newest event, ms. */
  readonly atMs: number
  readonly seen: Seen
  readonly machine: MachineFacts | null
  /** The treadmill that Crescendo was started for, where it is not the run's; null otherwise. */
  readonly elsewhere: string | null
  readonly plan: Plan | null
  readonly legs: readonly Leg[]
  /** The coach's lines, in the order of the run. */
  readonly cues: readonly Cue[]
  readonly belt: BeltState
  /** What an ask to stop, or the governor, wants: a Stop until the belt is provably still. Null while nothing does. */
  readonly stopping: Stopping | null
  /** Newest readings beside the speed; null while unknown. */
  readonly inclinePct: number | null
  readonly heartRateBpm: number | null
  /** Nothing but a person's `unlock` lets the belt move again. */
  readonly locked: boolean
  /** What stopped the belt last, until it moves again. */
  readonly trouble: Trouble | null
  readonly announcement: { readonly serial: number; readonly text: string } | null
  /** The ask that the last start was for: it starts nothing else. */
  readonly startedBy: string | null
}

export function newSession(): Session {
  const blank: Session = {
    ...NO_RUN,
    atMs: 0,
    seen: NOTHING_SEEN,
    machine: null,
    elsewhere: null,
    plan: null,
    legs: [],
    cues: [],
    belt: 'unseen',
    stopping: null,
    inclinePct: null,
    heartRateBpm: null,
    locked: false,
    trouble: null,
    announcement: null,
    startedBy: null,
  }
  return later(blank, 0, NOTHING_SEEN, NO_DISTANCE)
}

/** The same belt, machine and plan, and no run. */
export function withoutRun(session: Session): Session {
  return { ...session, ...NO_RUN, trouble: null }
}

/**
 * The same session a moment later. Ten of these a second are all that most of a run is made of: every field is written
 * out because a spread of so many takes ten times as long.
 */
export function later(session: Session, atMs: number, seen: Seen, odometer: Odometer): Session {
  return {
    phaseIndex: session.phaseIndex,
    ended: session.ended,
    starting: session.starting,
    lost: session.lost,
    adrift: session.adrift,
    leg: session.leg,
    phase: session.phase,
    targets: session.targets,
    hold: session.hold,
    climbing: session.climbing,
    easing: session.easing,
    asked: session.asked,
    gate: session.gate,
    calls: session.calls,
    steadyKmh: session.steadyKmh,
    interrupted: session.interrupted,
    stretch: session.stretch,
    odometer,
    splits: session.splits,
    cue: session.cue,
    nextCue: session.nextCue,
    said: session.said,
    unitAsk: session.unitAsk,
    off: session.off,
    slept: session.slept,
    atMs,
    seen,
    machine: session.machine,
    elsewhere: session.elsewhere,
    plan: session.plan,
    legs: session.legs,
    cues: session.cues,
    belt: session.belt,
    stopping: session.stopping,
    inclinePct: session.inclinePct,
    heartRateBpm: session.heartRateBpm,
    locked: session.locked,
    trouble: session.trouble,
    announcement: session.announcement,
    startedBy: session.startedBy,
  }
}
