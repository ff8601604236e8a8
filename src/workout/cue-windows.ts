import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { LINE_MS } from '../../protocol/units.ts'
import type { Limits } from '../belt/limits.ts'
import { finishCalls } from './sayings.ts'
import { phaseS, rampS } from './timing.ts'

/**
 * Where in a plan there is room for a cue: the first 20 s after a change of speed and the last 15 s before the next one
 * are kept free, and in the last mile the calls to the finish have the air to themselves.
 */
export interface CueWindow {
  readonly phaseIndex: number
  readonly phase: PlanPhase
  /** Index of the segment, in phases made of segments; else 0. */
  readonly segment: number
  readonly speedKmh: number
  /** When the phase begins, seconds into the run as planned. */
  readonly phaseStartS: number
  /** A cue may begin between these, seconds into the phase. There is no room where `fromS` is above `untilS`. */
  readonly fromS: number
  readonly untilS: number
  /** When the belt changes its speed again, seconds into the phase. */
  readonly endS: number
}

/** How long a cue stays, seconds. */
export const CUE_S = LINE_MS / 1000

const FREE_AFTER_CHANGE_S = 20
const FREE_BEFORE_CHANGE_S = 15

interface Part {
  readonly phaseIndex: number
  readonly phase: PlanPhase
  readonly segment: number
  readonly speedKmh: number
  readonly durationS: number
}

const partsOf = (plan: Plan): Part[] =>
  plan.phases.flatMap((phase, phaseIndex): Part[] => {
    switch (phase.kind) {
      case 'stretch':
        return []
      case 'warm-up':
      case 'cool-down':
        return phase.segments.map((part, segment) => ({ ...part, phaseIndex, phase, segment }))
      case 'mile':
      case 'stage':
      case 'finish':
        return [{ phaseIndex, phase, segment: 0, speedKmh: phase.speedKmh, durationS: phaseS(phase, plan) }]
    }
  })

const total = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.durationS, 0)

/** How fast the belt rises into a stage, timed to be at pace on its line. */
export type GentleRise = Pick<Limits, 'gentleRiseKmhPerS'>

export function cueWindows(plan: Plan, rise: GentleRise): CueWindow[] {
  const parts = partsOf(plan)
  return parts.map((part, index) => {
    const phaseStartS = total(parts.filter((other) => other.phaseIndex < part.phaseIndex))
    const partStartS = total(parts.slice(0, index)) - phaseStartS
    const freeS = freeBeforeEndS(part, parts[index + 1], rise)
    return {
      ...part,
      phaseStartS,
      fromS: partStartS + FREE_AFTER_CHANGE_S,
      untilS: partStartS + part.durationS - freeS - CUE_S,
      endS: partStartS + part.durationS,
    }
  })
}

function freeBeforeEndS(part: Part, next: Part | undefined, rise: GentleRise): number {
  if (next?.phase.kind === 'finish') {
    const firstCallS = Math.max(...finishCalls(next.phase.style).map((call) => call.beforeS))
    return firstCallS + FREE_BEFORE_CHANGE_S
  }
  return FREE_BEFORE_CHANGE_S + rampS(part.speedKmh, next?.speedKmh ?? 0, rise.gentleRiseKmhPerS)
}
