import { expect, test } from 'vitest'
import { beltCmFrom } from '../../web/measure/belt-length.ts'

test.each([
  ['300', 300],
  [' 298.2 ', 298],
  ['304,5', 305],
  ['150', 150],
  ['700,4', 700],
  ['0', null],
  ['99', null],
  ['149,4', null],
  ['700.5', null],
  ['-300', null],
  ['3e2', null],
  ['abc', null],
  ['3,0,0', null],
  ['', null],
] as const)('once around “%s” is %s cm', (text, cm) => {
  expect(beltCmFrom(text)).toBe(cm)
})
