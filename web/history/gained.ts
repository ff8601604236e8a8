import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { RunListed } from '../../protocol/panel/run-list.ts'
import { METRES_PER_MILE, paceSPerKm, paceSPerMile, UNIT_M } from '../../protocol/units.ts'
import { perUnit } from '../format.ts'
import { runnerNow } from '../live/runner.ts'

/** How much faster one speed is than another, in the unit that its runner thinks in. */

/** The runner's own; before they are known, or where none was told, what the run was planned in. */
export function unitFor({ planName }: Pick<RunListed, 'planName'> = { planName: NO_NAME }): DistanceUnit {
  const planned = 'unit' in planName.values ? planName.values.unit : 'mi'
  return runnerNow()?.unit ?? planned
}
const NO_NAME: RunListed['planName'] = { code: 'measuring', values: {} }

/** Seconds a mile or a kilometre that the last stage was faster than the first; null where it was not. */
export function gainedIn({ gained }: Pick<RunListed, 'gained'>, unit: DistanceUnit): number | null {
  if (gained === null || gained.sPerMi <= 0) return null
  const seconds = Math.round((gained.sPerMi * UNIT_M[unit]) / METRES_PER_MILE)
  return seconds > 0 ? seconds : null
}

/** "140 s/mi": what was gained is no time, but a pace that got so much less. */
export const gainedTold = (seconds: number, unit: DistanceUnit): string => `${seconds} s${perUnit(unit)}`

/** By how many seconds a mile or a kilometre one speed is faster than another; below zero: slower. */
export function fasterByS(kmh: number, thanKmh: number, unit: DistanceUnit): number {
  const of = unit === 'mi' ? paceSPerMile : paceSPerKm
  return Math.round(of(thanKmh) ?? 0) - Math.round(of(kmh) ?? 0)
}
