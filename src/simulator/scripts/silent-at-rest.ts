import { dataIn } from './octets.ts'
import type { Script } from './script.ts'

/** Sends no data while the belt is still, and no last zero either: FR30z (quirk 8), T318_ (quirk 58). */
export const silentAtRest: Script = () => ({
  value: (uuid, octets) => (dataIn(uuid, octets)?.instantaneousSpeedKmh === 0 ? null : octets),
})
