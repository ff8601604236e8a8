import Database from 'libsql'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder, startDaemonProcess } from './daemon-process.ts'
import { asSent } from '../as-sent.ts'

/** A data folder with a run that was begun on the simulated treadmill, stopped, and left open. */
async function withOpenRun(): Promise<string> {
  const data = dataFolder()
  const daemon = await startDaemonProcess(['--data', data, '--time-scale', '20'])
  await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  await daemon.mustAsk('begin', 'skip-all', 'start')
  await daemon.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 5)
  await daemon.mustAsk('stop')
  await daemon.until('the belt to stand', ({ belt }) => belt === 'stopped')
  await daemon.end('SIGINT')
  return data
}

/** Makes the open run one of another machine. */
function movedTo(data: string, machine: { readonly name: string; readonly address: string }): void {
  const db = new Database(join(data, 'crescendo.db'))
  db.prepare('UPDATE runs SET machine = ?').run(JSON.stringify(machine))
  db.close()
}

test('a run of a real treadmill is not carried on on the simulated one: it is said, and it can only be ended', async () => {
  const data = await withOpenRun()
  movedTo(data, { name: 'Treadmill 7', address: 'c0:ff:ee:00:00:07' })
  const daemon = await startDaemonProcess(['--data', data])
  expect(daemon.stderr()).toContain('was begun on Treadmill 7 and goes on nowhere else')
  expect(daemon.stderr()).toContain('npm start -- --treadmill "Treadmill 7"')
  await new Promise((done) => setTimeout(done, 1000))
  const { banners, machine, belt, asks } = daemon.snapshot()
  expect(machine?.link).toBe('down')
  expect(belt).toBe('unseen')
  expect(
    asSent(banners)
      .map(({ message }) => message)
      .join(),
  ).toContain('started for the simulated treadmill')
  expect(asks).not.toContain('resume')
  expect(await daemon.ask('resume')).toMatchObject({ status: 409, body: { error: 'no-treadmill' } })

  await daemon.mustAsk('end')
  const after = await daemon.until('the simulated treadmill', (snapshot) => snapshot.machine?.link === 'up')
  expect(after).toMatchObject({ run: null, machine: { simulated: true } })
  // A computer that is busy with other tests is told so, rightly.
  expect(after.banners.filter(({ code }) => code !== 'computer-busy')).toEqual([])
  await daemon.mustAsk('begin')
  await daemon.end('SIGINT')
})

test('a run of the simulated treadmill waits for it while Crescendo is started for a real one', async () => {
  const data = await withOpenRun()
  const real = ['--treadmill', 'Treadmill 7', '--hci', `unix:${data}/nobody`]
  const elsewhere = await startDaemonProcess(['--data', data, ...real])
  expect(elsewhere.stderr()).toContain('To carry it on: npm start.')
  await new Promise((done) => setTimeout(done, 1000))
  const { banners, run } = elsewhere.snapshot()
  expect(
    asSent(banners)
      .map(({ message }) => message)
      .join(),
  ).toContain('started for Treadmill 7')
  expect(await elsewhere.ask('resume')).toMatchObject({ status: 409 })
  expect(await elsewhere.end('SIGINT')).toMatchObject({ code: 0 })

  const daemon = await startDaemonProcess(['--data', data])
  const back = await daemon.until('the run', ({ belt, asks }) => belt === 'stopped' && asks.includes('resume'))
  expect(back.run).toEqual(run)
  const said = back.banners.map(({ code }) => code).filter((code) => code !== 'computer-busy')
  expect(said).toEqual(['stands-since-restart'])
  await daemon.end('SIGINT')
})
