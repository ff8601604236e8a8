import { expect, test } from 'vitest'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { openDatabase } from '../../src/history/database.ts'
import { writeAll } from '../../src/history/writing.ts'
import { WALL_MS } from '../history/plan.ts'
import { folderOf } from '../keeping/folder-of-runs.ts'
import { ran, startDaemonProcess } from './daemon-process.ts'

/** The runs of one without a name, and somebody new who has none. */
function shared(): string {
  const { folder } = folderOf('a', 3)
  const { db } = openDatabase(folder, WALL_MS)
  writeAll(db, [{ kind: 'new-runner', of: 'b'.repeat(16), runner: { ...NOTHING_TOLD, name: 'Ben' }, pin: null }])
  db.close()
  return folder
}

test('who shares a treadmill is told, a PIN set anew and taken away, and whose it is decided, from the command line', async () => {
  const data = ['--data', shared()]
  const told = async (): Promise<string> => (await ran(['runners', ...data])).stdout
  expect(await told()).toBe('* runner without a name: 3 runs\n  Ben: 0 runs\n')

  expect(await ran(['runners', 'pin', 'ben', ...data], '12\n')).toMatchObject({
    code: 65,
    stderr: expect.stringContaining('A PIN of a runner is four digits. Nothing was changed.') as string,
  })
  expect((await ran(['runners', 'pin', 'ben', ...data], '4711\n')).code).toBe(0)
  expect(await told()).toContain('  Ben: 0 runs, with a PIN\n')
  expect(await ran(['runners', 'pin', 'Ann', ...data], '4711\n')).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('Nobody here is called “Ann”. Known: runner without a name, Ben.') as string,
  })

  const last = ['export', 'last', '-', '--format', 'csv', ...data]
  expect((await ran(last)).code).toBe(0)
  expect(await ran(['--runner', 'BEN', ...last])).toMatchObject({
    code: 65,
    stderr: expect.stringContaining('There is no run last') as string,
  })
  expect(await told()).toBe('  runner without a name: 3 runs\n* Ben: 0 runs, with a PIN\n')

  expect((await ran(['runners', 'pin', 'Ben', ...data], '\n')).code).toBe(0)
  expect(await told()).toContain('* Ben: 0 runs\n')
})

test(
  'beside the panel who runs is decided there; a run that is not over keeps its runner',
  { timeout: 60_000 },
  async () => {
    const data = ['--data', shared()]
    const daemon = await startDaemonProcess([...data, '--time-scale', '4'])
    await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
    expect(await ran(['--runner', 'Ben', 'runners', ...data])).toMatchObject({ code: 69 })
    await daemon.mustAsk('begin', 'skip-all', 'start')
    await daemon.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 0.5)
    await daemon.end('SIGKILL')
    expect(await ran(['--runner', 'Ben', 'runners', ...data])).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('A run of runner without a name is not over') as string,
    })
    expect((await ran(['runners', ...data])).stdout).toContain('* runner without a name')
  },
)
