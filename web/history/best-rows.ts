import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { Bests } from '../../protocol/panel/trends.ts'
import { stageNoun } from '../../protocol/units.ts'
import { clock, finishLength, lengthWords, segment } from '../format.ts'
import { words } from '../language.ts'
import { dayOf, isToday } from './dates.ts'
import { gainedIn, gainedTold } from './gained.ts'
import { speedTold } from './run-words.ts'
import { historyWords } from './words.ts'

/** One of the best there was; `run` leads to it, null where it is of no one run. */
export interface BestRow {
  readonly name: string
  readonly value: string
  readonly when: string
  readonly run: string | null
}

/** So many lengths of a finish, and shapes of a plan, are listed: those that were run most. */
const MOST_OF_KIND = 2

export function bestRowsOf(bests: Bests, unit: DistanceUnit): readonly BestRow[] {
  const own = historyWords()
  const when = (of: { readonly startedAt: string; readonly run: string }) => ({
    when: isToday(of.startedAt) ? own.today : dayOf(of.startedAt),
    run: of.run,
  })
  const { mile, longest, gained, inARow } = bests
  const paceOf = ({ averageKmh }: { readonly averageKmh: number }): string => {
    const { value, unit: of } = speedTold(averageKmh, unit, false)
    return `${value} ${of}`
  }
  const gainedS = gained === null ? null : gainedIn({ gained }, unit)
  return [
    ...bests.sprints.slice(0, MOST_OF_KIND).map((sprint) => ({
      name: own.sprintOf(finishLength(sprint.distanceM, unit)),
      value: paceOf(sprint),
      ...when(sprint),
    })),
    ...(mile === null ? [] : [{ name: own.mile, value: paceOf(mile), ...when(mile) }]),
    ...(longest === null ? [] : [{ name: own.longest, value: lengthWords(longest.distanceM, unit), ...when(longest) }]),
    ...(gained === null || gainedS === null
      ? []
      : [{ name: own.mostGained, value: gainedTold(gainedS, unit), ...when(gained) }]),
    ...bests.times.slice(0, MOST_OF_KIND).map((time) => ({
      name: shapeOf(time, unit),
      value: clock(time.timeS),
      ...when(time),
    })),
    ...(inARow.most === 0
      ? []
      : [
          {
            name: own.inARow,
            value: own.countInARow(inARow.now),
            when: inARow.most > inARow.now ? own.mostInARow(inARow.most) : '',
            run: null,
          },
        ]),
  ]
}

/** "3 × 1 mi + 400 m" without a sign that fonts lack: "Three miles, 400 m". */
function shapeOf({ stages, stageM, finishM }: Bests['times'][number], unit: DistanceUnit): string {
  const noun = stageNoun(stageM ?? 0)
  const [many] = words.report.ranWhole(stages, noun).split('.')
  const each = noun === 'stage' && stageM !== null ? ` ${segment(stageM, unit)}` : ''
  return `${many ?? ''}${each} + ${finishLength(finishM, unit)}`
}
