import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TSchema } from 'typebox'
import { expect, test } from 'vitest'
import { PRESETS } from '../../protocol/panel/answers.ts'
import { ADVICE, PLAN_NAMES, PLAN_REFUSALS, WHYS } from '../../protocol/panel/plan-codes.ts'
import { StretchCard } from '../../protocol/panel/plan.ts'
import type { Codes } from '../../protocol/panel/said.ts'
import { en } from '../../protocol/words/en.ts'
import { figuresIn } from '../../protocol/words/figures.ts'
import { sentenceOf, type AnySaid } from '../../protocol/words/sentence-of.ts'

const FAMILIES: Record<string, Codes> = { PRESETS, PLAN_NAMES, WHYS, ADVICE, PLAN_REFUSALS }
const CODES = Object.entries(FAMILIES).flatMap(([family, codes]) =>
  Object.entries(codes).map(([code, values]) => ({ family, code, values })),
)

/** What a value may be: every choice there is, numbers of every size, and null where it may be unknown. */
function choicesIn(schema: TSchema): unknown[] {
  if ('enum' in schema) return schema['enum'] as unknown[]
  if ('const' in schema) return [schema['const']]
  if ('anyOf' in schema) return (schema['anyOf'] as TSchema[]).flatMap(choicesIn)
  if (!('type' in schema)) throw new Error(`no values of ${JSON.stringify(schema)}`)
  switch (schema['type']) {
    case 'integer':
      return [1, 2, 13]
    case 'number':
      return [0.5, 9.66, 100, 402.336, 1609.344, 5000]
    case 'boolean':
      return [true, false]
    case 'string':
      return ['Treadmill 7']
    case 'null':
      return [null]
    default:
      throw new Error(`no values of ${JSON.stringify(schema)}`)
  }
}

/** Values of a code, so that each choice of each of them comes once at least. */
function samplesOf(values: Record<string, TSchema>): Record<string, unknown>[] {
  const choices = Object.entries(values).map(([name, schema]) => [name, choicesIn(schema)] as const)
  const most = Math.max(1, ...choices.map(([, all]) => all.length))
  return Array.from({ length: most * most }, (_, at) =>
    Object.fromEntries(
      choices.map(([name, all], turn) => [name, all[(at + turn * Math.floor(at / most)) % all.length]]),
    ),
  )
}

function expectSentence(sentence: string): void {
  expect(sentence.trim()).not.toBe('')
  expect(sentence).not.toMatch(/undefined|NaN|null|\[object|function|=>|\$\{/)
}

test.each(CODES)('$family: $code has a sentence, whatever its values', ({ code, values }) => {
  for (const sample of samplesOf(values)) expectSentence(sentenceOf({ code, values: sample } as AnySaid))
})

test('every code stands in one family alone, and every sentence belongs to a code', () => {
  const codes = CODES.map(({ code }) => code)
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  expect(Object.keys(en.says).sort()).toEqual(codes.toSorted())
})

test('what has an id on the wire is called by it, and nothing else is', () => {
  expect(Object.keys(en.presetNames).sort()).toEqual(Object.keys(PRESETS).sort())
  expect(Object.keys(en.stretches).sort()).toEqual(choicesIn(StretchCard.properties.id).toSorted())
})

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['src', 'web']
  .flatMap((folder) =>
    readdirSync(`${PROJECT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${PROJECT}${folder}/${name}`, 'utf8')),
  )
  .join('\n')

test.each(CODES)('$family: $code is said somewhere', ({ code }) => {
  expect(sources).toContain(`'${code}'`)
})

test.each([
  ['en', '9.7 km/h', '2.33 km', '0.5 mi'],
  ['es', '9,7 km/h', '2,33 km', '0,5 mi'],
  ['es-MX', '9.7 km/h', '2.33 km', '0.5 mi'],
])('%s writes %s, %s and %s', (locale, speed, length, segment) => {
  const figures = figuresIn(locale)
  expect(figures.speed(9.7, 'km/h')).toBe(speed)
  expect(figures.lengthWords(2333, 'km')).toBe(length)
  expect(figures.segment(804.672, 'mi')).toBe(segment)
})
