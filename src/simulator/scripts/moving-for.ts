import type { Clock } from '../../clock.ts'
import { dataIn } from './octets.ts'

/** Whether the belt moves and for how long, ms, as its own readings say it; 0 while it stands. */
export function movingFor(clock: Clock) {
  let sinceMs: number | null = null
  return {
    forMs: (): number => (sinceMs === null ? 0 : clock.nowMs() - sinceMs),
    moves: (): boolean => sinceMs !== null,
    /** Reads on, and changes nothing. */
    value: (uuid: string, octets: Uint8Array): Uint8Array => {
      const speedKmh = dataIn(uuid, octets)?.instantaneousSpeedKmh
      if (speedKmh !== undefined) sinceMs = speedKmh > 0 ? (sinceMs ?? clock.nowMs()) : null
      return octets
    },
  }
}
