import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { flatKmhOf } from '../../protocol/incline.ts'
import { isOnGrid, isStage, stageNoun, withinRange } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { PlanFault, PartName } from './fault.ts'
import { finishS, milesOf, rampS } from './timing.ts'
import type { FinishOf, MileOf } from './timing.ts'

/** A sprint takes at least this many times the time it takes to get up to its speed. */
const LEAST_SPRINT_RAMPS = 3

/**
 * The first line of the promise that a plan breaks on this machine, or null: every speed on the machine's grid, in its
 * range and under the runner's ceiling; warm-up < mile 1 < normal run; every mile faster than the one before; the
 * finish the fastest; a sprint long enough for its rise. Holds a plan made for another machine to this one's grid.
 */
export function brokenPromise(plan: Plan, grid: SpeedGrid): PlanFault | null {
  const miles = milesOf(plan)
  const finish = plan.phases.find((phase) => phase.kind === 'finish')
  const [first] = miles
  const last = miles.at(-1)
  if (first === undefined || last === undefined || finish === undefined)
    return { reason: 'miles-for-level', code: 'stages-missing', values: {} }
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
    case 'stage':
    case 'finish':
      return [phase.speedKmh]
  }
}

function outOfReach(plan: Plan, grid: SpeedGrid): PlanFault | null {
  const { minKmh, maxKmh } = grid
  const { unit, ceilingKmh } = plan
  for (const phase of plan.phases) {
    if (phase.kind === 'stretch') continue
    for (const speedKmh of speedsOf(phase)) {
      const planned = { ...nameOf(phase, plan), speedKmh, unit }
      if (!withinRange(grid, speedKmh)) {
        const reason = speedKmh > maxKmh ? 'above-machine' : 'below-machine'
        return { reason, code: 'planned-outside-machine', values: { ...planned, minKmh, maxKmh } }
      }
      if (speedKmh > ceilingKmh)
        return { reason: 'above-ceiling', code: 'planned-above-ceiling', values: { ...planned, ceilingKmh } }
      if (!isOnGrid(grid, speedKmh)) return { reason: 'off-grid', code: 'planned-off-grid', values: planned }
    }
  }
  return null
}

const nameOf = (phase: Exclude<PlanPhase, { kind: 'stretch' }>, plan: Plan): PartName => ({
  part: phase.kind === 'stage' ? 'mile' : phase.kind,
  number: isStage(phase) ? phase.number : null,
  stage: stageNoun(milesOf(plan)[0]?.distanceM ?? 0),
})

function warmUpTooFast({ phases, unit }: Plan, mileOne: MileOf): PlanFault | null {
  const fastest = Math.max(...phases.filter((phase) => phase.kind === 'warm-up').flatMap(speedsOf))
  if (fastest < mileOne.speedKmh) return null
  const values = { warmUpKmh: fastest, firstKmh: mileOne.speedKmh, stage: stageNoun(mileOne.distanceM), unit }
  return { reason: 'warm-up-too-fast', code: 'warm-up-not-slower', values }
}

function mileOneTooFast({ normalRunKmh, unit }: Plan, mileOne: MileOf): PlanFault | null {
  if (normalRunKmh === null || mileOne.speedKmh < normalRunKmh) return null
  const values = { stage: stageNoun(mileOne.distanceM), speedKmh: mileOne.speedKmh, normalRunKmh, unit }
  return { reason: 'mile-one-too-fast', code: 'first-not-below-normal-run', values }
}

function notFasterEachMile({ unit }: Plan, miles: readonly MileOf[]): PlanFault | null {
  for (const [index, mile] of miles.slice(1).entries()) {
    const before = miles[index]
    if (before === undefined || (mile.speedKmh > before.speedKmh && costOf(mile) > costOf(before))) continue
    const { number, distanceM, speedKmh } = mile
    const values = { stage: stageNoun(distanceM), number, speedKmh, beforeKmh: before.speedKmh, unit }
    return { reason: 'not-faster-each-mile', code: 'not-faster-than-before', values }
  }
  return null
}

function finishNotFastest({ unit }: Plan, finish: FinishOf, last: MileOf): PlanFault | null {
  if (finish.speedKmh > last.speedKmh && costOf(finish) > costOf(last)) return null
  const values = { finishKmh: finish.speedKmh, lastKmh: last.speedKmh, stage: stageNoun(last.distanceM), unit }
  return { reason: 'finish-not-fastest', code: 'finish-not-faster', values }
}

/** The speed on the flat that costs as much, km/h: an incline makes no crescendo of a belt that slows, nor a slower one of it. */
function costOf(phase: MileOf | FinishOf): number {
  const walks = phase.kind === 'mile' ? phase.effort === 'walk' : phase.style === 'brisk-walk'
  return flatKmhOf(phase.speedKmh, phase.inclinePct ?? 0, walks ? 'walk' : 'run')
}

function finishTooLong({ unit }: Plan, finish: FinishOf, last: MileOf): PlanFault | null {
  if (finish.distanceM <= last.distanceM) return null
  const values = { finishM: finish.distanceM, stageM: last.distanceM, unit }
  return { reason: 'finish-length', code: 'finish-longer-than-stage', values }
}

function sprintTooShort({ unit, riseKmhPerS }: Plan, finish: FinishOf, last: MileOf): PlanFault | null {
  if (!finish.sprint) return null
  const risingS = rampS(last.speedKmh, finish.speedKmh, riseKmhPerS)
  const lastsS = finishS(finish, last.speedKmh, riseKmhPerS)
  if (lastsS >= LEAST_SPRINT_RAMPS * risingS) return null
  const values = { risingS, finishKmh: finish.speedKmh, finishM: finish.distanceM, lastsS, unit }
  return { reason: 'sprint-too-short', code: 'sprint-shorter-than-rise', values }
}
