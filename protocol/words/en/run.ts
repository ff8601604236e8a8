import type { PhaseKind } from '../../panel/snapshot.ts'
import type { FinishStyle } from '../../panel/choices.ts'
import type { Effort } from '../../panel/plan.ts'
import type { Stage } from '../stage-noun.ts'
import { finishes, stageTitle, stages } from './nouns.ts'

/** Phases by their names. */
export const phases = {
  stretch: 'Stretch',
  'warm-up': 'Warm-up',
  'cool-down': 'Cool-down',
  done: 'Done',
  stage: stageTitle,
  /** Of how many stages. */
  stageOf: (stage: Stage, number: number, count: number): string => `${stageTitle(stage, number)} of ${count}`,
  finishes,
  /** A finish that is run at the last mile's pace, because nobody said Go, is not called what it is not. */
  plainFinish: 'Finish',
  starting: 'The belt is starting',
  /** The runner is to start it. */
  waiting: 'Waiting for the belt',
  stopping: 'Stopping',
  /** In the place of the effort. */
  held: 'speed kept',
  efforts: { easy: 'easy', moderate: 'moderate', tempo: 'tempo', walk: 'walk' } satisfies Record<Effort, string>,
  finishIn: (finish: FinishStyle): string => `${finishes[finish]} in`,
}

/** Beside figures of one width each a hyphen would stand apart: these have one that no line ends at. */
const parts: Record<PhaseKind, string> = {
  idle: '',
  stretch: 'stretch',
  'warm-up': 'warm\u2011up',
  mile: 'mile',
  stage: 'stage',
  finish: 'finish',
  'cool-down': 'cool\u2011down',
  done: '',
}

/** Words of the run. */
export const run = {
  peak: (finish: FinishStyle): string => `${finishes[finish]} in`.toUpperCase(),
  ranIn: (length: string, time: string): string => `${length} in ${time}`,
  coolDownIn: 'COOL-DOWN IN',
  pace: 'PACE',
  at: 'at',
  /** Of a finish while the speed is kept. */
  asYouAsk: 'then as you ask',
  /** Of a finish, while the heart is held below a ceiling. */
  ifBelow: (bpm: number): string => `if below ${bpm}`,
  target: 'target',
  /** Of what is kept: what the plan has there. */
  plan: 'plan',
  asked: 'asked',
  /** Before the speed that the treadmill's own display shows, where that is not what its belt runs. */
  console: 'console',
  estimated: 'estimated',
  /** In the place of the effort, and of the pace. */
  hidden: 'pace hidden',
  timeHidden: 'time hidden too',
  next: 'next',
  /** Before the speed of what comes next, where nothing gets faster by itself. */
  nextStays: 'next stays',
  leftIn: (kind: PhaseKind, stage: Stage): string => {
    if (kind === 'mile' || kind === 'stage') return `left in this ${stages[stage].one}`
    return kind === 'finish' ? 'to go' : `left of the ${parts[kind]}`
  },
  /** Beside the metres of the sprint, and below them. */
  metres: 'm',
  toGo: 'to go',
  left: 'left',
  easeOff: 'EASE OFF',
  walkNow: 'WALK NOW',
  walk: 'walk',
  slower: 'Slower',
  faster: 'Faster',
  go: 'GO',
  goHint: 'sprint at the line',
  goLate: 'sprint now',
  /** From a speed that is kept the belt rises: a long press that names its speed. */
  goHeld: (speed: string): string => `press and hold: ${speed}`,
  armed: 'ARMED',
  armedHint: 'tap: not yet',
  skip: 'SKIP',
  skipHint: (finish: FinishStyle): string => `no ${finishes[finish].toLowerCase()} today`,
  more: 'More',
  flashOff: { title: 'No flashes', says: 'The screen flashes before the finish' },
  flashOn: { title: 'Flashes', says: 'The screen stays calm before the finish' },
}

/** What is seldom wanted while running. */
export const more = {
  next: { title: 'Next phase', says: 'End this one here' },
  hold: { title: 'Keep this speed', says: 'Nothing gets faster by itself' },
  'resume-plan': { title: 'Resume the plan', says: 'Back to the planned speed' },
  guide: { title: 'Guide me only', says: 'You drive, Crescendo tells you what to press' },
  'take-over': { title: 'Let Crescendo drive', says: 'Keeps the speed there is' },
  'skip-sprint': { title: 'Skip the finish', says: 'Straight on to the cool-down' },
  'cool-down': { title: 'Cool down', says: 'End the hard part here' },
  end: { title: 'Finish here', says: 'Only if the belt stands' },
}

/** Signs that are drawn, read out. */
export const signs = {
  faster: 'faster',
  slower: 'slower',
  to: 'to',
  more: 'more',
  back: 'back',
  heart: 'heart rate',
  lostHeart: 'no heart rate',
}
