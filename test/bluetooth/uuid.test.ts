import { expect, test } from 'vitest'
import { portUuid } from '../../src/bluetooth/noble/uuid.ts'

test.each([
  ['1826', '1826'],
  ['2ad9', '2AD9'],
  ['ff', '00FF'],
  ['00002ad900001000800000805f9b34fb', '2AD9'],
  ['00002ad9-0000-1000-8000-00805f9b34fb', '2AD9'],
  ['d18d2c10c44c11e8a355529269fb1459', 'D18D2C10C44C11E8A355529269FB1459'],
])('%s is %s in the port', (nobles, ports) => {
  expect(portUuid(nobles)).toBe(ports)
})
