import type { PhaseKind } from '../../protocol/panel/snapshot.ts'
import { isStage } from '../../protocol/units.ts'

/** How a phase is coloured. */
export type Tint = 'calm' | 'mile' | 'hot'

export function tintOf(kind: PhaseKind): Tint {
  return isStage({ kind }) ? 'mile' : kind === 'finish' ? 'hot' : 'calm'
}

/** Weight of the digits: they get heavier with effort. `p` is the place in the climb. */
export function weightOf(kind: PhaseKind, p: number): number {
  return isStage({ kind }) ? Math.round(450 + 250 * p) : kind === 'finish' ? 800 : 400
}
