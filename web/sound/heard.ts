import { pageClock } from '../live/clock.ts'
import { audioOut } from './audio-out.ts'
import { Player } from './player.ts'
import './sound-key.ts'

/** All that sound needs, in one piece of its own: the screens are there before it. Null where this browser makes no sound. */
export function player(): Player | null {
  const out = audioOut()
  return out === null ? null : new Player(out, pageClock)
}
