import { CHARACTERISTIC, SERVICE } from '../../protocol/ftms/uuids.ts'
import { decodeRscMeasurement } from '../../protocol/running-speed-cadence.ts'
import type { SensorKind } from './keep-sensor.ts'

/** Nobody runs faster: what lies beyond is no reading, km/h. */
const FASTEST_KMH = 45
const KMH_PER_MPS = 3.6

/**
 * Turns a notification of RSC Measurement (0x2A53, RSCS 1.0 §3.1) into a speed, km/h: null where none can be, undefined where the
 * octets say nothing.
 */
export function footPodSpeed(octets: Uint8Array): number | null | undefined {
  const decoded = decodeRscMeasurement(octets)
  if (!decoded.ok || decoded.value.instantaneousSpeedMps === undefined) return undefined
  const speedKmh = Math.round(decoded.value.instantaneousSpeedMps * KMH_PER_MPS * 100) / 100
  return speedKmh <= FASTEST_KMH ? speedKmh : null
}

/** Tells how fast its wearer runs, km/h; null where it measures nothing that can be. */
export const FOOT_POD: SensorKind = {
  service: SERVICE.runningSpeedAndCadence,
  characteristic: CHARACTERISTIC.rscMeasurement,
  reader: () => footPodSpeed,
  notHeard: 'No foot pod was heard. Wear it, take a few steps, and close other apps that are connected to it.',
  tellsNothing: (name) => `${name} tells no speed: it is no foot pod.`,
}
