import type { SyncTodayProblem } from '../../protocol/panel/sync-today.ts'
import type { Clock } from '../clock.ts'
import { waitMs } from './back-off.ts'

/** What a runner's calendar plans for today: asked for where somebody looks, and never while a run is on. */
export interface Today {
  now(): Promise<Planned>
  /** It is set anew: what was found, and why nothing was, counts no more. */
  forget(): void
}

export interface PlannedWorkout {
  readonly name: string | null
  /** Workout text of intervals.icu. */
  readonly text: string
}

export interface Planned {
  readonly set: boolean
  readonly workouts: readonly PlannedWorkout[]
  readonly problem: SyncTodayProblem | null
}
export const NOTHING_PLANNED: Planned = { set: false, workouts: [], problem: null }

/** A calendar that can be asked for a day. */
export interface Calendar {
  /** @param day "2026-03-01" */
  read(day: string, until: AbortSignal): Promise<DayRead>
}

export type DayRead =
  { readonly is: 'read'; readonly workouts: readonly PlannedWorkout[]; readonly hasOthers: boolean } | CalendarTrouble
/** `stopped`: until something is set anew; `afterMs`: not before so long, as the other side asks. */
export interface CalendarTrouble {
  readonly is: 'again' | 'stopped'
  readonly problem: SyncTodayProblem
  readonly afterMs?: number
}

export interface TodayOn {
  /** Null where none is set. */
  readonly calendar: () => Calendar | null
  readonly isRunOn: () => boolean
  readonly until: AbortSignal
  readonly clock: Pick<Clock, 'nowMs' | 'wallMs'>
}

/** What was found is believed for so long, ms, while the day is the same. */
const BELIEVED_MS = 15 * 60_000

export function todayOn({ calendar, isRunOn, until, clock }: TodayOn): Today {
  let last: { readonly day: string; readonly read: DayRead; readonly againAtMs: number } | null = null
  let tries = 0
  /** What is set, counted: an answer to what was set before is nobody's. */
  let edition = 0
  let asking: Promise<Planned> | null = null

  async function asked(from: Calendar, day: string): Promise<Planned> {
    const of = edition
    const read = await from.read(day, until)
    if (of !== edition) return NOTHING_PLANNED
    tries = read.is === 'read' ? 0 : tries + 1
    const inMs = read.is === 'read' ? BELIEVED_MS : read.is === 'stopped' ? Infinity : waitMs(tries, read.afterMs)
    last = { day, read, againAtMs: clock.nowMs() + inMs }
    return plannedIn(read)
  }

  return {
    async now() {
      const from = calendar()
      if (from === null) return NOTHING_PLANNED
      const day = localDay(clock.wallMs())
      // What was found for yesterday is no plan of today; a trouble lasts over midnight.
      if (last !== null && (last.day === day || last.read.is !== 'read') && clock.nowMs() < last.againAtMs)
        return plannedIn(last.read)
      if (isRunOn()) return { ...NOTHING_PLANNED, set: true }
      if (asking !== null) return asking
      const begun = asked(from, day).finally(() => {
        if (asking === begun) asking = null
      })
      asking = begun
      return begun
    },
    forget() {
      edition++
      last = null
      tries = 0
      asking = null
    },
  }
}

function plannedIn(read: DayRead): Planned {
  if (read.is !== 'read') return { set: true, workouts: [], problem: read.problem }
  const { workouts, hasOthers } = read
  const none = { code: hasOthers ? 'today-other-sport' : 'today-none', values: {} } as const
  return { set: true, workouts, problem: workouts.length === 0 ? none : null }
}

/** The day where the daemon is, "2026-03-01": a calendar has days, and no hours. */
export function localDay(wallMs: number): string {
  const at = new Date(wallMs)
  const twoDigits = (number: number): string => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`
}
