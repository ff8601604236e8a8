import { expect, test } from 'vitest'
import { terminalLanguage } from '../../protocol/words/terminal.ts'
import { waysOf } from '../../src/cli/ways.ts'
import { MISBEHAVIOURS } from '../../src/simulator/misbehaviours.ts'

test.each(['en', 'es'] as const)('every way of the simulated treadmill is listed with a sentence: %s', (tongue) => {
  const language = terminalLanguage(tongue)
  const told = language.words.terminal.misbehaviours
  expect(Object.keys(told).toSorted()).toEqual(MISBEHAVIOURS.map(({ name }) => name).toSorted())
  const sentences = Object.values(told)
  expect(new Set(sentences).size).toBe(sentences.length)
  const lines = waysOf(MISBEHAVIOURS, language).split('\n')
  const begins = lines.map((line, at) => line.indexOf(told[MISBEHAVIOURS[at]!.name]))
  expect(new Set(begins).size).toBe(1)
  expect(begins[0]).toBeGreaterThan(0)
  for (const [at, { name, quirks }] of MISBEHAVIOURS.entries()) {
    const before = lines[at]!.slice(0, begins[at])
    expect(before.trim()).toMatch(new RegExp(`^${name} +\\S+ ${quirks.join(', ')}$`))
    expect(told[name]).toMatch(/^\p{Lu}.*\.$/u)
  }
})
