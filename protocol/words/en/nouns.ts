import type { FinishStyle } from '../../panel/choices.ts'
import type { Stage } from '../stage-noun.ts'

/** What things are called. */

export const stages: Record<Stage, { readonly one: string; readonly many: string }> = {
  mile: { one: 'mile', many: 'miles' },
  kilometre: { one: 'kilometre', many: 'kilometres' },
  stage: { one: 'stage', many: 'stages' },
}

/** To begin a sentence with. */
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** "3 miles", "1 stage". */
export const countOf = (count: number, stage: Stage): string =>
  `${count} ${count === 1 ? stages[stage].one : stages[stage].many}`

/** "Mile 2". */
export const stageTitle = (stage: Stage, number: number): string => `${capital(stages[stage].one)} ${number}`

/** The finish, as it is called on the way to it. */
export const finishes: Record<FinishStyle, string> = {
  sprint: 'Sprint',
  strong: 'Strong finish',
  'brisk-walk': 'Brisk finish',
  'light-jog': 'Light jog',
}

const numbers = [
  '',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
]
/** "Three"; beyond those that a plan may have, its figures. */
export const numeral = (count: number): string => numbers[count] ?? String(count)
