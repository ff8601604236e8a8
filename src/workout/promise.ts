import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { isOnGrid, stageName, stageNoun, withinRange } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { Fault } from './fault.ts'
import { finishS, milesOf, rampS } from './timing.ts'
import type { FinishOf, MileOf } from './timing.ts'
import { clockWords, distanceWords, speedWords } from './words.ts'

/** A sprint takes at least this many times the time it takes to get up to its speed. */
const LEAST_SPRINT_RAMPS = 3

/**
 * The first line of the promise that a plan breaks on this machine, or null: every speed on the machine's grid, in its
 * range and under the runner's ceiling; warm-up < mile 1 < normal run; every mile faster than the one before; the
 * finish the fastest; a sprint long enough for its rise. Holds a plan made for another machine to this one's grid.
 */
export function brokenPromise(plan: Plan, grid: SpeedGrid): Fault | null {
  const miles = milesOf(plan)
  const finish = plan.phases.find((phase) => phase.kind === 'finish')
  const [first] = miles
  const last = miles.at(-1)
  if (first === undefined || last === undefined || finish === undefined)
    return { reason: 'miles-for-level', message: 'A plan needs miles and a finish.' }
  return (
    outOfReach(plan, grid) ??
    warmUpTooFast(plan, first) ??
    mileOneTooFast(plan, first) ??
    notFasterEachMile(plan, miles) ??
    finishNotFastest(plan, finish, last) ??
    finishTooLong(plan, finish, last) ??
    sprintTooShort(plan, finish, last)
  )
}

/** Every speed that a phase is run at, km/h. */
export function speedsOf(phase: PlanPhase): number[] {
  switch (phase.kind) {
    case 'stretch':
      return []
    case 'warm-up':
    case 'cool-down':
      return phase.segments.map((segment) => segment.speedKmh)
    case 'mile':
    case 'finish':
      return [phase.speedKmh]
  }
}

const nameOf = (phase: PlanPhase): string =>
  phase.kind === 'mile' ? stageName(phase.distanceM, phase.number) : `The ${phase.kind}`

function outOfReach(plan: Plan, grid: SpeedGrid): Fault | null {
  for (const phase of plan.phases)
    for (const kmh of speedsOf(phase)) {
      const is = `${nameOf(phase)} is planned at ${speedWords(kmh, plan.unit)}`
      if (!withinRange(grid, kmh)) {
        const range = `${speedWords(grid.minKmh, plan.unit)} to ${speedWords(grid.maxKmh, plan.unit)}`
        const reason = kmh > grid.maxKmh ? 'above-machine' : 'below-machine'
        return { reason, message: `${is}; this treadmill runs from ${range}.` }
      }
      if (kmh > plan.ceilingKmh)
        return {
          reason: 'above-ceiling',
          message: `${is}, above your ceiling of ${speedWords(plan.ceilingKmh, plan.unit)}.`,
        }
      if (!isOnGrid(grid, kmh)) return { reason: 'off-grid', message: `${is}, which this treadmill cannot be set to.` }
    }
  return null
}

function warmUpTooFast({ phases, unit }: Plan, mileOne: MileOf): Fault | null {
  const fastest = Math.max(...phases.filter((phase) => phase.kind === 'warm-up').flatMap(speedsOf))
  if (fastest < mileOne.speedKmh) return null
  return {
    reason: 'warm-up-too-fast',
    message: `The warm-up at ${speedWords(fastest, unit)} is not slower than ${stageNoun(mileOne.distanceM)} 1 at ${speedWords(mileOne.speedKmh, unit)}.`,
  }
}

function mileOneTooFast({ normalRunKmh, unit }: Plan, mileOne: MileOf): Fault | null {
  if (normalRunKmh === null || mileOne.speedKmh < normalRunKmh) return null
  return {
    reason: 'mile-one-too-fast',
    message: `${nameOf(mileOne)} at ${speedWords(mileOne.speedKmh, unit)} is not slower than your normal run of ${speedWords(normalRunKmh, unit)}.`,
  }
}

function notFasterEachMile({ unit }: Plan, miles: readonly MileOf[]): Fault | null {
  for (const [index, mile] of miles.slice(1).entries()) {
    const before = miles[index]
    if (before !== undefined && mile.speedKmh <= before.speedKmh)
      return {
        reason: 'not-faster-each-mile',
        message:
          `${nameOf(mile)} at ${speedWords(mile.speedKmh, unit)} is not faster than ${stageNoun(before.distanceM)} ${before.number} ` +
          `at ${speedWords(before.speedKmh, unit)}.`,
      }
  }
  return null
}

function finishNotFastest({ unit }: Plan, finish: FinishOf, last: MileOf): Fault | null {
  if (finish.speedKmh > last.speedKmh) return null
  return {
    reason: 'finish-not-fastest',
    message: `The finish at ${speedWords(finish.speedKmh, unit)} is not faster than the last ${stageNoun(last.distanceM)} at ${speedWords(last.speedKmh, unit)}.`,
  }
}

function finishTooLong({ unit }: Plan, finish: FinishOf, last: MileOf): Fault | null {
  if (finish.distanceM <= last.distanceM) return null
  return {
    reason: 'finish-length',
    message: `The finish is ${distanceWords(finish.distanceM, unit)}, longer than a stage of ${distanceWords(last.distanceM, unit)}.`,
  }
}

function sprintTooShort({ unit, riseKmhPerS }: Plan, finish: FinishOf, last: MileOf): Fault | null {
  if (!finish.sprint) return null
  const risingS = rampS(last.speedKmh, finish.speedKmh, riseKmhPerS)
  const lastsS = finishS(finish, last.speedKmh, riseKmhPerS)
  if (lastsS >= LEAST_SPRINT_RAMPS * risingS) return null
  return {
    reason: 'sprint-too-short',
    message:
      `The belt takes ${Math.ceil(risingS)} s to rise to ${speedWords(finish.speedKmh, unit)}: a sprint of ` +
      `${distanceWords(finish.distanceM, unit)} would last ${clockWords(lastsS)}, less than three times that.`,
  }
}
