import { Type, type Static } from 'typebox'
import { nullable } from './said.ts'
import { Gained } from './run-list.ts'

/** What the runs come to, week by week, and the best of them. Of guests nothing counts. */

const closed = { additionalProperties: false } as const

/** Of so many the trends are shown, the one that is on included. */
export const TREND_WEEKS = 12

/** Monday to Sunday, where the daemon is. */
export const TrendWeek = Type.Object(
  {
    /** Its Monday, "2026-11-23". */
    monday: Type.String(),
    runs: Type.Integer(),
    /** All on the belt, m. */
    distanceM: Type.Number(),
    /** The fastest last stage of a Crescendo, as measured over all of it, km/h; null where none was whole. */
    tempoKmh: nullable(Type.Number()),
    /** The fastest that was measured in a finish, km/h. */
    sprintPeakKmh: nullable(Type.Number()),
    /** Effort times minutes, of the runs whose effort was told; null where it was of none. */
    load: nullable(Type.Number()),
  },
  closed,
)
export type TrendWeek = Static<typeof TrendWeek>

/** So many runs are told in which the pace of a hidden mile was felt. */
export const MOST_FELT = 24

export const Trends = Type.Object(
  {
    /** The oldest first; a week without a run is there, too. */
    weeks: Type.Array(TrendWeek),
    /** The runs in which it was said what pace the hidden mile felt like, the oldest first: over what was measured, percent; below zero: slower. */
    felt: Type.Array(Type.Object({ startedAt: Type.String(), pct: Type.Number() }, closed)),
  },
  closed,
)
export type Trends = Static<typeof Trends>

/** Which run it was. */
const of = { run: Type.String(), startedAt: Type.String() }

export const Bests = Type.Object(
  {
    /** Mean speed of a whole finish, km/h: for each length, m, the one that was run most first. */
    sprints: Type.Array(Type.Object({ ...of, distanceM: Type.Number(), averageKmh: Type.Number() }, closed)),
    /** Mean speed of a whole stage of a mile at least, km/h. */
    mile: nullable(Type.Object({ ...of, averageKmh: Type.Number() }, closed)),
    longest: nullable(Type.Object({ ...of, distanceM: Type.Number() }, closed)),
    gained: nullable(Type.Object({ ...of, ...Gained.properties }, closed)),
    /**
     * Of a shape, least time over stages and finish, s, each one faster than the last and nothing eased; the shape that was run
     * most first. `stageM` null: its stages are of several lengths.
     */
    times: Type.Array(
      Type.Object(
        {
          ...of,
          stages: Type.Integer(),
          stageM: nullable(Type.Number()),
          finishM: Type.Number(),
          timeS: Type.Number(),
        },
        closed,
      ),
    ),
    /** Crescendos in a row in which each one was faster: up to the latest, and the longest row there was. */
    inARow: Type.Object({ now: Type.Integer(), most: Type.Integer() }, closed),
  },
  closed,
)
export type Bests = Static<typeof Bests>
