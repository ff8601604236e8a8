import { withData } from './octets.ts'
import type { Script } from './script.ts'

/** Obeys everything, and all its data is zero while the belt runs: Urevo E3 (quirk 78). */
export const allZero: Script = () => ({
  value: (uuid, octets) =>
    withData(uuid, octets, () => ({ instantaneousSpeedKmh: 0, totalDistanceM: 0, elapsedTimeS: 0 })),
})
