import type { Adjusted } from '../../protocol/panel/choices.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import { OLDER_YEARS } from '../../protocol/heart.ts'
import { LEAST_MILES } from '../../protocol/levels.ts'
import { UNIT_M } from '../../protocol/units.ts'
import { gaitOf } from './ran.ts'

/** Gentler defaults (coach: gentler): from 65, after a break, the first run ever, and where it is asked for. */

const LONG_S = 480
const USUAL_S = 300
/** A gentle rise, km/h per second. */
const GENTLE_RISE = 0.2
const USUAL_RISE = 0.3
const CAP_KMH = 1
/** Of a finish that comes only when it is asked for, m. */
const SHORT_FINISH_M = 200

/** Of both together: the sums, and the gentler. */
export function alsoAdjusted(choices: Choices, more: Adjusted): Choices {
  const { adjusted = {} } = choices
  const referencePct = Math.max(-10, (adjusted.referencePct ?? 0) + (more.referencePct ?? 0))
  const lastMilePoints = Math.max(-6, (adjusted.lastMilePoints ?? 0) + (more.lastMilePoints ?? 0))
  const riseKmhPerS = Math.min(adjusted.riseKmhPerS ?? Infinity, more.riseKmhPerS ?? Infinity)
  const capAboveKmh = Math.min(adjusted.capAboveKmh ?? Infinity, more.capAboveKmh ?? Infinity)
  const both: Adjusted = {
    ...(referencePct === 0 ? {} : { referencePct }),
    ...(lastMilePoints === 0 ? {} : { lastMilePoints }),
    ...(riseKmhPerS === Infinity ? {} : { riseKmhPerS }),
    ...(capAboveKmh === Infinity ? {} : { capAboveKmh }),
  }
  const { adjusted: _before, ...rest } = choices
  return Object.keys(both).length === 0 ? rest : { ...rest, adjusted: both }
}

const atLeast = (choices: Choices, warmUpS: number, coolDownS: number): Choices => ({
  ...choices,
  warmUpS: Math.max(choices.warmUpS ?? USUAL_S, warmUpS),
  coolDownS: Math.max(choices.coolDownS ?? USUAL_S, coolDownS),
})

/** A smooth finish: runners' strong one, walkers' brisk walk. */
export function smoothFinish(choices: Choices): Choices {
  const { finishM: _length, finishSpeedKmh: _speed, ...rest } = choices
  return { ...rest, finish: gaitOf(choices) === 'walk' ? 'brisk-walk' : 'strong' }
}

const askedFor = (choices: Choices): Choices => ({ ...choices, gate: 'ask' })
const short = (choices: Choices): Choices => ({ ...choices, finishM: SHORT_FINISH_M })

export const isOlder = (ageYears: number | null): boolean => (ageYears ?? 0) >= OLDER_YEARS

/** From 65. What its runner chose of the finish, or of how many stages, stands. */
export function fromOld(choices: Choices): Choices {
  const gentle = atLeast({ miles: LEAST_MILES, ...choices }, LONG_S, LONG_S)
  const finish = choices.finish === undefined ? askedFor(smoothFinish(gentle)) : gentle
  return alsoAdjusted(finish, { lastMilePoints: -3, riseKmhPerS: GENTLE_RISE, capAboveKmh: CAP_KMH })
}

/** The first runs after a break of more than four weeks, counted from 0: smooth, then short and asked for. */
export function afterBreak(choices: Choices, nth: number): Choices {
  if (nth > 2) return choices
  const gentle = alsoAdjusted(atLeast(choices, LONG_S, USUAL_S), { riseKmhPerS: USUAL_RISE, capAboveKmh: CAP_KMH })
  if (nth < 2 || gaitOf(choices) === 'walk' || choices.finish === 'strong') return smoothFinish(gentle)
  return askedFor(short(gentle))
}

/** How much slower the reference is after so many days, percent; 0: it stays. */
export function percentAfter(days: number): number {
  if (days >= 57) return -10
  if (days > 28) return -5
  return days > 14 ? -2 : 0
}

/** The first run ever: half miles, and a smooth short finish that is asked for. */
export function firstRun(choices: Choices, unit: 'mi' | 'km'): Choices {
  const stageM = unit === 'mi' ? UNIT_M.mi / 2 : 0.8 * UNIT_M.km
  const { mileSpeedsKmh: _speeds, mileInclinesPct: _inclines, ...rest } = choices
  const three = atLeast({ ...rest, miles: LEAST_MILES, stageM }, LONG_S, USUAL_S)
  return alsoAdjusted(askedFor(short(smoothFinish(three))), { riseKmhPerS: GENTLE_RISE, capAboveKmh: CAP_KMH })
}

/** Gentler today: five percent slower, three stages at most, and nothing faster than its plan; its finish only where it is asked for. */
export function gentlerToday(choices: Choices): Choices {
  const { mileSpeedsKmh: _speeds, mileInclinesPct: _inclines, ...rest } = choices
  const few = atLeast({ ...rest, miles: LEAST_MILES }, LONG_S, LONG_S)
  return alsoAdjusted(askedFor(smoothFinish(few)), { referencePct: -5, riseKmhPerS: GENTLE_RISE, capAboveKmh: 0 })
}
