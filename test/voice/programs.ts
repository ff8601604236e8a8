import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { VoicePrograms } from '../../src/voice/engine.ts'

const PIPER = fileURLToPath(new URL('fake-piper.mjs', import.meta.url))

/** A folder that goes with its test. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-voice-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A computer without `espeak-ng`, and with a Piper whose English voice misbehaves so; well, where it is ''. */
export function withPiper(fault = ''): VoicePrograms {
  const model = join(ownFolder(), 'en_US-test-medium.onnx')
  writeFileSync(model, `${fault}\n`)
  return { espeak: 'no-such-program', piper: PIPER, models: { en: model } }
}

export const NOTHING: VoicePrograms = { espeak: 'no-such-program', piper: 'no-such-program', models: {} }
export const ESPEAK: VoicePrograms = { ...NOTHING, espeak: 'espeak-ng' }
