import { existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../src/history/database.ts'
import { writeAll } from '../../src/history/writing.ts'
import { backUp, partOf } from '../../src/keeping/backup.ts'
import { verified } from '../../src/keeping/verified.ts'
import { MACHINE, PLAN, WALL_MS } from '../history/plan.ts'
import { dataFolder, folderOf, idsInFile } from './folder-of-runs.ts'

const fileIn = (folder: string): string => join(folder, 'a back’up?.db')

test('a backup holds every run, in one file that is told from half of one', () => {
  const { folder, ids } = folderOf('a', 5, { readings: 20 })
  const file = fileIn(dataFolder())
  writeFileSync(partOf(file), 'what one that was interrupted left')
  expect(backUp(folder, file, false)).toMatchObject({ runs: 5, hasOpen: false })
  expect(idsInFile(file)).toEqual(ids)
  expect(readdirSync(join(file, '..'))).toEqual(['a back’up?.db'])
})

test('beside the daemon that writes: what is committed is in it', () => {
  const { folder, ids } = folderOf('a', 2)
  const { db } = openDatabase(folder, WALL_MS)
  writeAll(db, [{ kind: 'run', id: 'late', startedAtMs: WALL_MS + 9e7, plan: PLAN, machine: MACHINE }])
  const result = { endedAtMs: WALL_MS + 9e7 + 1, distanceM: 1, movingS: 1, crescendo: false, line: [], splits: [] }
  writeAll(db, [{ kind: 'end', id: 'late', result }])
  const file = fileIn(dataFolder())
  backUp(folder, file, false)
  db.close()
  expect(idsInFile(file)).toEqual([...ids, 'late'])
})

test('what is there already stays as it is', () => {
  const { folder } = folderOf('a', 1)
  const file = fileIn(dataFolder())
  writeFileSync(file, 'mine')
  expect(() => backUp(folder, file, false)).toThrow(expect.objectContaining({ problem: 'is-there', file }))
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test.each([
  ['run-open', { open: true }],
  ['guests', { guest: true }],
] as const)('none is made while there is a run for %s, and nothing is left', (problem, more) => {
  const { folder } = folderOf('a', 2, more)
  const file = fileIn(dataFolder())
  expect(() => backUp(folder, file, false)).toThrow(expect.objectContaining({ problem }))
  expect(readdirSync(join(file, '..'))).toEqual([])
})

test('a run that no daemon is on may be in it', () => {
  const { folder, ids } = folderOf('a', 2, { open: true })
  const file = fileIn(dataFolder())
  expect(backUp(folder, file, true)).toMatchObject({ runs: 3, hasOpen: true })
  expect(idsInFile(file)).toEqual(ids)
})

test('there is none of nothing, of what is no database, and of a damaged one', () => {
  const file = fileIn(dataFolder())
  const empty = dataFolder()
  expect(() => backUp(empty, file, true)).toThrow(expect.objectContaining({ problem: 'nothing-kept', file: empty }))
  expect(readdirSync(empty)).toEqual([])
  const text = dataFolder()
  writeFileSync(join(text, DATABASE_FILE), 'no database at all '.repeat(500))
  expect(() => backUp(text, file, true)).toThrow(expect.objectContaining({ problem: 'no-history' }))
  const { folder } = folderOf('a', 3, { readings: 400 })
  damage(join(folder, DATABASE_FILE))
  expect(() => backUp(folder, file, true)).toThrow(expect.objectContaining({ problem: 'damaged' }))
  expect(existsSync(file) || existsSync(partOf(file))).toBe(false)
})

test('verifying reads every page, and tells a version to come and what is not ours', () => {
  const { folder } = folderOf('a', 3, { readings: 400 })
  const made = (): string => {
    const file = fileIn(dataFolder())
    backUp(folder, file, false)
    return file
  }
  expect(verified(made()).runs).toBe(3)
  const hurt = made()
  damage(hurt)
  expect(() => verified(hurt)).toThrow(expect.objectContaining({ problem: 'damaged', file: hurt }))
  const short = made()
  truncateSync(short, 8192)
  expect(() => verified(short)).toThrow(expect.objectContaining({ problem: 'damaged' }))
  const newer = made()
  changed(newer, 'PRAGMA user_version = 9999')
  expect(() => verified(newer)).toThrow(expect.objectContaining({ problem: 'newer' }))
  const other = join(dataFolder(), 'other.db')
  changed(other, 'CREATE TABLE songs (name TEXT); PRAGMA user_version = 3')
  expect(() => verified(other)).toThrow(expect.objectContaining({ problem: 'no-history' }))
  const none = join(dataFolder(), 'none.db')
  expect(() => verified(none)).toThrow(expect.objectContaining({ problem: 'failed' }))
  expect(existsSync(none)).toBe(false)
  const untouched = made()
  const before = readFileSync(untouched)
  verified(untouched)
  expect(readFileSync(untouched).equals(before)).toBe(true)
  expect(readdirSync(join(untouched, '..'))).toEqual(['a back’up?.db'])
})

/** A page in the midst of it that is none. */
function damage(file: string): void {
  const octets = readFileSync(file)
  octets.fill(0xa5, Math.floor(octets.length / 4096 / 2) * 4096, Math.floor(octets.length / 4096 / 2) * 4096 + 4096)
  writeFileSync(file, octets)
}

function changed(file: string, sql: string): void {
  const db = new Database(file)
  db.exec(sql)
  db.close()
}
