import type { GateState } from '../../protocol/panel/snapshot.ts'
import type { Moment } from './moment.ts'

/**
 * When the last seconds before the finish sound, on the audio clock. All of them hang on one moment, that of the line: they
 * are exact to each other whatever the page is busy with, and move together where the line does.
 */

/** Seconds before the line; 0 is the go. */
export type Mark = 10 | 3 | 2 | 1 | 0
export const MARKS: readonly Mark[] = [10, 3, 2, 1, 0]

/** They are handed to the audio clock this long before the line, s: a page that stalls meanwhile is no matter. */
const AHEAD_S = 12
/** An estimate that moves by less than this is the same: it is told in tenths of a second. */
const SAME_S = 0.15
/** A mark that a shift of the line brought to lie behind now is still sounded, at once, if only by this; s. */
const SLACK_S = 0.25
/** A go that is no further ahead when the screen flips is left where it is: it is exact to the three, two, one. */
const AT_THE_FLIP_S = 0.1

/** A sound that is to be heard, s of the audio clock. */
export interface Due {
  readonly mark: Mark
  readonly atS: number
}

export interface Countdown {
  readonly run: string | null
  readonly gate: GateState | null
  /** When the line is reached, s of the audio clock; null where nothing counts down. */
  readonly lineAtS: number | null
  /** What is handed to the audio clock. */
  readonly due: readonly Due[]
  /** Each sounds once in a run, or not at all. */
  readonly over: readonly Mark[]
}

export const NO_COUNTDOWN: Countdown = { run: null, gate: null, lineAtS: null, due: [], over: [] }

/**
 * The countdown at this moment.
 *
 * @param nowS of the audio clock
 * @param silently what is due now is not to be heard: the page has just come back
 */
export function countdownOn(before: Countdown, now: Moment, nowS: number, silently = false): Countdown {
  const { run, toLineS } = now
  const known = run === before.run ? before : { ...NO_COUNTDOWN, run }
  const sounded = known.due.filter(({ atS }) => atS <= nowS).map(({ mark }) => mark)
  const over = [...known.over, ...sounded]
  // A go that is on its way when the screen flips is that of the flip.
  const going = now.gate === 'passed' ? known.due.filter(({ mark, atS }) => mark === 0 && atS > nowS) : []
  const next: Countdown = { ...known, gate: now.gate, over, lineAtS: null, due: going }
  if (isFlip(known, now)) return flipped(next, nowS, silently)
  if (toLineS === null || toLineS > AHEAD_S) return next
  const isSame = known.lineAtS !== null && Math.abs(nowS + toLineS - known.lineAtS) < SAME_S
  const lineAtS = isSame ? known.lineAtS : nowS + toLineS
  return withDue({ ...next, lineAtS }, lineAtS ?? 0, marksOf(now), nowS, silently)
}

/** The finish is entered by a go that was said: at its line or behind it. */
const isFlip = ({ gate }: Countdown, now: Moment): boolean =>
  now.gate === 'passed' && gate !== null && gate !== 'passed' && now.kind === 'finish'

/** The go sounds with the flip, where it has not a moment ago and is not about to. */
function flipped(next: Countdown, nowS: number, silently: boolean): Countdown {
  const isOver = silently || next.over.includes(0)
  const over: readonly Mark[] = isOver ? MARKS : MARKS.filter((mark) => mark !== 0)
  const isNear = next.due.some(({ atS }) => atS - nowS <= AT_THE_FLIP_S)
  return { ...next, over, due: isOver ? [] : isNear ? next.due : [{ mark: 0, atS: nowS }] }
}

/** Who has not said yes to the finish hears that it is near, and no three, two, one. */
const marksOf = ({ finishComes }: Moment): readonly Mark[] => (finishComes ? MARKS : [10])

function withDue(next: Countdown, lineAtS: number, marks: readonly Mark[], nowS: number, silently: boolean): Countdown {
  const open = marks.filter((mark) => !next.over.includes(mark))
  const late = open.filter((mark) => lineAtS - mark < nowS - (silently ? 0 : SLACK_S))
  const due = open.filter((mark) => !late.includes(mark)).map((mark) => ({ mark, atS: Math.max(nowS, lineAtS - mark) }))
  return { ...next, over: [...next.over, ...late], due }
}
