import { requestIn, withData } from './octets.ts'
import type { Script } from './script.ts'

/** The display says zero as soon as a Stop is taken, and the belt coasts on behind it: zero without a fall (quirk 79). */
export const showsZeroOnStop: Script = () => {
  let stopped = false
  let coastsFromM: number | null = null
  return {
    write(uuid, octets) {
      const op = requestIn(uuid, octets)?.op
      if (op === 'stop_or_pause') stopped = true
      if (op === 'start_or_resume') [stopped, coastsFromM] = [false, null]
      return octets
    },
    value: (uuid, octets) =>
      withData(uuid, octets, ({ totalDistanceM = 0 }) => {
        if (!stopped) return {}
        coastsFromM ??= totalDistanceM
        return { instantaneousSpeedKmh: 0, totalDistanceM: coastsFromM }
      }),
  }
}
