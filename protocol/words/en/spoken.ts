import { tenthsOf, type SpokenWords } from '../spoken-words.ts'
import { stages } from './nouns.ts'
import { sayings } from './sayings.ts'

const SMALL = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** Whole, 0 to 99; what is above stays as it is written. */
function number(value: number): string {
  const small = SMALL[value]
  if (small !== undefined) return small
  const tens = TENS[Math.floor(value / 10)]
  if (tens === undefined) return String(value)
  return value % 10 === 0 ? tens : `${tens}-${SMALL[value % 10]}`
}

/** Of tenths. */
function decimal(tenths: number): string {
  const whole = number(Math.floor(tenths / 10))
  return tenths % 10 === 0 ? whole : `${whole} point ${number(tenths % 10)}`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const minutes = (count: number): string => (count === 1 ? 'one minute' : `${number(count)} minutes`)

const shown = (values: Parameters<typeof tenthsOf>[0] & { readonly ofConsole: boolean }): string =>
  `${decimal(tenthsOf(values))}${values.ofConsole ? ' on the console' : ''}`

/** What a voice says: as it is written, but where a number or a sign would be misread. */
export const spoken: SpokenWords = {
  sayings: {
    ...sayings,
    'next-stage': ({ stage, number: of }) => `${capital(stages[stage].one)} ${number(of)}. A little faster.`,
    'ten-seconds': 'Ten seconds.',
    'three-two-one': 'Three. Two. One. Go!',
    'not-ours-to-slow': 'Crescendo does not drive the belt. Slow it at the treadmill, or press stop.',
    'press-faster': (values) => `Press plus until ${shown(values)}.`,
    'press-slower': (values) => `Press minus until ${shown(values)}.`,
    'tread-faster': (values) => `Faster, until ${shown(values)}.`,
    'tread-slower': (values) => `Slower, until ${shown(values)}.`,
    incline: ({ inclinePct }) => `Incline ${decimal(Math.round(inclinePct * 10))} percent.`,
    'coming-to-rest': 'Coming to rest when last seen. Still moving? Hold stop.',
    'stopping-from': 'Stopping.',
  },
  pace: (count, seconds, unit) => {
    const time = seconds === 0 ? minutes(count) : `${minutes(count)} ${number(seconds)}`
    return capital(`${time} per ${unit === 'mi' ? 'mile' : 'kilometre'}.`)
  },
  speed: (tenths, unit) => {
    return capital(`${decimal(tenths)} ${unit === 'mph' ? 'miles' : 'kilometres'} per hour.`)
  },
  stretch: (name, sentence) => `${name}. ${sentence}`,
  sides: { left: 'Left.', right: 'Right.', forward: 'Forward.', back: 'Back.' },
  alarm: 'Pull the safety key.',
}
