import { asSent } from '../as-sent.ts'
import Database from 'libsql'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { SHORT_PLAN } from '../daemon/short-plan.ts'
import { dataFolder, ran, startDaemonProcess } from './daemon-process.ts'

const codesOf = ({ banners }: Snapshot): string[] => banners.map(({ code }) => code)
const databaseIn = (folder: string): Database.Database => new Database(join(folder, 'crescendo.db'), { timeout: 2000 })

test.each([
  ['a row that is no JSON', '{bad'],
  ['a row that is no event', '{"kind":"plan"}'],
])('a run with %s in its journal is set aside in words, and the next one begins', async (_, row) => {
  const data = dataFolder()
  const first = await startDaemonProcess(['--data', data])
  await first.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  await first.mustAsk('begin')
  const { run } = await first.until('the run', (snapshot) => snapshot.run !== null)
  await first.end('SIGKILL')
  const db = databaseIn(data)
  db.prepare('UPDATE journal SET event = ? WHERE sequence = 0').run(row)
  db.close()

  const second = await startDaemonProcess(['--data', data])
  expect(second.stderr()).toContain(`The run of ${run?.startedAt} cannot be carried on`)
  expect(second.stderr()).not.toMatch(/^\s+at /m)
  const { run: none } = await second.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  expect(none).toBeNull()
  await second.mustAsk('begin')
  expect(await second.end('SIGINT')).toMatchObject({ code: 0 })
})

test('a disk that takes nothing at the end of a run stops nothing: the run ends, and the next begins', async () => {
  const data = dataFolder()
  const daemon = await startDaemonProcess(['--data', data, '--time-scale', '60'])
  await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  await daemon.choose(SHORT_PLAN)
  await daemon.mustAsk('begin', 'skip-all', 'start')
  await daemon.until('the sprint', ({ gate }) => gate === 'passed')
  await daemon.mustAsk('stop')
  await daemon.until('the belt to stand', ({ belt }) => belt === 'stopped')

  const db = databaseIn(data)
  db.exec('BEGIN IMMEDIATE')
  await daemon.mustAsk('end')
  await daemon.choose({ ...SHORT_PLAN, warmUpS: 90 })
  const { banners } = await daemon.until('the words', (snapshot) => codesOf(snapshot).includes('history'), 3000)
  expect(
    asSent(banners)
      .map(({ message }) => message)
      .join(),
  ).toContain('not being saved: another program keeps its file locked')
  db.exec('ROLLBACK')
  db.close()
  await expect.poll(() => daemon.stderr()).toContain('cannot be saved at the moment')
  await daemon.until(
    'it to be saved again',
    ({ banners: [banner] }) => asSent(banner)?.message.includes('saved again') === true,
  )
  expect(daemon.child.exitCode).toBeNull()

  await daemon.mustAsk('begin')
  const runs: unknown = await (await fetch(`${daemon.url}/api/runs`)).json()
  expect(runs).toMatchObject({ runs: [{}], counts: { all: 1 } })
  expect(await daemon.end('SIGINT')).toMatchObject({ code: 0 })
})

/** Something may be written in it in that very moment: then once more. */
function deleteFolder(folder: string, tries = 20): void {
  try {
    rmSync(folder, { recursive: true })
  } catch (error) {
    if (tries === 0) throw error
    deleteFolder(folder, tries - 1)
  }
}

test('a data folder deleted in the middle of a run: it is said, no second daemon comes near, the run is in a new one', async () => {
  const data = dataFolder()
  const args = ['--data', data, '--time-scale', '10']
  const first = await startDaemonProcess(args)
  await first.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  await first.mustAsk('begin', 'skip-all', 'start')
  await first.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 5)
  deleteFolder(data)

  const told = { code: 69, stdout: '', stderr: expect.stringContaining(`already running on ${data}`) as string }
  expect(await ran(['--port', '0', '--data', data])).toEqual(told)
  const said = await first.until('the words', (snapshot) => codesOf(snapshot).includes('history'))
  expect(said.banners.find(({ code }) => code === 'history')).toMatchObject({
    level: 'warning',
    values: { saving: 'gone', runIsOn: true },
    message: expect.stringContaining('The folder with your history was deleted') as string,
  })
  expect(said.belt).toBe('moving')
  await first.mustAsk('hold')
  expect(await ran(['--port', '0', '--data', data])).toEqual(told)
  const before = await first.until('more of the run', ({ movingS }) => movingS > said.movingS + 20)
  await first.end('SIGKILL')

  const second = await startDaemonProcess(args)
  const back = await second.until('the run', ({ belt }) => belt === 'stopped')
  expect(back).toMatchObject({ run: before.run, phase: before.phase, plan: before.plan })
  expect(back.movingS).toBeGreaterThan(said.movingS)
  await second.end('SIGINT')
})
