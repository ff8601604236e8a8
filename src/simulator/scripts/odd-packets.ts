import { dataIn } from './octets.ts'
import type { Script } from './script.ts'

/** Only so many octets of each packet arrive, whatever its flags promise: older Matrix (quirk 50). */
export const cutPackets =
  (octetsLeft: number): Script =>
  () => ({
    value: (uuid, octets) => (dataIn(uuid, octets) === null ? octets : octets.slice(0, octetsLeft)),
  })

/** A reserved flag, and octets behind the fields that only the maker knows: Yesoul, Urevo, Technogym (quirks 52, 53). */
export const reservedFlag =
  (bit: number, more: readonly number[]): Script =>
  () => ({
    value(uuid, octets) {
      if (dataIn(uuid, octets) === null) return octets
      const longer = Uint8Array.from([...octets, ...more])
      longer[bit >> 3]! |= 1 << (bit & 7)
      return longer
    },
  })

/** Speed, distance and elapsed time under flags that say there is no speed: KingSmith PH4 (quirk 83). */
export const speedBehindItsFlags: Script = () => ({
  value(uuid, octets) {
    if (dataIn(uuid, octets) === null) return octets
    const other = Uint8Array.from(octets)
    other[0]! |= 1
    return other
  },
})
