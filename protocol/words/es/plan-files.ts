import type { PLAN_FILE_FAULTS, PLAN_FILE_LOSSES } from '../../panel/plan-files.ts'
import type { Sentences } from '../sentence.ts'

/** What a file of a plan is not, and what of it is lost. A screen fetches them where a file is chosen. */

const easing = { 'warm-up': 'calentamiento', 'cool-down': 'enfriamiento' } as const

export const planFileFaults: Sentences<typeof PLAN_FILE_FAULTS> = {
  'file-too-large': ({ mostKb }) => `El archivo pasa de ${mostKb} KB. Ningún plan es tan largo.`,
  'file-unknown':
    'El archivo no es un plan que se pueda leer: JSON de Crescendo, .zwo, un entrenamiento FIT o texto de intervals.icu.',
  'file-encoding': 'El texto del archivo no es UTF-8.',
  'file-not-json': 'El archivo empieza como JSON y no lo es.',
  'file-not-ours': ({ where }) => `El archivo es JSON, pero no un plan de Crescendo: mira «${where}».`,
  'file-newer': 'El archivo es de una versión posterior de Crescendo. Actualiza Crescendo.',
  'file-not-xml': 'El archivo empieza como XML y está mal formado.',
  'file-doctype': 'El archivo trae un tipo de documento propio, que ningún entrenamiento necesita. No se lee.',
  'file-too-deep': 'El archivo está más anidado que cualquier plan.',
  'file-watts': 'El entrenamiento va en vatios: una cinta tiene velocidades.',
  'file-other-sport': 'El entrenamiento es de otro deporte, no de correr.',
  'file-no-steps': 'No tiene ningún paso que se pueda leer.',
  'file-too-many-steps': ({ most }) => `Con sus repeticiones, el entrenamiento tiene más de ${most} pasos.`,
  'file-bad-length': ({ step }) =>
    `El paso ${step} no tiene un largo que se pueda correr: de 5 s a 4 h, o de 10 m a 100 km.`,
  'file-bad-speed': ({ step }) => `El paso ${step} no tiene una velocidad de cinta.`,
  'file-bad-repeat': ({ step }) => `El paso ${step} repite lo que no se puede repetir.`,
  'file-bad-fit': 'El archivo FIT está dañado: su suma no cuadra.',
  'file-cut-short': 'El archivo FIT está cortado.',
  'file-no-workout': 'El archivo FIT no es un entrenamiento.',
}

export const planFileLosses: Sentences<typeof PLAN_FILE_LOSSES> = {
  'loss-no-pace': ({ step, speedKmh, unit }, { speedFor }) =>
    `El paso ${step} no dice ritmo: ${speedFor(speedKmh, unit)}.`,
  'loss-heart-rate': ({ step, speedKmh, unit }, { speedFor }) =>
    `El paso ${step} va por pulso, que aquí no mueve la cinta: ${speedFor(speedKmh, unit)}.`,
  'loss-range': ({ step }) => `El paso ${step} da dos ritmos: el medio.`,
  'loss-ramp': ({ step, count }) => `El paso ${step} cambia de ritmo por el camino: en ${count} pasos.`,
  'loss-zone': ({ step }) => `El paso ${step} da una zona: su mitad, como parte de tu ritmo umbral.`,
  'loss-cadence': ({ step }) => `La cadencia del paso ${step} se deja fuera.`,
  'loss-open': ({ step, durationS }, { clock }) => `El paso ${step} no tiene largo propio: ${clock(durationS)}.`,
  'loss-unknown': ({ what }) => `«${what}» no se conoce y se deja fuera.`,
  'loss-relative': ({ distanceM, timeS }, { segment, clock }) =>
    `Los ritmos son partes de una carrera: ${segment(distanceM, 'km')} en ${clock(timeS)}, por tu referencia.`,
  'loss-texts': ({ count }) =>
    count === 1
      ? 'Un texto se guarda y no se muestra al correr.'
      : `${count} textos se guardan y no se muestran al correr.`,
  'loss-incline': 'Las inclinaciones se dejan fuera o se reducen.',
  'loss-added': ({ part }) => `No hay ${easing[part]}: se añade uno de Crescendo.`,
  'loss-easing': ({ part }) => `El ${easing[part]} es el de Crescendo, igual de largo.`,
  'loss-no-crescendo':
    'Más rápido tramo a tramo, pero no un Crescendo para ti en esta cinta: un entrenamiento guiado, sin su promesa.',
  'loss-gate': 'Que el final espere tu «YA» se deja fuera.',
  'loss-lengths': 'Metros y segundos juntos: todo el largo se escribe en uno de los dos.',
}
