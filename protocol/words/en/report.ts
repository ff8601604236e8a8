import type { Figures } from '../figures.ts'
import type { Stage } from '../stage-noun.ts'
import { numeral, stages } from './nouns.ts'

const counted = (count: number, stage: Stage): string =>
  `${numeral(count)} ${count === 1 ? stages[stage].one : stages[stage].many}`

/** From 1 to 10. */
const hardness = [
  ...['', 'very easy', 'easy', 'easy', 'moderate', 'moderate', 'somewhat hard'],
  ...['hard', 'hard', 'very hard', 'all I had'],
]

/** Words after the run. They never scold. */
export const report = {
  eachFaster: (count: number, stage: Stage): string => `${counted(count, stage)}, each one faster.`,
  run: 'Well run.',
  ranWhole: (count: number, stage: Stage): string => `${counted(count, stage)}. Well run.`,
  endedIn: (number: number, stage: Stage): string =>
    number === 0 ? `Ended before the first ${stages[stage].one}.` : `Ended in ${stages[stage].one} ${number}.`,
  /** "3.97 mi in 41:22". */
  ranIn: (length: string, time: string): string => `${length} in ${time}`,
  footPod: (length: string): string => `foot pod: ${length}`,
  average: (speed: string): string => `average ${speed}`,
  plannedAt: (speed: string): string => `planned ${speed}`,
  /** What a stage was to be run at in the end, where that was changed on the way. */
  aimedAt: (speed: string): string => `new target ${speed}`,
  /** The first stage has none before it: against its plan. */
  ahead: (time: string): string => `${time} ahead of plan`,
  onPlan: 'on plan',
  /** "1:20 faster than mile 1". */
  faster: (time: string, stage: Stage, number: number): string => `${time} faster than ${stages[stage].one} ${number}`,
  /** How near to its line a stage was at its pace. */
  atPace: (seconds: number, { span }: Figures): string =>
    Math.round(seconds) === 0
      ? 'at pace on the line'
      : `at pace ${span(Math.round(Math.abs(seconds)))} ${seconds > 0 ? 'after' : 'before'} the line`,
  /** Of the last stage: by how many beats a minute the heart was above what the paces explain. */
  drift: (bpm: number): string => `${bpm} beats above what its pace explains`,
  inTime: (time: string): string => `in ${time}`,
  peak: (speed: string): string => `peak ${speed}`,
  /** The finish was skipped: "no sprint today". */
  skipped: (finish: string): string => `no ${finish.toLowerCase()} today`,
  /** How hard it was, 1 to 10. */
  howHard: 'How hard was it?',
  asHardAs: (effort: number): string => `${effort}, ${hardness[effort]}`,
  /** What was said of the run. */
  notKept: 'That was not kept. Press again.',
  allSplits: 'All splits',
  picture: 'Back',
  gain: (stage: Stage): string => `Gained on the ${stages[stage].one} before`,
  total: 'Total',
  discarded: 'Discarded. Nothing was kept.',
  another: 'Plan the next run',
  nothing: 'Nothing was run this time.',
}
