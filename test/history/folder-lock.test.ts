import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LOCK_FILE, lockFolder } from '../../src/history/folder-lock.ts'
import { dataFolder } from './data-folder.ts'

test('a folder is one daemon’s, until it lets go', () => {
  const folder = dataFolder()
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ problem: 'in-use' }))
  unlock()
  lockFolder(folder)()
})

test('a killed daemon keeps its folder from nobody', async () => {
  const folder = dataFolder()
  const libsql = JSON.stringify(createRequire(import.meta.url).resolve('libsql'))
  const file = JSON.stringify(join(folder, LOCK_FILE))
  const script = `new (require(${libsql}))(${file}).exec('BEGIN EXCLUSIVE'); console.log('locked'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ problem: 'in-use' }))
  child.kill('SIGKILL')
  await once(child, 'exit')
  lockFolder(folder)()
})

test('a file where the folder should be is said in words', () => {
  const file = join(dataFolder(), 'a-file')
  writeFileSync(file, '')
  expect(() => lockFolder(file)).toThrow(expect.objectContaining({ problem: 'cannot-open' }))
})
