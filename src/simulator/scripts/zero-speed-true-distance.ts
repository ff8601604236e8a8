import { withData } from './octets.ts'
import type { Script } from './script.ts'

/** Speed zero, distance true: Life Fitness (quirk 80). */
export const zeroSpeedTrueDistance: Script = () => ({
  value: (uuid, octets) => withData(uuid, octets, () => ({ instantaneousSpeedKmh: 0 })),
})
