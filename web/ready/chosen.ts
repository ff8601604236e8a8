import { DEFAULT_RACE, DEFAULT_WALK, FINISHES } from '../../protocol/levels.ts'
import type { Choices, FinishStyle, GateMode, Level, Plan, Reference } from '../../protocol/panel/plan.ts'
import { stageM, stagesIn } from '../../protocol/stages.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import type { Told } from '../../protocol/words/paragraph.ts'
import { clock, segment, speedFor } from '../format.ts'
import { words } from '../language.ts'

/** What is chosen, whole: what the runner chose last, else what the plan made of it. Lengths metres, speeds km/h, times s. */
export interface Chosen {
  readonly level: Level
  readonly finish: FinishStyle
  readonly unit: 'mi' | 'km'
  readonly miles: number
  readonly stageM: number
  readonly finishM: number
  readonly gate: GateMode
  readonly warmUpS: number
  readonly coolDownS: number
  readonly ceilingKmh: number
  readonly reference: Reference
  /** Nobody has told where the paces come from yet. */
  readonly isAssumed: boolean
}

export function chosenIn(choices: Choices, plan: Plan): Chosen {
  const level = choices.level ?? plan.level
  const finish = choices.finish ?? plan.finish
  const planned = plan.phases.find((phase) => phase.kind === 'finish')
  return {
    level,
    finish: finish !== null && FINISHES[level].includes(finish) ? finish : FINISHES[level][0],
    unit: choices.unit ?? plan.unit,
    miles: choices.miles ?? stagesIn(plan),
    stageM: choices.stageM ?? stageM(plan),
    finishM: choices.finishM ?? planned?.distanceM ?? 0,
    gate: choices.gate ?? plan.gate,
    warmUpS: choices.warmUpS ?? secondsOf(plan, 'warm-up'),
    coolDownS: choices.coolDownS ?? secondsOf(plan, 'cool-down'),
    ceilingKmh: choices.ceilingKmh ?? plan.ceilingKmh,
    reference: choices.reference ?? (level === 'beginner' ? DEFAULT_WALK : DEFAULT_RACE),
    isAssumed: choices.reference === undefined,
  }
}

const secondsOf = ({ phases }: Plan, kind: 'warm-up' | 'cool-down'): number =>
  phases.reduce(
    (sum, phase) =>
      phase.kind === kind ? sum + phase.segments.reduce((all, { durationS }) => all + durationS, 0) : sum,
    0,
  )

/** As it is told in the paragraph. */
export function toldOf(chosen: Chosen): Told {
  const { level, finish, gate, unit } = chosen
  const reference = referenceWords(chosen.reference, unit)
  return {
    ...{ level, finish, gate, unit },
    count: chosen.miles,
    stage: segment(chosen.stageM, unit),
    length: segment(chosen.finishM, unit),
    warmUp: minutesWords(chosen.warmUpS),
    coolDown: minutesWords(chosen.coolDownS),
    ceiling: speedFor(chosen.ceilingKmh, unit),
    reference: chosen.isAssumed ? words.ready.assumed(reference) : reference,
  }
}

/** "5 min", or "5:30" where it is no whole number of them. */
export const minutesWords = (seconds: number): string =>
  seconds % 60 === 0 ? words.ready.minutes(seconds / 60) : clock(seconds)

/** Distances people race, metres. */
export const RACES = [
  ['mile', METRES_PER_MILE],
  ['fiveKm', 5000],
  ['tenKm', 10_000],
  ['halfMarathon', 21_097.5],
  ['marathon', 42_195],
] as const

function referenceWords(reference: Reference, unit: 'mi' | 'km'): string {
  if (reference.kind === 'comfortable-walk') return words.ready.walking(speedFor(reference.speedKmh, unit))
  if (reference.kind === 'usual-speed') return words.ready.usual(speedFor(reference.speedKmh, unit))
  const race = RACES.find(([, metres]) => metres === reference.distanceM)?.[0]
  const name = race === undefined ? segment(reference.distanceM, unit) : words.ready.races[race]
  return words.ready.raceIn(name, clock(reference.timeS))
}
