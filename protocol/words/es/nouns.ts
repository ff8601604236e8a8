import type { FinishStyle } from '../../panel/choices.ts'
import type { Stage } from '../stage-noun.ts'

/** What things are called. */

interface Noun {
  readonly one: string
  readonly many: string
  readonly feminine: boolean
}

export const stages: Record<Stage, Noun> = {
  mile: { one: 'milla', many: 'millas', feminine: true },
  kilometre: { one: 'kilómetro', many: 'kilómetros', feminine: false },
  stage: { one: 'tramo', many: 'tramos', feminine: false },
}

/** The ending that agrees: "rápida", "rápido". */
export const ending = (stage: Stage): string => (stages[stage].feminine ? 'a' : 'o')
/** "la milla", "el tramo". */
export const the = (stage: Stage): string => `${stages[stage].feminine ? 'la' : 'el'} ${stages[stage].one}`
/** "de la milla", "del tramo". */
export const ofThe = (stage: Stage): string => `${stages[stage].feminine ? 'de la' : 'del'} ${stages[stage].one}`
/** "esta milla", "este tramo". */
export const this_ = (stage: Stage): string => `${stages[stage].feminine ? 'esta' : 'este'} ${stages[stage].one}`
/** "la última milla", "el último tramo". */
export const theLast = (stage: Stage): string =>
  `${stages[stage].feminine ? 'la última' : 'el último'} ${stages[stage].one}`

/** To begin a sentence with. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** "3 millas", "1 tramo". */
export const countOf = (count: number, stage: Stage): string =>
  `${count} ${count === 1 ? stages[stage].one : stages[stage].many}`

/** "Milla 2". */
export const stageTitle = (stage: Stage, number: number): string => `${capital(stages[stage].one)} ${number}`

/** The finish, as it is called on the way to it. */
export const finishes: Record<FinishStyle, string> = {
  sprint: 'Esprint',
  strong: 'Final fuerte',
  'brisk-walk': 'Final ágil',
  'light-jog': 'Trote suave',
}

const NUMBERS = [
  'cero',
  'uno',
  'dos',
  'tres',
  'cuatro',
  'cinco',
  'seis',
  'siete',
  'ocho',
  'nueve',
  'diez',
  'once',
  'doce',
  'trece',
]

/** "tres"; before a noun of its gender: "una", "un". */
export const inWords = (count: number, feminine: boolean): string =>
  count === 1 ? (feminine ? 'una' : 'un') : (NUMBERS[count] ?? String(count))
