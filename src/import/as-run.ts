import { lineWith, type LinePoint } from '../../protocol/line.ts'
import type { ExportEvent, ExportLap, ExportReading, RunExport } from '../../protocol/panel/run-export.ts'
import type { RunFileLoss } from '../../protocol/panel/run-files.ts'
import { idFrom } from '../history/brought-in.ts'
import type { Activity, ActivityLap, ActivityReading } from './activity.ts'
import { refuse } from './no-run-file.ts'

/** An activity of another program as a run: without a plan and without a promise, its laps as stages. */

export interface AsRun {
  readonly run: RunExport
  readonly losses: readonly RunFileLoss[]
}

/** A reading with the seconds that the clock ran by then. */
interface Moved extends ActivityReading {
  readonly movingS: number
}

/**
 * @param octets of the file: the same one is the same run
 * @throws {NoRunFile} where it says neither how long nor how far it was
 */
export function asRun(activity: Activity, octets: Uint8Array): AsRun {
  const { format, by, startedAtMs, effort, laps: told } = activity
  const losses: RunFileLoss[] = [...activity.losses]
  const lose = (code: PlainLoss): void => void losses.push({ code, values: {} })
  const moved = eachStamp(activity.readings).map((one): Moved => ({ ...one, movingS: movingAt(one.atMs, activity) }))
  const lapsS = told.reduce((sum, { timeS }) => sum + timeS, 0)
  const movingS = activity.timeS ?? (told.length > 0 ? lapsS : (moved.at(-1)?.movingS ?? 0))
  if (!(movingS > 0)) refuse('run-file-no-time')
  const lapsM = told.length > 0 && told.every((lap) => lap.distanceM !== null) ? sumOf(told) : null
  const lastM = moved.findLast((one) => one.distanceM !== null)?.distanceM ?? null
  const firstM = moved.find((one) => one.distanceM !== null)?.distanceM ?? 0
  const bySpeed = lastM === null ? speedsAdded(moved) : null
  const runM = bySpeed?.at(-1) ?? null
  const distanceM = activity.distanceM ?? lapsM ?? (lastM === null ? runM : lastM - firstM)
  if (distanceM === null || !(distanceM > 0)) refuse('run-file-no-length')
  const isBySpeed = activity.distanceM === null && lapsM === null && lastM === null
  const along =
    lastM !== null ? { from: firstM } : isBySpeed ? { added: bySpeed } : { laps: boundsOf(told, distanceM, movingS) }

  if (moved.length === 0) lose('run-file-nothing-along')
  else {
    if (moved.every(({ speedKmh }) => speedKmh === null)) lose('run-file-no-speed')
    if (lastM === null) lose(isBySpeed ? 'run-file-distance-by-speed' : 'run-file-no-distance-along')
  }
  const hasHeart = [...moved, ...told].some(({ heartRateBpm }) => heartRateBpm !== null)
  if (!hasHeart) lose('run-file-no-heart')

  const readings = readingsOf(moved, startedAtMs, along)
  const laps = lapsOf(activity, readings, { movingS, distanceM }, lastM !== null || isBySpeed)
  if (laps.length < told.length || told.length === 0) lose('run-file-no-laps')
  const endedAtMs = Math.max(
    startedAtMs + movingS * 1000,
    moved.at(-1)?.atMs ?? 0,
    ...laps.map(({ untilS }) => startedAtMs + untilS * 1000),
  )
  return {
    run: {
      crescendo: 'run',
      version: 1,
      run: {
        ...{ id: idFrom(octets), startedAt: isoOf(startedAtMs), endedAt: isoOf(endedAtMs) },
        ...{ planName: { code: 'no-plan', values: {} }, machineName: by ?? format.toUpperCase() },
        ...{ distanceM, movingS, crescendo: false, broughtIn: { format, by } },
        ...(effort === null ? {} : { effort }),
      },
      distanceFrom: isBySpeed ? 'integral' : null,
      plan: null,
      laps,
      events: eventsOf(activity),
      readings,
      line: [...lineOf(readings)],
    },
    losses,
  }
}

type PlainLoss = Extract<RunFileLoss, { values: Record<string, never> }>['code']

const sumOf = (laps: readonly ActivityLap[]): number => laps.reduce((sum, lap) => sum + (lap.distanceM ?? 0), 0)
const isoOf = (ms: number): string => new Date(ms).toISOString()

/** Of readings of one stamp the last. */
const eachStamp = (readings: readonly ActivityReading[]): ActivityReading[] =>
  readings.filter(({ atMs }, index) => (readings[index + 1]?.atMs ?? Infinity) > atMs)

/** Seconds that its clock had run by then. */
function movingAt(atMs: number, { startedAtMs, pauses }: Activity): number {
  const stoodMs = pauses.reduce((sum, { fromMs, untilMs }) => sum + Math.max(0, Math.min(untilMs, atMs) - fromMs), 0)
  return Math.max(0, atMs - startedAtMs - stoodMs) / 1000
}

/** Metres by the speed that was measured, each until the next; null where there is none. */
function speedsAdded(moved: readonly Moved[]): number[] | null {
  if (moved.every(({ speedKmh }) => speedKmh === null)) return null
  let m = 0
  return moved.map(({ speedKmh, movingS }, index) => {
    const forS = movingS - (moved[index - 1]?.movingS ?? movingS)
    return (m += ((speedKmh ?? 0) / 3.6) * forS)
  })
}

/** Seconds and metres where each lap ends. */
interface Bound {
  readonly s: number
  readonly m: number
}

function boundsOf(laps: readonly ActivityLap[], distanceM: number, movingS: number): Bound[] {
  const bounds: Bound[] = [{ s: 0, m: 0 }]
  if (laps.length === 0 || laps.some((lap) => lap.distanceM === null)) return [...bounds, { s: movingS, m: distanceM }]
  for (const lap of laps) {
    const { s, m } = bounds.at(-1) ?? { s: 0, m: 0 }
    bounds.push({ s: s + lap.timeS, m: m + (lap.distanceM ?? 0) })
  }
  return bounds
}

type AlongBy =
  { readonly from: number } | { readonly added: readonly number[] | null } | { readonly laps: readonly Bound[] }

/** Metres of the run at a reading, as the file has them; where it has none, as what is known on both sides of it lies. */
function distanceAt(by: AlongBy, { distanceM, movingS }: Moved, index: number): number | null {
  if ('from' in by) return distanceM === null ? null : distanceM - by.from
  if ('added' in by) return by.added?.[index] ?? null
  const after = by.laps.findIndex(({ s }) => s > movingS)
  const [from, until] = [by.laps[after - 1], by.laps[after]]
  if (from === undefined || until === undefined) return by.laps.at(-1)?.m ?? null
  return from.m + ((movingS - from.s) / (until.s - from.s)) * (until.m - from.m)
}

/** As the file has them; where one has no distance, it is as far as the one before. */
function readingsOf(moved: readonly Moved[], startedAtMs: number, by: AlongBy): ExportReading[] {
  let m = 0
  return moved.map((one, index) => {
    const { atMs, movingS, speedKmh, heartRateBpm, inclinePct } = one
    m = Math.max(0, distanceAt(by, one, index) ?? m)
    const atS = (atMs - startedAtMs) / 1000
    const measured = { atS, movingS, distanceM: m, speedKmh, inclinePct, heartRateBpm }
    return { ...measured, plannedKmh: null, targetKmh: null }
  })
}

interface Total {
  readonly movingS: number
  readonly distanceM: number
}

/** Its laps; one of all of it where it tells none, or not how far they went. */
function lapsOf(
  activity: Activity,
  readings: readonly ExportReading[],
  total: Total,
  hasDistance: boolean,
): ExportLap[] {
  const { startedAtMs } = activity
  const told = activity.laps.filter(({ timeS }) => timeS > 0)
  const whole: ActivityLap = {
    ...{ startedAtMs, timeS: total.movingS, distanceM: total.distanceM, part: 'stage' },
    ...{ mostKmh: null, heartRateBpm: null, mostHeartRateBpm: null },
  }
  const isKnown = told.length > 0 && (hasDistance || told.every((lap) => lap.distanceM !== null))
  const laps = isKnown ? told : [whole]
  let [number, m, movingS] = [0, 0, 0]
  return laps.map((lap, index): ExportLap => {
    const isEasing = (lap.part === 'warm-up' && index === 0) || (lap.part === 'cool-down' && index === laps.length - 1)
    const kind = isEasing && laps.length > 1 ? lap.part : 'stage'
    const [fromM, fromMovingS] = [m, movingS]
    movingS += lap.timeS
    const inIt = readings.filter((one) => one.movingS > fromMovingS && one.movingS <= movingS)
    const lastM = inIt.at(-1)?.distanceM ?? fromM
    const distanceM = lap.distanceM ?? Math.max(0, lastM - fromM)
    m += distanceM
    const rates = inIt.flatMap(({ heartRateBpm }) => heartRateBpm ?? [])
    const mean = rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0) / rates.length
    const heart = lap.heartRateBpm ?? mean
    return {
      ...{ kind, mile: kind === 'stage' ? ++number : null, effort: null, distanceM, timeS: lap.timeS },
      ...{ plannedKmh: null, averageKmh: (distanceM / lap.timeS) * 3.6, gainS: null, note: null },
      ...(heart === null ? {} : { heartRateBpm: Math.round(heart) }),
      fromS: (lap.startedAtMs - startedAtMs) / 1000,
      untilS: (endOf(lap, activity) - startedAtMs) / 1000,
      fromM,
      mostKmh: lap.mostKmh ?? mostOf(inIt.map(({ speedKmh }) => speedKmh)),
      mostHeartRateBpm: lap.mostHeartRateBpm ?? mostOf(rates),
    }
  })
}

/** When its clock had run as long as the lap is, ms. */
function endOf({ startedAtMs, timeS }: ActivityLap, { pauses }: Activity): number {
  let endMs = startedAtMs + timeS * 1000
  for (const { fromMs, untilMs } of pauses) if (fromMs >= startedAtMs && fromMs < endMs) endMs += untilMs - fromMs
  return endMs
}

const mostOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((most, value) => (value === null ? most : Math.max(most ?? value, value)), null)

const eventsOf = ({ pauses, startedAtMs }: Activity): ExportEvent[] => [
  { atS: 0, what: 'moves' },
  ...pauses.flatMap(({ fromMs, untilMs }): ExportEvent[] => [
    { atS: (fromMs - startedAtMs) / 1000, what: 'rests' },
    { atS: (untilMs - startedAtMs) / 1000, what: 'moves' },
  ]),
]

const lineOf = (readings: readonly ExportReading[]): readonly LinePoint[] =>
  readings.reduce<readonly LinePoint[]>(
    (line, { movingS, distanceM, speedKmh }) => lineWith(line, { movingS, totalM: distanceM }, speedKmh),
    [],
  )
