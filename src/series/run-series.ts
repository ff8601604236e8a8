import type { AskKind } from '../../protocol/panel/asks.ts'
import type { ExportEvent, ExportLap, ExportReading, RunExport } from '../../protocol/panel/run-export.ts'
import { MOST_POINTS, type RunMoment, type RunSeries } from '../../protocol/panel/run-opened.ts'
import type { WaitCode } from '../../protocol/panel/waits.ts'
import { isStage } from '../../protocol/units.ts'

/** What was measured along a run, in as many points as a screen is wide, and what happened when. */

/** Nearer than this to what it was to run at, a belt is on it, km/h: one step of the finest grid, and half of one. */
const ON_TARGET_KMH = 0.15

export function seriesOf(run: RunExport): RunSeries {
  const points = pointsOf(run.readings)
  const column = <Of>(of: (reading: ExportReading) => Of): Of[] => points.map(of)
  return {
    atS: column(({ atS }) => rounded(atS, 100)),
    movingS: column(({ movingS }) => rounded(movingS, 100)),
    distanceM: column(({ distanceM }) => rounded(distanceM, 10)),
    measuredKmh: column(({ speedKmh }) => kmh(speedKmh)),
    plannedKmh: column(({ plannedKmh }) => kmh(plannedKmh)),
    targetKmh: column(({ targetKmh }) => kmh(targetKmh)),
    heartBpm: column(({ heartRateBpm }) => heartRateBpm),
    onTargetPct: onTargetPct(run),
    moments: momentsOf(run),
  }
}

const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts
const kmh = (value: number | null): number | null => (value === null ? null : rounded(value, 100))

/** Of as many together the one whose speed is farthest from the last that was taken: no peak is lost. */
function pointsOf(readings: readonly ExportReading[]): readonly ExportReading[] {
  if (readings.length <= MOST_POINTS) return readings
  const together = Math.ceil((readings.length - 2) / (MOST_POINTS - 2))
  const points = readings.slice(0, 1)
  for (let from = 1; from < readings.length - 1; from += together) {
    const some = readings.slice(from, Math.min(from + together, readings.length - 1))
    const lastKmh = points.at(-1)?.speedKmh ?? 0
    const off = ({ speedKmh }: ExportReading): number => Math.abs((speedKmh ?? 0) - lastKmh)
    points.push(some.reduce((farthest, one) => (off(one) > off(farthest) ? one : farthest)))
  }
  return [...points, ...readings.slice(-1)]
}

/** Index of the lap that a moment lies in, by its seconds on the moving belt; -1 without laps. */
function lapAt(laps: readonly ExportLap[], movingS: number): number {
  let untilS = 0
  const index = laps.findIndex(({ timeS }) => (untilS += timeS) > movingS)
  return index === -1 ? laps.length - 1 : index
}

function onTargetPct({ laps, readings }: RunExport): number | null {
  let [allS, onS] = [0, 0]
  readings.forEach(({ movingS, speedKmh, targetKmh }, index) => {
    const passedS = (readings[index + 1]?.movingS ?? movingS) - movingS
    const lap = laps[lapAt(laps, movingS)]
    if (passedS <= 0 || lap === undefined || (!isStage(lap) && lap.kind !== 'finish')) return
    if (speedKmh === null || targetKmh === null) return
    allS += passedS
    if (Math.abs(speedKmh - targetKmh) <= ON_TARGET_KMH) onS += passedS
  })
  return allS === 0 ? null : (onS / allS) * 100
}

/** Asks that only lead into a run or out of it, and answers: nothing of how it was run. */
const BESIDE: ReadonlySet<AskKind> = new Set<AskKind>([
  ...(['begin', 'start', 'end', 'discard', 'again', 'skip', 'skip-all'] as const),
  ...(['belt-is-still', 'unlock', 'has-motor', 'console-says'] as const),
])

/** Waits that each start has, or that are told as what they come from. */
const OF_EVERY_RUN: ReadonlySet<WaitCode> = new Set<WaitCode>([
  ...(['checking-the-unit', 'unit-not-known-yet', 'rest-not-seen', 'belt-out-of-sight'] as const),
])
/** A change that was kept back for less is nothing to be told, s. */
const KEPT_BACK_S = 3

/** What ends each. */
const ENDS: Partial<Record<ExportEvent['what'], readonly ExportEvent['what'][]>> = {
  held: ['not-held', 'held'],
  waits: ['waits-no-more', 'waits'],
  rests: ['moves'],
  unseen: ['seen'],
}

function momentsOf({ laps, readings, events }: RunExport): RunMoment[] {
  return events.flatMap(({ atS, what, ask, reason, wait }, index): RunMoment[] => {
    if (what === 'not-held' || what === 'waits-no-more' || what === 'moves' || what === 'seen') return []
    const after = readings.findIndex((reading) => reading.atS > atS)
    const before = readings[(after === -1 ? readings.length : after) - 1]
    const movingS = before?.movingS ?? 0
    const lap = laps[lapAt(laps, movingS)]
    const place = lap === undefined || before === undefined ? null : { kind: lap.kind, number: lap.mile }
    const at = { atS, movingS, in: place, what }
    if (what === 'away') return [{ ...at, what }]
    if (what === 'asked') {
      if (ask === undefined || BESIDE.has(ask)) return []
      const byKmh = changeOf(before, readings[after])
      return [{ ...at, what, ask, ...(byKmh === 0 ? {} : { byKmh }) }]
    }
    const untilS = events.slice(index + 1).find((later) => ENDS[what]?.includes(later.what) === true)?.atS ?? null
    // The rest that a run ends with is no stop on the way.
    if (what === 'rests' && untilS === null) return []
    if (what === 'waits') {
      const isTold = wait !== undefined && !OF_EVERY_RUN.has(wait) && (untilS ?? Infinity) - atS >= KEPT_BACK_S
      return isTold ? [{ ...at, what, untilS, wait }] : []
    }
    return [{ ...at, what, untilS, ...(reason === undefined ? {} : { reason }) }]
  })
}

/** What was changed of the speed that was wished for, from one reading to the next, km/h. */
function changeOf(before: ExportReading | undefined, after: ExportReading | undefined): number {
  const [from, to] = [before?.targetKmh ?? null, after?.targetKmh ?? null]
  return from === null || to === null ? 0 : rounded(to - from, 100)
}
