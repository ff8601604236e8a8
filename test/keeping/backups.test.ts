import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupFound } from '../../src/doctor/backup.ts'
import { backUp } from '../../src/keeping/backup.ts'
import { backupStateOf } from '../../src/keeping/backup-state.ts'
import { backupsIn, forgetOld, nextBackup } from '../../src/keeping/backups.ts'
import { WALL_MS } from '../history/plan.ts'
import { dataFolder, folderOf } from './folder-of-runs.ts'

const DAY_MS = 86_400_000

test('the three latest stay, by the time in their names; what else is there is not touched', () => {
  const folder = dataFolder()
  const files = [3, 0, 4, 1, 2].map((day) => nextBackup(folder, WALL_MS + day * DAY_MS))
  files.forEach((file, i) => {
    writeFileSync(file, '')
    utimesSync(file, i, i)
  })
  writeFileSync(join(folder, 'backups', 'mine.db'), '')
  const nowMs = WALL_MS + 5 * DAY_MS
  expect(backupsIn(folder, nowMs).map(({ wallMs }) => (wallMs - WALL_MS + 250) / DAY_MS)).toEqual([4, 3, 2, 1, 0])
  forgetOld(folder, nowMs)
  expect(readdirSync(join(folder, 'backups')).toSorted()).toEqual([
    'crescendo-2026-03-03T073000Z.db',
    'crescendo-2026-03-04T073000Z.db',
    'crescendo-2026-03-05T073000Z.db',
    'mine.db',
  ])
})

test('one of a time to come was made before the clock was set: it goes first', () => {
  const folder = dataFolder()
  for (const day of [900, 901, 902, 1]) writeFileSync(nextBackup(folder, WALL_MS + day * DAY_MS), '')
  const nowMs = WALL_MS + 2 * DAY_MS
  expect(backupsIn(folder, nowMs)[0]?.wallMs).toBe(WALL_MS + DAY_MS - 250)
  forgetOld(folder, nowMs)
  expect(backupsIn(folder, nowMs).map(({ wallMs }) => wallMs < nowMs)).toEqual([true, false, false])
})

test('what an interrupted one left goes before the next', () => {
  const folder = dataFolder()
  mkdirSync(join(folder, 'backups'))
  for (const name of ['crescendo-2026-03-03T073000Z.db.part', 'crescendo-2026-03-03T073000Z.db.part-journal'])
    writeFileSync(join(folder, 'backups', name), '')
  nextBackup(folder, WALL_MS)
  expect(readdirSync(join(folder, 'backups'))).toEqual([])
})

test('the doctor tells of the last one: none yet, sound, too old, damaged', () => {
  const { folder } = folderOf('a', 3)
  const found = (days: number) => backupFound(backupStateOf(folder, WALL_MS + days * DAY_MS))
  expect(backupFound(backupStateOf(dataFolder(), WALL_MS))).toMatchObject({ is: 'unknown', code: 'nothing-to-back-up' })
  expect(found(0)).toMatchObject({ is: 'mind', code: 'no-backup', mend: 'npm start -- backup FILE' })
  const file = nextBackup(folder, WALL_MS)
  backUp(folder, file, false)
  expect(found(7)).toEqual({ check: 'backup', is: 'ok', code: 'backup-there', what: file, mend: null })
  expect(found(9)).toMatchObject({ is: 'mind', code: 'backup-old', what: file })
  writeFileSync(file, 'torn '.repeat(1000))
  expect(found(1)).toMatchObject({ is: 'mind', code: 'backup-damaged', mend: 'npm start -- backup FILE' })
})
