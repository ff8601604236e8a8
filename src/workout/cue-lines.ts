import type { Plan } from '../../protocol/panel/plan.ts'
import { stageNoun } from '../../protocol/units.ts'
import type { CueWindow } from './cue-windows.ts'
import {
  COOL_DOWN,
  EASY_FORM,
  IN_THE_FINISH,
  MODERATE_BREATHING,
  MODERATE_FORM,
  TEMPO_FORM,
  openingsFor,
} from './sayings.ts'
import { milesOf } from './timing.ts'
import type { MileOf } from './timing.ts'

export interface Line {
  readonly kind: 'opening' | 'form' | 'breathing' | 'drink'
  readonly text: string
}

/** A line, and where it would best be said: 0 at the begin of its window, 1 at its end. */
export interface WantedLine extends Line {
  readonly where: number
}

const opening = (text: string): WantedLine => ({ kind: 'opening', text, where: 0 })
const form = (text: string, where = 0.5): WantedLine => ({ kind: 'form', text, where })
const breathing = (text: string, where: number): WantedLine => ({ kind: 'breathing', text, where })

/** What the coach would like to say in this part of the plan, in order. */
export function linesFor(plan: Plan, { phase, segment }: CueWindow): WantedLine[] {
  const openings = openingsFor(plan.level)
  switch (phase.kind) {
    case 'stretch':
    case 'stage':
      return []
    case 'warm-up':
      if (segment < phase.segments.length - 1) return []
      return [opening(phase.segments[segment]?.gait === 'jog' ? openings.warmUp : openings.walkedWarmUp)]
    case 'mile':
      return mileLines(plan, phase)
    case 'finish':
      return [opening(IN_THE_FINISH[phase.style])]
    case 'cool-down':
      return segment === 0 ? [opening(COOL_DOWN)] : []
  }
}

function mileLines(plan: Plan, mile: MileOf): WantedLine[] {
  const openings = openingsFor(plan.level)
  const miles = milesOf(plan)
  const hard = (other: MileOf) => other.effort === 'tempo' || (other.effort === 'walk' && other.number === miles.length)
  const first = mile.number === 1 ? [opening(openings.mileOne(stageNoun(mile.distanceM)))] : []
  if (hard(mile)) return [...first, ...(mile === miles.find(hard) ? [opening(openings.hard)] : []), form(TEMPO_FORM)]
  const easy = mile.effort === 'easy' || mile.number === 1
  return easy ? [...first, form(EASY_FORM)] : [...first, form(MODERATE_FORM, 0.15), breathing(MODERATE_BREATHING, 0.6)]
}
