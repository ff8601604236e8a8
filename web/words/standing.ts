import type { Snapshot } from '../../protocol/panel/snapshot.ts'

/** Words of the screens on which the belt stands. */
export const standing = {
  ready: 'Ready to run',
  startTitle: 'Feet on the rails?',
  startSays: 'The belt begins at its slowest and rises gently.',
  start: 'HOLD TO START',
  stoppedPhase: 'Stopped',
  carryOnTitle: 'Carry on?',
  carryOnSays: 'Feet on the rails? The belt begins at its slowest and climbs back to your pace.',
  carryOnSprint: 'Your sprint waits for Go.',
  carryOn: 'HOLD TO CARRY ON',
  end: 'Finish here',
  discard: 'Hold to discard',
  belt: 'Belt stopped',
  unseen: 'Cannot see the belt',
  still: 'The belt is still',
  again: 'Again',
  skip: 'Skip',
  skipAll: 'Skip all',
  getReady: 'Get ready',
  seconds: 's',
  stretchAfter: 'Stretch, held still',
  stretchBefore: 'Stretch beside the belt',
} as const

const SIDES: Record<'left' | 'right' | 'forward' | 'back', string> = {
  left: 'LEFT',
  right: 'RIGHT',
  forward: 'FORWARD',
  back: 'BACKWARD',
}

/** Cards of the legs name the leg. */
export function sideWords(stretch: NonNullable<Snapshot['stretch']>): string {
  if (stretch.side === null) return ''
  const isSide = stretch.side === 'left' || stretch.side === 'right'
  return isSide ? `${SIDES[stretch.side]} LEG` : SIDES[stretch.side]
}
