import type { ExportLap } from '../../protocol/panel/run-export.ts'

/** To so many places; nothing for what is unknown, or no number. */
export function decimals(value: number | null, places: number): string {
  return value === null || !Number.isFinite(value) ? '' : String(roundedTo(value, places))
}

/** Half away from zero, and no zero below zero. */
export function roundedTo(value: number, places: number): number {
  const times = 10 ** places
  return (Math.sign(value) * Math.round(Math.abs(value) * times)) / times + 0
}

/** Index of the lap that a moment lies in, by its seconds on the moving belt; beyond the last, the last; -1 without laps. */
export function lapOf(laps: readonly ExportLap[], movingS: number): number {
  let untilS = 0
  const index = laps.findIndex(({ timeS }) => (untilS += timeS) > movingS)
  return index === -1 ? laps.length - 1 : index
}
