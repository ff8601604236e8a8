import type { PLAN_REFUSALS } from '../../panel/plan-codes.ts'
import type { Sentences } from '../sentence.ts'
import { countOf, stageTitle, stages, type Stage } from './nouns.ts'

/** Why a plan cannot be made or kept. */

interface Part {
  readonly part: 'warm-up' | 'mile' | 'finish' | 'cool-down'
  readonly number: number | null
  readonly stage: Stage
}

/** To begin a sentence with: "Mile 2", "The finish". */
const named = ({ part, number, stage }: Part): string =>
  part === 'mile' && number !== null ? stageTitle(stage, number) : `The ${part}`

const planned = (part: Part, speed: string): string => `${named(part)} is planned at ${speed}`
const set = (part: Part, speed: string): string => `${named(part)} is set to ${speed}`

export const planRefusals: Sentences<typeof PLAN_REFUSALS> = {
  'planned-above-machine': ({ speedKmh, maxKmh, unit, ...part }, { speedFor }) =>
    `${planned(part, speedFor(speedKmh, unit))}; this treadmill goes up to ${speedFor(maxKmh, unit)}.`,
  'planned-below-machine': ({ speedKmh, minKmh, unit, ...part }, { speedFor }) =>
    `${planned(part, speedFor(speedKmh, unit))}; this treadmill starts at ${speedFor(minKmh, unit)}.`,
  'planned-outside-machine': ({ speedKmh, minKmh, maxKmh, unit, ...part }, { speedFor }) =>
    `${planned(part, speedFor(speedKmh, unit))}; ` +
    `this treadmill runs from ${speedFor(minKmh, unit)} to ${speedFor(maxKmh, unit)}.`,
  'planned-above-ceiling': ({ speedKmh, ceilingKmh, unit, ...part }, { speedFor }) =>
    `${planned(part, speedFor(speedKmh, unit))}, above your ceiling of ${speedFor(ceilingKmh, unit)}.`,
  'planned-off-grid': ({ speedKmh, unit, ...part }, { speedFor }) =>
    `${planned(part, speedFor(speedKmh, unit))}, which this treadmill cannot be set to.`,
  'set-above-machine': ({ speedKmh, maxKmh, unit, ...part }, { speedFor }) =>
    `${set(part, speedFor(speedKmh, unit))}; this treadmill goes up to ${speedFor(maxKmh, unit)}.`,
  'set-below-machine': ({ speedKmh, minKmh, unit, ...part }, { speedFor }) =>
    `${set(part, speedFor(speedKmh, unit))}; this treadmill starts at ${speedFor(minKmh, unit)}.`,
  'set-above-ceiling': ({ speedKmh, ceilingKmh, unit, ...part }, { speedFor }) =>
    `${set(part, speedFor(speedKmh, unit))}, above your ceiling of ${speedFor(ceilingKmh, unit)}.`,
  'set-too-slow-to-run': ({ speedKmh, floorKmh, unit, ...part }, { speedFor }) =>
    `${set(part, speedFor(speedKmh, unit))}; running starts at ${speedFor(floorKmh, unit)}.`,
  'set-too-fast-to-walk': ({ speedKmh, ceilingKmh, unit, ...part }, { speedFor }) =>
    `${set(part, speedFor(speedKmh, unit))}; walking ends at ${speedFor(ceilingKmh, unit)}.`,
  'no-faster-step-left': ({ stage, number, lastKmh, unit }, { speedFor }) =>
    `${stageTitle(stage, number)} has to be faster than ${stages[stage].one} ${number - 1}, ` +
    `which is at this treadmill's fastest, ${speedFor(lastKmh, unit)}.`,
  'no-room-below-normal-run': ({ stage, normalRunKmh, slowestKmh, unit }, { speedFor }) =>
    `${stageTitle(stage, 1)} has to be slower than your normal run of ${speedFor(normalRunKmh, unit)}, and comfortable ` +
    `running starts at ${speedFor(slowestKmh, unit)} on this treadmill. ` +
    `Walk the ${stages[stage].many} and finish with a light jog.`,
  'walked-too-fast': ({ stage, number, speedKmh, ceilingKmh, unit }, { speedFor }) =>
    `${stageTitle(stage, number)} would be walked at ${speedFor(speedKmh, unit)}; ` +
    `comfortable walking ends at ${speedFor(ceilingKmh, unit)}.`,
  'ends-too-hard': ({ stage, count, lastKmh, hardestKmh, unit }, { speedFor }) =>
    `${countOf(count, stage)}, each at least a step of this treadmill faster, would end at ${speedFor(lastKmh, unit)}; ` +
    `the last ${stages[stage].one} should stay at or below ${speedFor(hardestKmh, unit)}.`,
  'walk-gives-no-run': ({ walkKmh, unit }, { speedFor }) =>
    `A comfortable walk of ${speedFor(walkKmh, unit)} gives no running pace. ` +
    'Give your usual running speed or a recent race, or choose the walking plan.',
  'finish-of-another-level': ({ finish, level, usual, gentle }) =>
    `The finish "${finish}" does not belong to ${level} plans: choose ${usual} or ${gentle}.`,
  'too-many-walked-stages': ({ stage, least, most, count }) =>
    `A walking plan has ${least} to ${most} ${stages[stage].many}, not ${count}.`,
  'speeds-for-more-stages': ({ stage, count }) =>
    `There are speeds for more than the ${countOf(count, stage)} of this plan.`,
  'finish-out-of-bounds': ({ finishM, leastM, stageM, unit }, { segment }) =>
    `The finish is ${segment(finishM, unit)}; it can be ${segment(leastM, unit)} to one stage (${segment(stageM, unit)}).`,
  'finish-longer-than-stage': ({ finishM, stageM, unit }, { segment }) =>
    `The finish is ${segment(finishM, unit)}, longer than a stage of ${segment(stageM, unit)}.`,
  'stages-missing': 'A plan needs miles and a finish.',
  'warm-up-not-slower': ({ warmUpKmh, firstKmh, stage, unit }, { speedFor }) =>
    `The warm-up at ${speedFor(warmUpKmh, unit)} is not slower than ${stages[stage].one} 1 at ${speedFor(firstKmh, unit)}.`,
  'first-not-below-normal-run': ({ stage, speedKmh, normalRunKmh, unit }, { speedFor }) =>
    `${stageTitle(stage, 1)} at ${speedFor(speedKmh, unit)} is not slower than your normal run of ` +
    `${speedFor(normalRunKmh, unit)}.`,
  'not-faster-than-before': ({ stage, number, speedKmh, beforeKmh, unit }, { speedFor }) =>
    `${stageTitle(stage, number)} at ${speedFor(speedKmh, unit)} is not faster than ${stages[stage].one} ${number - 1} ` +
    `at ${speedFor(beforeKmh, unit)}.`,
  'finish-not-faster': ({ finishKmh, lastKmh, stage, unit }, { speedFor }) =>
    `The finish at ${speedFor(finishKmh, unit)} is not faster than the last ${stages[stage].one} ` +
    `at ${speedFor(lastKmh, unit)}.`,
  'sprint-shorter-than-rise': ({ risingS, finishKmh, finishM, lastsS, unit }, { speedFor, segment, clock }) =>
    `The belt takes ${Math.ceil(risingS)} s to rise to ${speedFor(finishKmh, unit)}: a sprint of ` +
    `${segment(finishM, unit)} would last ${clock(lastsS)}, less than three times that.`,
  'first-sprint-too-fast': ({ mostKmh, speedKmh, unit }, { speedFor }) =>
    `The first sprint on this treadmill is at most ${speedFor(mostKmh, unit)}; ` +
    `${speedFor(speedKmh, unit)} can wait until you know it.`,
}
