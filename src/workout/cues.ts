import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { linesFor } from './cue-lines.ts'
import type { Line, WantedLine } from './cue-lines.ts'
import { CUE_S, cueWindows } from './cue-windows.ts'
import type { CueWindow, GentleRise } from './cue-windows.ts'
import { drinksIn } from './drinking.ts'
import type { PlacedLine } from './drinking.ts'

/** One line for the runner, shown for 8 s. */
export interface Cue extends Line {
  /** Index into the plan's phases. */
  readonly phaseIndex: number
  /** Where in the phase: metres where it is measured in distance, seconds where it is measured in time. */
  readonly at: { readonly distanceM: number } | { readonly timeS: number }
}

/** At most one form or breathing cue in this time, seconds. */
const FORM_APART_S = 180

/** Every cue of a plan, in the order of the run. */
export function cuesOf(plan: Plan, rise: GentleRise): Cue[] {
  const windows = cueWindows(plan, rise)
  const drinks = drinksIn(plan, windows)
  return windows
    .reduce<readonly PlacedLine[]>((before, window) => {
      const here = drinks.filter((drink) => drink.window === window)
      const lines = linesFor(plan, window).reduce((placed, line) => withLine(line, window, placed, before), here)
      return [...before, ...lines.toSorted((a, b) => a.atS - b.atS)]
    }, [])
    .map(({ window, kind, says, atS }) => ({ phaseIndex: window.phaseIndex, kind, says, at: placeOf(window, atS) }))
}

/** The line added to the cues of its window, later than wanted where it has to be, or left out where no room is left. */
function withLine(
  { kind, says, where }: WantedLine,
  window: CueWindow,
  here: PlacedLine[],
  before: readonly PlacedLine[],
): PlacedLine[] {
  const { fromS, untilS, phaseStartS } = window
  const wantedS = fromS + where * Math.max(0, untilS - fromS)
  const earliestS = isForm(kind) ? formAllowedFromS([...before, ...here]) - phaseStartS : 0
  const atS = takenS(window, here).reduce(
    (at, taken) => (Math.abs(at - taken) < CUE_S ? taken + CUE_S : at),
    Math.max(wantedS, earliestS),
  )
  return atS > untilS ? here : [...here, { kind, says, window, atS }]
}

const isForm = (kind: Line['kind']): boolean => kind === 'form' || kind === 'breathing'

/** From when on the next form or breathing cue is allowed, seconds into the run. */
const formAllowedFromS = (placed: readonly PlacedLine[]): number =>
  Math.max(
    0,
    ...placed.filter((line) => isForm(line.kind)).map((line) => line.window.phaseStartS + line.atS + FORM_APART_S),
  )

/** When something else is said in this window, in order: its other cues, and the call at half of the finish. */
const takenS = ({ phase, endS }: CueWindow, here: readonly PlacedLine[]): number[] =>
  [...here.map((line) => line.atS), ...(phase.kind === 'finish' ? [endS / 2] : [])].sort((a, b) => a - b)

/** Where a cue stands in its phase that is said so many seconds into it as planned: in what the phase is measured in. */
export function placeOf({ phase, speedKmh }: Pick<CueWindow, 'phase' | 'speedKmh'>, atS: number): Cue['at'] {
  return isMeasuredInM(phase) ? { distanceM: (speedKmh / 3.6) * atS } : { timeS: atS }
}

function isMeasuredInM(phase: PlanPhase): boolean {
  return phase.kind === 'stage' ? 'distanceM' in phase.length : 'distanceM' in phase
}
