import type { Choices, Level } from '../../protocol/panel/plan.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import { boundsOn, type MonthTold } from './bounds.ts'
import { alsoAdjusted } from './gentler.ts'
import { gaitOf, type RanRun } from './ran.ts'
import { sized, type For } from './sized.ts'

/** Six weeks of a short and a long run each (coach: six-week block). */

export interface Session {
  readonly kind: 'short' | 'long' | 'easy' | 'test'
  readonly stages: number
  /** Length of a stage: miles, or times 1.6 kilometres. */
  readonly length: number
  /** Null: a smooth finish. */
  readonly sprintM: number | null
  readonly isAsked: boolean
  /** On the effort of the last mile. */
  readonly points: number
}

type Week = readonly [Session, Session]
export const WEEKS = 6
export const EASY_WEEK = 4

/** A session as the table writes it: stages, their length, the sprint in metres. */
type Row = readonly [stages: number, length: number, sprintM?: number | null, gate?: 'ask']

/** What is added to the effort of the last mile of both, week by week. */
const POINTS = [
  [-2, -3],
  [-1, -3],
  [0, -3],
  [-3, -3],
  [1, -2],
  [-3, 0],
] as const

const ROWS: Readonly<Record<Level, readonly (readonly [Row, Row])[]>> = {
  beginner: [
    [
      [3, 0.5],
      [3, 0.6],
    ],
    [
      [3, 0.5],
      [4, 0.5],
    ],
    [
      [3, 0.55],
      [4, 0.55],
    ],
    [
      [3, 0.5],
      [3, 0.5],
    ],
    [
      [3, 0.6],
      [4, 0.6],
    ],
    [
      [3, 0.4],
      [3, 0.5, null, 'ask'],
    ],
  ],
  intermediate: [
    [
      [3, 1, 200, 'ask'],
      [4, 1],
    ],
    [
      [3, 1, 300, 'ask'],
      [4, 1.1],
    ],
    [
      [3, 1, 400],
      [4, 1.2],
    ],
    [
      [3, 0.75],
      [3, 1],
    ],
    [
      [3, 1, 400],
      [5, 1.05],
    ],
    [
      [3, 0.75],
      [3, 1, 400, 'ask'],
    ],
  ],
  advanced: [
    [
      [4, 1, 400],
      [6, 1],
    ],
    [
      [4, 1, 400],
      [6, 1.1],
    ],
    [
      [4, 1.1, 400],
      [6, 1.2],
    ],
    [
      [3, 1],
      [4, 1],
    ],
    [
      [4, 1.1, 400],
      [8, 1],
    ],
    [
      [3, 1],
      [3, 1, 400, 'ask'],
    ],
  ],
}

export function weekOf(level: Level, week: number): Week {
  const rows = ROWS[level][week - 1]
  const points = POINTS[week - 1]
  if (rows === undefined || points === undefined) throw new RangeError(`a block has no week ${week}`)
  const session = (at: 0 | 1): Session => {
    const [stages, length, sprintM = null, gate] = rows[at]
    const usual = at === 0 ? 'short' : 'long'
    const kind = week === EASY_WEEK ? 'easy' : week === WEEKS && at === 1 ? 'test' : usual
    return { kind, stages, length, sprintM, isAsked: gate === 'ask', points: points[at] }
  }
  return [session(0), session(1)]
}

const SMOOTH_M = { walk: 200, run: 400 } as const
/** What a mile is where kilometres are thought in, m. */
const MILE_M = { mi: METRES_PER_MILE, km: 1600 } as const

/** @param isSmooth without a sprint, whatever the table says */
export function choicesOf(session: Session, level: Level, unit: 'mi' | 'km', isSmooth = false): Choices {
  const { stages, length, sprintM, isAsked, points } = session
  const gait = gaitOf({ level })
  const isSprint = sprintM !== null && !isSmooth
  const choices: Choices = {
    level,
    miles: stages,
    stageM: length * MILE_M[unit],
    finish: gait === 'walk' ? 'brisk-walk' : isSprint ? 'sprint' : 'strong',
    finishM: isSprint ? sprintM : SMOOTH_M[gait],
    ...(isAsked ? { gate: 'ask' } : {}),
  }
  return alsoAdjusted(choices, { lastMilePoints: points })
}

/** The first week and its longest run, km, beside the most there is room for by what was run before. */
interface FirstWeek {
  readonly weekKm: number
  readonly mostWeekKm: number
  readonly runKm: number
  readonly mostRunKm: number
}

/** Null where this treadmill or this runner has no plan for it. */
export function firstWeek(
  today: number,
  runs: readonly RanRun[],
  level: Level,
  of: For,
  month: MonthTold | null = null,
): FirstWeek | null {
  const { mostRunKm, mostWeekKm } = boundsOn(today, runs, gaitOf({ level }), month)
  const both = weekOf(level, 1).map((session) => sized(choicesOf(session, level, of.runner.unit ?? 'mi'), of)?.km)
  const [short, long] = both
  if (short === undefined || long === undefined) return null
  return { weekKm: short + long, mostWeekKm, runKm: long, mostRunKm }
}

/** Whether it is within those bounds. */
export const mayBegin = (week: FirstWeek | null): boolean =>
  week !== null && week.runKm <= week.mostRunKm && week.weekKm <= week.mostWeekKm
