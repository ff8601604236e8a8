import type { TreadmillData } from '../../protocol/ftms/treadmill-data.ts'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import type { MachineOptions } from '../../src/simulator/machine-options.ts'
import { movingFor } from '../../src/simulator/scripts/moving-for.ts'
import { obeysFifthsOfMph } from '../../src/simulator/scripts/obeys-some-speeds.ts'
import { dataIn, withData } from '../../src/simulator/scripts/octets.ts'
import { elapsedCountsDown, elapsedWraps, lateReadings } from '../../src/simulator/scripts/odd-readings.ts'
import { reactsLate } from '../../src/simulator/scripts/reacts-late.ts'
import { together, type Script } from '../../src/simulator/scripts/script.ts'

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
  const { speedLateMs, elapsed } = telemetry
  const script = together(
    ...(orders.onlyMphFifths === true ? [obeysFifthsOfMph] : []),
    ...(orders.lateMs === undefined ? [] : [reactsLate(orders.lateMs)]),
    ...(speedLateMs === undefined ? [] : [lateReadings(speedLateMs)]),
    ...(elapsed === undefined ? [] : [elapsedBy(elapsed, startDelayMs / 1000)]),
    tellingOtherwise(telemetry, (nowMs) => (zerosSinceMs ??= nowMs)),
  )
  return { script, zerosSinceMs: () => zerosSinceMs }
}

const elapsedBy = (elapsed: NonNullable<Telling['elapsed']>, startDelayS: number): Script =>
  elapsed === 'countdown' ? elapsedCountsDown(startDelayS) : elapsedWraps(elapsed.from, elapsed.wrapAt)

/** @param zerosOn told of each moment of zeros; answers since when they are */
const tellingOtherwise =
  (telling: Telling, zerosOn: (nowMs: number) => number): Script =>
  ({ clock }) => {
    const { zeros, spike, speedFactors, distanceFactor = 1, flagsHex } = telling
    const moving = movingFor(clock)
    let spikes = 0
    let readings = 0
    let distanceM = 0

    function told({ instantaneousSpeedKmh: kmh = 0, totalDistanceM = 0, elapsedTimeS = 0 }: TreadmillData) {
      const said = { instantaneousSpeedKmh: kmh, totalDistanceM, elapsedTimeS }
      if (zeros !== undefined && moving.forMs() >= zeros.afterSteadyMs) {
        const isZero = clock.nowMs() - zerosOn(clock.nowMs()) < zeros.forMs
        if (isZero) return { ...said, instantaneousSpeedKmh: 0, totalDistanceM: distanceM }
      }
      if (spike !== undefined && moving.forMs() >= spike.afterSteadyMs && spikes < spike.readings) {
        spikes += 1
        said.instantaneousSpeedKmh = spike.kmh
      }
      if (speedFactors !== undefined) {
        said.instantaneousSpeedKmh = kmh * (speedFactors[readings % speedFactors.length] ?? 1)
        readings += 1
      }
      distanceM = Math.floor(totalDistanceM * distanceFactor)
      return {
        instantaneousSpeedKmh: telling.speedKmh ?? said.instantaneousSpeedKmh,
        totalDistanceM: telling.distanceM ?? distanceM,
        elapsedTimeS: telling.elapsedS ?? elapsedTimeS,
      }
    }

    return {
      value(uuid, octets) {
        const data = dataIn(uuid, moving.value(uuid, octets))
        if (data === null) return octets
        const says = told(data)
        return flagsHex === undefined ? withData(uuid, octets, () => says) : underOtherFlags(flagsHex, says)
      },
    }
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
