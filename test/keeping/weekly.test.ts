import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL, fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { manualClock } from '../../src/clock.ts'
import { DATABASE_FILE } from '../../src/history/database.ts'
import { backupsIn } from '../../src/keeping/backups.ts'
import { keepWeekly } from '../../src/keeping/weekly.ts'
import { dataFolder, folderOf, idsInFile } from './folder-of-runs.ts'

const ENTRY = pathToFileURL(fileURLToPath(new URL('../../dist/backup-process.js', import.meta.url)))
const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS
const FAR_MS = Date.UTC(2100, 0, 1)

/** A daemon of which nothing is there but whether a run is open. */
function keepsWeekly(folder: string) {
  const clock = manualClock()
  const told: string[] = []
  const listeners = new Set<() => void>()
  let run: string | null = null
  const close = keepWeekly(
    folder,
    ENTRY,
    clock,
    {
      snapshot: () => ({ run }),
      subscribe(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    { made: (_, runs) => told.push(`made ${runs}`), failed: (why) => told.push(`failed ${why}`) },
  )
  onTestFinished(close)
  return {
    clock,
    told,
    files: () => backupsIn(folder, FAR_MS).map(({ file }) => file),
    open: (id: string | null): void => {
      run = id
      listeners.forEach((listener) => listener())
    },
    close: () => close(),
  }
}

/** A backup that ought not to be made would be made and told of by then. */
const A_CHILD_MS = 1500

/** A process that gives way to all else takes its time on a busy computer. */
const slowly = { timeout: 60_000 }

test('one is made within a minute, the next a week later; three are kept', async () => {
  const { folder, ids } = folderOf('a', 3)
  const { clock, told, files } = keepsWeekly(folder)
  await clock.advance(59_000)
  expect(existsSync(join(folder, 'backups'))).toBe(false)
  for (let week = 1; week <= 5; week++) {
    await clock.advance(61_000)
    await expect.poll(() => told.length, slowly).toBe(week)
    // Another is not due before the week is over.
    await clock.advance(WEEK_MS - 122_000)
    if (week === 1) await sleep(A_CHILD_MS)
    expect(told).toHaveLength(week)
    await clock.advance(61_000)
  }
  await expect.poll(() => told, slowly).toEqual(Array.from({ length: 5 }, () => 'made 3'))
  expect(files()).toHaveLength(3)
  expect(files().map(idsInFile)).toEqual([ids, ids, ids])
})

test('none while a run is open; one that begins ends it, and it is made afterwards', async () => {
  const { folder } = folderOf('a', 8, { readings: 15_000 })
  const { clock, told, files, open } = keepsWeekly(folder)
  open('on')
  await clock.advance(10 * 60_000)
  expect(existsSync(join(folder, 'backups'))).toBe(false)
  open(null)
  await clock.advance(60_000)
  await expect.poll(() => existsSync(join(folder, 'backups')), { interval: 5 }).toBe(true)
  open('on again')
  await clock.advance(10 * 60_000)
  await sleep(A_CHILD_MS)
  expect([told, files()]).toEqual([[], []])
  open(null)
  await clock.advance(60_000)
  await expect.poll(() => told, slowly).toEqual(['made 8'])
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
})

test('one that fails is said, and tried again after an hour', async () => {
  const folder = dataFolder()
  writeFileSync(join(folder, DATABASE_FILE), 'no database at all '.repeat(500))
  const { clock, told, files } = keepsWeekly(folder)
  await clock.advance(60_000)
  await expect.poll(() => told, slowly).toHaveLength(1)
  expect(told[0]).toContain('file is not a database')
  await clock.advance(HOUR_MS - 60_000)
  await sleep(A_CHILD_MS)
  expect(told).toHaveLength(1)
  await clock.advance(120_000)
  await expect.poll(() => told, slowly).toHaveLength(2)
  expect(files()).toEqual([])
})

test('a guest whose report is still shown is waited for, without a word', async () => {
  const { folder } = folderOf('a', 2, { guest: true })
  mkdirSync(join(folder, 'backups'))
  const daemon = keepsWeekly(folder)
  const { clock, told, files } = daemon
  await clock.advance(60_000)
  await sleep(A_CHILD_MS)
  await clock.advance(60_000)
  await daemon.close()
  expect([told, files()]).toEqual([[], []])
})
