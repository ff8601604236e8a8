import type { FinishStyle, GateMode } from '../../panel/choices.ts'
import type { Stage } from '../stage-noun.ts'
import { finishes, stages } from './nouns.ts'

/** The numbers of a plan and its treadmill: "0.8 km/h", "13.4 km/h". */
export interface BeltNumbers {
  readonly first: string
  readonly fastest: string
  /** What the belt gains in a second, into a sprint. */
  readonly sprintRise: string
  readonly stage: Stage
  readonly finish: FinishStyle | null
  readonly gate: GateMode
}

interface Thing {
  readonly title: string
  readonly says: string
}

const finish = ({ finish: style, gate, fastest, sprintRise }: BeltNumbers): Thing => {
  const when = gate === 'ask' ? 'Only if you press Go' : 'At the end, unless you skip it'
  if (style === 'sprint') return { title: 'It sprints', says: `${when}: ${sprintRise} a second, up to ${fastest}.` }
  const title = style === null ? 'It has a fastest stage' : 'It ends fastest'
  const what = style === null ? '' : `${finishes[style]}. `
  return { title, says: `${what}${when}: step by step, up to ${fastest}.` }
}

/** The page that is read once, before the first run. Where it says something else, `BELT_PAGE` is one more. */
export const firstUse = {
  title: 'What this belt will do by itself',
  lead: 'Five things. And one that no screen can do.',
  things: (numbers: BeltNumbers): readonly Thing[] => [
    {
      title: 'It starts slow',
      says: `After you hold START: ${numbers.first}, then a walk. It never starts alone.`,
    },
    {
      title: 'It gets faster',
      says: `Step by step at each ${stages[numbers.stage].one} line. You are told 5 seconds before.`,
    },
    finish(numbers),
    { title: 'It slows down', says: 'Down to a walk. Then it stops.' },
    {
      title: 'It stops',
      says: 'At STOP; when nobody watches for a minute; when the treadmill falls silent.',
    },
  ],
  limit: 'If Bluetooth is lost, no screen can stop the belt. The safety key can.',
  clip: 'Clip it on, each time.',
  /** Another language, as it calls itself. */
  other: { tongue: 'es', name: 'Español' } as { readonly tongue: 'en' | 'es'; readonly name: string },
  read: 'I HAVE READ THIS',
  kept: 'kept with today’s date, asked once',
  /** In a gym, where nothing of a guest stays. */
  keptOfGuest: 'each guest is asked; nothing of you is kept',
}
