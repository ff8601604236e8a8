import { expect, test } from 'vitest'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { guestMemory } from '../../src/gym/guest-memory.ts'
import { memoryIn } from '../../src/history/memory.ts'
import { writeAll, type Writing } from '../../src/history/writing.ts'
import { freshDatabase } from '../history/data-folder.ts'
import { MACHINE } from '../history/plan.ts'

test('of a guest nothing reaches the disk, nor does a guest see who runs here else; treadmills are remembered', () => {
  const db = freshDatabase()
  const written: Writing[] = []
  const house = memoryIn(db, (writing) => {
    written.push(writing)
    writeAll(db, [writing])
  })
  house.rememberRunner({ ...NOTHING_TOLD, ageYears: 50 })
  house.rememberChoices({ miles: 7 })
  const guest = guestMemory(house)
  expect([guest.runner(), guest.choices()]).toEqual([NOTHING_TOLD, null])
  guest.rememberRunner({ ...NOTHING_TOLD, name: 'Maya', weightKg: 71 })
  guest.rememberChoices({ miles: 4 })
  guest.rememberMachine(MACHINE.address, { name: MACHINE.name, sprintedBefore: true })
  expect([guest.runner().weightKg, guest.choices(), guest.machine(MACHINE.address)?.sprintedBefore]).toEqual([
    71,
    { miles: 4 },
    true,
  ])
  expect(written.map(({ kind }) => kind)).toEqual(['runner', 'choices', 'machine'])
  expect([house.runner().ageYears, house.choices()]).toEqual([50, { miles: 7 }])
  // The next one in this process, or after a restart.
  expect([guestMemory(house).runner(), guestMemory(house).choices()]).toEqual([NOTHING_TOLD, null])
})
