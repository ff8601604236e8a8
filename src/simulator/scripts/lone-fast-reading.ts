import { withData } from './octets.ts'
import type { Script } from './script.ts'

const KMH = 24
const EVERY = 240

/** Once in a while, at speed, one reading of 24 km/h (quirk 81). */
export const loneFastReading: Script = () => {
  let frames = 0
  return {
    value: (uuid, octets) =>
      withData(uuid, octets, ({ instantaneousSpeedKmh = 0 }) => {
        if (instantaneousSpeedKmh > 0) frames += 1
        return instantaneousSpeedKmh > 0 && frames % EVERY === EVERY / 2 ? { instantaneousSpeedKmh: KMH } : {}
      }),
  }
}
