import type { TreadmillRecord } from '../../protocol/ftms/treadmill-data.ts'
import { decodeTreadmillData, mergeRecord } from '../../protocol/ftms/treadmill-data.ts'
import type { Telemetry } from '../belt/event.ts'
import { LIMITS } from '../belt/limits.ts'

const LONGEST_PLAUSIBLE_M = 0xfffffe
const HIGHEST_PLAUSIBLE_BPM = 254

/**
 * Turns Treadmill Data notifications into readings: records split by More Data are put together, of a packet that was cut
 * short the complete fields count (quirk 50), and what a machine leaves out or cannot mean is null. One reader per link.
 */
export function telemetryReader(): (octets: Uint8Array) => Telemetry | null {
  let partial: TreadmillRecord | null = null
  return (octets) => {
    const decoded = decodeTreadmillData(octets)
    const packet = decoded.ok ? decoded.value : decoded.partial
    // Most packets are a record by themselves.
    if (partial === null && packet.moreData !== true) return telemetryOf(packet)
    const merged = mergeRecord(partial, packet)
    partial = merged.partial
    return merged.record === null ? null : telemetryOf(merged.record)
  }
}

function telemetryOf(record: TreadmillRecord): Telemetry {
  return {
    speedKmh: upTo(LIMITS.highestKmh, record.instantaneousSpeedKmh),
    distanceM: upTo(LONGEST_PLAUSIBLE_M, record.totalDistanceM),
    elapsedS: record.elapsedTimeS ?? null,
    inclinePct: record.inclinationPercent ?? null,
    heartRateBpm: upTo(HIGHEST_PLAUSIBLE_BPM, record.heartRateBpm) || null,
  }
}

const upTo = (highest: number, value: number | null | undefined): number | null =>
  value === null || value === undefined || value > highest ? null : value
