import { mphFromKmh } from '../../protocol/units.ts'
import type { TreadmillData } from '../../protocol/ftms/treadmill-data.ts'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import type { MachineOptions } from '../../src/simulator/machine-options.ts'
import { dataIn, requestIn, successOf, withData } from '../../src/simulator/scripts/octets.ts'
import { reactsLate } from '../../src/simulator/scripts/reacts-late.ts'
import type { Acts, Script } from '../../src/simulator/scripts/script.ts'

/** What a treadmill of a public report does: `data/public-cases.json`, `play` of the cases of kind `machine`. */
export interface Play {
  readonly periodMs?: number
  readonly startDelayMs?: number
  readonly telemetry?: Telling
  readonly orders?: { readonly lateMs?: number; readonly onlyMphFifths?: boolean }
}

/** How what it says differs from what its belt does. */
interface Telling {
  readonly speedKmh?: number
  readonly distanceM?: number
  readonly elapsedS?: number
  /** Zeros for so long, once the belt has moved for so long. */
  readonly zeros?: { readonly afterSteadyMs: number; readonly forMs: number }
  readonly spike?: { readonly afterSteadyMs: number; readonly kmh: number; readonly readings: number }
  /** The speed times the next of these, in a ring. */
  readonly speedFactors?: readonly number[]
  readonly speedLateMs?: number
  readonly distanceFactor?: number
  readonly elapsed?: 'countdown' | { readonly from: number; readonly wrapAt: number }
  /** These flags before the octets of a machine that says speed, distance, energy and elapsed time. */
  readonly flagsHex?: string
}

export const machineOf = ({ periodMs = 250, startDelayMs }: Play): Partial<MachineOptions> => ({
  periodMs,
  ...(startDelayMs !== undefined && { dynamics: { ...USUAL_DYNAMICS, startDelayMs } }),
})

export interface Played {
  readonly script: Script
  /** When its zeros began, on the clock of the play; null before. */
  zerosSinceMs(): number | null
}

export function playOf({ telemetry = {}, orders = {}, startDelayMs = 0 }: Play): Played {
  let zerosSinceMs: number | null = null
  const script: Script = (stage) => {
    const { clock } = stage
    let movesSinceMs: number | null = null
    let startedAtMs: number | null = null
    let spikes = 0
    let readings = 0
    let distanceM = 0
    const speeds: { atMs: number; kmh: number }[] = []
    const late: Acts = orders.lateMs === undefined ? {} : reactsLate(orders.lateMs)(stage)

    function changed({ instantaneousSpeedKmh: kmh = 0, totalDistanceM = 0, elapsedTimeS = 0 }: TreadmillData) {
      const nowMs = clock.nowMs()
      movesSinceMs = kmh > 0 ? (movesSinceMs ?? nowMs) : null
      const movesForMs = movesSinceMs === null ? 0 : nowMs - movesSinceMs
      speeds.push({ atMs: nowMs, kmh })
      const said = { instantaneousSpeedKmh: kmh, totalDistanceM, elapsedTimeS }
      const { zeros, spike, speedFactors, speedLateMs, distanceFactor, elapsed } = telemetry
      if (zeros !== undefined && movesForMs >= zeros.afterSteadyMs) {
        zerosSinceMs ??= nowMs
        if (nowMs - zerosSinceMs < zeros.forMs) return { ...said, instantaneousSpeedKmh: 0, totalDistanceM: distanceM }
      }
      if (spike !== undefined && movesForMs >= spike.afterSteadyMs && spikes < spike.readings) {
        spikes += 1
        said.instantaneousSpeedKmh = spike.kmh
      }
      if (speedFactors !== undefined) {
        said.instantaneousSpeedKmh = kmh * (speedFactors[readings % speedFactors.length] ?? 1)
        readings += 1
      }
      if (speedLateMs !== undefined) {
        said.instantaneousSpeedKmh = speeds.findLast(({ atMs }) => atMs <= nowMs - speedLateMs)?.kmh ?? 0
      }
      said.totalDistanceM = Math.floor(totalDistanceM * (distanceFactor ?? 1))
      distanceM = said.totalDistanceM
      if (elapsed === 'countdown') said.elapsedTimeS = countdown(nowMs, elapsedTimeS, movesForMs)
      else if (elapsed !== undefined) said.elapsedTimeS = (elapsed.from + elapsedTimeS) % elapsed.wrapAt
      return {
        instantaneousSpeedKmh: telemetry.speedKmh ?? said.instantaneousSpeedKmh,
        totalDistanceM: telemetry.distanceM ?? said.totalDistanceM,
        elapsedTimeS: telemetry.elapsedS ?? said.elapsedTimeS,
      }
    }

    function countdown(nowMs: number, elapsedS: number, movesForMs: number): number {
      if (movesForMs > 0 || startedAtMs === null) return startedAtMs === null ? elapsedS : Math.floor(movesForMs / 1000)
      return Math.max(0, Math.ceil((startDelayMs - (nowMs - startedAtMs)) / 1000))
    }

    return {
      write(uuid, octets) {
        const request = requestIn(uuid, octets)
        if (request?.op === 'start_or_resume') startedAtMs = clock.nowMs()
        if (orders.onlyMphFifths === true && request?.op === 'set_target_speed') {
          const fifths = mphFromKmh(request.targetSpeedKmh) * 5
          if (Math.abs(fifths - Math.round(fifths)) * 0.3219 > 0.01) {
            stage.say(uuid, successOf(request.op))
            return null
          }
        }
        return late.write === undefined ? octets : late.write(uuid, octets)
      },
      value(uuid, octets) {
        const data = dataIn(uuid, octets)
        if (data === null) return octets
        const { flagsHex } = telemetry
        const told = changed(data)
        return flagsHex === undefined ? withData(uuid, octets, () => told) : underOtherFlags(flagsHex, told)
      },
    }
  }
  return { script, zerosSinceMs: () => zerosSinceMs }
}

/** Flags that say something else than what follows: speed, distance, no energy, elapsed time, and two octets more (quirk 83). */
function underOtherFlags(
  flagsHex: string,
  told: { instantaneousSpeedKmh: number; totalDistanceM: number; elapsedTimeS: number },
): Uint8Array {
  const octets = new DataView(new ArrayBuffer(14))
  octets.setUint16(0, Number.parseInt(flagsHex, 16))
  octets.setUint16(2, Math.round(told.instantaneousSpeedKmh * 100), true)
  octets.setUint16(4, told.totalDistanceM & 0xffff, true)
  octets.setUint8(6, told.totalDistanceM >> 16)
  octets.setUint16(7, 1, true)
  for (const at of [9, 10, 11]) octets.setUint8(at, 0xff)
  octets.setUint16(12, told.elapsedTimeS, true)
  return new Uint8Array(octets.buffer)
}
