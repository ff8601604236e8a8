import type { TrainingStatusName } from '../../protocol/ftms/training-status.ts'
import type { Belt, BeltCommand } from './belt.ts'
import { BELT_AT_REST, moveBelt } from './belt.ts'
import type { MachineOptions } from './machine-options.ts'
import { gridOf } from './machine-options.ts'

/** All that a virtual treadmill remembers of the belt. Pure: every change is a new state. */
export interface MachineState {
  readonly belt: Belt
  /** `ended` is a session that was stopped; `idle` one that never began or was reset. */
  readonly motion: 'idle' | 'running' | 'paused' | 'ended'
  /** The speed to run at; 0 where none is set. Kept for the next start while the belt is not running. */
  readonly targetKmh: number
  /** As it is, and as it is to be, percent. */
  readonly inclinePct: number
  readonly targetInclinePct: number
  readonly safetyKey: 'in' | 'pulled'
}

export const MACHINE_AT_REST: MachineState = {
  belt: BELT_AT_REST,
  motion: 'idle',
  targetKmh: 0,
  inclinePct: 0,
  targetInclinePct: 0,
  safetyKey: 'in',
}

/** The machine `dtMs` later. */
export function passTime(state: MachineState, dtMs: number, options: MachineOptions): MachineState {
  const dynamics = { ...options.dynamics, minimumKmh: gridOf(options).minKmh }
  const inclinePct = inclineAfter(state, (options.inclinePctPerS * dtMs) / 1000)
  return { ...state, inclinePct, belt: moveBelt(state.belt, commandOf(state), dtMs, dynamics) }
}

function inclineAfter({ inclinePct, targetInclinePct }: MachineState, mostPct: number): number {
  const byPct = targetInclinePct - inclinePct
  return Math.abs(byPct) <= mostPct ? targetInclinePct : inclinePct + Math.sign(byPct) * mostPct
}

function commandOf(state: MachineState): BeltCommand {
  if (state.safetyKey === 'pulled') return { kind: 'cut' }
  return state.motion === 'running' ? { kind: 'run', targetKmh: state.targetKmh } : { kind: 'stop' }
}

/** Null where it cannot start: it runs already, or the safety key is out. */
export function started(state: MachineState, options: MachineOptions): MachineState | null {
  if (state.motion === 'running' || state.safetyKey === 'pulled') return null
  const fresh = state.motion === 'idle' || (state.motion === 'ended' && options.totalsAtStart === 'zeroed')
  return {
    ...state,
    motion: 'running',
    belt: fresh ? { ...BELT_AT_REST, speedKmh: state.belt.speedKmh } : state.belt,
    targetKmh: state.targetKmh > 0 ? state.targetKmh : gridOf(options).minKmh,
  }
}

/** Null where there is nothing to stop. */
export function stopped(state: MachineState): MachineState | null {
  if (state.motion !== 'running' && state.motion !== 'paused') return null
  return { ...state, motion: 'ended', targetKmh: 0 }
}

/** Null where there is nothing to pause. */
export function paused(state: MachineState, options: MachineOptions): MachineState | null {
  if (state.motion !== 'running') return null
  return { ...state, motion: 'paused', targetKmh: options.resumesAt === 'minimum' ? 0 : state.targetKmh }
}

/** Targets to their defaults, times to zero (FTMS §4.16.2.2). */
export function reset(state: MachineState): MachineState {
  return {
    ...state,
    motion: 'idle',
    targetKmh: 0,
    targetInclinePct: 0,
    belt: { ...BELT_AT_REST, speedKmh: state.belt.speedKmh },
  }
}

/** The key is out: whatever ran is over. */
export function keyPulled(state: MachineState): MachineState {
  return { ...(stopped(state) ?? state), targetKmh: 0, safetyKey: 'pulled' }
}

/** What Training Status, 0x2AD3, says; there is none for a pause. */
export function trainingStatusOf({ motion, belt }: MachineState): TrainingStatusName {
  if (motion === 'idle') return 'idle'
  if (motion === 'ended') return 'post_workout'
  return motion === 'running' && belt.speedKmh === 0 ? 'pre_workout' : 'manual_mode'
}
