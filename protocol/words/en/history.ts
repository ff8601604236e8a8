import type { AskKind } from '../../panel/asks.ts'
import type { HeldReason } from '../../panel/banners.ts'
import type { RunBest, RunEndedBy } from '../../panel/run-list.ts'
import type { Stage } from '../stage-noun.ts'
import { numeral, stages } from './nouns.ts'
import { runFigures } from './run-figures.ts'
import { goes } from './runs-go.ts'

/** Why nothing got faster by itself. */
const held: Record<HeldReason, string> = {
  asked: 'Speed kept, as asked',
  eased: 'Eased off',
  heart: 'Kept for the heart',
  link: 'Kept: the treadmill was out of reach',
  restart: 'Kept after a restart',
  console: 'Kept as set on the treadmill',
  'left-alone': 'Slowed: nobody was there',
}

/** What the runner asked for. One that is not here changed nothing of the speed. */
const asked: Partial<Record<AskKind, string>> = {
  hold: 'Speed kept',
  'resume-plan': 'Plan taken up again',
  'ease-off': 'Eased off',
  go: 'Go',
  'skip-sprint': 'Finish skipped',
  next: 'On to the next part',
  'cool-down': 'Cool-down',
  'walk-now': 'Walk',
  stop: 'STOP',
  pause: 'Pause',
  resume: 'Carried on',
  'take-over': 'Taken over from the treadmill',
  guide: 'Guided from here',
}

/** Words of the runs that are over: their own, fetched with their page. */
export const history = {
  ...runFigures,
  title: 'Runs',
  back: 'Back',
  tabs: { runs: 'Runs', trends: 'Trends', bests: 'Bests' },
  which: 'Which runs',
  kinds: { all: 'All', crescendo: 'Crescendo', guided: 'Guided' },
  more: 'More',
  reading: 'Reading …',
  /** There is none, of all or of the kind that is shown. */
  none: 'Your first run will stand here, drawn as you ran it.',
  noneOfKind: 'No run of this kind yet.',
  notHeard: 'Crescendo does not answer.',
  again: 'Try again',
  gone: 'This run is not in the history.',

  someFaster: (count: number, of: number, stage: Stage): string =>
    `${count === 0 ? 'No' : numeral(count)} ${stages[stage].many} of ${numeral(of).toLowerCase()} ${count === 1 ? 'was' : 'were'} faster`,
  stoppedIn: (stage: Stage, number: number): string => `Stopped in ${stages[stage].one} ${number}`,
  stoppedInFinish: 'Stopped in the finish',
  stoppedBefore: (stage: Stage): string => `Stopped before the first ${stages[stage].one}`,
  easedIn: (stage: Stage, number: number): string => `eased in ${stages[stage].one} ${number}`,
  withoutFinish: 'no finish',
  why: {
    asked: 'by you',
    eased: 'eased off',
    heart: 'heart',
    'safety-key': 'safety key',
    console: 'by its console',
    link: 'out of reach',
    restart: 'restart',
    unwatched: 'nobody was there',
    fault: 'belt fault',
  } satisfies Record<RunEndedBy, string>,
  /** "sprint 7:02". */
  finishAt: (finish: string, pace: string): string => `${finish.toLowerCase()} ${pace}`,
  bestOf: {
    sprint: 'Best sprint',
    mile: 'Fastest mile',
    longest: 'Longest',
    gained: 'Most gained',
    time: 'Best time',
  } satisfies Record<RunBest, string>,

  distanceThisWeek: 'Distance this week',
  tempo: 'Last stage',
  sprintPeak: 'Sprint peak',
  load: 'Load, effort times minutes',
  thisWeek: 'this week',
  noneYet: 'none yet',
  moreThanLast: (length: string): string => `${length} on last week`,
  lessThanLast: (length: string): string => `${length} less than last week`,
  asLast: 'as last week',
  fasterSince: (time: string, since: string): string => `${time} faster since ${since}`,
  slowerSince: (time: string, since: string): string => `${time} slower since ${since}`,
  sameSince: (since: string): string => `as in ${since}`,
  bestYet: 'your best yet',
  bestIn: (pace: string, month: string): string => `best ${pace} in ${month}`,
  steady: 'as the last month',
  loadMore: (percent: number): string => `${percent} % over the last month`,
  loadLess: (percent: number): string => `${percent} % under the last month`,

  pacingSense: (guessedPct: string): string => `Pacing sense (guessing: ${guessedPct} %)`,
  meanOfRuns: (runs: number): string => (runs === 1 ? 'of one run' : `mean of ${runs} runs`),
  offPct: '% off',
  feelsSlower: 'You feel slower than you run.',
  feelsFaster: 'You feel faster than you run.',

  bests: 'Bests',
  noBests: 'Your bests will stand here.',
  sprintOf: (length: string): string => `Sprint ${length}`,
  mile: 'Fastest mile',
  longest: 'Longest',
  mostGained: 'Most gained',
  inARow: 'Each one faster',
  countInARow: (now: number): string => `${now} in a row`,
  mostInARow: (most: number): string => `most ${most}`,
  today: 'today',

  /** A run goes on, or the belt may move. */
  runIsOn: 'A run is on.',
  beltMoves: 'The belt moves.',
  backToRun: 'Back to the run',
  backToPanel: 'Back to the panel',

  fromMachine: (length: string): string => `${length} from the treadmill`,
  fromSpeed: (length: string): string => `${length} by its speed`,
  runAgain: 'Run it again',
  runBeside: 'Again, beside it',
  nearest: 'Take the nearest that works',
  compare: 'Compare with',
  compareShort: 'Compare',
  compareNone: 'no other run',
  deleteRun: 'Delete this run',
  deleted: 'Run deleted.',
  alongRun: 'Along the run',
  at: (time: string, part: string): string => (part === '' ? `at ${time}` : `at ${time} in ${part}`),
  plan: (pace: string): string => `plan ${pace}`,
  minutes: 'min',
  measured: 'measured',
  planned: 'planned',
  heart: 'heart',
  heartHead: 'Heart',
  target: 'Target',
  planThen: 'Plan then',
  ran: 'Measured',
  gainedHead: 'Gained',
  targetOf: (pace: string): string => `target ${pace}`,
  what: 'What was changed',
  asPlanned: 'Run as planned.',
  slowerBy: (speed: string): string => `Slower by ${speed}`,
  fasterBy: (speed: string): string => `Faster by ${speed}`,
  asked,
  held,
  rested: (time: string): string => `The belt rested ${time}`,
  unseen: (time: string): string => `Out of sight ${time}`,
  away: 'Crescendo was away',
  goes,
  /** Runs from files. */
  comesIn: {
    title: 'Runs from elsewhere',
    key: 'Bring runs in',
    says: 'Crescendo’s own JSON, and FIT or TCX of a watch; several files at once',
    reading: (file: string): string => `Reading ${file} …`,
    there: (run: string): string => `is here already: ${run}`,
    /** "Run from Garmin fenix 7". */
    from: (by: string): string => `Run from ${by}`,
  },
}

export type HistoryWords = typeof history
