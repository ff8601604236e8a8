import { expect, test } from 'vitest'
import { es } from '../../protocol/words/es.ts'
import { languageOf } from '../../protocol/words/language.ts'
import { ENGLISH } from '../../protocol/words/sentence-of.ts'
import { repertoireOf, speedSaid, spokenIn, type Utterance } from '../../protocol/words/spoken.ts'
import { cuesOf } from '../../src/workout/cues.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import { finishCalls } from '../../src/workout/sayings.ts'
import { PRESETS } from '../../src/workout/presets.ts'
import { IMPERIAL, METRIC, planned } from '../workout/machines.ts'

const SPANISH = languageOf('es', es)
const LANGUAGES = [ENGLISH, SPANISH]
const plans = [METRIC, IMPERIAL].flatMap((machine) => PRESETS.map(({ choices }) => planned(choices, machine)))

test.each([
  [12, 'mi', 'Eight minutes three per mile.'],
  [12, 'km', 'Five minutes per kilometre.'],
  [11.1, 'km', 'Five minutes twenty-four per kilometre.'],
  [9.98, 'mph', 'Six point two miles per hour.'],
  [9.66, 'mph', 'Six miles per hour.'],
  [6.4, 'km/h', 'Six point four kilometres per hour.'],
] as const)('%f km/h is said in %s as "%s"', (kmh, unit, words) => {
  expect(spokenIn(ENGLISH, { kind: 'speed', kmh, unit })).toBe(words)
})

test.each([
  [12, 'mi', 'Ocho minutos tres por milla.'],
  [11.1, 'km', 'Cinco minutos veinticuatro por kilómetro.'],
  [2.87, 'km', 'Veinte minutos cincuenta y cuatro por kilómetro.'],
  [9.98, 'mph', 'Seis coma dos millas por hora.'],
  [1.61, 'mph', 'Una milla por hora.'],
  [21, 'km/h', 'Veintiún kilómetros por hora.'],
] as const)('%f km/h is said in Spanish in %s as "%s"', (kmh, unit, words) => {
  expect(spokenIn(SPANISH, { kind: 'speed', kmh, unit })).toBe(words)
})

test('a walker is told a speed, a runner a pace', () => {
  const [first] = plans
  expect(speedSaid(9.7, { ...first!, level: 'beginner' }, 'mph')).toMatchObject({ unit: 'mph' })
  expect(speedSaid(5.5, { ...first!, level: 'advanced' }, 'km/h')).toMatchObject({ unit: 'km/h' })
  expect(speedSaid(9.7, { ...first!, level: 'advanced', unit: 'mi' }, 'km/h')).toMatchObject({ unit: 'mi' })
})

test('a mile and its number are written out', () => {
  const says: Utterance = { kind: 'saying', says: { code: 'next-stage', values: { stage: 'mile', number: 13 } } }
  expect(spokenIn(ENGLISH, says)).toBe('Mile thirteen. A little faster.')
})

test.each(LANGUAGES)('nothing that is said aloud has a number in digits, a sign or a short unit', (language) => {
  const all = plans.flatMap((plan) => repertoireOf(language, plan, 'mph'))
  expect(all.length).toBeGreaterThan(100)
  // "400 metres" is read well; a clock, a decimal point and a short unit are not.
  const misread = /\d[:.,]\d|\/|(?<!\p{L})(mph|km|mi|bpm|s|m)(?!\p{L})|[▲▼→·<>&]/u
  expect(all.filter((words) => words === '' || misread.test(words))).toEqual([])
})

test.each(LANGUAGES)('whatever a plan is told by is in its repertoire before it begins, once each', (language) => {
  for (const plan of plans) {
    const all = repertoireOf(language, plan, 'km/h')
    expect(new Set(all).size).toBe(all.length)
    const cues = cuesOf(plan, LIMITS).map(({ says }) => says)
    const calls = finishCalls(plan.finish ?? 'sprint').map(({ call }) => call)
    expect(cues.length).toBeGreaterThan(2)
    for (const says of [...cues, ...calls]) expect(all).toContain(spokenIn(language, { kind: 'saying', says }))
    for (const phase of plan.phases)
      if (phase.kind === 'mile' || phase.kind === 'finish')
        expect(all).toContain(spokenIn(language, speedSaid(phase.speedKmh, plan, 'km/h')))
  }
})

test.each(LANGUAGES)('of a heart nothing is made ready but for who has a ceiling', (language) => {
  const above = spokenIn(language, { kind: 'saying', says: { code: 'heart-above', values: {} } })
  const heart = { ceilingBpm: 170, strongKmh: 11.7, coolDown: null }
  for (const plan of plans) {
    expect(repertoireOf(language, plan, 'km/h')).not.toContain(above)
    expect(repertoireOf(language, { ...plan, heart }, 'km/h')).toContain(above)
  }
})
