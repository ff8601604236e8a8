import { Type, type Static } from 'typebox'
import { nullable } from './said.ts'

const closed = { additionalProperties: false } as const

/** What of the chosen plan can be said aloud already. */
export const VoiceClips = Type.Object(
  {
    /** What makes them; null where this computer has nothing that does. */
    engine: nullable(Type.Enum(['piper', 'espeak-ng'])),
    /** `clip`: its name; the sound is at `/voice/CLIP.wav`, for ever the same. */
    clips: Type.Array(Type.Object({ words: Type.String(), clip: Type.String() }, closed)),
    /** How many are yet to be made. */
    waiting: Type.Integer(),
  },
  closed,
)
export type VoiceClips = Static<typeof VoiceClips>
