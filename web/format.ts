import type { DistanceUnit } from '../protocol/panel/plan.ts'
import type { MachineView } from '../protocol/panel/snapshot.ts'
import { UNIT_M, paceSPerKm, paceSPerMile, tenthsMphFromKmh } from '../protocol/units.ts'

/** Numbers as a runner reads them. `null` in, a dash out: unknown is never zero. */

export const UNKNOWN = '–'
export type ConsoleUnit = MachineView['unit']

/** m:ss, or h:mm:ss from an hour on. Seconds, rounded. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const s = String(whole % 60).padStart(2, '0')
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes}:${s}`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${s}`
}

/** Time to a line: rounded up, so that 0:00 is the line itself. */
export const countdown = (seconds: number): string => clock(Math.ceil(seconds))

/** Pace per mile or kilometre; a dash at a standstill and where it would take more than 99:59. */
export function pace(kmh: number | null, unit: DistanceUnit): string {
  if (kmh === null) return UNKNOWN
  const seconds = unit === 'mi' ? paceSPerMile(kmh) : paceSPerKm(kmh)
  if (seconds === null || Math.round(seconds) >= 6000) return UNKNOWN
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

export const perUnit = (unit: DistanceUnit): string => (unit === 'mi' ? '/mi' : '/km')

/** The number the machine's own console shows, without its unit. */
export function speedNumber(kmh: number | null, unit: ConsoleUnit): string {
  if (kmh === null) return UNKNOWN
  return (unit === 'mph' ? tenthsMphFromKmh(kmh) / 10 : kmh).toFixed(1)
}

export const speed = (kmh: number | null, unit: ConsoleUnit): string => `${speedNumber(kmh, unit)} ${unit}`

export interface Length {
  readonly value: string
  readonly unit: 'mi' | 'km' | 'm'
}

/** Miles or kilometres with two decimals; metres below 400, where nobody feels 0.17 mi. */
export function length(metres: number, unit: DistanceUnit): Length {
  if (metres < 399.5) return { value: String(Math.max(0, Math.round(metres))), unit: 'm' }
  return { value: (metres / UNIT_M[unit]).toFixed(2), unit }
}

export function lengthWords(metres: number, unit: DistanceUnit): string {
  const { value, unit: shown } = length(metres, unit)
  return `${value} ${shown}`
}

/** The length of a segment as the plan names it: "400 m", "1 mi", "0.50 mi". */
export function segmentWords(metres: number, unit: DistanceUnit): string {
  if (metres < 1000 && Math.abs(metres - Math.round(metres)) < 0.01) return `${Math.round(metres)} m`
  const whole = metres / UNIT_M[unit]
  return `${Number(whole.toFixed(2))} ${unit}`
}

/** How wide a run of digits is, in ems of the variable sans at its heaviest. */
export function emsOf(digits: string): number {
  return [...digits].reduce((sum, glyph) => sum + (glyph === ':' || glyph === '.' ? 0.3 : 0.625), 0)
}
