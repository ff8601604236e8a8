import type { PLAN_REFUSALS } from '../../panel/plan-codes.ts'
import type { Sentences } from '../sentence.ts'
import type { Stage } from '../stage-noun.ts'
import { finishWords, levelWords } from './plan.ts'
import { countOf, ending, stageTitle, stages, the, theLast } from './nouns.ts'

/** Why a plan cannot be made or kept. */

interface Part {
  readonly part: 'warm-up' | 'mile' | 'finish' | 'cool-down'
  readonly number: number | null
  readonly stage: Stage
}

const parts: Record<Part['part'], string> = {
  'warm-up': 'El calentamiento',
  mile: 'El tramo',
  finish: 'El final',
  'cool-down': 'El enfriamiento',
}

/** To begin a sentence with: "Milla 2", "El final". */
const named = ({ part, number, stage }: Part): string =>
  part === 'mile' && number !== null ? stageTitle(stage, number) : parts[part]

const planned = (part: Part, speed: string): string => `${named(part)}: el plan pide ${speed}`
const set = (part: Part, speed: string): string => `${named(part)}: has puesto ${speed}`

export const planRefusals: Sentences<typeof PLAN_REFUSALS> = {
  'planned-above-machine': ({ speedKmh, maxKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, maxKmh, unit)
    return `${planned(part, it)}; esta cinta llega a ${limit}.`
  },
  'planned-below-machine': ({ speedKmh, minKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, minKmh, unit)
    return `${planned(part, it)}; esta cinta empieza en ${limit}.`
  },
  'planned-outside-machine': ({ speedKmh, minKmh, maxKmh, unit, ...part }, { speedFor, speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, speedKmh > maxKmh ? maxKmh : minKmh, unit)
    const range = speedKmh > maxKmh ? [speedFor(minKmh, unit), limit] : [limit, speedFor(maxKmh, unit)]
    return `${planned(part, it)}; esta cinta va de ${range.join(' a ')}.`
  },
  'planned-above-ceiling': ({ speedKmh, ceilingKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, ceilingKmh, unit)
    return `${planned(part, it)}, por encima de tu tope de ${limit}.`
  },
  'ceiling-above-house': ({ ceilingKmh, houseKmh, unit }, { speedsApart }) => {
    const [own, house] = speedsApart(ceilingKmh, houseKmh, unit)
    return `Tu tope es de ${own}; aquí nadie corre a más de ${house}.`
  },
  'incline-too-steep': ({ inclinePct, mostPct, ...part }, { tenths }) =>
    `${set(part, `${tenths(inclinePct)} %`)}; máximo ${tenths(mostPct)} %.`,
  'planned-off-grid': ({ speedKmh, unit, ...part }, { speedFor }) =>
    `${planned(part, speedFor(speedKmh, unit))}, y esta cinta no se puede poner a eso.`,
  'set-above-machine': ({ speedKmh, maxKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, maxKmh, unit)
    return `${set(part, it)}; esta cinta llega a ${limit}.`
  },
  'set-below-machine': ({ speedKmh, minKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, minKmh, unit)
    return `${set(part, it)}; esta cinta empieza en ${limit}.`
  },
  'set-above-ceiling': ({ speedKmh, ceilingKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, ceilingKmh, unit)
    return `${set(part, it)}, por encima de tu tope de ${limit}.`
  },
  'set-too-slow-to-run': ({ speedKmh, floorKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, floorKmh, unit)
    return `${set(part, it)}; correr empieza en ${limit}.`
  },
  'set-too-fast-to-walk': ({ speedKmh, ceilingKmh, unit, ...part }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, ceilingKmh, unit)
    return `${set(part, it)}; caminar acaba en ${limit}.`
  },
  'no-faster-step-left': ({ stage, number, lastKmh, unit }, { speedFor }) =>
    `${stageTitle(stage, number)} tiene que ser más rápid${ending(stage)} que ${the(stage)} ${number - 1}, ` +
    `que ya va al máximo de esta cinta, ${speedFor(lastKmh, unit)}.`,
  'no-room-below-normal-run': ({ stage, normalRunKmh, slowestKmh, unit }, { pacesApart }) => {
    const [normal, slowest] = pacesApart(normalRunKmh, slowestKmh, unit)
    const starts = normal === slowest ? 'justo ahí' : `en ${slowest}`
    return (
      `${stageTitle(stage, 1)} tiene que ser más lent${ending(stage)} que tu carrera normal de ${normal}, y correr ` +
      `con comodidad empieza ${starts} en esta cinta. Camina ${stages[stage].feminine ? 'las' : 'los'} ` +
      `${stages[stage].many} y acaba con un trote suave.`
    )
  },
  'walked-too-fast': ({ stage, number, speedKmh, ceilingKmh, unit }, { speedsApart }) => {
    const [it, limit] = speedsApart(speedKmh, ceilingKmh, unit)
    return `${stageTitle(stage, number)} se caminaría a ${it}; caminar con comodidad acaba en ${limit}.`
  },
  'ends-too-hard': ({ stage, count, lastKmh, hardestKmh, unit }, { pacesApart }) => {
    const [it, limit] = pacesApart(lastKmh, hardestKmh, unit)
    return (
      `${countOf(count, stage)}, cada un${stages[stage].feminine ? 'a' : 'o'} al menos un paso de esta cinta más ` +
      `rápid${ending(stage)}, acabarían a ${it}; ${theLast(stage)} no debería pasar de ${limit}.`
    )
  },
  'walk-gives-no-run': ({ walkKmh, unit }, { speedFor }) =>
    `De una caminata cómoda a ${speedFor(walkKmh, unit)} no sale un ritmo de carrera. ` +
    'Di tu velocidad habitual al correr o una carrera reciente, o elige el plan para caminar.',
  'finish-of-another-level': ({ finish, level, usual, gentle }) =>
    `El final, ${finishWords[finish]}, no es del nivel ${levelWords[level]}: elige ${finishWords[usual]} o ${finishWords[gentle]}.`,
  'too-many-walked-stages': ({ stage, least, most, count }) =>
    `Un plan para caminar tiene de ${least} a ${most} ${stages[stage].many}, no ${count}.`,
  'speeds-for-more-stages': ({ stage, count }) =>
    `Hay velocidades para más de ${countOf(count, stage)}, que son las de este plan.`,
  'finish-out-of-bounds': ({ finishM, leastM, stageM, unit }, { segment }) =>
    `El final es de ${segment(finishM, unit)}; puede ir de ${segment(leastM, unit)} a un tramo (${segment(stageM, unit)}).`,
  'finish-longer-than-stage': ({ finishM, stageM, unit }, { segment }) =>
    `El final es de ${segment(finishM, unit)}, más largo que un tramo de ${segment(stageM, unit)}.`,
  'stages-missing': 'Un plan necesita millas y un final.',
  'warm-up-not-slower': ({ warmUpKmh, firstKmh, stage, unit }, { pacesApart }) => {
    const [it, first] = pacesApart(warmUpKmh, firstKmh, unit)
    const at = first === it ? '' : ` a ${first}`
    return `El calentamiento a ${it} no es más lento que ${the(stage)} 1${at}.`
  },
  'first-not-below-normal-run': ({ stage, speedKmh, normalRunKmh, unit }, { pacesApart }) => {
    const [it, normal] = pacesApart(speedKmh, normalRunKmh, unit)
    if (it === normal)
      return `${stageTitle(stage, 1)} a ${it} ya es tu carrera normal; debería ser más lent${ending(stage)}.`
    return `${stageTitle(stage, 1)} a ${it} no es más lent${ending(stage)} que tu carrera normal de ${normal}.`
  },
  'not-faster-than-before': ({ stage, number, speedKmh, beforeKmh, unit }, { pacesApart }) => {
    const [it, before] = pacesApart(speedKmh, beforeKmh, unit)
    const at = it === before ? '' : ` a ${before}`
    return `${stageTitle(stage, number)} a ${it} no es más rápid${ending(stage)} que ${the(stage)} ${number - 1}${at}.`
  },
  'finish-not-faster': ({ finishKmh, lastKmh, stage, unit }, { pacesApart }) => {
    const [it, last] = pacesApart(finishKmh, lastKmh, unit)
    const at = it === last ? '' : ` a ${last}`
    return `El final a ${it} no es más rápido que ${theLast(stage)}${at}.`
  },
  'sprint-shorter-than-rise': ({ risingS, finishKmh, finishM, lastsS, unit }, { speedFor, segment, clock }) =>
    `La cinta tarda ${Math.ceil(risingS)} s en subir a ${speedFor(finishKmh, unit)}: un esprint de ` +
    `${segment(finishM, unit)} duraría ${clock(lastsS)}, menos del triple.`,
  'never-at-pace': ({ speedKmh, unit, ...part }, { speedFor }) =>
    `${planned(part, speedFor(speedKmh, unit))}: la cinta sube demasiado despacio.`,
  'first-sprint-too-fast': ({ mostKmh, speedKmh, unit }, { speedsApart }) => {
    const [most, it] = speedsApart(mostKmh, speedKmh, unit)
    return `El primer esprint en esta cinta va como mucho a ${most}; ${it} puede esperar a que la conozcas.`
  },
}
