import { expect, test } from 'vitest'
import { heartReader } from '../../src/strap/heart-reader.ts'

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

test.each([
  ['eight bits', '0048', 72],
  ['sixteen bits', '018d00', 141],
  ['with its beats behind it', '16840204fc03', 132],
  ['no reading', '0400', null],
  ['more than any heart', '01f401', null],
  ['cut short', '01', undefined],
  ['nothing', '', undefined],
])('%s', (_, hex, bpm) => {
  expect(heartReader()(octets(hex))).toBe(bpm)
})

test('a strap that never claims contact is believed; of one that did, the loss of it counts', () => {
  const never = heartReader()
  expect([never(octets('0454')), never(octets('0455'))]).toEqual([84, 85])
  const did = heartReader()
  expect([did(octets('0454')), did(octets('0654')), did(octets('0454')), did(octets('0655'))]).toEqual([
    84,
    84,
    null,
    85,
  ])
})
