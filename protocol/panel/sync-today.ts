import { Type, type Static } from 'typebox'
import { PlanFilePreview, PlanFileRefusal } from './plan-files.ts'
import { PlanRefusal } from './plan.ts'
import { nullable, said, type Codes, type Said } from './said.ts'

/** What intervals.icu plans for today, offered as a plan from a file is: nothing of it is kept or chosen by itself. */

const closed = { additionalProperties: false } as const

/** Why nothing is offered. */
export const SYNC_TODAY_PROBLEMS = {
  'today-none': {},
  /** Something is planned, and nothing of it is run. */
  'today-other-sport': {},
  'today-key-refused': {},
  /** It asks to be left alone for a while. */
  'today-busy': {},
  'today-unreachable': {},
  /** The answer is none of intervals.icu's, such as the page of a hotel's network. */
  'today-unreadable': {},
  'today-too-large': { mostKb: Type.Integer() },
} as const satisfies Codes
export const SyncTodayProblem = said(SYNC_TODAY_PROBLEMS, {})
export type SyncTodayProblem = Said<typeof SYNC_TODAY_PROBLEMS>

export const SyncToday = Type.Object(
  {
    /** Whether the runner has a key there. */
    set: Type.Boolean(),
    /** Workouts of running, of the daemon's own day. */
    workouts: Type.Array(
      Type.Object(
        {
          /** As it is called there; null where it is not. */
          name: nullable(Type.String()),
          /** Null where it is no plan. */
          preview: nullable(PlanFilePreview),
          /** Why it is none. */
          refusal: nullable(Type.Union([PlanFileRefusal, PlanRefusal])),
        },
        closed,
      ),
    ),
    /** Null while there are workouts, and where no key is set. */
    problem: nullable(SyncTodayProblem),
  },
  closed,
)
export type SyncToday = Static<typeof SyncToday>
