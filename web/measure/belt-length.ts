/** Once around, cm: as the daemon takes it. */
export const LEAST_CM = 150
export const MOST_CM = 700

/** Whole centimetres, written with a point or a comma; null of a text that is the length of no belt. */
export function beltCmFrom(text: string): number | null {
  const cm = /^\d+([.,]\d+)?$/.test(text.trim()) ? Math.round(Number(text.trim().replace(',', '.'))) : NaN
  return cm >= LEAST_CM && cm <= MOST_CM ? cm : null
}
