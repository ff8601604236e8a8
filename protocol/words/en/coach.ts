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
