import { expect, test } from 'vitest'
import { kindOf, stretchesFirst } from '../../web/ready/plan-words.ts'
import { THREE_MILES } from './plans.ts'
import { SNAPSHOTS } from './snapshots.ts'

test('the stretches that come first: none once they were done for this run, all of them again after it', () => {
  const { ready, start, done } = SNAPSHOTS
  const first = ready.phases.slice(0, 1).map((phase) => ({ ...phase, state: 'done' as const }))
  expect(stretchesFirst(ready.plan, ready)).toBe(4)
  expect(stretchesFirst(ready.plan, { ...ready, phases: [...first, ...ready.phases.slice(1)] })).toBe(0)
  expect(done.phases[0]?.state).toBe('done')
  expect(stretchesFirst(done.plan, done)).toBe(4)
  expect(stretchesFirst(null, start)).toBe(0)
})

test('a plan says for whom it is, how it ends, and how steep it becomes', () => {
  expect(kindOf(THREE_MILES)).not.toContain('%')
  const phases = THREE_MILES.phases.map((phase) =>
    phase.kind === 'mile' ? { ...phase, inclinePct: phase.number === 2 ? 3 : 1 } : phase,
  )
  expect(kindOf({ ...THREE_MILES, phases })).toBe(`${kindOf(THREE_MILES)}, Incline 3 %`)
  expect(kindOf({ ...THREE_MILES, finish: null })).toBe('')
})
