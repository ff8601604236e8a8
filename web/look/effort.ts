import type { PhaseKind } from '../../protocol/panel/snapshot.ts'

/** How a phase is coloured. */
export type Tint = 'calm' | 'mile' | 'hot'

export function tintOf(kind: PhaseKind): Tint {
  return kind === 'mile' ? 'mile' : kind === 'finish' ? 'hot' : 'calm'
}

/** Where mile `number` of `count` lies in the climb: 0 the first, 1 the last. */
export const climbOf = (number: number, count: number): number => (count > 1 ? (number - 1) / (count - 1) : 0)

/** Weight of the digits: they get heavier with effort. `p` is the place in the climb. */
export function weightOf(kind: PhaseKind, p: number): number {
  return kind === 'mile' ? Math.round(450 + 250 * p) : kind === 'finish' ? 850 : 400
}
