import type { Plan } from '../../protocol/panel/plan.ts'
import type { Line } from './cue-lines.ts'
import type { CueWindow } from './cue-windows.ts'
import { saying } from './sayings.ts'
import { isLong } from './why.ts'

/** A line that found its place, seconds into its phase. */
export interface PlacedLine extends Line {
  readonly window: CueWindow
  readonly atS: number
}

const ABOUT_EVERY_S = 15 * 60
/** Nothing to drink this close to the finish, metres. */
const BEFORE_FINISH_M = 800

/**
 * When to drink, on runs long enough for it: at the last quarter of an easy or moderate mile, while it is still
 * comfortable and before the next rise, about every 15 minutes from the sip before the start; again in the cool-down.
 */
export function drinksIn(plan: Plan, windows: readonly CueWindow[]): PlacedLine[] {
  if (!isLong(plan.durationS)) return []
  const possible = windows.flatMap((window) => stageDrink(plan, window))
  const taken = possible.reduce<PlacedLine[]>((before, drink, index) => {
    const last = before.at(-1)
    const lastS = last === undefined ? 0 : inRunS(last)
    const next = possible[index + 1]
    const offS = (candidate: PlacedLine) => Math.abs(inRunS(candidate) - lastS - ABOUT_EVERY_S)
    const betterLater = next !== undefined && offS(next) < offS(drink)
    const tooSoon = inRunS(drink) - lastS < ABOUT_EVERY_S / 2
    return betterLater || tooSoon ? before : [...before, drink]
  }, [])
  return [...taken, ...coolDownDrink(windows)]
}

const inRunS = ({ window, atS }: PlacedLine): number => window.phaseStartS + atS

function stageDrink(plan: Plan, window: CueWindow): PlacedLine[] {
  const { phase, phaseIndex, endS, fromS, untilS } = window
  if (phase.kind !== 'mile' || phase.effort === 'tempo') return []
  const quarterM = phase.distanceM / 4
  const laterM = plan.phases
    .slice(phaseIndex + 1)
    .reduce((sum, later) => sum + (later.kind === 'mile' ? later.distanceM : 0), 0)
  const atS = (endS * 3) / 4
  if (quarterM + laterM < BEFORE_FINISH_M || atS < fromS || atS > untilS) return []
  return [
    { kind: 'drink', says: { code: 'sip-before-rise', values: { distanceM: quarterM, unit: plan.unit } }, window, atS },
  ]
}

/** In the first part of the cool-down after its opening that has room. */
function coolDownDrink(windows: readonly CueWindow[]): PlacedLine[] {
  const window = windows.find(
    ({ phase, segment, fromS, untilS }) => phase.kind === 'cool-down' && segment > 0 && fromS <= untilS,
  )
  return window === undefined ? [] : [{ kind: 'drink', says: saying('sip-after-run'), window, atS: window.fromS }]
}
