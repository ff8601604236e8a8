import { tenthsOf, type SpokenWords } from '../spoken-words.ts'
import { capital, stages } from './nouns.ts'
import { sayings } from './sayings.ts'

const SMALL = [
  ...['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
  ...['trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho', 'diecinueve', 'veinte', 'veintiuno'],
  ...['veintidós', 'veintitrés', 'veinticuatro', 'veinticinco', 'veintiséis', 'veintisiete', 'veintiocho'],
  'veintinueve',
]
const TENS = ['', '', '', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa']

/** Whole, 0 to 99; what is above stays as it is written. */
function number(value: number): string {
  const small = SMALL[value]
  if (small !== undefined) return small
  const tens = TENS[Math.floor(value / 10)]
  if (tens === undefined) return String(value)
  return value % 10 === 0 ? tens : `${tens} y ${SMALL[value % 10]}`
}

/** Before its noun: "un minuto", "veintiún minutos", "una milla", "treinta y una millas". */
const counted = (value: number, feminine: boolean): string =>
  feminine
    ? number(value).replace(/uno$/, 'una')
    : number(value)
        .replace(/veintiuno$/, 'veintiún')
        .replace(/uno$/, 'un')

/** Of tenths, as a display shows it. */
const decimal = (tenths: number): string =>
  tenths % 10 === 0 ? number(tenths / 10) : `${number(Math.floor(tenths / 10))} coma ${number(tenths % 10)}`

const minutes = (count: number): string => `${counted(count, false)} ${count === 1 ? 'minuto' : 'minutos'}`

const shown = (values: Parameters<typeof tenthsOf>[0] & { readonly ofConsole: boolean }): string =>
  `${decimal(tenthsOf(values))}${values.ofConsole ? ' en la consola' : ''}`

/** What a voice says: as it is written, but where a number or a sign would be misread. */
export const spoken: SpokenWords = {
  sayings: {
    ...sayings,
    'next-stage': ({ stage, number: of }) => `${capital(stages[stage].one)} ${number(of)}. Un poco más rápido.`,
    'ten-seconds': 'Diez segundos.',
    'three-two-one': 'Tres. Dos. Uno. ¡Ya!',
    'press-go': 'Pulsa ya si lo quieres. Si no, seguimos así.',
    'not-ours-to-slow': 'Crescendo no maneja la cinta. Frénala en ella, o pulsa parar.',
    'press-faster': (values) => `Pulsa más hasta ${shown(values)}.`,
    'press-slower': (values) => `Pulsa menos hasta ${shown(values)}.`,
    'tread-faster': (values) => `Más rápido, hasta ${shown(values)}.`,
    incline: ({ inclinePct }) => `Inclinación: ${decimal(Math.round(inclinePct * 10))} por ciento.`,
    'tread-slower': (values) => `Más lento, hasta ${shown(values)}.`,
    'coming-to-rest': 'Parando cuando se vio. ¿Aún se mueve? Mantén parar.',
    'stopping-from': 'Parando.',
  },
  pace: (count, seconds, unit) => {
    const time = seconds === 0 ? minutes(count) : `${minutes(count)} ${number(seconds)}`
    return capital(`${time} por ${unit === 'mi' ? 'milla' : 'kilómetro'}.`)
  },
  speed: (tenths, unit) => {
    const miles = unit === 'mph'
    const whole = Math.floor(tenths / 10)
    const value = tenths % 10 === 0 ? counted(whole, miles) : `${number(whole)} coma ${number(tenths % 10)}`
    const noun = miles ? 'milla' : 'kilómetro'
    return capital(`${value} ${tenths === 10 ? noun : `${noun}s`} por hora.`)
  },
  stretch: (name, sentence) => `${name}. ${sentence}`,
  sides: { left: 'Izquierda.', right: 'Derecha.', forward: 'Adelante.', back: 'Atrás.' },
  alarm: 'Saca la llave de seguridad.',
}
