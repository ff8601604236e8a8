import type { Stage } from '../stage-noun.ts'
import { stages } from './nouns.ts'

const numbers = [
  '',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
]

const counted = (count: number, stage: Stage): string =>
  `${numbers[count] ?? count} ${count === 1 ? stages[stage].one : stages[stage].many}`

/** Words after the run. They never scold. */
export const report = {
  eachFaster: (count: number, stage: Stage): string => `${counted(count, stage)}, each one faster.`,
  run: 'Well run.',
  ranWhole: (count: number, stage: Stage): string => `${counted(count, stage)}. Well run.`,
  /** "3.97 mi in 41:22". */
  ranIn: (length: string, time: string): string => `${length} in ${time}`,
  average: (pace: string, per: string): string => `average ${pace} ${per}`,
  plannedAt: (speed: string): string => `planned ${speed}`,
  /** What a stage was to be run at in the end, where that was changed on the way. */
  aimedAt: (speed: string): string => `target ${speed}`,
  /** The first stage has none before it: against its plan. */
  ahead: (seconds: number): string => `${seconds} s ahead`,
  onPlan: 'on plan',
  gained: (seconds: number): string => `${seconds} s`,
  faster: (seconds: number): string => `${seconds} s faster`,
  /** How near to its line a stage was at its pace. */
  atPace: (seconds: number): string =>
    seconds === 0
      ? 'at pace on the line'
      : `at pace ${Math.abs(seconds)} s ${seconds > 0 ? 'after' : 'before'} the line`,
  inTime: (time: string): string => `in ${time}`,
  peak: (speed: string): string => `peak ${speed}`,
  /** The finish was skipped: "no sprint today". */
  skipped: (finish: string): string => `no ${finish.toLowerCase()} today`,
  allSplits: 'All splits',
  picture: 'Picture',
  segment: 'Phase',
  distance: 'Distance',
  time: 'Time',
  pace: 'Pace',
  planned: 'Planned',
  gain: 'Gained',
  discarded: 'Discarded. Nothing was kept.',
  another: 'Plan the next run',
  nothing: 'Nothing was run this time.',
}
