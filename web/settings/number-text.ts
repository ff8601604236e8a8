import { words } from '../language.ts'

/** What stands for a number that is taken back: the text of its field was emptied. */
export const TAKEN_BACK = 0

/** Of a text: its whole number, with decimals of any language rounded; nothing takes it back. */
export function numberFrom(text: string, least: number, most: number): number | { wrong: string } {
  const trimmed = text.trim()
  if (trimmed === '') return TAKEN_BACK
  const value = /^\d+([.,]\d+)?$/.test(trimmed) ? Math.round(Number(trimmed.replace(',', '.'))) : NaN
  return value >= least && value <= most ? value : { wrong: words.settings.between(least, most) }
}

const KG_PER_LB = 0.45359237
/** A weight in the unit that goes with one of distance: pounds with miles. */
export const weightIn = (kg: number, unit: 'mi' | 'km'): number => (unit === 'mi' ? kg / KG_PER_LB : kg)
/** To two decimals, so that whole pounds come back whole. */
export const kgFrom = (weight: number, unit: 'mi' | 'km'): number =>
  unit === 'mi' ? Math.round(weight * KG_PER_LB * 100) / 100 : weight
