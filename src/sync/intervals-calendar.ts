import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { SyncTodayProblem } from '../../protocol/panel/sync-today.ts'
import { ANSWER_MS, callOf, INTERVALS_URL, parsed, retryAfterMsOf, TooLong } from './intervals-call.ts'
import type { Calendar, CalendarTrouble, DayRead, PlannedWorkout } from './today.ts'

/** The athlete's calendar at intervals.icu: `GET /api/v1/athlete/0/events` (reach §4); what is run stands in a workout's description. */

const MOST_KB = 256
/** So many workouts of a day are offered. */
const MOST_A_DAY = 4
/** What it calls what is run. */
const RUN_TYPES: ReadonlySet<unknown> = new Set(['Run', 'VirtualRun', 'TrailRun'])

export function intervalsCalendar(key: string, baseUrl = INTERVALS_URL, answerMs = ANSWER_MS): Calendar {
  const call = callOf(key, baseUrl, answerMs, MOST_KB * 1024)
  return {
    async read(day, until) {
      const query = new URLSearchParams({ category: 'WORKOUT', oldest: day, newest: day })
      try {
        const answer = await call(`/api/v1/athlete/0/events?${query.toString()}`, until)
        if (typeof answer === 'string') return trouble('today-unreachable')
        return answer.ok ? dayIn(await answer.text(), day) : troubleOf(answer)
      } catch (error) {
        if (!(error instanceof TooLong)) throw error
        return { is: 'again', problem: { code: 'today-too-large', values: { mostKb: MOST_KB } } }
      }
    },
  }
}

type Plain = Exclude<SyncTodayProblem['code'], 'today-too-large'>
const trouble = (code: Plain): CalendarTrouble => ({ is: 'again', problem: { code, values: {} } })

function troubleOf({ status, headers }: Response): CalendarTrouble {
  if (status === 401 || status === 403) return { ...trouble('today-key-refused'), is: 'stopped' }
  if (status >= 500) return trouble('today-unreachable')
  if (status !== 429) return trouble('today-unreadable')
  const afterMs = retryAfterMsOf(headers.get('retry-after'))
  return { ...trouble('today-busy'), ...(afterMs === null ? {} : { afterMs }) }
}

const unknown = Type.Optional(Type.Unknown())
const Event = Type.Object({
  category: Type.String(),
  start_date_local: Type.String(),
  type: unknown,
  name: unknown,
  description: unknown,
})
const Events = Type.Array(Event)

function dayIn(json: string, day: string): DayRead {
  const events = parsed(json)
  if (!Value.Check(Events, events)) return trouble('today-unreadable')
  const ofDay = events.filter((event) => event.category === 'WORKOUT' && event.start_date_local.slice(0, 10) === day)
  const runs = ofDay.filter(({ type }) => RUN_TYPES.has(type))
  return { is: 'read', workouts: runs.slice(0, MOST_A_DAY).map(workoutOf), hasOthers: ofDay.length > runs.length }
}

const workoutOf = ({ name, description }: Static<typeof Event>): PlannedWorkout => ({
  name: typeof name === 'string' ? name : null,
  text: typeof description === 'string' ? description : '',
})
