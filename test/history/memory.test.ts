import { expect, test } from 'vitest'
import { memoryIn } from '../../src/history/memory.ts'
import { freshDatabase } from './data-folder.ts'
import { MACHINE } from './plan.ts'

function memoryOf(db: ReturnType<typeof freshDatabase>) {
  const said: string[] = []
  return { memory: memoryIn(db, ({ problem, message }) => said.push(`${problem}: ${message}`)), said }
}

test('a machine is remembered by its address, one entry each', () => {
  const { memory, said } = memoryOf(freshDatabase())
  expect(memory.machine(MACHINE.address)).toBeNull()
  const first = { name: 'Treadmill 7', sprintedBefore: false }
  memory.rememberMachine(MACHINE.address, first)
  memory.rememberMachine('other', { ...first, name: 'Other' })
  memory.rememberMachine(MACHINE.address, { ...first, sprintedBefore: true })
  expect(memory.machine(MACHINE.address)).toEqual({ ...first, sprintedBefore: true })
  expect(memory.machine('other')).toEqual({ ...first, name: 'Other' })
  expect(said).toEqual([])
})

test('a machine remembered by an earlier version gets what that version did not know', () => {
  const db = freshDatabase()
  db.prepare('INSERT INTO machines (address, memory) VALUES (?, ?)').run('old', '{"name":"Old"}')
  expect(memoryOf(db).memory.machine('old')).toEqual({ name: 'Old', sprintedBefore: false })
})

test('the last choices are remembered, and forgotten where they are no longer valid', () => {
  const db = freshDatabase()
  const { memory } = memoryOf(db)
  expect(memory.choices()).toBeNull()
  memory.rememberChoices({ miles: 4 })
  memory.rememberChoices({ miles: 6, finish: 'strong' })
  expect(memory.choices()).toEqual({ miles: 6, finish: 'strong' })
  db.exec(`UPDATE chosen_plan SET choices = '{"miles":99}'`)
  expect(memory.choices()).toBeNull()
})

test('what cannot be read back is as good as forgotten', () => {
  const db = freshDatabase()
  const { memory } = memoryOf(db)
  memory.rememberChoices({ miles: 4 })
  memory.rememberMachine('here', { name: 'Here', sprintedBefore: true })
  db.exec(`UPDATE chosen_plan SET choices = '{"mil'`)
  db.exec(`UPDATE machines SET memory = '{"na'`)
  expect([memory.choices(), memory.machine('here')]).toEqual([null, null])
})

test('a database that cannot be written is said, and stops nothing', () => {
  const db = freshDatabase()
  const { memory, said } = memoryOf(db)
  db.exec('PRAGMA query_only = ON')
  memory.rememberChoices({ miles: 4 })
  memory.rememberMachine('here', { name: 'Here', sprintedBefore: true })
  expect(said).toHaveLength(2)
  for (const words of said) expect(words).toMatch(/^cannot-write: .* cannot be saved at the moment/)
  expect(memory.machine('here')).toBeNull()
})
