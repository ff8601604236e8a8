import type { FinishStyle, Level } from '../../panel/choices.ts'
import type { ADVICE, PLAN_NAMES, WHYS } from '../../panel/plan-codes.ts'
import type { Sentences } from '../sentence.ts'
import { ofThe, theLast } from './nouns.ts'

/** What a plan says of itself. */

/** In the middle of a sentence. */
export const finishWords: Record<FinishStyle, string> = {
  sprint: 'esprint',
  strong: 'final fuerte',
  'brisk-walk': 'marcha rápida',
  'light-jog': 'trote suave',
}

export const levelWords: Record<Level, string> = {
  beginner: 'principiante',
  intermediate: 'intermedio',
  advanced: 'avanzado',
}

/** `Crescendo: 3 × 1 mi, esprint 400 m`. */
export const planNames: Sentences<typeof PLAN_NAMES> = {
  'stages-and-finish': ({ count, stageM, finish, finishM, unit }, { segment }) =>
    `Crescendo: ${count} × ${segment(stageM, unit)}, ${finishWords[finish]} ${segment(finishM, unit)}`,
  'first-meeting': 'Primer encuentro',
  measuring: 'Medir la cinta',
  'stages-of-length': ({ count, stageM, unit }, { segment }) => `${count} × ${segment(stageM, unit)}`,
  'stages-of-time': ({ count, stageS }, { clock }) => `${count} × ${clock(stageS)} min`,
  'no-plan': 'Carrera',
  'guided-workout': ({ lastsS }, { clock }) => `Entrenamiento guiado, ${clock(lastsS)}`,
}

const feels = {
  easy: 'Suave, más lento que tu carrera normal',
  moderate: 'Moderado',
  tempo: 'Tempo, fuerte pero cómodo',
} as const

interface Felt {
  readonly effort: keyof typeof feels
  readonly percent: number
}

const felt = ({ effort, percent }: Felt): string => `${feels[effort]}: ${percent} % de tu máximo aeróbico (VO2máx)`

export const whys: Sentences<typeof WHYS> = {
  'as-planned-then': 'Como se planeó entonces.',
  'set-by-you': 'Lo has puesto tú.',
  effort: (values) => `${felt(values)}.`,
  'effort-from-race': ({ distanceM, timeS, normalRunKmh, unit, ...values }, { segment, clock, pace, perUnit }) =>
    `${felt(values)}, según ${segment(distanceM, 'km')} en ${clock(timeS)}. ` +
    `Carrera normal ${pace(normalRunKmh, unit)} ${perUnit(unit)}.`,
  'effort-from-usual-speed': ({ usualKmh, normalRunKmh, unit, ...values }, { speedFor, pace, perUnit }) =>
    `${felt(values)}, según tus ${speedFor(usualKmh, unit)} habituales. ` +
    `Carrera normal ${pace(normalRunKmh, unit)} ${perUnit(unit)}.`,
  'slowest-comfortable-run': (values) => `${felt(values)}, la carrera cómoda más lenta.`,
  'a-step-above-the-last': ({ stage, ...values }) =>
    `${felt(values)}, un paso de esta cinta por encima ${ofThe(stage)} anterior.`,
  'part-of-your-walk': ({ percent, walkKmh, unit }, { speedFor }) =>
    `${percent} % de una caminata cómoda, ${speedFor(walkKmh, unit)}.`,
  'part-of-a-usual-walk': ({ percent, walkKmh, unit }, { speedFor }) =>
    `${percent} % de una caminata cómoda, tomada como ${speedFor(walkKmh, unit)}.`,
  'first-sprint-here': ({ stage }) =>
    `El primer esprint en esta cinta: más corto, algo más rápido que ${theLast(stage)}, y solo si pulsas YA.`,
  'race-pace': 'Fuerte, y aún puedes acabarlo al final de esta carrera, según tu nivel.',
  'a-little-above-tempo': 'Un poco por encima del tempo, amable con rodillas y articulaciones.',
  'brisk-and-comfortable': 'Tan rápido como se camina con comodidad.',
  'slowest-comfortable-jog': 'Un trote suave, el más lento que resulta cómodo.',
  'half-as-fast-again': 'Un trote suave, la mitad más rápido que tu caminata cómoda.',
}

export const advice: Sentences<typeof ADVICE> = {
  'ask-a-doctor': '¿Te molestan las rodillas o las articulaciones? Pregunta antes a un médico o fisioterapeuta.',
  'first-sprint-is-short': ({ finishM, unit, stage }, { segment }) =>
    `El primer esprint en esta cinta es de ${segment(finishM, unit)} y apenas más rápido que ${theLast(stage)}.`,
  'bottle-and-towel': 'Una botella a mano, y una toalla.',
  'sip-before-start': 'Bebe un sorbo antes de empezar.',
  'no-incline': 'Esta cinta no se inclina: todo va en llano.',
  'keeps-its-incline': 'La inclinación de esta cinta no se puede fijar desde aquí: todo va en llano.',
  'late-at-pace': ({ count }) => `La cinta llega tarde al ritmo en ${count} de los tramos.`,
}
