import type { Plan } from '../../protocol/panel/plan.ts'
import type { Saying } from '../../protocol/panel/sayings.ts'
import { stageNoun } from '../../protocol/units.ts'
import type { CueWindow } from './cue-windows.ts'
import { saying } from './sayings.ts'
import { milesOf } from './timing.ts'
import type { MileOf } from './timing.ts'

export interface Line {
  readonly kind: 'opening' | 'form' | 'breathing' | 'drink'
  readonly says: Saying
}

/** A line, and where it would best be said: 0 at the begin of its window, 1 at its end. */
export interface WantedLine extends Line {
  readonly where: number
}

const opening = (says: Saying): WantedLine => ({ kind: 'opening', says, where: 0 })
const form = (says: Saying, where = 0.5): WantedLine => ({ kind: 'form', says, where })
const breathing = (says: Saying, where: number): WantedLine => ({ kind: 'breathing', says, where })

/** What the coach would like to say in this part of the plan, in order. */
export function linesFor(plan: Plan, { phase, segment }: CueWindow): WantedLine[] {
  const runs = plan.level !== 'beginner'
  switch (phase.kind) {
    case 'stretch':
    case 'stage':
      return []
    case 'warm-up':
      if (segment < phase.segments.length - 1) return []
      return [opening(saying(runs && phase.segments[segment]?.gait === 'jog' ? 'jog-and-settle' : 'walk-and-swing'))]
    case 'mile':
      return mileLines(plan, phase)
    case 'finish':
      return [opening({ code: 'in-the-finish', values: { finish: phase.style } })]
    case 'cool-down':
      return segment === 0 ? [opening(saying('well-run'))] : []
  }
}

function mileLines(plan: Plan, mile: MileOf): WantedLine[] {
  const runs = plan.level !== 'beginner'
  const miles = milesOf(plan)
  const hard = (other: MileOf) => other.effort === 'tempo' || (other.effort === 'walk' && other.number === miles.length)
  const first = mile.number === 1 ? [opening(firstWords(runs, stageNoun(mile.distanceM * (plan.beltFactor ?? 1))))] : []
  if (hard(mile))
    return [
      ...first,
      ...(mile === miles.find(hard) ? [opening(saying(runs ? 'comfortably-hard' : 'brisk-now'))] : []),
      form(saying('shoulders-down')),
    ]
  const easy = mile.effort === 'easy' || mile.number === 1
  return easy
    ? [...first, form(saying('stand-tall'))]
    : [...first, form(saying('quicker-steps'), 0.15), breathing(saying('breathe-low'), 0.6)]
}

const firstWords = (runs: boolean, stage: ReturnType<typeof stageNoun>): Saying =>
  runs ? saying('should-feel-too-slow') : { code: 'slow-on-purpose', values: { stage } }
