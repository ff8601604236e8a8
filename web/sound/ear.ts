import { pageClock } from '../live/clock.ts'
import { audioOut } from './audio-out.ts'
import { Clips } from './clips.ts'
import type { Moment } from './moment.ts'
import { Player } from './player.ts'
import { Speaker } from './speaker.ts'

/** What is heard of one picture after another. */
export interface Ear<Picture> {
  see(picture: Picture): void
  /** The run is out of sight: what was expected is not any more. */
  lose(): void
  /** A belt does not stop, or does again. */
  alarm(on: boolean): void
}

/** @param momentOf what of a picture is heard. Null where this browser makes no sound */
export function earOf<Picture extends object>(momentOf: (picture: Picture) => Moment): Ear<Picture> | null {
  const out = audioOut()
  if (out === null) return null
  const clips = new Clips(pageClock, out)
  const player = new Player(out, clips, new Speaker(out, clips), pageClock)
  let seen: { readonly picture: Picture; readonly moment: Moment } | null = null
  return {
    see(picture) {
      if (seen?.picture !== picture) seen = { picture, moment: momentOf(picture) }
      player.see(seen.moment)
    },
    lose: () => player.lose(),
    alarm: (on) => player.alarm(on),
  }
}
