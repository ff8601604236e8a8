import type { DistanceUnit } from '../../protocol/panel/plan.ts'
import { UNIT_M, mphFromKmh, paceSPerKm, paceSPerMile } from '../../protocol/units.ts'

/** Numbers in the runner's own unit, for sentences. */

export const speedWords = (speedKmh: number, unit: DistanceUnit): string =>
  unit === 'mi' ? `${mphFromKmh(speedKmh).toFixed(1)} mph` : `${speedKmh.toFixed(1)} km/h`

/** A pace such as `8:42 /mi`. Speeds of plans are above zero, so there always is one. */
export function paceWords(speedKmh: number, unit: DistanceUnit): string {
  const pace = unit === 'mi' ? paceSPerMile(speedKmh) : paceSPerKm(speedKmh)
  return pace === null ? 'standing' : `${clockWords(pace)} /${unit}`
}

/** `25:00`, or `1:45:00` from an hour up. */
export function clockWords(seconds: number): string {
  const whole = Math.round(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(whole / 60)
  return minutes < 60
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`
}

/** `400 m`; from a quarter mile or a kilometre up in the runner's unit, two decimals at most: `0.5 mi`, `1.2 km`. */
export function distanceWords(distanceM: number, unit: DistanceUnit): string {
  const inUnit = distanceM / UNIT_M[unit]
  const short = unit === 'mi' ? distanceM <= 800 && inUnit !== 0.25 && Math.abs(inUnit - 0.5) > 0.001 : distanceM < 1000
  return short ? `${Math.round(distanceM)} m` : `${Number(inUnit.toFixed(2))} ${unit}`
}
