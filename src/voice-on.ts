import { join } from 'node:path'
import type { Logger } from 'pino'
import { es } from '../protocol/words/es.ts'
import { languageOf } from '../protocol/words/language.ts'
import { ENGLISH } from '../protocol/words/sentence-of.ts'
import { repertoireOf } from '../protocol/words/spoken.ts'
import { monotonicClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Daemon } from './daemon.ts'
import { clipFolder } from './voice/clip-folder.ts'
import { engineFor } from './voice/engine.ts'
import { voiceOf, type Voice } from './voice/voice.ts'

/** Those that can be said aloud. */
const LANGUAGES = [ENGLISH, languageOf('es', es)]

/** What can be said of the plan there is, made while the belt stands. */
export function voiceOn({ dataDir, voice: programs }: Config, daemon: Pick<Daemon, 'snapshot'>, log: Logger): Voice {
  return voiceOf({
    folder: clipFolder(join(dataDir, 'voice')),
    clock: monotonicClock(),
    engineFor: (language) => engineFor(language, programs),
    repertoire(language) {
      const { plan, machine } = daemon.snapshot()
      const spoken = LANGUAGES.find(({ tongue }) => tongue === language)
      return plan === null || spoken === undefined ? [] : repertoireOf(spoken, plan, machine?.unit ?? 'km/h')
    },
    mayWork() {
      const { belt, machine } = daemon.snapshot()
      return machine === null || belt === 'still' || belt === 'stopped'
    },
    tell: (problem) => log.warn(`What is said aloud cannot be made: ${problem}. It is tried again.`),
  })
}
