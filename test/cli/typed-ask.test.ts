import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typedAsk } from '../../src/cli/typed-ask.ts'
import { PLAIN_ASKS } from '../../protocol/panel/asks.ts'
import { draws } from '../draws.ts'

const ALL = [...PLAIN_ASKS, 'slower', 'faster'] as const
const STOPS = [
  'stop',
  'STOP',
  'Stop.',
  'halt',
  'stpo',
  'stoop',
  'para',
  'Pará',
  'parar',
  '¡Párate!',
  'ALTO',
  'detén',
  'basta',
]

const askOf = (line: string): string | null => typedAsk(line, 't-1')?.ask ?? null

/** The same word as fingers in a hurry type it. */
const typedSomehow = (word: string): fc.Arbitrary<string> => {
  const letters = fc.array(fc.boolean(), { minLength: word.length, maxLength: word.length })
  const around = fc.constantFrom('', ' ', '\t', '. ', '.', '!', ' ?', '"', '…')
  return fc.tuple(around, letters, around).map(([before, large, after]) => {
    const cased = [...word].map((letter, at) => (large[at] === true ? letter.toUpperCase() : letter)).join('')
    return `${before}${cased}${after}`
  })
}

test('an ask is taken in any case, with spaces or hyphens in it and signs around it', () => {
  const line = fc
    .constantFrom(...ALL)
    .chain((ask) => fc.tuple(fc.constant(ask), fc.constantFrom(ask, ask.replaceAll('-', ' ')).chain(typedSomehow)))
  fc.assert(
    fc.property(line, ([ask, typed]) => {
      expect(askOf(typed)).toBe(ask)
    }),
    { numRuns: draws(300) },
  )
})

test('whatever else a line says, a word for Stop in it is a Stop', () => {
  const more = fc.constantFrom(
    '',
    'please',
    'go',
    'faster',
    'NOW',
    'the belt',
    'la cinta',
    'console-says 1.8',
    'has-motor yes',
  )
  const line = fc.tuple(more, fc.constantFrom(...STOPS).chain(typedSomehow), more).map((words) => words.join(' '))
  fc.assert(
    fc.property(line, (typed) => {
      expect(askOf(typed)).toBe('stop')
    }),
    { numRuns: draws(300) },
  )
})

test('no other ask is a Stop, and of a line that says more than an ask nothing is taken', () => {
  for (const ask of ALL) if (ask !== 'stop') expect(askOf(ask)).toBe(ask)
  for (const line of [
    'go slower',
    'faster no',
    'start the sprint',
    'resume not',
    'go 12 13',
    'resume-plan soon',
    'alton',
  ])
    expect([line, askOf(line)]).toEqual([line, null])
})

describe('what an ask carries', () => {
  test.each([
    ['GO 12.5', { ask: 'go', toKmh: 12.5 }],
    ['resume-plan  9.', { ask: 'resume-plan', toKmh: 9 }],
    ['Console-Says 1.8 KM/H.', { ask: 'console-says', speed: 1.8, unit: 'km/h' }],
    ['has-motor  YES', { ask: 'has-motor', yes: true }],
  ])('%s', (line, carried) => {
    expect(typedAsk(line, 't-1')).toEqual({ id: 't-1', ...carried })
  })
})
