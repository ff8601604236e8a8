import { expect, test } from 'vitest'
import { scanAdvice } from '../../src/cli/scan.ts'
import type { FoundMachine } from '../../src/treadmill/find-treadmill.ts'
import { choiceFor } from '../../src/treadmill/search-target.ts'

const heard = (over: Partial<FoundMachine> = {}): FoundMachine => ({
  address: 'aa:bb:cc:00:11:22',
  name: 'Run 5',
  rssiDbm: -60,
  machineTypes: [],
  available: true,
  ...over,
})
const OTHER = { address: 'aa:bb:cc:00:11:33' }
const BIKE = heard({ ...OTHER, name: 'Bike', machineTypes: ['indoor_bike'] })

test.each([
  ['one', [heard()], 'Run 5'],
  ['one without a name', [heard({ name: null })], 'aa:bb:cc:00:11:22'],
  ['two of two names', [heard(), heard({ ...OTHER, name: 'Run 6' })], 'Run 5'],
  ['two of one name', [heard(), heard(OTHER)], 'aa:bb:cc:00:11:22'],
  ['two names that are taken for one', [heard(), heard({ ...OTHER, name: ' RUN 5' })], 'aa:bb:cc:00:11:22'],
  ['a bike that is louder', [BIKE, heard()], 'Run 5'],
  ['one called auto', [heard({ name: 'Auto' })], 'aa:bb:cc:00:11:22'],
])('%s: the advice names what takes that one and no other', (_, machines, which) => {
  expect(scanAdvice(choiceFor(machines))).toBe(`To run on one: npm start -- --treadmill "${which}"`)
})

test.each([[[]], [[BIKE]]])('no treadmill among %o is said', (machines) => {
  expect(scanAdvice(choiceFor(machines))).toMatch(/^No treadmill was heard/)
})
