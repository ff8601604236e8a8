import type { PLAN_REFUSALS } from '../../panel/plan-codes.ts'
import type { Sentences } from '../sentence.ts'
import type { Stage } from '../stage-noun.ts'
import { countOf, stageTitle, stages } from './nouns.ts'

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
  'planned-above-machine': ({ speedKmh, maxKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, maxKmh, unit)
    return `${planned(part, it)}; this treadmill goes up to ${limit}.`
  },
  'planned-below-machine': ({ speedKmh, minKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, minKmh, unit)
    return `${planned(part, it)}; this treadmill starts at ${limit}.`
  },
  'planned-outside-machine': ({ speedKmh, minKmh, maxKmh, unit, ...part }, { speedFor, speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, speedKmh > maxKmh ? maxKmh : minKmh, unit)
    const range = speedKmh > maxKmh ? [speedFor(minKmh, unit), limit] : [limit, speedFor(maxKmh, unit)]
    return `${planned(part, it)}; this treadmill runs from ${range.join(' to ')}.`
  },
  'planned-above-ceiling': ({ speedKmh, ceilingKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, ceilingKmh, unit)
    return `${planned(part, it)}, above your ceiling of ${limit}.`
  },
  'ceiling-above-house': ({ ceilingKmh, houseKmh, unit }, { speedsApart }) => {
    const [own, house] = speedsApart(ceilingKmh, houseKmh, unit)
    return `Your ceiling is ${own}; here nobody runs faster than ${house}.`
  },
  'incline-too-steep': ({ inclinePct, mostPct, ...part }, { tenths }) =>
    `${set(part, `${tenths(inclinePct)} %`)}; ${tenths(mostPct)} % at most.`,
  'planned-off-grid': ({ speedKmh, unit, ...part }, { speedFor }) =>
    `${planned(part, speedFor(speedKmh, unit))}, which this treadmill cannot be set to.`,
  'set-above-machine': ({ speedKmh, maxKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, maxKmh, unit)
    return `${set(part, it)}; this treadmill goes up to ${limit}.`
  },
  'set-below-machine': ({ speedKmh, minKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, minKmh, unit)
    return `${set(part, it)}; this treadmill starts at ${limit}.`
  },
  'set-above-ceiling': ({ speedKmh, ceilingKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, ceilingKmh, unit)
    return `${set(part, it)}, above your ceiling of ${limit}.`
  },
  'set-too-slow-to-run': ({ speedKmh, floorKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, floorKmh, unit)
    return `${set(part, it)}; running starts at ${limit}.`
  },
  'set-too-fast-to-walk': ({ speedKmh, ceilingKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, ceilingKmh, unit)
    return `${set(part, it)}; walking ends at ${limit}.`
  },
  'no-faster-step-left': ({ stage, number, lastKmh, unit }, { speedFor }) =>
    `${stageTitle(stage, number)} has to be faster than ${stages[stage].one} ${number - 1}, ` +
    `which is at this treadmill's fastest, ${speedFor(lastKmh, unit)}.`,
  'no-room-below-normal-run': ({ stage, normalRunKmh, slowestKmh, unit }, { pacesApart }) => {
    const [normal, slowest] = pacesApart(normalRunKmh, slowestKmh, unit)
    const starts = normal === slowest ? 'no slower than that' : `at ${slowest}`
    return (
      `${stageTitle(stage, 1)} has to be slower than your normal run of ${normal}, and comfortable running starts ` +
      `${starts} on this treadmill. Walk the ${stages[stage].many} and finish with a light jog.`
    )
  },
  'walked-too-fast': ({ stage, number, speedKmh, ceilingKmh, unit }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, ceilingKmh, unit)
    return `${stageTitle(stage, number)} would be walked at ${it}; comfortable walking ends at ${limit}.`
  },
  'ends-too-hard': ({ stage, count, lastKmh, hardestKmh, unit }, { pacesApart }) => {
    const [it, limit] = pacesApart(lastKmh, hardestKmh, unit)
    return (
      `${countOf(count, stage)}, each at least a step of this treadmill faster, would end at ${it}; ` +
      `the last ${stages[stage].one} should be no faster than ${limit}.`
    )
  },
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
  'warm-up-not-slower': ({ warmUpKmh, firstKmh, stage, unit }, { pacesApart }) => {
    const [it, first] = pacesApart(warmUpKmh, firstKmh, unit)
    const at = first === it ? '' : ` at ${first}`
    return `The warm-up at ${it} is not slower than ${stages[stage].one} 1${at}.`
  },
  'first-not-below-normal-run': ({ stage, speedKmh, normalRunKmh, unit }, { pacesApart }) => {
    const [it, normal] = pacesApart(speedKmh, normalRunKmh, unit)
    if (it === normal) return `${stageTitle(stage, 1)} at ${it} is your normal run already; it should be slower.`
    return `${stageTitle(stage, 1)} at ${it} is not slower than your normal run of ${normal}.`
  },
  'not-faster-than-before': ({ stage, number, speedKmh, beforeKmh, unit }, { pacesApart }) => {
    const [it, before] = pacesApart(speedKmh, beforeKmh, unit)
    const at = it === before ? '' : ` at ${before}`
    return `${stageTitle(stage, number)} at ${it} is not faster than ${stages[stage].one} ${number - 1}${at}.`
  },
  'finish-not-faster': ({ finishKmh, lastKmh, stage, unit }, { pacesApart }) => {
    const [it, last] = pacesApart(finishKmh, lastKmh, unit)
    const at = it === last ? '' : ` at ${last}`
    return `The finish at ${it} is not faster than the last ${stages[stage].one}${at}.`
  },
  'sprint-shorter-than-rise': ({ risingS, finishKmh, finishM, lastsS, unit }, { speedFor, segment, clock }) =>
    `The belt takes ${Math.ceil(risingS)} s to rise to ${speedFor(finishKmh, unit)}: a sprint of ` +
    `${segment(finishM, unit)} would last ${clock(lastsS)}, less than three times that.`,
  'never-at-pace': ({ speedKmh, unit, ...part }, { speedFor }) =>
    `${planned(part, speedFor(speedKmh, unit))}: the belt rises too slowly for it.`,
  'first-sprint-too-fast': ({ mostKmh, speedKmh, unit }, { speedsApart }) => {
    const [most, it] = speedsApart(mostKmh, speedKmh, unit)
    return `The first sprint on this treadmill is at most ${most}; ${it} can wait until you know it.`
  },
}
