import { Type } from 'typebox'
import { TONGUES } from '../../protocol/words/language.ts'
import type { Fault } from '../../protocol/panel/answers.ts'
import { YEAR_S } from './built-files.ts'
import type { VoiceFace } from './deps.ts'
import { ref, type App } from './schemas.ts'

const NO_CLIP: Fault = {
  error: 'not-found',
  message: 'There is no such clip. GET /api/voice/en lists those there are.',
}

const isTongue = (language: string): boolean => (TONGUES as readonly string[]).includes(language)

/** Which clips there are, for who only looks: the same, described nowhere. */
export function clipList(app: App, voice: Pick<VoiceFace, 'clips'>): void {
  app.get<{ Params: { language: string } }>('/api/voice/:language', (request, reply) => {
    const { language } = request.params
    return isTongue(language) ? voice.clips(language) : reply.code(404).send(NO_CLIP)
  })
}

/** Which clips there are. */
export function voiceRoute(app: App, voice: VoiceFace): void {
  app.get(
    '/api/voice/:language',
    {
      schema: {
        summary: 'What of the chosen plan can be said aloud in a language. What is missing is made from now on.',
        params: Type.Object({ language: Type.Enum([...TONGUES]) }),
        response: { 200: ref('VoiceClips'), 400: ref('Fault') },
      },
    },
    (request) => voice.clips(request.params.language),
  )
}

/** The clips: what has a name is for ever the same. */
export function clipFiles(app: App, voice: Pick<VoiceFace, 'sound'>): void {
  app.get<{ Params: { clip: string } }>('/voice/:clip.wav', { schema: { hide: true } }, async (request, reply) => {
    const sound = await voice.sound(request.params.clip)
    if (sound === null) return reply.code(404).send(NO_CLIP)
    return reply.type('audio/wav').header('cache-control', `public, max-age=${YEAR_S}, immutable`).send(sound)
  })
}
