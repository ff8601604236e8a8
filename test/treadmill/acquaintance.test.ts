import { expect, test } from 'vitest'
import { LIMITS } from '../../src/belt/limits.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import { memoryIn } from '../../src/history/memory.ts'
import { writeAll } from '../../src/history/writing.ts'
import { acquaintances, factsOf, SIMULATED_LIMITS } from '../../src/treadmill/acquaintance.ts'
import { freshDatabase } from '../history/data-folder.ts'
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

/** As in a daemon that has just been started on this database. */
function knownIn(db: ReturnType<typeof freshDatabase>) {
  const memory = memoryIn(db, (writing) => writeAll(db, [writing]))
  return { memory, known: acquaintances(memory, () => null, { wallMs: () => Date.UTC(2026, 10, 27) }, false) }
}

test('a treadmill that was met is known from then on, until its firmware is another', async () => {
  const db = freshDatabase()
  const machine = { ...(await acquainted()).treadmill.machine, simulated: false }
  const { known } = knownIn(db)
  expect(known.met(machine)).toMatchObject({ metOn: null, profile: { lagMs: { value: null } } })
  known.learn(machine, { lagMs: 7000 }, 'runs')
  expect(known.met(machine).metOn).toBeNull()
  known.learn(machine, { lagMs: 6500, obeys: true }, 'meeting')
  const later = knownIn(db).known.met(machine)
  expect(later).toMatchObject({
    metOn: '2026-11-27',
    facts: { limits: { lagMs: 6500 } },
    profile: { obeys: { value: true, from: { by: 'meeting', on: '2026-11-27' } } },
  })
  const changed = knownIn(db).known.met({ ...machine, firmware: '2.0' })
  expect(changed).toMatchObject({ metOn: null, profile: { lagMs: { value: 6500, from: { by: 'proposed' } } } })
  expect(changed.facts.limits).toEqual({})
})

test('an incline that was refused is asked for no more, until its firmware is another or it is met once more', async () => {
  const { known } = knownIn(freshDatabase())
  const machine = { ...(await acquainted()).treadmill.machine, simulated: false }
  expect(known.planned(machine)).toMatchObject({ incline: { maxPct: 15 } })
  known.learn(machine, { incline: 'refused' }, 'runs')
  for (const facts of [known.facts(machine), known.planned(machine)])
    expect(facts).toMatchObject({ incline: null, keepsItsIncline: true })
  for (const other of [
    { ...machine, firmware: '2.0' },
    { ...machine, address: 'another', name: 'another' },
  ]) {
    expect(known.facts(other)).toMatchObject({ incline: { maxPct: 15 } })
    expect(known.facts(other)).not.toHaveProperty('keepsItsIncline')
  }
  expect(known.facts({ ...machine, incline: null })).not.toHaveProperty('keepsItsIncline')
  known.learn(machine, { lagMs: 100 }, 'meeting')
  expect(known.facts(machine)).toMatchObject({ incline: { maxPct: 15 } })
})

test('what the simulated treadmill taught is known as long as the daemon runs, and is kept nowhere', async () => {
  const { memory, known } = knownIn(freshDatabase())
  const { machine } = (await acquainted()).treadmill
  known.learn(machine, { lagMs: 100 }, 'meeting')
  expect(known.met(machine)).toMatchObject({ metOn: '2026-11-27', profile: { lagMs: { value: 100 } } })
  expect(memory.profiles()).toEqual([])
})
