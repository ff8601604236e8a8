import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { dataFolder, startDaemonProcess } from './daemon-process.ts'
import { expectNoSlowerAsks, expectNothingLost, runUnderWay, savingOf, untilSaved } from './disk-trouble.ts'

/** Compiled to a library that makes a disk slow for whoever preloads it. */
function slowFsync(): string {
  const library = join(dataFolder(), 'slow-fsync.so')
  const source = fileURLToPath(new URL('slow-fsync.c', import.meta.url))
  execFileSync('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl'])
  return library
}

test(
  'a slow disk keeps no ask waiting; one that does not answer is said; nothing is lost',
  { timeout: 120_000 },
  async () => {
    const data = dataFolder()
    const slowness = join(dataFolder(), 'slowness-ms')
    const env = { LD_PRELOAD: slowFsync(), SLOW_FSYNC: slowness }
    const daemon = await startDaemonProcess(['--data', data, '--time-scale', '4'], env)
    const asks = await runUnderWay(daemon)
    const end = (): void => rmSync(slowness)
    await expectNoSlowerAsks(daemon, asks, { begin: () => writeFileSync(slowness, '400'), end, said: null })

    writeFileSync(slowness, '60000')
    await asks.ask()
    await daemon.until('the words', () => savingOf(daemon) === 'slow')
    await asks.ask()
    end()
    await untilSaved(daemon)
    expect(savingOf(daemon)).toBe('again')
    await asks.ask()
    const { run } = daemon.snapshot()
    await daemon.end('SIGINT')
    expectNothingLost(data, run?.id, asks)
  },
)
