import { spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { VoiceClips } from '../../protocol/panel/voice.ts'
import { backUp } from '../../src/keeping/backup.ts'
import { takeUnsaved } from '../../src/history/unsaved-mark.ts'
import { folderOf, idsIn } from '../keeping/folder-of-runs.ts'
import { OWN_MOUNTS } from '../needs.mjs'
import { dataFolder, startDaemonProcess, type DaemonProcess } from './daemon-process.ts'
import { expectNoSlowerAsks, expectNothingLost, runUnderWay, savingOf } from './disk-trouble.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const PIPER = fileURLToPath(new URL('../voice/fake-piper.mjs', import.meta.url))

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
  const files = readdirSync(from).filter((name) => /^(crescendo\.db(-wal)?|unsaved)$/.test(name))
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

test(
  'killed on a full disk: the next start says that something is lost, once; the run is back as it was saved last',
  { timeout: 120_000 },
  async () => {
    const data = dataFolder()
    const first = await startDaemonProcess(['--data', data, '--time-scale', '4'], {}, onSmallDisk(data))
    const disk = `/proc/${first.child.pid}/root${data}`
    await runUnderWay(first)
    expect(takeUnsaved(copied(disk, first))).toBe(false)
    fill(join(disk, 'filler'))
    await first.until('the words', () => savingOf(first) === 'full', 40_000)
    const left = copied(disk, first)
    await first.end('SIGKILL')

    const second = await startDaemonProcess(['--data', left])
    expect(second.stderr()).toContain('nothing could be saved any more')
    const back = await second.until('the run', ({ run }) => run !== null)
    expect(back.run?.id).toBe(first.snapshot().run?.id)
    expect(savingOf(second)).toBe('lost')
    await second.end('SIGINT')
    const third = await startDaemonProcess(['--data', left])
    expect(third.stderr()).not.toContain('could be saved')
    await third.end('SIGINT')
  },
)

test(
  'on a full disk nothing is said aloud, the log says why, and nothing half is left',
  { timeout: 120_000 },
  async () => {
    const data = dataFolder()
    const model = join(dataFolder(), 'en_US-test-medium.onnx')
    writeFileSync(model, '')
    const speaks = ['--piper', PIPER, '--piper-voice', model]
    const daemon = await startDaemonProcess(['--data', data, ...speaks], {}, onSmallDisk(data))
    await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
    const disk = `/proc/${daemon.child.pid}/root${data}`
    const filler = join(disk, 'filler')
    fill(filler)
    const clips = async (): Promise<VoiceClips> =>
      (await (await fetch(`${daemon.url}/api/voice/en`)).json()) as VoiceClips
    const { waiting } = await clips()
    expect(waiting).toBeGreaterThan(50)
    await expect.poll(daemon.stderr, { timeout: 40_000 }).toMatch(/cannot be made/)
    expect(await clips()).toMatchObject({ engine: 'piper', clips: [], waiting })
    expect(readdirSync(join(disk, 'voice'))).toEqual([])
    await daemon.end('SIGINT')
  },
)

test('on a disk that is full nothing is lost, and nothing half is left', () => {
  const [small, disk] = [folderOf('small', 1), dataFolder()]
  const there = folderOf('new', 3, { readings: 30_000 })
  const backup = join(dataFolder(), 'backup.db')
  backUp(folderOf('old', 4, { readings: 30_000 }).folder, backup, false)
  // What is there fits, what is restored does not.
  const script = `mount -t tmpfs -o size=1m tmpfs "$0" && cp "$1"/crescendo.db "$0" && "$3" "$4" restore "$2" --data "$0"
    echo "code $?"; ls "$0"; "$3" "$4" backup "$0/big.db" --data "$5"; echo "code $?"; ls "$0"; cp "$0"/crescendo.db "$6"`
  const copy = dataFolder()
  const args = [disk, small.folder, backup, process.execPath, MAIN, there.folder, copy]
  const { stdout, stderr } = spawnSync('unshare', [...OWN_MOUNTS, 'sh', '-c', script, ...args], { encoding: 'utf8' })
  expect(stderr.split('\n').filter((line) => line.includes(`no room for it on the disk of ${disk}`))).toHaveLength(2)
  expect(stdout.split('\n').filter((line) => line !== '')).toEqual([
    ...['code 69', 'crescendo.db', 'in-use.lock'],
    ...['code 69', 'crescendo.db', 'in-use.lock'],
  ])
  expect(idsIn(copy)).toEqual(small.ids)
  expect(idsIn(there.folder)).toEqual(there.ids)
})
