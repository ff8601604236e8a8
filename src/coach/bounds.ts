import type { Gait, RanRun } from './ran.ts'

/** How far a next run may go (coach: bounds): by the week, by the longest of the last month, by a break. */

/** No week or run is longer than this many times what was run before. */
const MORE = 1.1
/** What holds where less was run before, km: a week, and a run. */
const LEAST_KM: Readonly<Record<Gait, { readonly week: number; readonly run: number }>> = {
  walk: { week: 6.5, run: 3.3 },
  run: { week: 8, run: 4 },
}
/** The weeks that are looked back at end so many days ago, and the runs lie so many days back. */
const WEEKS_BACK = { first: 24, last: 7 } as const
const RUNS_BACK = 30
/** Of the longest run that a runner tells of, a week is so many times. */
const WEEK_OF_LONGEST = 1.8
/** What is told stands in for a history for so many days. */
const TOLD_LASTS = 31

/** A break is longer than this, days. After it a week is so much of the best before, in its first and its second seven days. */
export const BREAK_DAYS = 28
const AFTER_BREAK = [0.5, 0.75] as const

/** The longest run of the month before, as told where none is kept. */
export interface MonthTold {
  readonly day: number
  readonly longestKm: number
}

export interface Bounds {
  /** Run in the six days before and today, km. */
  readonly ranKm: number
  readonly mostWeekKm: number
  readonly mostRunKm: number
  /** What is left of both for one run, km. */
  readonly leftKm: number
}

export function boundsOn(day: number, runs: readonly RanRun[], gait: Gait, told: MonthTold | null = null): Bounds {
  const month = told !== null && day >= told.day && day - told.day < TOLD_LASTS ? told.longestKm : 0
  const ranKm = kmBetween(runs, day - 6, day)
  const bestKm = Math.max(bestWeekKm(runs, day - WEEKS_BACK.first, day - WEEKS_BACK.last), WEEK_OF_LONGEST * month)
  const longestKm = Math.max(
    month,
    ...runs.filter((run) => run.day >= day - RUNS_BACK && run.day < day).map(({ km }) => km),
  )
  const least = LEAST_KM[gait]
  const mostRunKm = MORE * Math.max(longestKm, least.run)
  const mostWeekKm = Math.min(MORE * Math.max(bestKm, least.week), afterBreakKm(day, runs, least.run))
  return { ranKm, mostWeekKm, mostRunKm, leftKm: Math.min(mostRunKm, mostWeekKm - ranKm) }
}

const kmBetween = (runs: readonly RanRun[], from: number, to: number): number =>
  runs.filter(({ day }) => day >= from && day <= to).reduce((sum, { km }) => sum + km, 0)

/** The greatest seven days that end from one day to another, km. */
function bestWeekKm(runs: readonly RanRun[], from: number, to: number): number {
  let bestKm = 0
  for (let end = from; end <= to; end++) bestKm = Math.max(bestKm, kmBetween(runs, end - 6, end))
  return bestKm
}

/** The last break before a day; null where there was none, or it is more than two weeks past. */
export function breakBefore(day: number, runs: readonly RanRun[]): Break | null {
  const days = [...new Set(runs.map((run) => run.day).filter((ran) => ran <= day))].sort((a, b) => a - b)
  const all = days.at(-1) === day ? days : [...days, day]
  for (let at = all.length - 1; at > 0; at--) {
    const [lastDay = 0, backOn = 0] = [all[at - 1], all[at]]
    if (backOn - lastDay > BREAK_DAYS) return { lastDay, backOn, days: backOn - lastDay }
  }
  return null
}

export interface Break {
  /** The last run before it, the first day after it, and how long it was. */
  readonly lastDay: number
  readonly backOn: number
  readonly days: number
}

function afterBreakKm(day: number, runs: readonly RanRun[], leastKm: number): number {
  const pause = breakBefore(day, runs)
  if (pause === null) return Infinity
  const part = AFTER_BREAK[Math.floor((day - pause.backOn) / 7)]
  if (part === undefined) return Infinity
  const back = WEEKS_BACK.first - WEEKS_BACK.last
  return Math.max(MORE * leastKm, part * bestWeekKm(runs, pause.lastDay - back, pause.lastDay))
}
