import type { Level } from '../../protocol/panel/plan.ts'
import { UNIT_M } from '../../protocol/units.ts'
import { weekOf, WEEKS, EASY_WEEK, type Session } from './block.ts'
import { BREAK_DAYS } from './bounds.ts'
import { judged, type Verdict } from './judged.ts'
import type { RanRun } from './ran.ts'

/** Where a block is: what was decided of it is kept, and everything else follows from that and from what was run. */

export interface Block {
  /** Days since 1970-01-01. Its weeks begin on this day of the week. */
  readonly startedOn: number
  readonly level: Level
  /** The reference it began with, km/h. */
  readonly referenceKmh: number
  /** Sessions moved to another day of their week: of the nth week since it began, from 0. */
  readonly moved: readonly { readonly nth: number; readonly session: 0 | 1; readonly day: number }[]
  readonly endedOn: number | null
}

export interface BlockWeek {
  /** From 0, since it began. */
  readonly nth: number
  readonly from: number
  /** Of the table. */
  readonly week: number
  readonly sessions: readonly [Planned, Planned]
  /** Smooth finishes: one was stopped or eased. */
  readonly isSmooth: boolean
  /** Begun again after two weeks without a run, two percent slower. */
  readonly isAgain: boolean
  readonly isBack: boolean
  /** Once all six are run. */
  readonly isAfter: boolean
}

export interface Planned {
  readonly session: Session
  readonly day: number
  readonly run: RanRun | null
  readonly verdict: Verdict | null
}

/** No block lasts longer, but for the easy week after it. */
const MOST_WEEKS = 8
const WEEK_DAYS = 7
/** Without a run for so long it is begun again. */
const AGAIN_DAYS = 14
/** The long run comes so many days after the first of the week, and a day lies between the two. */
const LONG_DAY = 3
const BETWEEN_DAYS = 2

/** Week by week up to that of today; null once it is over, or was left for longer than a break. */
export function blockWeeks(block: Block, runs: readonly RanRun[], today: number): readonly BlockWeek[] | null {
  if (block.endedOn !== null) return null
  const weeks: BlockWeek[] = []
  let next: Next = { week: 1, longOf: 1, isSmooth: false, isAgain: false, isBack: false, isAfter: false }
  for (let nth = 0; ; nth++) {
    if (next.week > WEEKS || (nth >= MOST_WEEKS && !next.isAfter)) {
      if (weeks.at(-1)?.isAfter ?? false) return null
      next = { ...next, week: EASY_WEEK, longOf: EASY_WEEK, isSmooth: false, isBack: false, isAfter: true }
    } else if (weeks.at(-1)?.isAfter ?? false) return null
    const now = weekWith(block, nth, next, runs)
    weeks.push(now)
    if (today < now.from + WEEK_DAYS) return weeks
    const lastDay = Math.max(block.startedOn, ...sessionRuns(weeks).map(({ day }) => day))
    if (now.from + WEEK_DAYS - lastDay > BREAK_DAYS) return null
    next = nextAfter(now, next, weeks, now.from + WEEK_DAYS - lastDay)
  }
}

interface Next {
  readonly week: number
  /** The week whose long run is run: that of one before, where that was missed. */
  readonly longOf: number
  readonly isSmooth: boolean
  readonly isAgain: boolean
  readonly isBack: boolean
  readonly isAfter: boolean
}

const sessionRuns = (weeks: readonly BlockWeek[]): RanRun[] =>
  weeks.flatMap(({ sessions }) => sessions.flatMap(({ run }) => run ?? []))

function weekWith(block: Block, nth: number, next: Next, runs: readonly RanRun[]): BlockWeek {
  const { week, longOf, isSmooth, isAgain, isBack, isAfter } = next
  const from = block.startedOn + WEEK_DAYS * nth
  const [short] = weekOf(block.level, week)
  const [, long] = weekOf(block.level, longOf)
  const of = runs.filter(({ day, crescendo }) => crescendo !== null && day >= from && day < from + WEEK_DAYS)
  const [shortRun, longRun] = assigned(of, short, long)
  const dayOf = (session: 0 | 1, usual: number): number =>
    block.moved.findLast((one) => one.nth === nth && one.session === session)?.day ?? usual
  const shortDay = shortRun?.day ?? dayOf(0, from)
  const earliest = shortRun === null ? from + LONG_DAY : Math.max(from + LONG_DAY, shortRun.day + BETWEEN_DAYS)
  const longDay = longRun?.day ?? dayOf(1, earliest)
  const planned = (session: Session, day: number, run: RanRun | null): Planned => ({
    session,
    day,
    run,
    verdict: run?.crescendo ? judged(run.crescendo.choices, run.crescendo.facts) : null,
  })
  const sessions = [planned(short, shortDay, shortRun), planned(long, longDay, longRun)] as const
  return { nth, from, week, sessions, isSmooth, isAgain, isBack, isAfter }
}

/** Of the runs of a week the one that was the short session, and the one that was the long: by their length. Never a third. */
function assigned(runs: readonly RanRun[], short: Session, long: Session): [RanRun | null, RanRun | null] {
  const [first, second] = runs
  if (first === undefined) return [null, null]
  const lengthOf = ({ crescendo }: RanRun): number =>
    crescendo?.facts.stages.reduce((sum, { plannedM }) => sum + plannedM, 0) ?? 0
  const m = lengthOf(first)
  const off = (of: Session) => Math.abs(m - of.stages * of.length * UNIT_M.mi)
  return off(long) < off(short) ? [second ?? null, first] : [first, second ?? null]
}

function nextAfter(now: BlockWeek, next: Next, weeks: readonly BlockWeek[], idleDays: number): Next {
  const [short, long] = now.sessions
  const still = { ...next, isAgain: next.isAgain, isBack: false }
  if (now.isAfter) return { ...still, week: WEEKS + 1 }
  if (short.run === null && long.run === null) {
    if (idleDays >= AGAIN_DAYS) return { ...still, week: 1, longOf: 1, isSmooth: false, isAgain: true }
    // The last that was done, again.
    const done = weeks.findLast(({ sessions }) => sessions.some(({ run }) => run !== null))
    const week = done?.week ?? 1
    return { ...still, week, longOf: week }
  }
  if ([short, long].some(({ verdict }) => verdict === 'stopped' || verdict === 'eased')) {
    if (!next.isSmooth) return { ...still, isSmooth: true }
    const week = Math.max(1, now.week - 1)
    return { ...still, week, longOf: week, isBack: true }
  }
  // A short run that was missed is dropped; of a long one the next week runs the length.
  if (long.run === null) {
    const week = Math.min(WEEKS, now.week + 1)
    return { ...still, week, longOf: now.week === WEEKS ? WEEKS : next.longOf, isSmooth: false }
  }
  return { ...still, week: now.week + 1, longOf: now.week + 1, isSmooth: false }
}

/** Which of the two is next in a week: the short one, while both have room; null once there is none. */
export function nextSession({ sessions, from }: BlockWeek, today: number): { at: 0 | 1; day: number } | null {
  const [short, long] = sessions
  if (short.run !== null && long.run !== null) return null
  const lastForBoth = from + WEEK_DAYS - 1 - BETWEEN_DAYS
  if (short.run === null && long.run === null)
    return today > lastForBoth ? { at: 1, day: today } : { at: 0, day: short.day }
  if (short.run === null) {
    const day = Math.max(short.day, (long.run?.day ?? 0) + BETWEEN_DAYS)
    return day < from + WEEK_DAYS ? { at: 0, day } : null
  }
  const day = Math.max(long.day, short.run.day + BETWEEN_DAYS)
  return day < from + WEEK_DAYS ? { at: 1, day } : null
}

/** The block with today's session moved to tomorrow; null where its week has no room for that. */
export function movedToTomorrow(block: Block, weeks: readonly BlockWeek[], today: number): Block | null {
  const week = weeks.at(-1)
  const next = week === undefined ? null : nextSession(week, today)
  if (week === undefined || next === null || next.day > today) return null
  const last = week.from + WEEK_DAYS - 1
  const leavesRoom =
    next.at === 1 || week.sessions[1].run !== null ? today + 1 <= last : today + 1 <= last - BETWEEN_DAYS
  if (!leavesRoom) return null
  return { ...block, moved: [...block.moved, { nth: week.nth, session: next.at, day: today + 1 }] }
}
