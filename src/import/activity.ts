import { MOST_RUN_READINGS, type RunFileLoss } from '../../protocol/panel/run-files.ts'
import type { BroughtIn } from '../../protocol/panel/runs.ts'
import { NoRunFile, refuse, refuseAt } from './no-run-file.ts'

/** What every foreign format is read into. Null is what the file does not say. */

export interface ActivityLap {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedAtMs: number
  /** Seconds that its clock ran. */
  readonly timeS: number
  readonly distanceM: number | null
  readonly mostKmh: number | null
  readonly heartRateBpm: number | null
  readonly mostHeartRateBpm: number | null
  readonly part: 'warm-up' | 'stage' | 'cool-down'
}

export interface ActivityReading {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly atMs: number
  readonly distanceM: number | null
  readonly speedKmh: number | null
  readonly heartRateBpm: number | null
  readonly inclinePct: number | null
}

export interface Activity {
  readonly format: BroughtIn['format']
  readonly by: string | null
  readonly startedAtMs: number
  /** Seconds that its clock ran, and metres. */
  readonly timeS: number | null
  readonly distanceM: number | null
  /** In their order. */
  readonly laps: readonly ActivityLap[]
  readonly readings: readonly ActivityReading[]
  /** When its clock stood, from and until, in their order. */
  readonly pauses: readonly { readonly fromMs: number; readonly untilMs: number }[]
  /** 1 to 10; null where its runner did not say. */
  readonly effort: number | null
  readonly losses: readonly RunFileLoss[]
}

/** What anybody runs: km/h, beats a minute, m, s, and the incline of a road, %. */
const SPEEDS_KMH = [0, 60] as const
const HEARTS_BPM = [1, 250] as const
const LENGTHS_M = [0, 500_000] as const
const TIMES_S = [0, 3 * 86_400] as const
const INCLINES_PCT = [-60, 60] as const
const MOST_LAPS = 2000
const DAY_MS = 86_400_000
/** Before anything wrote such files: 1990-01-01. */
const EARLIEST_MS = 631_152_000_000

const within = (value: number | null, [least, most]: readonly [number, number]): boolean =>
  value === null || (value >= least && value <= most)

/**
 * The same activity, where nothing in it is absurd.
 *
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @throws {NoRunFile}
 */
export function sound(activity: Activity, wallMs: number): Activity {
  const { laps, readings, startedAtMs, timeS, distanceM, effort } = activity
  if (readings.length > MOST_RUN_READINGS || laps.length > MOST_LAPS)
    throw new NoRunFile({ code: 'run-file-too-long', values: { most: MOST_RUN_READINGS } })
  if (!(startedAtMs >= EARLIEST_MS && startedAtMs <= wallMs + DAY_MS)) refuse('run-file-no-time')
  if (!within(timeS, TIMES_S) || !within(distanceM, LENGTHS_M) || !within(effort, [1, 10])) refuse('run-file-bad-total')
  laps.forEach((lap, index) => {
    const isSound =
      lap.startedAtMs >= startedAtMs - DAY_MS &&
      within(lap.timeS, TIMES_S) &&
      within(lap.distanceM, LENGTHS_M) &&
      within(lap.mostKmh, SPEEDS_KMH) &&
      within(lap.heartRateBpm, HEARTS_BPM) &&
      within(lap.mostHeartRateBpm, HEARTS_BPM)
    if (!isSound) refuseAt('run-file-bad-lap', index + 1)
    if (lap.startedAtMs < (laps[index - 1]?.startedAtMs ?? -Infinity)) refuseAt('run-file-backwards', index + 1)
  })
  let lastM = 0
  readings.forEach((reading, index) => {
    const isSound =
      Number.isFinite(reading.atMs) &&
      within(reading.distanceM, LENGTHS_M) &&
      within(reading.speedKmh, SPEEDS_KMH) &&
      within(reading.heartRateBpm, HEARTS_BPM) &&
      within(reading.inclinePct, INCLINES_PCT)
    if (!isSound) refuseAt('run-file-bad-reading', index + 1)
    const isBefore = reading.atMs < (readings[index - 1]?.atMs ?? -Infinity)
    if (isBefore || (reading.distanceM ?? lastM) < lastM - BACK_M) refuseAt('run-file-backwards', index + 1)
    lastM = reading.distanceM ?? lastM
  })
  const [first, last] = [readings[0], readings.at(-1)]
  if (first !== undefined && last !== undefined) {
    if (first.atMs < startedAtMs - DAY_MS || last.atMs - startedAtMs > TIMES_S[1] * 1000) refuse('run-file-no-time')
  }
  return activity
}

/** A watch corrects itself by as much, m. */
const BACK_M = 50
