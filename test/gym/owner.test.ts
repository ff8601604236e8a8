import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manualClock } from '../../src/clock.ts'
import { ownerOf } from '../../src/gym/owner.ts'
import { DATABASE_FILE, openDatabase } from '../../src/history/database.ts'
import { keptPin } from '../../src/pin.ts'
import { ownerMemoryIn } from '../../src/history/owner-memory.ts'
import { writeAll } from '../../src/history/writing.ts'
import { dataFolder, freshDatabase } from '../history/data-folder.ts'
import { WALL_MS } from '../history/plan.ts'

const memoryOf = (db: ReturnType<typeof freshDatabase>) => ownerMemoryIn(db, (writing) => writeAll(db, [writing]))

async function owned(pin = '4711') {
  const db = freshDatabase()
  const memory = memoryOf(db)
  memory.rememberOwner({ pin: await keptPin(pin), ceilingKmh: 14 })
  const clock = manualClock()
  return { owner: ownerOf(memory, clock), clock, db }
}

test('only the PIN proves the owner, and what they decide outlives the daemon', async () => {
  const { owner, db } = await owned()
  expect([await owner.prove('4712'), await owner.prove('4711')]).toEqual([{ is: 'wrong-pin' }, { is: 'owner' }])
  owner.becomeCeiling(12)
  expect(memoryOf(db).owner()).toMatchObject({ ceilingKmh: 12, pin: owner.now().pin })
  const nobodys = ownerOf(memoryOf(freshDatabase()), manualClock())
  expect([await nobodys.prove('4711'), nobodys.now().ceilingKmh]).toEqual([{ is: 'no-pin' }, null])
})

test('five wrong PINs, at once or one by one, and nobody is asked for a minute; then for two', async () => {
  const { owner, clock } = await owned()
  const wrong = await Promise.all(['1', '2', '3', '4', '5', '6'].map((digit) => owner.prove(`000${digit}`)))
  expect(wrong.map(({ is }) => is)).toEqual([...Array<string>(5).fill('wrong-pin'), 'too-many-tries'])
  expect(await owner.prove('4711')).toEqual({ is: 'too-many-tries', againInS: 60 })
  await clock.advance(60_000)
  for (let tries = 0; tries < 5; tries++) expect(await owner.prove('0000')).toEqual({ is: 'wrong-pin' })
  await clock.advance(60_000)
  expect(await owner.prove('4711')).toEqual({ is: 'too-many-tries', againInS: 60 })
  await clock.advance(60_000)
  expect(await owner.prove('4711')).toEqual({ is: 'owner' })
  // Who is right is counted anew.
  for (let tries = 0; tries < 4; tries++) await owner.prove('0000')
  expect(await owner.prove('4711')).toEqual({ is: 'owner' })
})

test('of the PIN only what tells right from wrong is on the disk, another each time', async () => {
  const folder = dataFolder()
  const { db } = openDatabase(folder, WALL_MS)
  memoryOf(db).rememberOwner({ pin: await keptPin('47110815'), ceilingKmh: null })
  const octets = ['', '-wal'].map((end) => readFileSync(join(folder, DATABASE_FILE + end)).toString('latin1')).join()
  expect(octets).toContain('"salt"')
  expect(octets).not.toContain('47110815')
  expect((await keptPin('47110815')).hash).not.toBe(memoryOf(db).owner().pin?.hash)
  db.close()
})

test('a ceiling that cannot be read is not passed over', async () => {
  const { db } = await owned()
  for (const kept of ['{"pin":', '{"pin":null}', '{"pin":null,"ceilingKmh":"14"}']) {
    db.prepare('UPDATE owner SET kept = ?').run(kept)
    expect(() => memoryOf(db).owner()).toThrow(/cannot be read/)
  }
})
