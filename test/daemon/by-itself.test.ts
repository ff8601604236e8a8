import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { bannerIn, saidIn } from '../../protocol/words/language.ts'
import { terminalLanguage } from '../../protocol/words/terminal.ts'
import type { MisbehaviourName } from '../../src/simulator/misbehaviours.ts'
import { crescendo } from './crescendo.ts'

/** What tells of a hand, or of the console, as if it had been seen. */
const GUESSES = /\bset\b|at the treadmill|console|hand|se puso|puesto|en la propia|consola|mano/i
const BOTH = /by a hand or by itself|por una mano o sola/

test.each<readonly [MisbehaviourName, (seen: Snapshot) => boolean]>([
  ['runaway', ({ held }) => held === 'console'],
  ['falls-back', ({ held }) => held === 'console'],
  ['walks-at-its-limit', ({ held }) => held === 'console'],
  ['stops-after-start', ({ belt }) => belt === 'stopped'],
])('%s: what a belt did by itself is not told as the doing of a hand', async (name, came) => {
  const run = await crescendo({ misbehaves: [name] })
  await run.until('standstill', ({ belt }) => belt === 'still', 10)
  expect(run.ask('start')).toBeNull()
  const { banners, held } = await run.until('its own doing', came, 120)
  for (const tongue of ['en', 'es'] as const) {
    const language = terminalLanguage(tongue)
    const told = [
      ...banners.map((one) => bannerIn(language, one).text),
      ...(held === null
        ? []
        : [language.words.terminal.held[held], saidIn(language, { code: 'was-held', values: { reason: held } })]),
    ]
    expect(told).not.toEqual([])
    for (const words of told) expect(words.replace(BOTH, '')).not.toMatch(GUESSES)
  }
})
