import type { RUN_FILE_FAULTS, RUN_FILE_LOSSES } from '../../panel/run-files.ts'
import type { Sentences } from '../sentence.ts'

/** Lo que un archivo de una carrera no es, y lo que no se guarda de él. */

export const runFileFaults: Sentences<typeof RUN_FILE_FAULTS> = {
  'run-file-too-large': ({ mostMb }) => `El archivo pasa de ${mostMb} MB. Ninguna carrera es tan larga.`,
  'run-file-too-long': ({ most }) => `La carrera tiene más de ${most} lecturas.`,
  'run-file-unknown': 'El archivo no es una carrera que se pueda leer: JSON de Crescendo, FIT o TCX.',
  'run-file-encoding': 'El texto del archivo no es UTF-8.',
  'run-file-not-json': 'El archivo empieza como JSON y no lo es.',
  'run-file-not-ours': ({ where }) => `El archivo es JSON, pero no una carrera de Crescendo: mira «${where}».`,
  'run-file-newer': 'El archivo es de una versión posterior de Crescendo. Actualiza Crescendo.',
  'run-file-not-xml': 'El archivo empieza como XML y está mal formado.',
  'run-file-doctype': 'El archivo lleva un tipo de documento propio, que ninguna carrera necesita. No se lee.',
  'run-file-too-deep': 'El archivo lleva más, o más anidado, que cualquier carrera.',
  'run-file-bad-fit': 'El archivo FIT está dañado: su suma de control no cuadra.',
  'run-file-cut-short': 'El archivo FIT está cortado.',
  'run-file-no-activity': 'En el archivo no hay ninguna actividad.',
  'run-file-other-sport': 'La actividad es de otro deporte, no de correr.',
  'run-file-no-time': 'El archivo no dice cuándo fue la carrera, o cuánto duró, de un modo posible.',
  'run-file-no-length': 'El archivo no dice ni la distancia ni la velocidad.',
  'run-file-backwards': ({ at }) => `El tiempo o la distancia va hacia atrás en ${at}.`,
  'run-file-bad-reading': ({ at }) => `La lectura ${at} no la corrió nadie.`,
  'run-file-bad-lap': ({ at }) => `La vuelta ${at} no la corrió nadie.`,
  'run-file-bad-total': 'El total de la carrera según el archivo no lo corrió nadie.',
  'run-file-not-kept': 'La carrera no se pudo guardar. No quedó nada de ella; prueba otra vez.',
}

const leftOut = {
  positions: 'Por dónde fue',
  heights: 'Alturas',
  cadence: 'Cadencia',
  power: 'Potencia',
  temperature: 'Temperatura',
} as const

export const runFileLosses: Sentences<typeof RUN_FILE_LOSSES> = {
  'run-file-left-out': ({ what }) => `${leftOut[what]}: no se guarda.`,
  'run-file-other-activities': ({ count }) =>
    count === 1 ? 'Otra actividad del archivo no se guarda.' : `Otras ${count} actividades del archivo no se guardan.`,
  'run-file-nothing-along': 'Nada a lo largo: solo sus vueltas.',
  'run-file-no-speed': 'Sin velocidad a lo largo: las medias de sus vueltas.',
  'run-file-no-distance-along': 'Sin distancia a lo largo: la de sus vueltas.',
  'run-file-distance-by-speed': 'Sin distancia: según la velocidad medida.',
  'run-file-no-heart': 'Sin pulso.',
  'run-file-no-laps': 'Sin vueltas: toda es una.',
}
