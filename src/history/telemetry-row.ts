import type { Telemetry } from '../belt/event.ts'

/** Telemetry as whole numbers of what FTMS carries: 0.01 km/h, m, s, 0.1 %, beats per minute. Null where unknown. */
export type TelemetryRow = {
  readonly speed_001_kmh: number | null
  readonly distance_m: number | null
  readonly elapsed_s: number | null
  readonly incline_01_pct: number | null
  readonly heart_rate_bpm: number | null
}

/** The columns of an event that is not telemetry. */
export const NO_TELEMETRY: TelemetryRow = {
  speed_001_kmh: null,
  distance_m: null,
  elapsed_s: null,
  incline_01_pct: null,
  heart_rate_bpm: null,
}

const scaled = (value: number | null, scale: number): number | null =>
  value === null ? null : Math.round(value * scale)
const unscaled = (count: number | null, scale: number): number | null => (count === null ? null : count / scale)

/** Null where a value lies between two counts: rounding it would make another run of the replay. */
export function rowOf(telemetry: Telemetry): TelemetryRow | null {
  const row: TelemetryRow = {
    speed_001_kmh: scaled(telemetry.speedKmh, 100),
    distance_m: scaled(telemetry.distanceM, 1),
    elapsed_s: scaled(telemetry.elapsedS, 1),
    incline_01_pct: scaled(telemetry.inclinePct, 10),
    heart_rate_bpm: scaled(telemetry.heartRateBpm, 1),
  }
  const back = telemetryOf(row)
  const exact =
    back.speedKmh === telemetry.speedKmh &&
    back.distanceM === telemetry.distanceM &&
    back.elapsedS === telemetry.elapsedS &&
    back.inclinePct === telemetry.inclinePct &&
    back.heartRateBpm === telemetry.heartRateBpm
  return exact ? row : null
}

export function telemetryOf(row: TelemetryRow): Telemetry {
  return {
    speedKmh: unscaled(row.speed_001_kmh, 100),
    distanceM: row.distance_m,
    elapsedS: row.elapsed_s,
    inclinePct: unscaled(row.incline_01_pct, 10),
    heartRateBpm: row.heart_rate_bpm,
  }
}
