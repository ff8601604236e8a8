import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { finishComesIn, isHeldBack } from '../protocol/stages.ts'
import { COUNTDOWN_S } from '../protocol/units.ts'
import { raises } from './raises.ts'

/** The last minute before the finish, in which the seconds are what is biggest on the screen. */

/** From here on the seconds are the hero, and the pace moves into the peak. */
const [SWAP_S] = COUNTDOWN_S

/** Whole seconds to the finish while they are the hero, else null. */
export function secondsToFinish({ toFinish, phase, belt }: Snapshot): number | null {
  if (toFinish === null || phase.kind === 'stretch' || belt !== 'moving') return null
  const seconds = Math.ceil(toFinish.timeS)
  return seconds <= SWAP_S ? seconds : null
}

/** Whether the finish comes at its line as things stand, without a further Go. */
export const finishComes: (snapshot: Snapshot) => boolean = finishComesIn

/** Whether Go makes a held belt rise: then it is a long press that names its speed. */
export const goIsHeld = (snapshot: Snapshot): boolean => isHeldBack(snapshot.held) && raises('go', snapshot)
