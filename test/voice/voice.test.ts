import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manualClock } from '../../src/clock.ts'
import { clipFolder, clipOf } from '../../src/voice/clip-folder.ts'
import { engineFor, type Engine, type VoicePrograms } from '../../src/voice/engine.ts'
import { runProgram } from '../../src/voice/run-program.ts'
import { voiceOf } from '../../src/voice/voice.ts'
import { clipIn } from '../../src/voice/wave.ts'
import { NOTHING, ownFolder, withPiper } from './programs.ts'

const never = new AbortController().signal
const BOUNDS = { withinMs: 1500, mostOctets: 4_000_000 }
const piper = async (fault = ''): Promise<Engine> => (await engineFor('en', withPiper(fault)))!

test('Piper makes a clip that begins when it is told to and lasts as long as its words', async () => {
  const engine = await piper()
  expect(engine).toMatchObject({ name: 'piper', version: '1.2.0' })
  const folder = ownFolder()
  const clips = clipFolder(folder)
  const words = 'Comfortably hard: a few words at a time.'
  expect(await clips.make(engine, 'en', words, never)).toBeNull()
  const octets = await clips.read(clipOf(engine, 'en', words))
  const { rateHz, samples } = clipIn(octets!)!
  expect(rateHz).toBe(22_050)
  expect(samples.length / rateHz).toBeCloseTo(words.length * 0.06 + 0.09, 2)
  expect(samples.findIndex((sample) => Math.abs(sample) > 500) / rateHz).toBeLessThan(0.015)
  expect(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeGreaterThan(11_000)
  expect(readdirSync(folder)).toEqual([`${clipOf(engine, 'en', words)}.wav`])
})

test('words, language, voice and version each make another clip', async () => {
  const engine = await piper()
  const names = [
    clipOf(engine, 'en', 'Done.'),
    clipOf(engine, 'es', 'Done.'),
    clipOf(engine, 'en', 'Done'),
    clipOf({ ...engine, voice: 'another' }, 'en', 'Done.'),
    clipOf({ ...engine, version: '1.3.0' }, 'en', 'Done.'),
  ]
  expect(new Set(names).size).toBe(names.length)
  expect(clipOf(engine, 'en', 'Done.')).toBe(names[0])
})

test.each([
  ['hangs', 'piper hung'],
  ['floods', 'piper too-much'],
  ['garbage', 'piper wrote no sound'],
  ['silence', 'piper wrote no sound'],
  ['fails', 'piper failed'],
])('a Piper that %s is over within its time, and leaves nothing behind', async (fault, problem) => {
  const folder = ownFolder()
  const beganMs = performance.now()
  expect(await clipFolder(folder, BOUNDS).make(await piper(fault), 'en', 'Done.', never)).toBe(problem)
  expect(performance.now() - beganMs).toBeLessThan(BOUNDS.withinMs + 3000)
  expect(readdirSync(folder)).toEqual([])
})

test('a program that hangs is killed with what it has started', async () => {
  const script = join(ownFolder(), 'starts-another')
  const pidFile = join(ownFolder(), 'pid')
  writeFileSync(script, `#!/bin/sh\nsleep 54321 &\necho $! > ${pidFile}\nwait\n`)
  chmodSync(script, 0o755)
  expect(await runProgram({ program: script, args: [] }, { withinMs: 800, mostOctets: 1000 })).toEqual({
    problem: 'hung',
  })
  const pid = readFileSync(pidFile, 'utf8').trim()
  expect(pid).toMatch(/^\d+$/)
  // A killed process that nobody has waited for yet is a zombie.
  const state = spawnSync('ps', ['-o', 'stat=', '-p', pid]).stdout.toString().trim()
  expect(state === '' || state.startsWith('Z')).toBe(true)
})

test('where this computer has no file left to open, no program is run, and nothing else ends by it', async () => {
  const unforeseen: string[] = []
  const hear = (error: Error): void => void unforeseen.push(error.message)
  const setLimit = (files: number): void => void execFileSync('prlimit', [`--pid=${process.pid}`, `--nofile=${files}:`])
  const soft = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1])
  const opened: number[] = []
  process.on('uncaughtException', hear)
  setLimit(readdirSync('/proc/self/fd').length + 100)
  try {
    expect(() => {
      for (;;) opened.push(openSync('/dev/null', 'r'))
    }).toThrow('EMFILE')
    const ran = runProgram({ program: 'true', args: [] }, { withinMs: 800, mostOctets: 1000 })
    expect(await ran.catch((error: Error) => error.message)).toEqual({ problem: 'failed' })
    await new Promise((later) => setTimeout(later, 50))
  } finally {
    opened.forEach((file) => closeSync(file))
    setLimit(soft)
    process.off('uncaughtException', hear)
  }
  expect(unforeseen).toEqual([])
})

test('words are never read by a shell, and never taken for an option', async () => {
  const engine = await piper()
  const folder = ownFolder()
  const evil = `$(touch ${folder}/evil); --model x "' \``
  expect(await clipFolder(folder).make(engine, 'en', evil, never)).toBeNull()
  expect(readdirSync(folder)).toEqual([`${clipOf(engine, 'en', evil)}.wav`])
})

test('another program of that name, a voice that is gone, and nothing at all are no engine', async () => {
  expect(await engineFor('en', NOTHING)).toBeNull()
  expect(await engineFor('en', { ...withPiper(), models: { en: '/nowhere/en_US-x.onnx' } })).toBeNull()
  expect(await engineFor('es', withPiper())).toBeNull()
  const mouse = join(ownFolder(), 'piper')
  writeFileSync(mouse, '#!/bin/sh\necho "Usage: piper [--mouse]"\n')
  chmodSync(mouse, 0o755)
  expect(await engineFor('en', { ...withPiper(), piper: mouse })).toBeNull()
})

/** A voice on a clock that moves when it is told to, with what it was told of. */
function voice(programs: VoicePrograms, { folder = ownFolder(), words = ['One.', 'Two.', 'Three.', 'Four.'] } = {}) {
  const clock = manualClock()
  const told: string[] = []
  const state = { mayWork: true, words, looks: 0 }
  const speaks = voiceOf({
    folder: clipFolder(folder, BOUNDS),
    clock,
    engineFor: (language) => {
      state.looks++
      return engineFor(language, programs)
    },
    repertoire: () => state.words,
    mayWork: () => state.mayWork,
    tell: (problem) => told.push(problem),
  })
  const settled = async (waiting: number): Promise<void> => {
    await expect.poll(async () => (await speaks.clips('en')).waiting, { timeout: 20_000 }).toBe(waiting)
  }
  return { speaks, clock, told, state, settled, folder }
}

test('what was asked for once is made, and made for the next plan when that is chosen', async () => {
  const { speaks, settled, state } = voice(withPiper())
  expect(await speaks.clips('en')).toEqual({ engine: 'piper', clips: [], waiting: 4 })
  await settled(0)
  const { clips } = await speaks.clips('en')
  expect(clips.map(({ words }) => words)).toEqual(state.words)
  for (const { clip } of clips) expect(clipIn((await speaks.sound(clip))!)).not.toBeNull()
  state.words = ['Two.', 'Five.']
  speaks.prepare()
  await settled(0)
  speaks.close()
})

test('while the belt moves nothing is made', async () => {
  const { speaks, clock, state, settled } = voice(withPiper())
  state.mayWork = false
  await speaks.clips('en')
  await new Promise((soon) => setTimeout(soon, 500))
  expect((await speaks.clips('en')).clips).toEqual([])
  state.mayWork = true
  await clock.advance(1000)
  await settled(0)
  speaks.close()
})

test('what fails in a row is said once and given a rest; then it is tried again', async () => {
  const { speaks, clock, told } = voice(withPiper('fails'))
  await speaks.clips('en')
  await expect.poll(() => told, { timeout: 10_000 }).toEqual(['piper failed'])
  expect(await speaks.clips('en')).toMatchObject({ engine: 'piper', clips: [], waiting: 4 })
  await new Promise((soon) => setTimeout(soon, 300))
  expect(told).toHaveLength(1)
  await clock.advance(60_001)
  await speaks.clips('en')
  await expect.poll(() => told, { timeout: 10_000 }).toHaveLength(2)
  speaks.close()
})

test('a computer that cannot speak says so, and is asked again after a minute', async () => {
  const { speaks, clock, state } = voice(NOTHING)
  expect(await speaks.clips('en')).toEqual({ engine: null, clips: [], waiting: 0 })
  await speaks.clips('en')
  const { looks } = state
  await clock.advance(60_001)
  await speaks.clips('en')
  expect(state.looks).toBe(looks + 1)
})

test('a folder that cannot be written is said, and nobody fails by it', async () => {
  const file = join(ownFolder(), 'file')
  writeFileSync(file, '')
  const { speaks, told } = voice(withPiper(), { folder: join(file, 'voice') })
  await speaks.clips('en')
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(1)
  expect(told[0]).toMatch(/ENOTDIR|EEXIST/)
})

test('a clip is had by its name alone', async () => {
  const { speaks } = voice(withPiper())
  for (const name of ['../crescendo.db', '', 'x'.repeat(40), '..%2f', '0'.repeat(40)])
    expect(await speaks.sound(name)).toBeNull()
})

test('of too many the oldest go, and never what is needed', async () => {
  const folder = ownFolder()
  mkdirSync(folder, { recursive: true })
  for (const [index, name] of ['a', 'b', 'c', 'd'].entries()) {
    const file = join(folder, `${name}.wav`)
    writeFileSync(file, '')
    truncateSync(file, 40_000_000)
    utimesSync(file, 1000 + index, 1000 + index)
  }
  await clipFolder(folder).tidy(new Set(['a']))
  expect(readdirSync(folder).sort()).toEqual(['a.wav', 'c.wav', 'd.wav'])
  expect(statSync(join(folder, 'a.wav')).size).toBe(40_000_000)
})
