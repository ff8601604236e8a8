import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { runProgram, type Asked } from './run-program.ts'

/** A program that turns words into sound. The same words, voice and version give the same sound. */
export interface Engine {
  readonly name: 'piper' | 'espeak-ng'
  readonly voice: string
  readonly version: string
  /** How it is asked to say this into a file. */
  readonly asked: (words: string, file: string) => Asked
}

/** What there is to speak with: `espeak-ng`, and Piper where a runner has a voice for it, `models`: its file by its language, as `en`. */
export interface VoicePrograms {
  readonly espeak: string
  readonly piper: string
  readonly models: Readonly<Record<string, string>>
}

/** What a program says of itself takes no longer, ms, nor more. */
const TELLS = { withinMs: 5000, mostOctets: 100_000 } as const

const ESPEAK_VOICES: Readonly<Record<string, string>> = { en: 'en-us', es: 'es-419' }
/** Louder (`-a 160`) it clips. A gap of 20 ms between words, since it is heard through a treadmill's noise. */
const ESPEAK_MANNER = ['-s', '150', '-p', '45', '-a', '140', '-g', '2'] as const

/** The best there is for a language; null where there is none. */
export async function engineFor(language: string, programs: VoicePrograms): Promise<Engine | null> {
  return (await piperFor(language, programs)) ?? (await espeakFor(language, programs.espeak))
}

async function piperFor(language: string, { piper, models }: VoicePrograms): Promise<Engine | null> {
  const model = models[language]
  const size = model === undefined ? undefined : statSync(model, { throwIfNoEntry: false })?.size
  if (model === undefined || size === undefined) return null
  // Another program of this name sets up gaming mice.
  const help = await runProgram({ program: piper, args: ['--help'] }, TELLS)
  if (!('printed' in help) || !help.printed.includes('--model')) return null
  const version = await runProgram({ program: piper, args: ['--version'] }, TELLS)
  return {
    name: 'piper',
    voice: `${basename(model)} ${size}`,
    version: 'printed' in version ? firstLine(version.printed) : '',
    asked: (words, file) => ({ program: piper, args: ['--model', model, '--output_file', file], input: `${words}\n` }),
  }
}

async function espeakFor(language: string, program: string): Promise<Engine | null> {
  const voice = ESPEAK_VOICES[language]
  if (voice === undefined) return null
  const version = await runProgram({ program, args: ['--version'] }, TELLS)
  if (!('printed' in version)) return null
  return {
    name: 'espeak-ng',
    voice: [voice, ...ESPEAK_MANNER].join(' '),
    version: firstLine(version.printed),
    asked: (words, file) => ({ program, args: ['-v', voice, ...ESPEAK_MANNER, '-w', file, '--', words] }),
  }
}

const firstLine = (printed: string): string => printed.trim().split('\n')[0] ?? ''
