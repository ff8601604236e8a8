import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LOCK_FILE, lockFolder } from '../../src/history/folder-lock.ts'
import { dataFolder } from './data-folder.ts'

const TAKEN = expect.objectContaining({ problem: 'in-use' }) as Error

test('a folder is one daemon’s, until it lets go', async () => {
  const folder = dataFolder()
  const unlock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(TAKEN)
  unlock()
  const again = await lockFolder(folder)
  again()
})

// Other systems have SQLite's lock of a file alone, which goes with the file.
test.runIf(process.platform === 'linux').each([
  ['is deleted', (folder: string) => rmSync(folder, { recursive: true })],
  ['loses its lock file', (folder: string) => rmSync(join(folder, LOCK_FILE))],
])('a folder that %s meanwhile is free for no second daemon, which is told so', async (_, happens) => {
  const folder = dataFolder()
  const unlock = await lockFolder(folder)
  happens(folder)
  await expect(lockFolder(folder)).rejects.toThrow(
    `Crescendo is already running on ${folder}. Use its panel, or stop it`,
  )
  unlock()
  const next = await lockFolder(folder)
  next()
})

test('two names of a folder are one, two folders are two', async () => {
  const folder = dataFolder()
  const alias = join(dataFolder(), 'alias')
  symlinkSync(folder, alias)
  const unlock = await lockFolder(folder)
  await expect(lockFolder(alias)).rejects.toThrow(TAKEN)
  const other = await lockFolder(dataFolder())
  other()
  unlock()
})

test('a folder that was moved is still its daemon’s', async () => {
  const folder = join(dataFolder(), 'first')
  const moved = join(dataFolder(), 'moved')
  const unlock = await lockFolder(folder)
  renameSync(folder, moved)
  await expect(lockFolder(moved)).rejects.toThrow(TAKEN)
  unlock()
})

test('a killed daemon keeps its folder from nobody', async () => {
  const folder = dataFolder()
  const libsql = JSON.stringify(createRequire(import.meta.url).resolve('libsql'))
  const file = JSON.stringify(join(folder, LOCK_FILE))
  const script = `new (require(${libsql}))(${file}).exec('BEGIN EXCLUSIVE'); console.log('locked'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await expect(lockFolder(folder)).rejects.toThrow(TAKEN)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const unlock = await lockFolder(folder)
  unlock()
})

test('a file where the folder should be is said in words', async () => {
  const file = join(dataFolder(), 'a-file')
  writeFileSync(file, '')
  await expect(lockFolder(file)).rejects.toThrow(expect.objectContaining({ problem: 'cannot-open' }) as Error)
})
