import { afterEach, expect, test } from 'vitest'
import { Fault } from '../../protocol/panel/answers.ts'
import { ASK_REFUSALS } from '../../protocol/panel/ask-refusals.ts'
import { PLAN_REFUSALS } from '../../protocol/panel/plan-codes.ts'
import { en } from '../../protocol/words/en.ts'
import { es } from '../../protocol/words/es.ts'
import { languageOf } from '../../protocol/words/language.ts'
import { ENGLISH } from '../../protocol/words/sentence-of.ts'
import { reasonIn, speak } from '../../web/language.ts'

/** Why an ask was not taken, on a screen that speaks another language than the sentence that stands beside the code. */

const SPANISH = languageOf('es', es)
const BESIDE = 'In English, for curl.'
const ERRORS = Fault.properties.error.enum

afterEach(() => speak(ENGLISH))

test.each(ERRORS)('%s has words of its own in each language, and not those for curl', (error) => {
  const said = [ENGLISH, SPANISH].map((language) => {
    speak(language)
    return reasonIn({ error, message: BESIDE })
  })
  expect(said).toEqual([en.faults[error], es.faults[error]])
  expect(said[0]).not.toBe(said[1])
  for (const sentence of said) expect(sentence).toMatch(/^\p{Lu}.*[.]$/u)
})

test('no two errors are said alike', () => {
  for (const { faults } of [en, es]) expect(new Set(Object.values(faults)).size).toBe(ERRORS.length)
})

test.each(
  Object.entries({ ...ASK_REFUSALS, ...PLAN_REFUSALS }).filter(([, values]) => Object.keys(values).length === 0),
)('refused with %s: in Spanish, without the English beside it', (code) => {
  speak(SPANISH)
  const reason = reasonIn({ error: 'wrong-phase', code, values: {}, message: BESIDE })
  expect(reason).toBe(es.says[code as keyof typeof es.says])
  expect(reason).not.toContain(BESIDE)
})

test('what only a newer daemon knows is said in its English where that is the language, and nowhere else', () => {
  const newer = { error: 'of-tomorrow', message: BESIDE }
  expect(reasonIn(newer)).toBe(BESIDE)
  speak(SPANISH)
  expect(reasonIn(newer)).toBeNull()
  expect([reasonIn(null), reasonIn('no'), reasonIn({ error: 3 })]).toEqual([null, null, null])
})
