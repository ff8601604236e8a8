import { expect, test } from 'vitest'
import { LIMITS } from '../../src/belt/limits.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import { factsOf, SIMULATED_LIMITS } from '../../src/treadmill/acquaintance.ts'
import { acquainted } from './acquainted.ts'

const seenOf = async (simulated: boolean) => {
  const { machine } = (await acquainted()).treadmill
  const facts = factsOf({ ...machine, simulated }, null)
  return observe(NOTHING_SEEN, { kind: 'notice', atMs: 0, notice: { kind: 'link-up', machine: facts } })
}

test('a treadmill is judged by the limits it is met with: the simulated one by its own, any other by the default', async () => {
  expect((await seenOf(true)).limits).toEqual({ ...LIMITS, ...SIMULATED_LIMITS })
  expect((await seenOf(false)).limits).toEqual(LIMITS)
  expect(LIMITS).not.toMatchObject(SIMULATED_LIMITS)
})

test('what was remembered of it comes with it; of one that was never met, nothing', async () => {
  const { machine } = (await acquainted()).treadmill
  const known = factsOf(machine, { sprintedBefore: true, hasMotor: false })
  expect(known).toMatchObject({ sprintedBefore: true, hasMotor: false })
  expect(factsOf(machine, null)).toMatchObject({ sprintedBefore: false, hasMotor: undefined })
})
