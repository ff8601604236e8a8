import { expect, test } from 'vitest'
import { GattError, type GattProblem } from '../../src/bluetooth/gatt.ts'
import { isWithoutBluetooth, notConnectedBy, UnheardError } from '../../src/treadmill/not-connected.ts'
import { searchTargetOf } from '../../src/treadmill/search-target.ts'
import { TreadmillError } from '../../src/treadmill/treadmill.ts'

const ANY = searchTargetOf('auto', null)
const NAMED = searchTargetOf('Treadmill 7', null)

test.each([
  ['not-found', 'not-heard'],
  ['no-bluetooth', 'no-bluetooth'],
  ['not-connected', 'does-not-answer'],
  ['no-answer', 'does-not-answer'],
  ['link-lost', 'does-not-answer'],
] as const satisfies readonly [GattProblem, string][])('%s is said as %s', (problem, because) => {
  expect(notConnectedBy(new GattError(problem, '(0x3e)'), NAMED)).toEqual({ treadmill: 'Treadmill 7', because })
})

test.each([
  [true, 'not-heard'],
  [false, 'not-heard-among-others'],
])('unheard, in an air that is quiet: %s, is said as %s', (isAirQuiet, because) => {
  expect(notConnectedBy(new UnheardError('Nobody.', isAirQuiet), NAMED)).toEqual({ treadmill: 'Treadmill 7', because })
})

test('what is no treadmill is said so; any treadmill has no name', () => {
  const bike = new TreadmillError('not-a-treadmill', 'It notifies no Treadmill Data.')
  expect(notConnectedBy(bike, ANY)).toEqual({ treadmill: null, because: 'not-a-treadmill' })
  expect(notConnectedBy(new TreadmillError('refused', 'It says no.'), ANY)).toMatchObject({
    because: 'does-not-answer',
  })
})

test('without Bluetooth there is nothing to wait for, but for an adapter that was there', () => {
  const none = new GattError('no-bluetooth', 'No adapter.')
  expect([isWithoutBluetooth(none, false), isWithoutBluetooth(none, true)]).toEqual([true, false])
  expect(isWithoutBluetooth(new GattError('not-found', 'Nobody there.'), false)).toBe(false)
})
