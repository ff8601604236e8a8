import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderOf, idsIn, idsInFile } from '../keeping/folder-of-runs.ts'
import { dataFolder, ran, startDaemonProcess } from './daemon-process.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** What it ends with, and says: its code, and one of the two. */
async function said(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await ran(args)
  return `${code} ${stdout}${stderr}`
}

test('backup and restore from the command line: there and back, and each fault in words with its code', async () => {
  const { folder, ids } = folderOf('a', 3)
  const file = join(dataFolder(), 'backup.db')
  const data = ['--data', folder]
  expect(await said('backup', file, ...data)).toBe(`0 Backed up: 3 runs in ${file}.\n`)
  expect(await said('backup', file, ...data)).toContain(`69 ${file} is there already`)
  expect(await said('backup', '/nowhere/b.db', ...data)).toContain('69 It cannot be done with /nowhere/b.db')

  const other = dataFolder()
  expect(await said('restore', file, '--data', other)).toBe('0 Restored: 3 runs.\n')
  expect(idsIn(other)).toEqual(ids)
  const again = await said('restore', file, '--data', other)
  expect(again).toContain(`0 Restored: 3 runs. What was there before is in ${other}/crescendo.db.before-restore-`)
  expect(await said('restore', MAIN, '--data', other)).toBe(`65 ${MAIN} is no backup of Crescendo.\n`)
  expect(idsIn(other)).toEqual(ids)
})

test(
  'beside the panel a backup is made, but not while a run is on; nothing is restored',
  { timeout: 120_000 },
  async () => {
    const { folder, ids } = folderOf('a', 3)
    const file = join(dataFolder(), 'backup.db')
    const data = ['--data', folder]
    const daemon = await startDaemonProcess([...data, '--time-scale', '4'])
    await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
    expect(await said('backup', file, ...data)).toMatch(/^0 /)
    expect(await said('restore', file, ...data)).toContain(`69 Crescendo is already running on ${folder}`)

    await daemon.mustAsk('begin', 'skip-all', 'start')
    await daemon.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 0.5)
    const during = join(dataFolder(), 'during.db')
    expect(await ran(['backup', during, ...data])).toMatchObject({
      code: 69,
      stderr: 'A run is on: back up once it has ended.\n',
    })
    expect(existsSync(during)).toBe(false)

    // One that nobody is on any more is a part of what is kept.
    await daemon.end('SIGKILL')
    expect(await said('backup', during, ...data)).toBe(`0 Backed up: 4 runs in ${during}.\n`)
    expect([idsInFile(file), idsInFile(during)]).toEqual([ids, ids])
  },
)
