import type { COACH_REASONS } from '../../panel/coach.ts'
import type { Sentences } from '../sentence.ts'

/** Why the coach offers this, fetched with the screens that say so. */
export const coachReasons: Sentences<typeof COACH_REASONS> = {
  shorter: 'Shorter, same paces.',
  smooth: 'Same miles, a smooth finish.',
  'your-go': 'The sprint waits for your Go.',
  'once-more': 'Once more makes it yours.',
  longer: 'Twice as planned: longer.',
  faster: ({ percent }, { number }) => `Three as planned: ${number(percent)} % faster.`,
  slower: ({ percent }, { number }) => `Two of three were hard: ${number(percent)} % slower.`,
  'no-longer-yet': 'Same again: no room for longer yet.',
  'no-faster-yet': 'Same again: faster needs a little more time.',
  'not-counted': 'The last one was not counted: the same again.',
  'new-paces': 'New paces: run them once as planned.',
  'no-further-yet': ({ mostKm, unit }, { lengthWords }) =>
    `A tenth more than before: ${lengthWords(mostKm * 1000, unit)} at most.`,
  'after-race': ({ percent }, { number }) => `A belt feels faster than the road: ${number(percent)} % slower at first.`,
  'after-break': ({ days, percent }, { number }) => `${days} days without a run: ${number(percent)} % slower.`,
  'first-run': 'A first run: half miles at a walk, or at your own pace.',
  'week-full': ({ ranKm, mostKm, unit }, { lengthWords }) =>
    `${lengthWords(ranKm * 1000, unit)} in seven days: a tenth more than before is ${lengthWords(mostKm * 1000, unit)}.`,
  'week-full-until': ({ ranKm, mostKm, unit, days }, { lengthWords }) =>
    `${lengthWords(ranKm * 1000, unit)} in seven days of ${lengthWords(mostKm * 1000, unit)} at most: the next one is ${days === 1 ? 'tomorrow' : `in ${days} days`}.`,
  pain: 'Rest until walking is free of pain; else see a professional.',
  'block-short': 'Short and a little quicker.',
  'block-long': 'Keep mile 1 lazy. No sprint today.',
  'block-easy': 'An easy week: shorter, so that what was run sinks in.',
  'block-test': ({ percent }, { number }) =>
    percent === 0
      ? 'Same miles, same paces. Ease off any time.'
      : `Same miles, ${number(percent)} % faster. Ease off any time.`,
  'block-smooth': 'The same week again, with a smooth finish.',
  'block-back': 'A week back, with a smooth finish.',
  'block-again': ({ percent }, { number }) => `From the first week, ${number(percent)} % slower.`,
  'block-rest': ({ days }) => (days === 1 ? 'The next one is tomorrow.' : `The next one is in ${days} days.`),
}

/** What its line on the poster says, and its page. */
export const coach = {
  title: 'Six weeks, each one faster',
  next: 'What next',
  take: 'Take it',
  same: 'Same as last time',
  own: 'At my own pace',
  gentler: 'Gentler today',
  gentlerSays: 'Five percent slower, three stages at most, nothing above its plan.',
  hurt: 'Did it hurt?',
  yes: 'Yes',
  no: 'No',
  move: 'Move today',
  end: 'End these six weeks',
  begin: 'Begin six weeks',
  beginSays: 'Two runs a week, a short and a long one, an easy week, and a test at the end.',
  waits: (week: string, mostWeek: string, run: string, mostRun: string): string =>
    `Six weeks begin with ${week} in a week and ${run} in one run. By what you ran there is room for ${mostWeek} and ${mostRun} yet; both grow as you run.`,
  month: 'Your longest run of the last month?',
  monthNone: 'None',
  week: (week: number): string => `Week ${week}`,
  today: 'Today',
  tempo: (stages: string): string => `the last of ${stages}, today`,
  shape: (count: number, length: string): string => `${count} × ${length}`,
  tally: (done: number, moved: number): string =>
    `${done} of 12 run${moved === 0 ? '' : `, ${moved} moved`}. Never more than a tenth further in a week.`,
  missed: 'Missed a short one? It is dropped. A long one? The next week runs its length.',
  doctor: 'Ill, pregnant, chest pain, dizzy, new medicine? Ask a doctor or midwife. Keep able to talk.',
  picture: (done: number): string => `Six weeks of two runs each as staircases, ${done} of twelve run`,
}
export type CoachWords = typeof coach
