import { audioOut } from './audio-out.ts'
import { MARKS, type Mark } from './countdown.ts'
import { strike } from './strike.ts'
import { notesOf } from './tones.ts'

const STAGES = 3
/** What is handed over for now comes a little late, s. */
const SOON_S = 0.1

/**
 * The last ten seconds as they are heard, from now on, with nobody running.
 *
 * @returns its undo; nothing is heard where the browser makes no sound, or the tones are off
 */
export function rehearse(): () => void {
  const out = audioOut()
  if (out === null) return () => {}
  const { context } = out
  const [first = 0] = MARKS
  // One moment for all of them: the clock goes on meanwhile.
  const lineAtS = out.nowS + SOON_S + first
  const struck = MARKS.map((mark: Mark) => {
    const tone = { kind: mark === 0 ? 'go' : 'tick', stages: STAGES } as const
    return strike(context, out.tones, notesOf(tone), lineAtS - mark)
  })
  return () => struck.forEach((one) => one.end())
}
