import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { expect, test } from 'vitest'
import { PRESETS, STREAM_ENDS } from '../../protocol/panel/answers.ts'
import { ASK_REFUSALS } from '../../protocol/panel/ask-refusals.ts'
import { BANNERS } from '../../protocol/panel/banners.ts'
import { FOUND_AT_START } from '../../protocol/panel/found-at-start.ts'
import { ADVICE, PLAN_NAMES, PLAN_REFUSALS, WHYS } from '../../protocol/panel/plan-codes.ts'
import { StretchCard } from '../../protocol/panel/plan.ts'
import type { Codes } from '../../protocol/panel/said.ts'
import { SAYINGS, SPLIT_NOTES } from '../../protocol/panel/sayings.ts'
import { WAITS } from '../../protocol/panel/waits.ts'
import { en } from '../../protocol/words/en.ts'
import { figuresIn } from '../../protocol/words/figures.ts'
import { bannerWords, sentenceOf, type AnySaid } from '../../protocol/words/sentence-of.ts'

const FAMILIES: Record<string, Codes> = {
  PRESETS,
  PLAN_NAMES,
  WHYS,
  ADVICE,
  PLAN_REFUSALS,
  SAYINGS,
  SPLIT_NOTES,
  ASK_REFUSALS,
  STREAM_ENDS,
  FOUND_AT_START,
  WAITS,
}
const codesOf = (families: Record<string, Codes>) =>
  Object.entries(families).flatMap(([family, codes]) =>
    Object.entries(codes).map(([code, values]) => ({ family, code, values })),
  )
const CODES = codesOf(FAMILIES)
const BANNER_CODES = codesOf({ BANNERS })

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

test.each(BANNER_CODES)(
  '$family: $code says what is the matter and what to do, whatever its values',
  ({ code, values }) => {
    for (const sample of samplesOf(values)) {
      const { text, action } = bannerWords({ code, values: sample } as Parameters<typeof bannerWords>[0])
      expectSentence(text)
      if (action !== '') expectSentence(action)
    }
  },
)

test('every code stands in one family alone, and every sentence belongs to a code', () => {
  const codes = CODES.map(({ code }) => code)
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  expect(Object.keys(en.says).sort()).toEqual(codes.toSorted())
  expect(Object.keys(en.banners).sort()).toEqual(Object.keys(BANNERS).sort())
})

test('what has an id on the wire is called by it, and nothing else is', () => {
  expect(Object.keys(en.presetNames).sort()).toEqual(Object.keys(PRESETS).sort())
  expect(Object.keys(en.stretches).sort()).toEqual(choicesIn(StretchCard.properties.id).toSorted())
})

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['src', 'web', 'protocol/words']
  .flatMap((folder) =>
    readdirSync(`${PROJECT}${folder}`, { recursive: folder !== 'protocol/words', encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${PROJECT}${folder}/${name}`, 'utf8')),
  )
  .join('\n')

test.each([...CODES, ...BANNER_CODES])('$family: $code is said somewhere', ({ code }) => {
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

const { phases, run, more, panel, ready, standing, report, terminal } = en
const SCREENS = { phases, run, more, panel, ready, standing, report, terminal }
const entries = Object.entries(SCREENS).flatMap(([screen, table]) =>
  Object.entries(table).map(([name, entry]) => ({ screen, name, entry: entry as unknown })),
)

test.each(entries)('$screen: $name is read by a screen, and says something', ({ screen, name, entry }) => {
  const read = sources.includes(`words.${screen}.${name}`) || sources.includes(`words.${screen}[`)
  expect(read || new RegExp(`\\{[^{}=]*\\b${name}\\b[^{}=]*\\} = words\\.${screen}\\b`).test(sources)).toBe(true)
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(strings)
        : []
  strings(entry).forEach(expectSentence)
})

test('the words of the screens that are worked out', () => {
  expect([phases.stage('kilometre', 2), phases.stageOf('stage', 2, 3), phases.finishIn('strong')]).toEqual([
    'Kilometre 2',
    'Stage 2 of 3',
    'Strong finish in',
  ])
  expect([run.peak('brisk-walk'), run.skipHint('sprint'), run.ranIn('400 m', '2:01')]).toEqual([
    'BRISK FINISH IN',
    'no sprint today',
    '400 m in 2:01',
  ])
  expect((['mile', 'finish', 'cool-down'] as const).map((kind) => run.leftIn(kind, 'mile'))).toEqual([
    'left in this mile',
    'to go',
    'left of the cool-down',
  ])
  expect([report.eachFaster(3, 'mile'), report.ranWhole(1, 'stage'), standing.cardOf(2, 4)]).toEqual([
    'Three miles, each one faster.',
    'One stage. Well run.',
    'Card 2 of 4',
  ])
  expect(ready.timeBetween('1:40', '60:00')).toBe('A time between 1:40 and 60:00, like 25:00.')
})

/** The refusals whose reason is that one speed is beyond another: the greater one first. */
const BEYOND = [
  ['planned-above-machine', 'speedKmh', 'maxKmh'],
  ['planned-below-machine', 'minKmh', 'speedKmh'],
  ['planned-above-ceiling', 'speedKmh', 'ceilingKmh'],
  ['set-above-machine', 'speedKmh', 'maxKmh'],
  ['set-below-machine', 'minKmh', 'speedKmh'],
  ['set-above-ceiling', 'speedKmh', 'ceilingKmh'],
  ['set-too-slow-to-run', 'floorKmh', 'speedKmh'],
  ['set-too-fast-to-walk', 'speedKmh', 'ceilingKmh'],
  ['walked-too-fast', 'speedKmh', 'ceilingKmh'],
  ['ends-too-hard', 'lastKmh', 'hardestKmh'],
  ['no-room-below-normal-run', 'slowestKmh', 'normalRunKmh'],
  ['warm-up-not-slower', 'warmUpKmh', 'firstKmh'],
  ['first-not-below-normal-run', 'speedKmh', 'normalRunKmh'],
  ['not-faster-than-before', 'beforeKmh', 'speedKmh'],
  ['finish-not-faster', 'lastKmh', 'finishKmh'],
  ['first-sprint-too-fast', 'speedKmh', 'mostKmh'],
] as const

/** Refused already where both are one. */
const MAY_BE_EQUAL = new Set([
  'no-room-below-normal-run',
  'warm-up-not-slower',
  'first-not-below-normal-run',
  'not-faster-than-before',
  'finish-not-faster',
])

test('two equal numbers are never the reason of a refusal', () => {
  const kmh = fc.integer({ min: 300, max: 2000 }).map((hundredths) => hundredths / 100)
  fc.assert(
    fc.property(kmh, fc.integer({ min: 0, max: 20 }), fc.constantFrom('mi', 'km'), (slower, by, unit) => {
      for (const [code, greater, lesser] of BEYOND) {
        if (by === 0 && !MAY_BE_EQUAL.has(code)) continue
        const values = {
          ...{ part: 'mile', number: 2, stage: 'mile', count: 3, unit, minKmh: 0.8, maxKmh: 25 },
          ...{ [greater]: (slower * 100 + by) / 100, [lesser]: slower },
        }
        const speeds = sentenceOf({ code, values }).match(/\d+\.\d+ (mph|km\/h)/g) ?? []
        expect(speeds.length).toBeGreaterThan(0)
        expect(new Set(speeds).size).toBe(speeds.length)
      }
    }),
  )
})
