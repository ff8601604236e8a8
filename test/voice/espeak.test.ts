import { expect, test } from 'vitest'
import { es } from '../../protocol/words/es.ts'
import { languageOf } from '../../protocol/words/language.ts'
import { ENGLISH } from '../../protocol/words/sentence-of.ts'
import { repertoireOf } from '../../protocol/words/spoken.ts'
import { clipFolder, clipOf } from '../../src/voice/clip-folder.ts'
import { engineFor } from '../../src/voice/engine.ts'
import { clipIn } from '../../src/voice/wave.ts'
import { someOf, SEED } from '../draws.ts'
import { METRIC, planned } from '../workout/machines.ts'
import { ESPEAK, ownFolder } from './programs.ts'

const never = new AbortController().signal

test.each([ENGLISH, languageOf('es', es)])(
  `espeak-ng says what a plan needs in $tongue, drawn from ${SEED}`,
  async (language) => {
    const engine = (await engineFor(language.tongue, ESPEAK))!
    expect(engine).toMatchObject({ name: 'espeak-ng', version: expect.stringContaining('1.5') as string })
    const clips = clipFolder(ownFolder())
    const words = repertoireOf(language, planned({}, METRIC), 'km/h')
    expect(words.length).toBeGreaterThan(60)
    for (const one of someOf(words, 12, language.tongue)) {
      expect(await clips.make(engine, language.tongue, one, never), one).toBeNull()
      const { rateHz, samples } = clipIn((await clips.read(clipOf(engine, language.tongue, one)))!)!
      const lastsS = samples.length / rateHz
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
      expect(rateHz).toBe(22_050)
      // At about 150 words a minute, and never a whole screen's worth of it.
      expect(lastsS, one).toBeGreaterThan(0.15 + one.length * 0.025)
      expect(lastsS, one).toBeLessThan(0.9 + one.length * 0.11)
      // Loud, and not clipped.
      expect(loudest, one).toBeGreaterThan(8000)
      expect(samples.filter((sample) => Math.abs(sample) >= 32_767).length, one).toBeLessThan(5)
      expect(samples.findIndex((sample) => Math.abs(sample) > 500) / rateHz, one).toBeLessThan(0.03)
    }
  },
)

test('the same words give the same clip, to the octet', async () => {
  const engine = (await engineFor('en', ESPEAK))!
  const made = await Promise.all(
    [ownFolder(), ownFolder()].map(async (folder) => {
      const clips = clipFolder(folder)
      await clips.make(engine, 'en', 'Halfway.', never)
      return clips.read(clipOf(engine, 'en', 'Halfway.'))
    }),
  )
  expect(made[0]).toEqual(made[1])
})

test('words that look like an option are said', async () => {
  const engine = (await engineFor('en', ESPEAK))!
  expect(await clipFolder(ownFolder()).make(engine, 'en', '--version', never)).toBeNull()
})
