import type { DistanceUnit } from './panel/choices.ts'
import type { Plan } from './panel/plan.ts'
import type { Snapshot } from './panel/snapshot.ts'
import { isToldAsSpeed } from './stages.ts'

/** How fast it goes behind a line that is announced, and how that is told. */

/** The speed that is told with what is announced, km/h: the one behind the line that it speaks of; null with everything else. */
export function announcedKmh({ announcement, next, plan, targetKmh }: Snapshot): number | null {
  if (announcement === null || plan === null) return null
  const { code, values } = announcement
  if (code === 'next-finish') return next?.targetKmh ?? null
  if (code !== 'next-stage') return null
  // A rise that was kept back is announced again behind its line.
  return values.number === next?.mile ? next.targetKmh : targetKmh
}

/** How a speed is told to who runs this plan: as the pace of a mile or a kilometre, or as the treadmill's own display shows it. */
export const unitTold = (kmh: number, { level, unit }: Plan, console: 'km/h' | 'mph'): DistanceUnit | 'km/h' | 'mph' =>
  isToldAsSpeed(kmh, level) ? console : unit
