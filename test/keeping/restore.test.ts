import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../src/history/database.ts'
import { LOCK_FILE, lockFolder } from '../../src/history/folder-lock.ts'
import { backUp } from '../../src/keeping/backup.ts'
import { restore } from '../../src/keeping/restore.ts'
import { WALL_MS } from '../history/plan.ts'
import { dataFolder, folderOf, idsIn, idsInFile } from './folder-of-runs.ts'

function backupOf(folder: string): string {
  const file = join(dataFolder(), 'backup.db')
  backUp(folder, file, false)
  return file
}

const KEPT = `${DATABASE_FILE}.before-restore-2026-03-01T07-30-00-250Z`

test('what the backup holds is the history, and what was there is beside it', async () => {
  const backup = folderOf('old', 4)
  const there = folderOf('new', 3)
  const file = backupOf(backup.folder)
  const octets = readFileSync(file)
  const kept = join(there.folder, KEPT)
  expect(await restore(there.folder, file, WALL_MS)).toEqual({ runs: 4, keptAs: kept })
  expect(idsIn(there.folder)).toEqual(backup.ids)
  expect(idsInFile(kept)).toEqual(there.ids)
  expect(readFileSync(file).equals(octets)).toBe(true)
  // And back again.
  expect(await restore(there.folder, kept, WALL_MS + 1000)).toMatchObject({ runs: 3 })
  expect(idsIn(there.folder)).toEqual(there.ids)
})

test('on a computer where nothing was', async () => {
  const { folder, ids } = folderOf('old', 4)
  const empty = join(dataFolder(), 'crescendo')
  expect(await restore(empty, backupOf(folder), WALL_MS)).toEqual({ runs: 4, keptAs: null })
  expect(readdirSync(empty).toSorted()).toEqual([DATABASE_FILE, LOCK_FILE])
  expect(idsIn(empty)).toEqual(ids)
})

test('a file of a data folder is as good, with what stands beside it', async () => {
  const { folder, ids } = folderOf('old', 2)
  const copy = join(dataFolder(), 'copied.db')
  const { db } = openDatabase(folder, WALL_MS)
  db.exec(`UPDATE runs SET note = 'Windy.'`)
  for (const suffix of ['', '-wal']) copyFileSync(join(folder, DATABASE_FILE + suffix), copy + suffix)
  db.close()
  const empty = dataFolder()
  await restore(empty, copy, WALL_MS)
  expect(idsIn(empty)).toEqual(ids)
  const restored = openDatabase(empty, WALL_MS).db
  onTestFinished(() => void restored.close())
  expect(restored.prepare('SELECT DISTINCT note FROM runs').all()).toEqual([
    expect.objectContaining({ note: 'Windy.' }),
  ])
})

test('while a daemon has the folder nothing is touched', async () => {
  const { folder } = folderOf('old', 1)
  const there = folderOf('new', 2)
  const unlock = await lockFolder(there.folder)
  await expect(restore(there.folder, backupOf(folder), WALL_MS)).rejects.toMatchObject({ problem: 'in-use' })
  unlock()
  expect(idsIn(there.folder)).toEqual(there.ids)
})

test('a history that is damaged is kept as it is, and nothing of it gets into the new one', async () => {
  const { folder, ids } = folderOf('old', 2)
  const there = folderOf('new', 2)
  const history = join(there.folder, DATABASE_FILE)
  writeFileSync(history, 'torn to pieces')
  writeFileSync(`${history}-wal`, 'and what it did not take in')
  const { keptAs } = await restore(there.folder, backupOf(folder), WALL_MS)
  expect(readFileSync(keptAs ?? '', 'utf8')).toBe('torn to pieces')
  expect(readFileSync(`${keptAs}-wal`, 'utf8')).toBe('and what it did not take in')
  expect(existsSync(`${history}-wal`)).toBe(false)
  expect(idsIn(there.folder)).toEqual(ids)
})

test('what a history left that was deleted is no part of the new one', async () => {
  const { folder, ids } = folderOf('old', 2)
  const empty = dataFolder()
  writeFileSync(join(empty, `${DATABASE_FILE}-wal`), 'alone')
  await restore(empty, backupOf(folder), WALL_MS)
  expect(existsSync(join(empty, `${DATABASE_FILE}-wal`))).toBe(false)
  expect(idsIn(empty)).toEqual(ids)
  expect(readFileSync(join(empty, `${KEPT}-wal`), 'utf8')).toBe('alone')
})

test.each([
  ['not-there', () => join(dataFolder(), 'none.db')],
  ['no-history', () => fileOf('no database at all '.repeat(500))],
  ['no-history', () => fileOf('')],
  ['damaged', () => halfOf(backupOf(folderOf('old', 3).folder))],
])('a backup that is %s changes nothing', async (problem, made) => {
  const there = folderOf('new', 2)
  const names = readdirSync(there.folder)
  const before = statSync(join(there.folder, DATABASE_FILE))
  const file = made()
  await expect(restore(there.folder, file, WALL_MS)).rejects.toMatchObject({ problem, file })
  const after = statSync(join(there.folder, DATABASE_FILE))
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs])
  expect(readdirSync(there.folder).filter((name) => name !== LOCK_FILE)).toEqual(names)
  expect(idsIn(there.folder)).toEqual(there.ids)
})

function fileOf(text: string): string {
  const file = join(dataFolder(), 'backup.db')
  writeFileSync(file, text)
  return file
}

function halfOf(file: string): string {
  const octets = readFileSync(file)
  writeFileSync(file, octets.subarray(0, octets.length / 2))
  return file
}
