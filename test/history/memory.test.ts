import Database from 'libsql'
import { expect, test } from 'vitest'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { memoryIn } from '../../src/history/memory.ts'
import { MIGRATIONS, migrate } from '../../src/history/migrations.ts'
import { writeAll } from '../../src/history/writing.ts'
import { freshDatabase } from './data-folder.ts'
import { MACHINE } from './plan.ts'

/** As a daemon has it that has just been started. */
const memoryOf = (db: ReturnType<typeof freshDatabase>) => memoryIn(db, (writing) => writeAll(db, [writing]))

test('the treadmill that was chosen last is remembered; one that cannot be read counts as none', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  expect(memory.chosenMachine()).toBeNull()
  const eight = { name: 'Treadmill 8', address: 'c0:ff:ee:00:00:08' }
  memory.rememberChosenMachine({ name: 'Treadmill 7', address: 'c0:ff:ee:00:00:07' })
  memory.rememberChosenMachine(eight)
  expect([memory.chosenMachine(), memoryOf(db).chosenMachine()]).toEqual([eight, eight])
  db.exec(`UPDATE chosen_machine SET machine = '{"name":8}'`)
  expect(memoryOf(db).chosenMachine()).toBeNull()
})

test('a machine is remembered by its address, one entry each', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  expect(memory.machine(MACHINE.address)).toBeNull()
  const first = { name: 'Treadmill 7', sprintedBefore: false }
  memory.rememberMachine(MACHINE.address, first)
  memory.rememberMachine('other', { ...first, name: 'Other' })
  memory.rememberMachine(MACHINE.address, { ...first, sprintedBefore: true })
  expect(memory.machine(MACHINE.address)).toEqual({ ...first, sprintedBefore: true })
  expect(memory.machine('other')).toEqual({ ...first, name: 'Other' })
  expect(memoryOf(db).machine(MACHINE.address)).toEqual({ ...first, sprintedBefore: true })
  expect(memoryOf(db).machine('other')).toEqual({ ...first, name: 'Other' })
})

test('a machine remembered by an earlier version gets what that version did not know', () => {
  const db = freshDatabase()
  db.prepare('INSERT INTO machines (address, memory) VALUES (?, ?)').run('old', '{"name":"Old"}')
  expect(memoryOf(db).machine('old')).toEqual({ name: 'Old', sprintedBefore: false })
})

test('what was learned of a treadmill is kept, one entry each; a fact that cannot be read is not known', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  expect(memory.profiles()).toEqual([])
  const from = { by: 'runs', on: '2026-11-27' } as const
  const known = { unit: 'one', name: 'Seven', model: 'T7', firmware: null, metOn: '2026-11-27', facts: {} }
  memory.rememberProfile({ ...known, facts: { periodMs: { value: 500, from } } })
  const two = { ...known, unit: 'two', model: null, metOn: null }
  memory.rememberProfile(two)
  const one = { ...known, facts: { periodMs: { value: 500, from }, lagMs: { value: 7000, from } } }
  memory.rememberProfile(one)
  expect(memory.profiles()).toEqual([one, two])
  expect(memoryOf(db).profiles()).toEqual([one, two])
  db.exec(`UPDATE profiles SET facts = json_replace(facts, '$.lagMs.value', -1) WHERE unit = 'one'`)
  db.exec(`UPDATE profiles SET facts = '{"la' WHERE unit = 'two'`)
  expect(memoryOf(db).profiles()).toEqual([{ ...known, facts: { periodMs: { value: 500, from } } }, two])
})

test('the last choices are remembered, and forgotten where they are no longer valid', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  expect(memory.choices()).toBeNull()
  memory.rememberChoices({ miles: 4 })
  memory.rememberChoices({ miles: 6, finish: 'strong' })
  expect(memory.choices()).toEqual({ miles: 6, finish: 'strong' })
  expect(memoryOf(db).choices()).toEqual({ miles: 6, finish: 'strong' })
  db.exec(`UPDATE runners SET choices = '{"miles":99}'`)
  expect(memoryOf(db).choices()).toBeNull()
})

test('what cannot be read back is as good as forgotten', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  memory.rememberChoices({ miles: 4 })
  memory.rememberMachine('here', { name: 'Here', sprintedBefore: true })
  db.exec(`UPDATE runners SET choices = '{"mil'`)
  db.exec(`UPDATE machines SET memory = '{"na'`)
  const later = memoryOf(db)
  expect([later.choices(), later.machine('here')]).toEqual([null, null])
})

test('what is remembered is known at once, written or not', () => {
  const memory = memoryIn(freshDatabase(), () => undefined)
  memory.rememberChoices({ miles: 4 })
  memory.rememberMachine('here', { name: 'Here', sprintedBefore: true })
  expect([memory.choices(), memory.machine('here')]).toEqual([{ miles: 4 }, { name: 'Here', sprintedBefore: true }])
})

test('what the runner told is remembered, and what of it is no longer valid counts as not told', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  expect(memory.runner()).toEqual(NOTHING_TOLD)
  const acknowledged = { page: 1, at: '2026-01-01T07:00:00.000Z' }
  memory.rememberRunner({ ...NOTHING_TOLD, ageYears: 39 })
  memory.rememberRunner({ ...NOTHING_TOLD, ageYears: 40, unit: 'km', acknowledged })
  expect(memory.runner()).toMatchObject({ ageYears: 40 })
  expect(memoryOf(db).runner()).toEqual({ ...NOTHING_TOLD, ageYears: 40, unit: 'km', acknowledged })
  db.exec(`UPDATE runners SET told = '{"ageYears":400,"unit":"km","shoes":"43"}'`)
  expect(memoryOf(db).runner()).toEqual({ ...NOTHING_TOLD, unit: 'km' })
  db.exec(`UPDATE runners SET told = '{"ageY'`)
  expect(memoryOf(db).runner()).toEqual(NOTHING_TOLD)
})

test('what an earlier version kept with the plan is the runner’s own', () => {
  const race = { kind: 'race', distanceM: 10_000, timeS: 3000 } as const
  const walk = { kind: 'comfortable-walk', speedKmh: 4.5 } as const
  const choices = { level: 'beginner', miles: 4, unit: 'km', ceilingKmh: 14, reference: walk, otherReference: race }
  const db = new Database(':memory:')
  migrate(db, MIGRATIONS.slice(0, 5))
  db.prepare('INSERT INTO chosen_plan (only, choices) VALUES (1, ?)').run(JSON.stringify(choices))
  migrate(db)
  expect(memoryOf(db).choices()).toEqual({ level: 'beginner', miles: 4 })
  expect(memoryOf(db).runner()).toEqual({ ...NOTHING_TOLD, unit: 'km', ceilingKmh: 14, running: race, walking: walk })
})

test('a usual speed that a beginner’s plan came from is a walk, and what was used stays where both are of one gait', () => {
  const usual = { kind: 'usual-speed', speedKmh: 3.5 } as const
  const walk = { kind: 'comfortable-walk', speedKmh: 5.5 } as const
  const race = { kind: 'race', distanceM: 10_000, timeS: 3000 } as const
  const told = (choices: object) => {
    const db = new Database(':memory:')
    migrate(db, MIGRATIONS.slice(0, 5))
    db.prepare('INSERT INTO chosen_plan (only, choices) VALUES (1, ?)').run(JSON.stringify(choices))
    migrate(db)
    const { walking, running } = memoryOf(db).runner()
    return { walking, running }
  }
  expect(told({ level: 'beginner', reference: usual })).toEqual({ walking: usual, running: null })
  expect(told({ level: 'beginner', reference: usual, otherReference: walk })).toEqual({ walking: usual, running: null })
  expect(told({ level: 'beginner', reference: usual, otherReference: race })).toEqual({ walking: usual, running: race })
  expect(told({ reference: usual, otherReference: race })).toEqual({ walking: null, running: usual })
})

test('plans of the runner are kept in their order, one of each id; one that cannot be read is left out', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  expect(memory.ownPlans()).toEqual([])
  const sundays = { id: 'sundays1', name: 'Sundays', choices: { miles: 6 } }
  const tuesdays = { id: 'tuesdays', name: 'Tuesdays', choices: {} }
  for (const plan of [{ ...sundays, name: 'Old' }, tuesdays, sundays]) memory.keepOwnPlan(plan)
  expect([memory.ownPlans(), memoryOf(db).ownPlans()]).toEqual([
    [sundays, tuesdays],
    [sundays, tuesdays],
  ])
  memory.forgetOwnPlan('tuesdays')
  expect([memory.ownPlans(), memoryOf(db).ownPlans()]).toEqual([[sundays], [sundays]])
  memory.keepOwnPlan(tuesdays)
  db.exec(`UPDATE own_plans SET choices = '{"miles":99}' WHERE id = 'sundays1'`)
  expect(memoryOf(db).ownPlans()).toEqual([tuesdays])
})
