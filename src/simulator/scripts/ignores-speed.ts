import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

/** Acknowledges every target speed and obeys none: Sole F85, BH Nydo, Xterra T85 (quirk 26). */
export const ignoresSpeed: Script = ({ say }) => ({
  write(uuid, octets) {
    if (requestIn(uuid, octets)?.op !== 'set_target_speed') return octets
    say(uuid, successOf('set_target_speed'))
    return null
  },
})
