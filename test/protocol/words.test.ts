import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { expect, onTestFinished, test, vi } from 'vitest'
import { PRESETS, STREAM_ENDS } from '../../protocol/panel/answers.ts'
import { ASK_REFUSALS } from '../../protocol/panel/ask-refusals.ts'
import { BANNERS } from '../../protocol/panel/banners.ts'
import { COACH_REASONS } from '../../protocol/panel/coach.ts'
import { FOUND_AT_START } from '../../protocol/panel/found-at-start.ts'
import { ADVICE, PLAN_NAMES, PLAN_REFUSALS, WHYS } from '../../protocol/panel/plan-codes.ts'
import { StretchCard } from '../../protocol/panel/plan.ts'
import type { Codes } from '../../protocol/panel/said.ts'
import { SAYINGS, SPLIT_CHANGES, SPLIT_NOTES } from '../../protocol/panel/sayings.ts'
import { SYNC_PROBLEMS } from '../../protocol/panel/sync.ts'
import { WAITS } from '../../protocol/panel/waits.ts'
import { en } from '../../protocol/words/en.ts'
import { es } from '../../protocol/words/es.ts'
import { terminalLanguage } from '../../protocol/words/terminal.ts'
import { figuresIn } from '../../protocol/words/figures.ts'
import { bannerIn, languageOf, saidIn, tongueFor, type AnySaid } from '../../protocol/words/language.ts'
import { kiosk } from '../../protocol/words/en/kiosk.ts'
import { kiosk as kioskInSpanish } from '../../protocol/words/es/kiosk.ts'

const FAMILIES: Record<string, Codes> = {
  PRESETS,
  PLAN_NAMES,
  WHYS,
  ADVICE,
  PLAN_REFUSALS,
  SAYINGS,
  SPLIT_NOTES,
  SPLIT_CHANGES,
  ASK_REFUSALS,
  STREAM_ENDS,
  FOUND_AT_START,
  SYNC_PROBLEMS,
  WAITS,
  COACH_REASONS,
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

const LANGUAGES = [languageOf('en', en), languageOf('es', es)]
/** With what is said in a terminal alone. */
const TERMINALS = [terminalLanguage('en'), terminalLanguage('es')]
const ALL_ENGLISH = terminalLanguage('en').words
const ALL_SPANISH = terminalLanguage('es').words
const [ENGLISH, SPANISH] = LANGUAGES as [(typeof LANGUAGES)[number], (typeof LANGUAGES)[number]]

test.each(CODES)('$family: $code has a sentence in every language, whatever its values', ({ code, values }) => {
  for (const sample of samplesOf(values)) {
    const said = TERMINALS.map((language) => saidIn(language, { code, values: sample } as AnySaid))
    said.forEach(expectSentence)
    if (!ALIKE.has(code)) expect(said[1]).not.toBe(said[0])
  }
})

test.each(BANNER_CODES)(
  '$family: $code says what is the matter and what to do in every language, whatever its values',
  ({ code, values }) => {
    for (const sample of samplesOf(values)) {
      const banner = { code, values: sample } as Parameters<typeof bannerIn>[1]
      const said = LANGUAGES.map((language) => bannerIn(language, banner))
      said.forEach(({ text, action }) => {
        expectSentence(text)
        if (action !== '') expectSentence(action)
      })
      expect(said[1]?.text).not.toBe(said[0]?.text)
      expect(said[1]?.action === '').toBe(said[0]?.action === '')
    }
  },
)

/** Everything that a table says of its own: a path, and a text or what makes one. */
function leavesOf(table: object, path = ''): [string, unknown][] {
  return Object.entries(table).flatMap(([name, value]: [string, unknown]) => {
    const at = path === '' ? name : `${path}.${name}`
    return typeof value === 'object' && value !== null ? leavesOf(value, at) : [[at, value] as [string, unknown]]
  })
}

test('the tables have the same leaves: a text for a text, and what makes one for what makes one', () => {
  const shapeOf = (table: object) =>
    leavesOf({ ...table, says: {}, banners: {} })
      .map(([path, leaf]) => `${path}: ${typeof leaf}`)
      .sort()
  expect(shapeOf(ALL_SPANISH)).toEqual(shapeOf(ALL_ENGLISH))
})

test('no text of the table is the same in both languages but those that have to be', () => {
  const english = new Map(leavesOf({ ...ALL_ENGLISH, says: {}, banners: {} }))
  const same = leavesOf({ ...ALL_SPANISH, says: {}, banners: {} }).filter(
    ([path, text]) => typeof text === 'string' && text !== '' && english.get(path) === text,
  )
  expect(same.map(([path]) => path).sort()).toEqual([...SAME_TEXTS].sort())
})

/** The same in both: lengths and times alone, and what has one name everywhere. */
const ALIKE: ReadonlySet<string> = new Set(['stages-of-length', 'stages-of-time'])
const SAME_TEXTS = [
  'phases.efforts.tempo',
  'run.plan',
  'run.metres',
  'report.total',
  'danger.minutes',
  'ready.title',
  'ready.races.fiveKm',
  'ready.races.tenKm',
  'settings.units.mi',
  'settings.units.km',
  'settings.light.auto',
  'settings.languages.auto',
  'settings.languages.en',
  'settings.languages.es',
  'settings.pin.title',
]

test.each([
  [[], 'en'],
  [['de-DE', 'es-MX', 'en'], 'es'],
  [['en-GB', 'es'], 'en'],
  [['ES'], 'es'],
  [['es_ES.UTF-8'], 'es'],
  [['C'], 'en'],
  [['eso'], 'en'],
] as const)('of %j it is %s that is spoken', (tags, tongue) => {
  expect(tongueFor(tags)).toBe(tongue)
})

test('a number has the comma of its language inside its sentence', () => {
  const refused = { code: 'set-above-ceiling', values: { part: 'mile', number: 2, stage: 'mile', unit: 'km' } } as const
  const said = { ...refused, values: { ...refused.values, speedKmh: 12.5, ceilingKmh: 11.6 } }
  expect(saidIn(ENGLISH, said)).toBe('Mile 2 is set to 12.5 km/h, above your ceiling of 11.6 km/h.')
  expect(saidIn(SPANISH, said)).toBe('Milla 2: has puesto 12,5 km/h, por encima de tu tope de 11,6 km/h.')
})

test('a pace, a time and a countdown are written alike in both, a length and a speed are not', () => {
  const [first, second] = LANGUAGES.map(({ figures }) => ({
    pace: figures.pace(11.95, 'mi'),
    clock: figures.clock(485),
    countdown: figures.countdown(3725.2),
    length: figures.lengthWords(2333, 'mi'),
    segment: figures.segment(804.672, 'mi'),
    speed: figures.speed(9.98, 'mph'),
  }))
  expect(first).toEqual({
    ...{ pace: '8:05', clock: '8:05', countdown: '1:02:06' },
    ...{ length: '1.45 mi', segment: '0.5 mi', speed: '6.2 mph' },
  })
  expect(second).toEqual({ ...first, length: '1,45 mi', segment: '0,5 mi', speed: '6,2 mph' })
})

test.each([
  ['mile', 3, 'Tres millas, cada una más rápida.'],
  ['kilometre', 5, 'Cinco kilómetros, cada uno más rápido.'],
  ['stage', 13, 'Trece tramos, cada uno más rápido.'],
  ['mile', 1, 'Una milla, cada una más rápida.'],
] as const)('in Spanish a %s agrees with what is said of it', (stage, count, said) => {
  expect(es.report.eachFaster(count, stage)).toBe(said)
})

test.each(['en', 'es'] as const)('what pulls the key on the red screen is its title in %s', (tongue) => {
  const { words } = LANGUAGES.find((language) => language.tongue === tongue) ?? ENGLISH
  const { action } = bannerIn(languageOf(tongue, words), {
    code: 'pull-the-safety-key',
    values: { belt: 'does-not-stop' },
  })
  expect(action).toBe(words.danger.title)
})

test('every code stands in one family alone, and every sentence belongs to a code', () => {
  const codes = CODES.map(({ code }) => code)
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  for (const { says, banners } of [ALL_ENGLISH, ALL_SPANISH]) {
    expect(Object.keys(says).sort()).toEqual(codes.toSorted())
    expect(Object.keys(banners).sort()).toEqual(Object.keys(BANNERS).sort())
  }
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

test.each(['en', 'es'] as const)('a number is written as %s writes it, half up of how it stands', (locale) => {
  const written = (least: number, most: number) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: false,
    })
  const { number, tenths, lengthWords } = figuresIn(locale)
  const halves = fc.integer({ min: 0, max: 4_000_000 }).map((of) => of / 1000)
  fc.assert(
    fc.property(fc.oneof(halves, fc.double({ min: 0, max: 1e5, noNaN: true })), (value) => {
      expect(number(value)).toBe(written(0, 2).format(value))
      expect(tenths(value)).toBe(written(1, 1).format(value))
      expect(lengthWords(1000 + value, 'km')).toBe(`${written(2, 2).format((1000 + value) / 1000)} km`)
    }),
    { examples: [[6.05], [1.005], [0.994999], [99_999.995], [1e-7]] },
  )
  expect([tenths(-0.25), tenths(-0.04), number(-1.5)].map((one) => one.replace(',', '.'))).toEqual([
    '-0.3',
    '0.0',
    '-1.5',
  ])
})

test('each day from 2024 to 2104 is written as it is called', () => {
  const { day } = figuresIn('en')
  const own = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  for (let ms = Date.UTC(2024, 0, 1); ms <= Date.UTC(2104, 11, 31); ms += 86_400_000) {
    if (day(new Date(ms).toISOString().slice(0, 10)) !== own.format(ms)) expect.fail(new Date(ms).toISOString())
  }
  expect(figuresIn('es').day('2026-11-27')).toBe('27 de noviembre de 2026')
  expect(day('some day')).toBe('some day')
})

test('no format is made before a date is written: a browser takes long to make one', () => {
  let made = 0
  const counted = <Format extends abstract new (...of: never[]) => object>(format: Format): Format =>
    new Proxy(format, { construct: (of, given) => (made++, Reflect.construct(of, given) as object) })
  const { NumberFormat, DateTimeFormat } = Intl
  vi.stubGlobal('Intl', { NumberFormat: counted(NumberFormat), DateTimeFormat: counted(DateTimeFormat) })
  onTestFinished(() => void vi.unstubAllGlobals())
  const { tenths, timeOfDay } = figuresIn('en')
  expect([tenths(9.75), made]).toEqual(['9.8', 0])
  expect([timeOfDay(0), timeOfDay(0)].map((one) => /^\d+:\d\d$/.test(one))).toEqual([true, true])
  expect(made).toBe(1)
})

const { phases, run, more, panel, ready, standing, report, terminal } = ALL_ENGLISH
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

test.each([
  ['en', en, /\b(hold|held|holds|holding)\b/i, /\bkeep|\bkept/i],
  ['es', es, /\bmant/i, /\b(fij|sigue|seguir)/i],
] as const)(
  'a finger holds, a speed is kept: no word of one is read as the other, in %s',
  (tongue, words, finger, speed) => {
    const language = languageOf(tongue, words)
    const reasons = ['asked', 'eased', 'heart', 'link', 'restart', 'console', 'left-alone'] as const
    const { hold } = words.more
    const kept = [
      ...reasons
        .filter((reason) => reason !== 'heart')
        .map((reason) => bannerIn(language, { code: 'held', values: { reason } }).text),
      ...(['above', 'below', 'waits'] as const).map(
        (is) => bannerIn(language, { code: 'heart', values: { is, ceilingBpm: 170, risesAtBpm: 167 } }).text,
      ),
      ...reasons.map((reason) => saidIn(language, { code: 'was-held', values: { reason } })),
      ...(['holding-speed', 'crescendo-drives'] as const).map((code) => saidIn(language, { code, values: {} })),
      ...[hold.title, hold.says, words.more['take-over'].says, words.phases.held, words.standing.carryOnHeld],
    ]
    for (const said of kept) expect(said).not.toMatch(finger)
    const { holdToResumePlan, holdToTakeOver, holdToUndo, pressAndHold } = words.panel
    const pressed = [holdToResumePlan('7:55'), holdToTakeOver, holdToUndo, pressAndHold, words.run.goHeld('7:55')]
    for (const said of pressed) {
      expect(said).toMatch(finger)
      expect(said).not.toMatch(speed)
    }
  },
)

test('the time of day on a wall that lost its daemon is a sentence, which no pace is', () => {
  expect([
    kiosk.itIs('10:42'),
    kioskInSpanish.itIs('10:42'),
    kioskInSpanish.itIs('1:05'),
    kioskInSpanish.itIs('01:05'),
  ]).toEqual(['It is 10:42.', 'Son las 10:42.', 'Es la 1:05.', 'Es la 01:05.'])
  const lost = readFileSync(`${PROJECT}web/kiosk/kiosk-lost.ts`, 'utf8')
  expect(lost.match(/timeOfDay\(/g)).toEqual(['timeOfDay('])
  expect(lost).toContain('kioskWords().itIs(timeOfDay(')
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
    'left of the cool\u2011down',
  ])
  expect([report.eachFaster(3, 'mile'), report.ranWhole(1, 'stage'), standing.cardOf(2, 4)]).toEqual([
    'Three miles, each one faster.',
    'One stage. Well run.',
    'Card 2 of 4',
  ])
  expect(ready.timeBetween('1:40', '60:00')).toBe('A time between 1:40 and 60:00, like 25:00.')
})

test('and in Spanish', () => {
  const { phases, run, report } = es
  expect([phases.stage('kilometre', 2), phases.stageOf('stage', 2, 3), run.peak('strong')]).toEqual([
    'Kilómetro 2',
    'Tramo 2 de 3',
    'FINAL FUERTE EN',
  ])
  expect(
    (['mile', 'stage', 'finish', 'cool-down'] as const).map((kind) =>
      run.leftIn(kind, kind === 'stage' ? 'stage' : 'mile'),
    ),
  ).toEqual(['más en esta milla', 'más en este tramo', 'para el final', 'más de enfriamiento'])
  expect(report.ranWhole(1, 'stage')).toBe('Un tramo. Muy bien.')
  expect(es.ready.beginSays(1)).toBe('antes, un estiramiento')
})

/** The refusals whose reason is that one speed is beyond another: the greater one first. */
const BEYOND = [
  ['planned-above-machine', 'speedKmh', 'maxKmh'],
  ['planned-below-machine', 'minKmh', 'speedKmh'],
  ['planned-above-ceiling', 'speedKmh', 'ceilingKmh'],
  ['ceiling-above-house', 'ceilingKmh', 'houseKmh'],
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
        for (const language of LANGUAGES) {
          const speeds = saidIn(language, { code, values }).match(/\d+[.,:]\d+ (mph|km\/h|\/mi|\/km)/g) ?? []
          expect(speeds.length).toBeGreaterThan(0)
          expect(new Set(speeds).size).toBe(speeds.length)
        }
      }
    }),
  )
})
