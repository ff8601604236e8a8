import { pageClock } from '../live/clock.ts'
import { audioOut } from './audio-out.ts'
import { Clips } from './clips.ts'
import { Player } from './player.ts'
import './sound-key.ts'
import { Speaker } from './speaker.ts'

/** All that sound needs, in one piece of its own: the screens are there before it. Null where this browser makes no sound. */
export function player(): Player | null {
  const out = audioOut()
  if (out === null) return null
  const clips = new Clips(pageClock, out.context)
  return new Player(out, clips, new Speaker(out, clips), pageClock)
}
