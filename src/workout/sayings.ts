import type { DistanceUnit, FinishStyle, Level, Plan } from '../../protocol/panel/plan.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'

/** What the coach says. One line at a time; short, in simple words. */

export const EASY_FORM = 'Stand tall and look ahead, not down at the belt.'
export const MODERATE_FORM = 'Quicker steps, not longer ones. Land softly.'
export const MODERATE_BREATHING = 'Breathe low and steady. A short sentence should still be easy.'
export const TEMPO_FORM = 'Shoulders down, jaw loose, elbows straight back.'
export const COOL_DOWN = 'Well run. Breathe out long and let the belt bring you down.'
export const COOL_DOWN_SIP = 'Take a small sip now, and another when you are done.'

const WALKED_WARM_UP = 'Walk easily and let your arms swing.'

/** The first line of the phases that have one of their own. */
export const OPENINGS = {
  runner: {
    walkedWarmUp: WALKED_WARM_UP,
    warmUp: 'Easy jog. Let your breathing settle; loose hands, quiet feet.',
    mileOne: () => 'This should feel too slow. You are saving it for the end.',
    hard: 'Comfortably hard: a few words at a time. Find your rhythm.',
  },
  walker: {
    walkedWarmUp: WALKED_WARM_UP,
    warmUp: WALKED_WARM_UP,
    mileOne: (stage: string) => `Slow on purpose. Each ${stage} gets a little quicker.`,
    hard: 'Brisk now: bend your elbows, shorter, faster steps.',
  },
} as const

export const openingsFor = (level: Level): (typeof OPENINGS)['runner' | 'walker'] =>
  OPENINGS[level === 'beginner' ? 'walker' : 'runner']

export const IN_THE_FINISH: Readonly<Record<FinishStyle, string>> = {
  sprint: 'Tall body, quick feet, eyes ahead. Ease off whenever you like.',
  strong: 'A little quicker, smooth and light. Pain means ease off.',
  'brisk-walk': 'As brisk as you can walk well.',
  'light-jog': 'Small, light steps. Walk whenever you like.',
}

/** A sip, and how far it is to the next rise. */
export function sipBefore(distanceM: number, unit: DistanceUnit): string {
  const quarterMile = unit === 'mi' && Math.abs(distanceM - METRES_PER_MILE / 4) < 1
  const where = quarterMile ? 'a quarter mile' : `${Math.round(distanceM / 10) * 10} metres`
  return `Take a small sip now. The pace rises in ${where}.`
}

const FINISH_NAMES: Readonly<Record<FinishStyle, string>> = {
  sprint: 'Sprint',
  strong: 'Strong finish',
  'brisk-walk': 'Brisk finish',
  'light-jog': 'Light jog',
}

/** What is said on the way to the line of the finish, each once, `beforeS` seconds before it. */
export const finishCalls = (finish: FinishStyle): readonly { readonly beforeS: number; readonly text: string }[] => [
  { beforeS: 60, text: `${FINISH_NAMES[finish]} in one minute.` },
  { beforeS: 30, text: 'Thirty seconds. Stay relaxed.' },
  { beforeS: 10, text: 'Ten.' },
  { beforeS: 3, text: 'Three, two, one, go.' },
]

/** At half of the finish's length, and at its end. */
export const HALFWAY = 'Halfway.'
export const DONE = 'Done.'

/** Around the gate: while it is open, once `go` armed it, and where the line came without an answer. */
export function gateSayings(finish: FinishStyle): Readonly<Record<'open' | 'armed' | 'unanswered', string>> {
  const sprint = finish === 'sprint'
  return {
    open: 'Press Go if you want it. If not, we stay as we are.',
    armed: `${FINISH_NAMES[finish]} at the line.`,
    unanswered: sprint ? 'No sprint today. Strong running.' : 'We stay as we are. Well done.',
  }
}

export const AFTER_SLOWER = 'Good choice. The rest of the run follows you.'

/** After `faster` in a stage, by its name. */
export const afterFaster = ({ finish }: Pick<Plan, 'finish'>, stage: string): string =>
  `Done, until the end of this ${stage}. Keep some for the ${finish === 'sprint' ? 'sprint' : 'finish'}.`
