import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { Trends, TrendWeek } from '../../protocol/panel/trends.ts'
import { UNIT_M } from '../../protocol/units.ts'
import { UNKNOWN, span } from '../format.ts'
import { figures } from '../language.ts'
import { monthOf } from './dates.ts'
import { fasterByS } from './gained.ts'
import { shortTold, speedTold } from './run-words.ts'
import { historyWords } from './words.ts'

/** What the last weeks come to, each as a number, a sentence and its weeks. */

export interface Trend {
  readonly name: string
  readonly value: string
  readonly unit: string
  readonly says: string
  /** What it says is better than before. */
  readonly isUp: boolean
  /** A sum has bars, a pace a line on which up is better. */
  readonly as: 'bars' | 'line'
  readonly tint: 'mile' | 'hot' | 'calm'
  /** The oldest first; null where there was none. */
  readonly weeks: readonly (number | null)[]
  /** Beside it, a line at this height; left out where there is none. */
  readonly level?: number
}

/** Within so much of the weeks before, a load is the same, a part of theirs. */
const STEADY = 0.1
const WEEKS_BEFORE = 4

export function trendsOf({ weeks, felt }: Trends, unit: DistanceUnit): readonly Trend[] {
  return [
    distanceOf(weeks, unit),
    speedOf(weeks, unit, 'tempoKmh', historyWords().tempo, 'mile'),
    speedOf(weeks, unit, 'sprintPeakKmh', historyWords().sprintPeak, 'hot'),
    loadOf(weeks),
    ...(felt.length === 0 ? [] : [feltOf(felt.map(({ pct }) => pct))]),
  ]
}

function distanceOf(weeks: readonly TrendWeek[], unit: DistanceUnit): Trend {
  const own = historyWords()
  const lengths = weeks.map(({ distanceM }) => distanceM / UNIT_M[unit])
  const [before = 0, now = 0] = lengths.slice(-2)
  const by = Number(now.toFixed(1)) - Number(before.toFixed(1))
  const length = figures.tenths(Math.abs(by))
  return {
    name: own.distanceThisWeek,
    value: figures.tenths(now),
    unit,
    // The first week has none before it.
    says:
      before === 0 && weeks.slice(0, -1).every(({ runs }) => runs === 0)
        ? ''
        : Math.abs(by) < 0.05
          ? own.asLast
          : by > 0
            ? own.moreThanLast(length)
            : own.lessThanLast(length),
    isUp: by >= 0.05,
    as: 'bars',
    tint: 'mile',
    weeks: lengths,
  }
}

function speedOf(
  weeks: readonly TrendWeek[],
  unit: DistanceUnit,
  of: 'tempoKmh' | 'sprintPeakKmh',
  name: string,
  tint: Trend['tint'],
): Trend {
  const speeds = weeks.map((week) => week[of])
  const ran = weeks.filter((week) => week[of] !== null)
  const last = ran.at(-1)?.[of] ?? null
  const told = speedTold(last, unit, false)
  const base = { name, ...told, as: 'line', tint, weeks: speeds } as const
  if (last === null) return { ...base, value: UNKNOWN, unit: '', says: historyWords().noneYet, isUp: false }
  return { ...base, ...(of === 'tempoKmh' ? sinceFirst(ran, last, unit) : besideBest(ran, last, unit)) }
}

/** Against the first week of these in which there was one. */
function sinceFirst(ran: readonly TrendWeek[], lastKmh: number, unit: DistanceUnit) {
  const own = historyWords()
  const [first] = ran
  if (first === undefined || ran.length < 2) return { says: '', isUp: false }
  const since = monthOf(first.monday)
  const by = fasterByS(lastKmh, first.tempoKmh ?? lastKmh, unit)
  const time = span(Math.abs(by))
  const says = by > 0 ? own.fasterSince(time, since) : by < 0 ? own.slowerSince(time, since) : own.sameSince(since)
  return { says, isUp: by > 0 }
}

/** Against the fastest of these weeks. */
function besideBest(ran: readonly TrendWeek[], lastKmh: number, unit: DistanceUnit) {
  const own = historyWords()
  const best = ran.reduce((most, week) => ((week.sprintPeakKmh ?? 0) > (most.sprintPeakKmh ?? 0) ? week : most))
  const bestKmh = best.sprintPeakKmh ?? 0
  if (ran.length < 2) return { says: '', isUp: false }
  if (bestKmh <= lastKmh) return { says: own.bestYet, isUp: false }
  return { says: own.bestIn(shortTold(bestKmh, unit, false), monthOf(best.monday)), isUp: false }
}

function loadOf(weeks: readonly TrendWeek[]): Trend {
  const own = historyWords()
  const loads = weeks.map(({ load }) => load)
  const now = loads.at(-1) ?? null
  const before = loads.slice(-1 - WEEKS_BEFORE, -1).map((load) => load ?? 0)
  const mean = before.reduce((sum, load) => sum + load, 0) / Math.max(1, before.length)
  const more = mean > 0 && now !== null ? now / mean - 1 : null
  const percent = Math.round(100 * Math.abs(more ?? 0))
  return {
    name: own.load,
    value: now === null ? UNKNOWN : figures.number(Math.round(now)),
    unit: own.thisWeek,
    says:
      more === null
        ? ''
        : Math.abs(more) <= STEADY
          ? own.steady
          : more > 0
            ? own.loadMore(percent)
            : own.loadLess(percent),
    isUp: false,
    as: 'bars',
    tint: 'calm',
    weeks: loads,
  }
}

/** Who guesses among five paces that lie 4 % apart is so far off on average, percent: each is the true one as often. */
const GUESSED_PCT = 6.4
/** What is told is the mean of so many runs at most; from as many on, and from so much, percent, it is told to which side it leans. */
const OF_RUNS = 5
const LEANS_PCT = 3

/** How far off the pace of a hidden mile was felt, run by run: nearer is higher. */
function feltOf(pcts: readonly number[]): Trend {
  const own = historyWords()
  const means = pcts.map((_, index) => meanOf(pcts.slice(Math.max(0, index + 1 - OF_RUNS), index + 1).map(Math.abs)))
  const runs = Math.min(pcts.length, OF_RUNS)
  const lean = pcts.length < OF_RUNS ? 0 : meanOf(pcts.slice(-OF_RUNS))
  return {
    name: own.pacingSense(figures.number(GUESSED_PCT)),
    value: figures.tenths(means.at(-1) ?? 0),
    unit: own.offPct,
    says: lean <= -LEANS_PCT ? own.feelsSlower : lean >= LEANS_PCT ? own.feelsFaster : own.meanOfRuns(runs),
    isUp: false,
    as: 'line',
    tint: 'calm',
    weeks: means.map((mean) => -mean),
    level: -GUESSED_PCT,
  }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
