import Database from 'libsql'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder, startDaemonProcess } from './daemon-process.ts'
import { expectNoSlowerAsks, expectNothingLost, runUnderWay, savingOf } from './disk-trouble.ts'

test(
  'a file that another process keeps locked keeps no ask waiting; it is said; nothing is lost',
  { timeout: 120_000 },
  async () => {
    const data = dataFolder()
    const daemon = await startDaemonProcess(['--data', data, '--time-scale', '4'])
    const asks = await runUnderWay(daemon)
    const other = new Database(join(data, 'crescendo.db'), { timeout: 2000 })
    await expectNoSlowerAsks(daemon, asks, {
      begin: () => other.exec('BEGIN IMMEDIATE'),
      end: () => other.exec('ROLLBACK'),
      said: 'locked',
    })
    expect(savingOf(daemon)).toBe('again')
    other.close()
    const { run } = daemon.snapshot()
    await daemon.end('SIGINT')
    expectNothingLost(data, run?.id, asks)
  },
)
