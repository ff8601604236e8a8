import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

/** Acknowledges a stop and runs on; only its own console and its safety key still the belt (quirks 26 and 34 at their worst). */
export const willNotStop: Script = ({ say }) => ({
  write(uuid, octets) {
    if (requestIn(uuid, octets)?.op !== 'stop_or_pause') return octets
    say(uuid, successOf('stop_or_pause'))
    return null
  },
})
