import { asBeltRuns } from '../../protocol/belt-factor.ts'
import type { ExportLap, ExportReading, RunExport } from '../../protocol/panel/run-export.ts'
import type { Run } from '../../protocol/panel/runs.ts'
import type { KeptRun } from '../history/kept-run.ts'
import { along, type Reading } from './along.ts'

/**
 * All that an export needs of an ended run. What it came to is as the history keeps it: laps, time and distance are those of the
 * report. Where it has no journal any more there are no readings, and its measured line stands in for them.
 *
 * @throws HistoryError `unreadable`
 */
export function endedRun(kept: KeptRun): RunExport {
  const { run, beltFactor, parts } = kept
  const { plan, splits, line, broughtIn, ...summary } = run
  const whole = {
    ...(kept.ownPlanName === null ? {} : { ownPlanName: kept.ownPlanName }),
    ...(kept.stoppedBy === null ? {} : { stoppedBy: kept.stoppedBy }),
    ...(line.length === 0 ? {} : { line }),
  }
  if (kept.along !== null) {
    // What left as our own JSON and came back is the run that it was.
    const from = broughtIn === undefined || broughtIn.format === 'json' ? {} : { broughtIn }
    const { distanceFrom } = kept
    return { crescendo: 'run', version: 1, run: { ...summary, ...from }, ...whole, distanceFrom, plan, ...kept.along }
  }
  const { readings: read, events, distanceFrom, untilMs } = along(parts)
  const begunMs = parts[0]?.session.atMs ?? 0
  const faster = timesFaster(run, Math.max((untilMs ?? begunMs) - begunMs, run.movingS * 1000))
  const bounds = boundsOf(run)
  const readings =
    read.length === 0 ? line.map(linePoint) : read.map((one) => readingOf(one, begunMs, beltFactor, run, bounds))
  const laps = splits.map((split, index): ExportLap => {
    const [from = START, until = START] = bounds.slice(index, index + 2)
    const inIt = readings.filter(({ movingS }) => movingS > from.movingS && movingS <= until.movingS)
    return {
      ...split,
      fromS: atOf(readings, from.movingS, 'after'),
      untilS: atOf(readings, until.movingS, 'before'),
      fromM: from.distanceM,
      mostKmh: mostOf(inIt.map(({ speedKmh }) => speedKmh)),
      mostHeartRateBpm: mostOf(inIt.map(({ heartRateBpm }) => heartRateBpm)),
    }
  })
  const onWall = <Of extends { readonly atS: number }>(one: Of): Of => ({ ...one, atS: pressed(one.atS, faster) })
  return {
    crescendo: 'run',
    version: 1,
    run: summary,
    ...whole,
    distanceFrom,
    plan,
    laps: laps.map((lap) => ({ ...lap, fromS: pressed(lap.fromS, faster), untilS: pressed(lap.untilS, faster) })),
    events: events.map(({ atMs, says }) => onWall({ atS: secondsOf(atMs - begunMs), ...says })),
    readings: readings.map(onWall),
  }
}

/** Real time lags behind the wall clock by no more than this, and simulated time is ahead of it by more. */
const CLOCKS_DIFFER = 1.05

/**
 * How many of its seconds passed in one of the wall clock, by which its beginning and end are kept: 1, but for simulated time.
 *
 * @param ranMs session time from its beginning to its end
 */
function timesFaster({ startedAt, endedAt }: Run, ranMs: number): number {
  const wallMs = Date.parse(endedAt) - Date.parse(startedAt)
  return wallMs > 0 && ranMs / wallMs > CLOCKS_DIFFER ? ranMs / wallMs : 1
}

/** A moment of it by the wall clock, s. */
const pressed = (atS: number, faster: number): number => (faster === 1 ? atS : secondsOf((atS * 1000) / faster))

/** Where a lap ends and the next begins: seconds on the moving belt, and metres of the run. */
interface Bound {
  readonly movingS: number
  readonly distanceM: number
}
const START: Bound = { movingS: 0, distanceM: 0 }

function boundsOf({ splits }: Run): Bound[] {
  const bounds = [START]
  for (const { timeS, distanceM } of splits) {
    const last = bounds.at(-1) ?? START
    bounds.push({ movingS: last.movingS + timeS, distanceM: last.distanceM + distanceM })
  }
  return bounds
}

/** To the millisecond: session time is no finer. */
const secondsOf = (ms: number): number => Math.round(ms) / 1000

function readingOf(read: Reading, begunMs: number, factor: number, run: Run, bounds: readonly Bound[]): ExportReading {
  const { atMs, ...told } = asBeltRuns(read, factor)
  const { movingS } = told
  const kept = told.distanceM === null ? keptAt(movingS, run, bounds) : null
  return {
    atS: secondsOf(atMs - begunMs),
    ...told,
    distanceM: told.distanceM ?? kept?.distanceM ?? 0,
    plannedKmh: told.plannedKmh ?? kept?.plannedKmh ?? null,
    ...(factor === 1 ? {} : { consoleKmh: read.speedKmh }),
  }
}

const linePoint = ({ movingS, distanceM, speedKmh }: Run['line'][number]): ExportReading => ({
  ...{ atS: movingS, movingS, distanceM, speedKmh },
  ...{ plannedKmh: null, targetKmh: null, inclinePct: null, heartRateBpm: null },
})

/** By what was kept of the run: how far it was then, and how fast it was to be. */
function keptAt(movingS: number, { splits, line }: Run, bounds: readonly Bound[]) {
  const lap = bounds.findLastIndex((bound) => bound.movingS <= movingS)
  const along = line.length > 0 ? [START, ...line] : bounds
  return { distanceM: between(along, movingS), plannedKmh: splits[lap]?.plannedKmh ?? null }
}

/** Metres at a moment between two that are known; beyond the last, its own. */
function between(known: readonly Bound[], movingS: number): number {
  const after = known.findIndex((bound) => bound.movingS > movingS)
  const [from, until] = [known[after - 1], known[after]]
  if (from === undefined || until === undefined) return (after === 0 ? known[0] : known.at(-1))?.distanceM ?? 0
  const share = (movingS - from.movingS) / (until.movingS - from.movingS)
  return from.distanceM + share * (until.distanceM - from.distanceM)
}

/**
 * When it had run for so long, s. The belt may have stood there: `after`, and when it went on.
 */
function atOf(readings: readonly ExportReading[], movingS: number, standing: 'before' | 'after'): number {
  const isThere = ({ movingS: s }: ExportReading): boolean => (standing === 'before' ? s >= movingS : s > movingS)
  const next = readings.find(isThere)
  if (next !== undefined) return secondsOf((next.atS - (next.movingS - movingS)) * 1000)
  const last = readings.at(-1)
  return last === undefined ? movingS : secondsOf((last.atS + Math.max(0, movingS - last.movingS)) * 1000)
}

function mostOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((most, value) => Math.max(most, value))
}
