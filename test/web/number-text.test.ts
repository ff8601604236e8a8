import { expect, test } from 'vitest'
import { TAKEN_BACK, kgFrom, numberFrom, weightIn } from '../../web/settings/number-text.ts'

test('a text is its number, none takes it back, and the rest is said to be none', () => {
  const age = (text: string) => numberFrom(text, 10, 110)
  expect([age('40'), age(' 40 '), age('39,6'), age(''), age('  ')]).toEqual([40, 40, 40, TAKEN_BACK, TAKEN_BACK])
  const wrong = { wrong: 'A number between 10 and 110, or nothing.' }
  for (const text of ['9', '111', 'forty', '-40', '4e1', 'NaN', '0']) expect(age(text)).toEqual(wrong)
})

test('whole pounds come back whole', () => {
  for (let pounds = 45; pounds <= 661; pounds++) expect(Math.round(weightIn(kgFrom(pounds, 'mi'), 'mi'))).toBe(pounds)
  expect([weightIn(70, 'km'), kgFrom(70, 'km')]).toEqual([70, 70])
})
