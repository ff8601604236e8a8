import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configOf, UsageError } from '../src/config.ts'

test.each([
  [{}, { kind: 'first' }, 'simulated'],
  [{ adapter: 'hci1' }, { kind: 'kernel', index: 1 }, 'auto'],
  [{ adapter: ' hci0 ', treadmill: 'Run 5' }, { kind: 'kernel', index: 0 }, 'Run 5'],
  [{ hci: 'unix:/tmp/hci' }, { kind: 'h4', path: '/tmp/hci' }, 'auto'],
])('%o: the adapter is %o, the treadmill %s', (typed, adapter, treadmill) => {
  expect(configOf(typed, {})).toMatchObject({ adapter, treadmill })
  expect(configOf(typed, {}).treadmillIsGiven).toBe(Object.keys(typed).length > 0)
})

test.each([
  [{ adapter: '1' }, /written hci0/],
  [{ adapter: 'hci' }, /written hci0/],
  [{ adapter: 'hci1', hci: 'unix:/tmp/hci' }, /exclude each other/],
  [{ hci: '/tmp/hci' }, /unix:PATH/],
  [{ simulate: 'toggle-start,sings' }, /misbehaves as "sings".*--list-scripts/],
  [{ simulate: 'toggle-start', treadmill: 'auto' }, /leave --treadmill/],
  [{ strap: ' ' }, /--strap needs a name/],
  [{ footPod: '' }, /--foot-pod needs a name/],
])('%o is refused in words', (typed, words) => {
  expect(() => configOf(typed, {})).toThrow(words)
  expect(() => configOf(typed, {})).toThrow(UsageError)
})

test('a strap and a foot pod are listened to where they are asked for', () => {
  expect(configOf({ footPod: ' auto ' }, {})).toMatchObject({ strap: null, footPod: 'auto' })
  expect(configOf({ strap: 'HRM' }, {})).toMatchObject({ strap: 'HRM', footPod: null })
})

test('the simulated treadmill misbehaves as it is told, and is then the one that is meant', () => {
  expect(configOf({ simulate: ' toggle-start, step-counts,' }, {})).toMatchObject({
    simulate: ['toggle-start', 'step-counts'],
    treadmill: 'simulated',
    treadmillIsGiven: true,
  })
  expect(configOf({}, {}).simulate).toEqual([])
})

test('a voice of Piper’s is named by its language; what is none, or is not there, is refused in words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-config-'))
  const [english, spanish, other] = ['en_US-a-medium.onnx', 'es_MX-b-high.onnx', 'voice.onnx'].map((name) =>
    join(folder, name),
  )
  for (const file of [english, spanish, other]) writeFileSync(file!, '')
  expect(configOf({ piperVoice: [english!, spanish!], piper: '/opt/piper' }, {}).voice).toEqual({
    espeak: 'espeak-ng',
    piper: '/opt/piper',
    models: { en: english, es: spanish },
  })
  expect(configOf({}, {}).voice).toEqual({ espeak: 'espeak-ng', piper: 'piper', models: {} })
  expect(() => configOf({ piperVoice: [other!] }, {})).toThrow(/named as Piper names it/)
  expect(() => configOf({ piperVoice: [join(folder, 'en_GB-c-low.onnx')] }, {})).toThrow(/there is no/)
  rmSync(folder, { recursive: true })
})
