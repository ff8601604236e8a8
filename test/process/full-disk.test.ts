import { closeSync, copyFileSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { OWN_MOUNTS } from '../needs.mjs'
import { dataFolder, startDaemonProcess, type DaemonProcess } from './daemon-process.ts'
import { expectNoSlowerAsks, expectNothingLost, runUnderWay, savingOf } from './disk-trouble.ts'

/** Starts the command that follows with this folder on a small disk that goes with it. */
const onSmallDisk = (folder: string): string[] => [
  'unshare',
  ...OWN_MOUNTS,
  'sh',
  '-c',
  'mount -t tmpfs -o size=8m tmpfs "$0" && exec "$@"',
  folder,
]

/** Writes until there is no room for a page more. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w')
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4096))
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' })
  } finally {
    closeSync(descriptor)
  }
}

/** The files of the daemon's folder as they are at one moment, where they can be read without it. */
function copied(from: string, { child }: DaemonProcess): string {
  const to = dataFolder()
  child.kill('SIGSTOP')
  const files = readdirSync(from).filter((name) => /^crescendo\.db(-wal)?$/.test(name))
  for (const name of files) copyFileSync(join(from, name), join(to, name))
  child.kill('SIGCONT')
  return to
}

test(
  'a full disk keeps no ask waiting; it is said; nothing is lost once there is room',
  { timeout: 120_000 },
  async () => {
    const data = dataFolder()
    const daemon = await startDaemonProcess(['--data', data, '--time-scale', '4'], {}, onSmallDisk(data))
    const disk = `/proc/${daemon.child.pid}/root${data}`
    const asks = await runUnderWay(daemon)
    const filler = join(disk, 'filler')
    await expectNoSlowerAsks(daemon, asks, { begin: () => fill(filler), end: () => rmSync(filler), said: 'full' })
    expect(savingOf(daemon)).toBe('again')
    expectNothingLost(copied(disk, daemon), daemon.snapshot().run?.id, asks)
    await daemon.end('SIGINT')
  },
)
