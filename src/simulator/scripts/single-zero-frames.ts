import { withData } from './octets.ts'
import type { Script } from './script.ts'

const EVERY = 12

/** Now and then one reading of zero speed while the belt runs: Merach (quirk 57). */
export const singleZeroFrames: Script = () => {
  let frames = 0
  return {
    value: (uuid, octets) =>
      withData(uuid, octets, ({ instantaneousSpeedKmh = 0 }) => {
        if (instantaneousSpeedKmh > 0) frames += 1
        return frames % EVERY === EVERY - 1 ? { instantaneousSpeedKmh: 0 } : {}
      }),
  }
}
