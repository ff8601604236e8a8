import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeRscMeasurement } from '../../protocol/running-speed-cadence.ts'
import { footPodSpeed } from '../../src/strap/foot-pod-reader.ts'
import { draws } from '../draws.ts'

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

test.each([
  // RSCS 1.0 §3.1: flags, speed in 1/256 m/s, cadence, and what the flags say follows.
  ['walking, 1 m/s', '00 00 01 3c', 3.6],
  ['running, 2.75 m/s', '04 c0 02 50', 9.9],
  ['with a stride and a distance', '07 c0 02 50 6e 00 10 27 00 00', 9.9],
  ['standing', '00 00 00 00', 0],
  ['faster than anybody', '04 ff ff 50', null],
  ['cut off in its speed', '04 c0', undefined],
  ['nothing', '', undefined],
])('%s', (_, hex, kmh) => {
  expect(footPodSpeed(octets(hex))).toBe(kmh)
})

test('whatever octets come, it is a speed that can be, or none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 24 }), (sent) => {
      const kmh = footPodSpeed(sent)
      if (typeof kmh === 'number') expect(kmh >= 0 && kmh <= 45).toBe(true)
      else expect([null, undefined]).toContain(kmh)
    }),
    { numRuns: draws(2000) },
  )
})

test('what a foot pod encodes is what is read, to a hundredth', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 40, noNaN: true }), (kmh) => {
      const sent = encodeRscMeasurement({
        status: 'running',
        instantaneousSpeedMps: kmh / 3.6,
        instantaneousCadencePerMin: 170,
      })
      expect(Math.abs((footPodSpeed(sent) ?? NaN) - kmh)).toBeLessThan(0.013)
    }),
    { numRuns: draws(500) },
  )
})
