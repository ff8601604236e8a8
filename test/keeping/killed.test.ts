import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as soon } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DATABASE_FILE } from '../../src/history/database.ts'
import { backUp, partOf } from '../../src/keeping/backup.ts'
import { restore } from '../../src/keeping/restore.ts'
import { verified } from '../../src/keeping/verified.ts'
import { WALL_MS } from '../history/plan.ts'
import { draws, someOf } from '../draws.ts'
import { dataFolder, folderOf, idsIn, idsInFile } from './folder-of-runs.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const KILL_AT = pathToFileURL(fileURLToPath(new URL('kill-at.mjs', import.meta.url))).href

/** Some megabytes: it takes a while to write them. */
const MUCH = { readings: 8000 }

interface Killed {
  readonly signal: NodeJS.Signals | null
  readonly code: number | null
}

/** Kills it as soon as that file has so many octets, or before that step on the disk. */
async function killed(
  args: readonly string[],
  at: { file: string; octets: number } | { step: number },
): Promise<Killed> {
  const preload = 'step' in at ? ['--import', KILL_AT] : []
  const env = { ...process.env, KILL_AT: 'step' in at ? String(at.step) : '' }
  const child = spawn(process.execPath, [...preload, MAIN, ...args], { stdio: 'ignore', env })
  const over = once(child, 'exit')
  while ('file' in at && child.exitCode === null && (sizeOf(at.file) ?? -1) < at.octets) await soon()
  if ('file' in at) child.kill('SIGKILL')
  await over
  return { signal: child.signalCode, code: child.exitCode }
}

const sizeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.size

/** How much of a file is written by then. */
const shares = fc.double({ min: 0, max: 1, noNaN: true })

test('a backup that is killed while it writes: the history has every run, the file is whole or not there, and the next one is made', async () => {
  const { folder, ids } = folderOf('kept', 8, MUCH)
  const all = join(dataFolder(), 'all.db')
  backUp(folder, all, false)
  const octets = sizeOf(all) ?? 0
  const signals: Killed['signal'][] = []
  await fc.assert(
    fc.asyncProperty(shares, async (share) => {
      const file = join(dataFolder(), 'backup.db')
      const at = { file: partOf(file), octets: share * octets }
      signals.push((await killed(['backup', file, '--data', folder], at)).signal)
      if (existsSync(file)) expect(verified(file).runs).toBe(8)
      expect(idsIn(folder)).toEqual(ids)
      if (!existsSync(file)) backUp(folder, file, false)
      expect(idsInFile(file)).toEqual(ids)
    }),
    { numRuns: draws(4) },
  )
  expect(signals).toContain('SIGKILL')
})

test('a restore that is killed while it writes: what is there has every run of before or every run of the backup', async () => {
  const backup = folderOf('old', 8, MUCH)
  const file = join(dataFolder(), 'backup.db')
  backUp(backup.folder, file, false)
  const signals: Killed['signal'][] = []
  await fc.assert(
    fc.asyncProperty(shares, async (share) => {
      const there = folderOf('new', 4)
      const at = { file: join(there.folder, 'restoring.db'), octets: share * (sizeOf(file) ?? 0) }
      signals.push((await killed(['restore', file, '--data', there.folder], at)).signal)
      await expectOneOf(there, backup, file)
    }),
    { numRuns: draws(3) },
  )
  expect(signals).toContain('SIGKILL')
})

/** More than a restore takes: it is done before the last ones. */
const STEPS = Array.from({ length: 24 }, (_, step) => step)
const WAYS = [
  ['a sound history', ''],
  ['one beside what it did not take in', 'a wal that is none'],
] as const

test.each(WAYS)('nor where it is killed before a step on the disk: %s', async (way, beside) => {
  const backup = folderOf('old', 2)
  const file = join(dataFolder(), 'backup.db')
  backUp(backup.folder, file, false)
  let deaths = 0
  for (const step of someOf(STEPS, 10, `a step of restoring ${way}`)) {
    const there = folderOf('new', 3)
    if (beside !== '') writeFileSync(join(there.folder, `${DATABASE_FILE}-wal`), beside)
    const { signal, code } = await killed(['restore', file, '--data', there.folder], { step })
    expect(signal ?? code).toBe(signal === null ? 0 : 'SIGKILL')
    if (signal !== null) deaths++
    await expectOneOf(there, backup, file)
  }
  expect(deaths).toBeGreaterThan(0)
})

type There = ReturnType<typeof folderOf>

async function expectOneOf(there: There, backup: There, file: string): Promise<void> {
  const ids = idsIn(there.folder)
  expect([there.ids, backup.ids]).toContainEqual(ids)
  if (ids[0] === backup.ids[0]) expectBeside(there)
  // And what it left keeps none from being restored.
  await restore(there.folder, file, WALL_MS)
  expect(idsIn(there.folder)).toEqual(backup.ids)
  expectBeside(there)
  expect(readdirSync(there.folder).filter((name) => /restoring|keeping/.test(name))).toEqual([])
}

/** What was there is kept. */
function expectBeside({ folder, ids }: There): void {
  const kept = readdirSync(folder).filter((name) => /before-restore-[^.]*Z$/.test(name))
  expect(kept.map((name) => idsInFile(join(folder, name)))).toContainEqual(ids)
}
