import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { secondsToFinish } from '../last-minute.ts'
import { screenOf } from '../screen-of.ts'
import type { AskButton } from './ask-button.ts'
import type { TopWords } from './top-words.ts'
import { wayOutOf } from './way-out.ts'

/** Words over a screen, and what ends what they speak of. */
export interface Over {
  readonly words: TopWords
  readonly wayOut: AskButton | null
}

/** So long before the finish nothing but the count is to be read, seconds. */
const QUIET_S = 10

/**
 * A run that is off its plan says so in a note beside the pace or the metres, with the way back to the plan; everything else is a bar at
 * the top. What presses more than the note has its bar beside it, what presses less waits.
 *
 * @param all the most pressing first
 */
export function overOf(
  all: readonly TopWords[],
  snapshot: Snapshot,
): { readonly bar: Over | null; readonly note: Over | null } {
  const said = all.map((words): Over => ({ words, wayOut: wayOutOf(words.code, snapshot) }))
  const screen = screenOf(snapshot)
  if (screen !== 'run' && screen !== 'sprint') return { bar: said[0] ?? null, note: null }
  const offPlan = said.filter(isOffPlan)
  // What the runner did is in the note; what holds beside it is over it, without a second key for the same way back.
  const note = offPlan.find(({ words }) => words.code !== 'heart') ?? offPlan[0] ?? null
  const first = said[0] ?? null
  const bar =
    first === note || first === null ? null : note !== null && isOffPlan(first) ? { ...first, wayOut: null } : first
  return { bar, note: hasRoomForNote(snapshot) ? note : null }
}

/** The question for the unit lies over its place. */
export function hasRoomForNote(snapshot: Snapshot): boolean {
  const seconds = secondsToFinish(snapshot)
  return !snapshot.asks.includes('console-says') && (seconds === null || seconds > QUIET_S)
}

const isOffPlan = ({ wayOut }: Over): boolean => wayOut?.ask === 'resume-plan'

/** Where nobody runs, the first words make room for those at the top, and the keys that lie on these have their ink. */
export const roomUnder = (bar: Over | null): Readonly<Record<'--bar' | '--bar-ink', string>> =>
  bar === null
    ? { '--bar': '0dvh', '--bar-ink': 'inherit' }
    : { '--bar': '9.2dvh', '--bar-ink': `var(${bar.words.level === 'warning' ? '--on-filled' : '--text'})` }
