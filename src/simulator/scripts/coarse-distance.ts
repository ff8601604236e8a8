import { withData } from './octets.ts'
import type { Script } from './script.ts'

const STEP_M = 10

/** Distance in steps of ten metres, always behind: Darwin TM70 (quirk 47), Urevo E1L (quirk 48). */
export const coarseDistance: Script = () => ({
  value: (uuid, octets) =>
    withData(uuid, octets, ({ totalDistanceM }) =>
      totalDistanceM === undefined ? {} : { totalDistanceM: Math.floor(totalDistanceM / STEP_M) * STEP_M },
    ),
})
