import { isHeldBack, isToldAsSpeed } from '../../protocol/stages.ts'
import { words } from '../language.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { raises } from '../raises.ts'
import type { MoreEntry } from './more.ts'
import type { Way } from './override-pad.ts'
import { shortSpeed } from './speed-words.ts'

/** What the keys of a run offer, from one snapshot. */

/** The runner sets the belt's speed, and each ask another target alone. */
export const isGuided = ({ driving }: Pick<Snapshot, 'driving'>): boolean => driving.by === 'runner'

/** The wide button: easing off, or in the cool-down straight to its walk. */
export function wayOf(snapshot: Snapshot): Way | null {
  const { asks, easeOff, phase, targetKmh } = snapshot
  // Who walks already is offered no walk, whatever was pressed on top of it.
  const walks = targetKmh !== null && isToldAsSpeed(targetKmh, null)
  if (phase.kind === 'cool-down' && asks.includes('walk-now') && !walks)
    return { ask: 'walk-now', title: words.run.walkNow, to: '' }
  // A belt that moves without us is slowed by it, to wherever that leads then.
  if (easeOff === null) return asks.includes('ease-off') ? { ask: 'ease-off', title: words.run.easeOff, to: '' } : null
  const to = easeOff.to === 'walk' ? words.run.walk : shortSpeed(easeOff.speedKmh, snapshot)
  return { ask: 'ease-off', title: isGuided(snapshot) ? words.run.target.toUpperCase() : words.run.easeOff, to }
}

const MORE = ['resume-plan', 'next', 'hold', 'skip-sprint', 'cool-down', 'take-over', 'guide'] as const

/** A treadmill that stays out of reach keeps nobody in a run. */
export function endOf({ asks }: Snapshot): MoreEntry[] {
  return asks.includes('end') ? [{ ask: 'end', longPress: true }] : []
}

export function moreOf(snapshot: Snapshot): MoreEntry[] {
  const isKept = isHeldBack(snapshot.held)
  return MORE.filter((ask) => snapshot.asks.includes(ask) && !(ask === 'hold' && isKept)).map((ask) => ({
    ask,
    longPress:
      ask === 'take-over' || ask === 'guide' || ((ask === 'resume-plan' || ask === 'next') && raises(ask, snapshot)),
  }))
}
