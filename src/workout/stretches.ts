import type { StretchCard } from '../../protocol/panel/plan.ts'

/** Seconds between two cards, and between the sides of one. */
export const BETWEEN_STRETCHES_S = 5

const LEGS: StretchCard['sides'] = ['left', 'right']

/** Before the run: moving, never held. */
export const STRETCHES_BEFORE: readonly StretchCard[] = [
  { id: 'leg-swings-front', sides: LEGS, durationS: 20 },
  { id: 'leg-swings-side', sides: LEGS, durationS: 20 },
  { id: 'arm-circles', sides: ['forward', 'back'], durationS: 15 },
  { id: 'torso-twists', sides: [null], durationS: 30 },
]

/** After the run: held still, no bouncing. */
export const STRETCHES_AFTER: readonly StretchCard[] = [
  { id: 'hamstrings', sides: LEGS, durationS: 30 },
  { id: 'quads', sides: LEGS, durationS: 30 },
  { id: 'calves-straight', sides: LEGS, durationS: 30 },
  { id: 'calves-bent', sides: LEGS, durationS: 20 },
]
