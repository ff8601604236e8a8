import type { TrendWeek } from '../../protocol/panel/trends.ts'
import { trendsOf } from '../../web/history/trend-words.ts'

const EMPTY: Omit<TrendWeek, 'monday'> = { runs: 0, distanceM: 0, tempoKmh: null, sprintPeakKmh: null, load: null }
const FIRST_MONDAY = Date.parse('2026-09-07')
const WEEK_MS = 7 * 86_400_000

/** What is said of these weeks, the first of them in September, in kilometres. */
export const rowsTrend = (weeks: readonly Partial<TrendWeek>[]): readonly string[] =>
  trendsOf(
    {
      felt: [],
      weeks: weeks.map((week, index) => ({
        ...EMPTY,
        monday: new Date(FIRST_MONDAY + index * WEEK_MS).toISOString().slice(0, 10),
        ...week,
      })),
    },
    'km',
  ).map(({ value, unit, says }) => `${value} ${unit}: ${says}`)
