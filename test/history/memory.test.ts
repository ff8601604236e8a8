import { expect, test } from 'vitest'
import { memoryIn } from '../../src/history/memory.ts'
import { writeAll } from '../../src/history/writing.ts'
import { freshDatabase } from './data-folder.ts'
import { MACHINE } from './plan.ts'

/** As a daemon has it that has just been started. */
const memoryOf = (db: ReturnType<typeof freshDatabase>) => memoryIn(db, (writing) => writeAll(db, [writing]))

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

test('the last choices are remembered, and forgotten where they are no longer valid', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  expect(memory.choices()).toBeNull()
  memory.rememberChoices({ miles: 4 })
  memory.rememberChoices({ miles: 6, finish: 'strong' })
  expect(memory.choices()).toEqual({ miles: 6, finish: 'strong' })
  expect(memoryOf(db).choices()).toEqual({ miles: 6, finish: 'strong' })
  db.exec(`UPDATE chosen_plan SET choices = '{"miles":99}'`)
  expect(memoryOf(db).choices()).toBeNull()
})

test('what cannot be read back is as good as forgotten', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  memory.rememberChoices({ miles: 4 })
  memory.rememberMachine('here', { name: 'Here', sprintedBefore: true })
  db.exec(`UPDATE chosen_plan SET choices = '{"mil'`)
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
