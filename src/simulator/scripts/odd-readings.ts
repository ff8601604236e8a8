import type { Clock } from '../../clock.ts'
import { requestIn, withData } from './octets.ts'
import { movingFor } from './moving-for.ts'
import type { Script } from './script.ts'

/** Speeds as they were so long ago: NordicTrack Elite 4000 (quirk 91). */
export const lateReadings =
  (lateMs: number): Script =>
  ({ clock }) => {
    const told: { readonly atMs: number; readonly kmh: number }[] = []
    return {
      value: (uuid, octets) =>
        withData(uuid, octets, ({ instantaneousSpeedKmh: kmh = 0 }) => {
          told.push({ atMs: clock.nowMs(), kmh })
          return {
            instantaneousSpeedKmh: (told.findLast(({ atMs }) => atMs <= clock.nowMs() - lateMs) ?? told[0])?.kmh ?? 0,
          }
        }),
    }
  }

/** Its timer goes back to zero where its display ends, s: Sportstech (quirk 89). */
export const elapsedWraps =
  (fromS: number, atS: number): Script =>
  () => ({
    value: (uuid, octets) =>
      withData(uuid, octets, ({ elapsedTimeS = 0 }) => ({ elapsedTimeS: (fromS + elapsedTimeS) % atS })),
  })

/** Its timer counts down to the first motion (quirk 90). */
export const elapsedCountsDown =
  (fromS: number): Script =>
  ({ clock }) => {
    const moving = movingFor(clock)
    let startedAtMs: number | null = null
    return {
      write(uuid, octets) {
        if (requestIn(uuid, octets)?.op === 'start_or_resume') startedAtMs = clock.nowMs()
        return octets
      },
      value(uuid, octets) {
        moving.value(uuid, octets)
        return withData(uuid, octets, () => ({ elapsedTimeS: elapsedS(clock, moving.forMs(), startedAtMs, fromS) }))
      },
    }
  }

function elapsedS(clock: Clock, movesForMs: number, startedAtMs: number | null, fromS: number): number {
  if (movesForMs > 0) return Math.floor(movesForMs / 1000)
  return startedAtMs === null ? 0 : Math.max(0, fromS - Math.floor((clock.nowMs() - startedAtMs) / 1000))
}

/** All zero for so long after it woke, whatever the belt does: Urevo (quirk 56). One that runs as somebody connects is awake. */
export const zerosAtFirst =
  (forMs: number): Script =>
  ({ clock }) => {
    const untilMs = clock.nowMs() + forMs
    let wakes: boolean | null = null
    return {
      value: (uuid, octets) =>
        withData(uuid, octets, ({ instantaneousSpeedKmh = 0 }) => {
          wakes ??= instantaneousSpeedKmh === 0
          const isZero = wakes && clock.nowMs() < untilMs
          return isZero ? { instantaneousSpeedKmh: 0, totalDistanceM: 0, elapsedTimeS: 0 } : {}
        }),
    }
  }

/** After a stop it goes on sending the last speed, with distance and time that stand: Bowflex BXT216, DKN (quirk 59). */
export const repeatsLastSpeed: Script = () => {
  let stopped = false
  let lastKmh = 0
  return {
    write(uuid, octets) {
      const op = requestIn(uuid, octets)?.op
      if (op === 'stop_or_pause') stopped = true
      if (op === 'start_or_resume') stopped = false
      return octets
    },
    value: (uuid, octets) =>
      withData(uuid, octets, ({ instantaneousSpeedKmh = 0 }) => {
        if (!stopped) lastKmh = instantaneousSpeedKmh
        return { instantaneousSpeedKmh: lastKmh }
      }),
  }
}
