import { CHARACTERISTIC, SERVICE } from '../../protocol/ftms/uuids.ts'
import { decodeHeartRate } from '../../protocol/heart-rate.ts'
import type { SensorKind } from './keep-sensor.ts'

/** No heart beats more slowly, or faster: what lies beyond is no reading, beats a minute. */
const PLAUSIBLE_BPM = { low: 25, high: 240 } as const

/**
 * Turns notifications of Heart Rate Measurement (0x2A37, HRS 1.0 §3.1) into rates, beats a minute: null where none is
 * measured, undefined where the octets say nothing. That a strap has no contact counts once it has said of itself that it has:
 * many send a good rate and never claim contact. One reader per link.
 */
export function heartReader(): (octets: Uint8Array) => number | null | undefined {
  let tellsContact = false
  return (octets) => {
    const decoded = decodeHeartRate(octets)
    if (!decoded.ok) return undefined
    const { heartRateBpm, sensorContact } = decoded.value
    if (sensorContact === 'detected') tellsContact = true
    if (heartRateBpm === undefined) return undefined
    if (heartRateBpm < PLAUSIBLE_BPM.low || heartRateBpm > PLAUSIBLE_BPM.high) return null
    return tellsContact && sensorContact === 'not_detected' ? null : heartRateBpm
  }
}

/** Tells beats a minute; null where it measures none. */
export const STRAP: SensorKind = {
  service: SERVICE.heartRate,
  characteristic: CHARACTERISTIC.heartRateMeasurement,
  reader: heartReader,
  notHeard:
    'No heart-rate strap was heard. Wear it, wet its electrodes, and close other apps that are connected to it.',
  tellsNothing: (name) => `${name} tells no heart rate: it is no strap.`,
}
