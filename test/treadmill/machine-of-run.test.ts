import { expect, test } from 'vitest'
import { machineOfRun } from '../../src/treadmill/machine-of-run.ts'
import { SIMULATED } from '../../src/treadmill/search-target.ts'

const SEVEN = { name: 'Treadmill 7', address: 'c0:ff:ee:00:00:07' }
const EIGHT = { name: 'Treadmill 8', address: 'c0:ff:ee:00:00:08' }

test('between runs what was chosen is searched for; in a run its own treadmill, and no other', () => {
  const run = machineOfRun('auto')
  expect([run.machine, run.searchTarget()]).toEqual([null, { nameOrAddress: 'auto', knownAs: null }])
  run.begin(SEVEN)
  expect(run.searchTarget()).toEqual({ nameOrAddress: SEVEN.address, knownAs: SEVEN.name })
  run.end()
  expect([run.machine, run.searchTarget()?.nameOrAddress]).toEqual([null, 'auto'])
})

test('a run of another treadmill than the one that was chosen: none is searched for until it is over', () => {
  for (const chosen of [SIMULATED, EIGHT.name]) {
    const run = machineOfRun(chosen)
    run.begin(SEVEN)
    expect(run.searchTarget()).toBeNull()
    run.end()
    expect(run.searchTarget()?.nameOrAddress).toBe(chosen)
  }
})

test('a run that began before any treadmill was met belongs to the first that is; without a run none does', () => {
  const run = machineOfRun('auto')
  run.meet(EIGHT)
  expect(run.machine).toBeNull()
  run.begin({ name: 'Treadmill', address: '' })
  expect(run.searchTarget()?.nameOrAddress).toBe('auto')
  run.meet(SEVEN)
  expect(run.machine).toEqual(SEVEN)
  expect(run.searchTarget()?.nameOrAddress).toBe(SEVEN.address)
})
